// SPDX-License-Identifier: GPL-3.0-or-later
// A bare walk of an NDJSON file: simdjson's on-demand parser touches each key and each scalar of each line
// and keeps nothing. No program that understands the file can be faster; compare.py measures others by it.
//
//     bench_walk FILE [THREADS]     prints {"seconds","bytes","documents","values"}
#include <fcntl.h>
#include <fmt/format.h>
#include <simdjson.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::uint64_t kBlock = 1 << 20;

struct Count {
    std::uint64_t documents = 0;
    std::uint64_t values = 0;
    std::uint64_t checksum = 0; // so that nothing that was read can be left out
    bool failed = false;
};

// Whole lines: those that begin in one block of the file.
class Lines {
public:
    Lines(int file, std::uint64_t size) : m_file(file), m_size(size) {}

    std::string_view read(std::uint64_t block)
    {
        const std::uint64_t begin = block * kBlock;
        const std::uint64_t from = begin == 0 ? 0 : begin - 1;
        const std::uint64_t wanted = std::min(m_size, begin + kBlock) - from;
        m_length = 0;
        fill(from, wanted);
        while (from + m_length < m_size && m_bytes[m_length - 1] != '\n')
            extend(from);
        const std::string_view all(m_bytes.data(), m_length);
        const std::size_t first = begin == 0 ? 0 : all.find('\n') + 1;
        return first >= wanted && begin != 0 ? std::string_view() : all.substr(first);
    }

private:
    void fill(std::uint64_t from, std::uint64_t count)
    {
        m_bytes.resize(std::max<std::size_t>(m_bytes.size(), m_length + count + simdjson::SIMDJSON_PADDING));
        while (count > 0) {
            const ssize_t got =
                ::pread(m_file, m_bytes.data() + m_length, count, static_cast<off_t>(from + m_length));
            if (got <= 0)
                std::exit(1);
            m_length += static_cast<std::size_t>(got);
            count -= static_cast<std::uint64_t>(got);
        }
    }

    // Up to the end of the last line.
    void extend(std::uint64_t from)
    {
        const std::size_t before = m_length;
        fill(from, std::min<std::uint64_t>(4096, m_size - from - m_length));
        const std::size_t end = std::string_view(m_bytes.data(), m_length).find('\n', before);
        if (end != std::string_view::npos)
            m_length = end + 1;
    }

    int m_file;
    std::uint64_t m_size;
    std::vector<char> m_bytes;
    std::size_t m_length = 0;
};

void walk(ondemand::value value, Count& count);

void walk(ondemand::object object, Count& count)
{
    for (auto field : object) {
        count.checksum += field.unescaped_key().value().size();
        walk(field.value().value(), count);
    }
}

// Only as deep as the generated exports are.
void walk(ondemand::value value, Count& count)
{
    ++count.values;
    switch (value.type().value()) {
    case ondemand::json_type::object:
        walk(value.get_object().value(), count);
        break;
    case ondemand::json_type::array:
        for (auto element : value.get_array().value())
            walk(element.value(), count);
        break;
    case ondemand::json_type::string:
        count.checksum += value.get_string().value().size();
        break;
    case ondemand::json_type::number:
        count.checksum += static_cast<std::uint64_t>(value.get_double().value());
        break;
    case ondemand::json_type::boolean:
        count.checksum += value.get_bool().value() ? 1 : 0;
        break;
    case ondemand::json_type::null:
        break;
    }
}

void walkBlocks(Lines lines, std::atomic<std::uint64_t>& next, std::uint64_t blocks, Count& count)
{
    try {
        ondemand::parser parser;
        for (std::uint64_t block = next++; block < blocks; block = next++) {
            const std::string_view text = lines.read(block);
            if (text.empty())
                continue;
            ondemand::document_stream documents;
            // The batch is a whole block, and longer by the line that ends it.
            if (parser.iterate_many(text.data(), text.size(), text.size() + 64).get(documents)) {
                count.failed = true;
                return;
            }
            for (auto document : documents) {
                ++count.documents;
                walk(document.get_object().value(), count);
            }
        }
    } catch (const simdjson::simdjson_error&) {
        count.failed = true;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const int file = argc > 1 ? ::open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
    struct stat status {};
    if (file < 0 || ::fstat(file, &status) != 0) {
        fmt::print(stderr, "usage: bench_walk FILE [THREADS]\n");
        return 2;
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    const auto threads = static_cast<std::size_t>(argc > 2 ? std::max(1, std::atoi(argv[2])) : 1);
    const auto begin = std::chrono::steady_clock::now();
    std::vector<Count> counts(threads);
    {
        std::atomic<std::uint64_t> next = 0;
        std::vector<std::jthread> workers;
        for (Count& count : counts)
            workers.emplace_back([&] {
                walkBlocks({file, size}, next, (size + kBlock - 1) / kBlock, count);
            });
    }
    Count sum;
    for (const Count& count : counts) {
        sum.documents += count.documents;
        sum.values += count.values;
        sum.checksum += count.checksum;
        sum.failed = sum.failed || count.failed;
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    fmt::print(R"({{"seconds":{:.4f},"bytes":{},"documents":{},"values":{},"checksum":{}}})"
               "\n",
               took.count(), size, sum.documents, sum.values, sum.checksum);
    return sum.failed ? 1 : 0;
}
