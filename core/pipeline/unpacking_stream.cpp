// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/unpacking_stream.h"

#include "core/base/translation.h"

#include <fmt/format.h>

#include <zlib.h>
#include <zstd.h>

#include <limits>
#include <vector>

namespace throughline {

namespace {

constexpr std::size_t kBlock = 256 << 10;
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr std::string_view kZstdMagic = "\x28\xB5\x2F\xFD";

constexpr Phrase kStuck = phrase("problems", "it cannot be unpacked");
constexpr Phrase kNoMemory = phrase("problems", "there is not enough memory to unpack it");

// What one step of a decoder did.
struct Step {
    std::size_t consumed = 0;
    std::size_t produced = 0;
    std::string_view fault; // not empty: the data is damaged
};

// A format's own part: unpacks from one block of memory into another.
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual Step step(std::string_view input, std::span<char> output) = 0;
    // Whether the input may end here.
    [[nodiscard]] virtual bool betweenMembers() const = 0;
};

class GzipDecoder final : public Decoder {
public:
    GzipDecoder() { m_ready = ::inflateInit2(&m_stream, kWindowBits) == Z_OK; }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;
    ~GzipDecoder() override { ::inflateEnd(&m_stream); }

    Step step(std::string_view input, std::span<char> output) override
    {
        if (!m_ready)
            return {0, 0, kNoMemory.english};
        if (m_between && input.empty())
            return {};
        if (m_between) {
            // Tapes and block devices pad with zeros; anything else begins another member.
            const std::size_t zeros = std::min(input.find_first_not_of('\0'), input.size());
            if (m_members != 0 && zeros != 0)
                return {zeros, 0, {}};
            ::inflateReset(&m_stream);
            m_between = false;
        }
        // zlib takes no const, but does not write to its input.
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(output.data());
        m_stream.avail_out = static_cast<uInt>(output.size());
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        Step step{input.size() - m_stream.avail_in, output.size() - m_stream.avail_out, {}};
        if (result == Z_STREAM_END) {
            m_between = true;
            ++m_members;
        } else if (result != Z_OK && result != Z_BUF_ERROR) {
            step.fault = m_stream.msg ? m_stream.msg : kStuck.english;
        }
        return step;
    }

    [[nodiscard]] bool betweenMembers() const override { return m_between; }

private:
    static constexpr int kWindowBits = 15 + 16; // the largest window; only gzip's header is accepted
    z_stream m_stream{};
    bool m_ready = false;
    bool m_between = true;
    std::uint64_t m_members = 0;
};

class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder() : m_stream(::ZSTD_createDStream()) {}
    ZstdDecoder(const ZstdDecoder&) = delete;
    ZstdDecoder& operator=(const ZstdDecoder&) = delete;
    ~ZstdDecoder() override { ::ZSTD_freeDStream(m_stream); }

    Step step(std::string_view input, std::span<char> output) override
    {
        if (!m_stream)
            return {0, 0, kNoMemory.english};
        if (m_between && input.empty())
            return {};
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t result = ::ZSTD_decompressStream(m_stream, &out, &in);
        m_between = result == 0;
        return {in.pos, out.pos, ::ZSTD_isError(result) ? ::ZSTD_getErrorName(result) : ""};
    }

    [[nodiscard]] bool betweenMembers() const override { return m_between; }

private:
    ZSTD_DStream* m_stream;
    bool m_between = true;
};

std::unique_ptr<Decoder> makeDecoder(Packing packing)
{
    if (packing == Packing::Gzip)
        return std::make_unique<GzipDecoder>();
    return std::make_unique<ZstdDecoder>();
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::uint64_t kMebibyte = 1 << 20;
    return bytes % kMebibyte == 0 && bytes != 0 ? fmt::format("{} MiB", bytes / kMebibyte)
                                                : fmt::format("{} bytes", bytes);
}

class UnpackingStream final : public ByteStream {
public:
    UnpackingStream(ByteStream& packed, Packing packing, std::uint64_t maxUnpackedBytes)
        : m_packed(packed), m_packing(packing), m_decoder(makeDecoder(packing)),
          m_maxUnpackedBytes(maxUnpackedBytes), m_input(kBlock)
    {}

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (m_failure)
            return tl::unexpected<Problem>(*m_failure);
        std::size_t filled = 0;
        while (filled < buffer.size() && !m_ended && !m_failure)
            filled += unpackInto(buffer.subspan(filled));
        if (filled == 0 && m_failure)
            return tl::unexpected<Problem>(*m_failure);
        return filled;
    }

private:
    std::size_t unpackInto(std::span<char> buffer)
    {
        // A decoder that filled the last buffer may hold more back than its input tells.
        if (m_rest.empty() && !m_outputWasFull && !refill())
            return 0;
        const std::uint64_t left = m_maxUnpackedBytes - m_unpackedBytes;
        char beyond = 0; // where a byte over the limit shows
        const std::span<char> output = left == 0 ? std::span<char>(&beyond, 1)
                                                 : buffer.first(std::min<std::uint64_t>(buffer.size(), left));
        const Step step = m_decoder->step(m_rest, output);
        const bool stuck = !m_rest.empty() && step.consumed == 0 && step.produced == 0;
        m_rest.remove_prefix(step.consumed);
        m_outputWasFull = step.produced == output.size();
        if (left == 0 && step.produced != 0)
            return fail(ProblemCode::OutputLimit, sizeText(m_maxUnpackedBytes));
        m_unpackedBytes += step.produced;
        if (!step.fault.empty() || stuck)
            fail(ProblemCode::CorruptCompression,
                 translated({"problems", stuck ? kStuck.english : std::string(step.fault).c_str()}));
        else if (m_unpackedBytes > kGrowthUnwatched && m_unpackedBytes / kMostGrowth > m_packedBytes)
            fail(ProblemCode::OutputLimit, told(phrase("problems", "{} times its size"), kMostGrowth));
        return step.produced;
    }

    // False where nothing is left to unpack.
    bool refill()
    {
        Result<std::size_t> count = m_packed.read(m_input);
        if (!count) {
            m_failure = std::move(count.error());
            return false;
        }
        m_rest = {m_input.data(), *count};
        m_packedBytes += *count;
        if (*count != 0)
            return true;
        if (m_decoder->betweenMembers())
            m_ended = true;
        else
            fail(ProblemCode::CorruptCompression, told(phrase("problems", "it ends too early")));
        return false;
    }

    std::size_t fail(ProblemCode code, std::string reason)
    {
        m_failure = failure(code, {std::string(nameOf(m_packing)), std::move(reason)}).value();
        return 0;
    }

    ByteStream& m_packed;
    Packing m_packing;
    std::unique_ptr<Decoder> m_decoder;
    std::uint64_t m_maxUnpackedBytes;
    std::vector<char> m_input;
    std::string_view m_rest; // of the input
    std::uint64_t m_packedBytes = 0;
    std::uint64_t m_unpackedBytes = 0;
    bool m_outputWasFull = false;
    bool m_ended = false;
    std::optional<Problem> m_failure;
};

} // namespace

Packing packingOf(std::string_view prefix)
{
    if (prefix.starts_with(kGzipMagic))
        return Packing::Gzip;
    return prefix.starts_with(kZstdMagic) ? Packing::Zstd : Packing::None;
}

std::string_view nameOf(Packing packing)
{
    switch (packing) {
    case Packing::None:
        return "";
    case Packing::Gzip:
        return "gzip";
    case Packing::Zstd:
        return "zstd";
    }
    return "";
}

std::unique_ptr<ByteStream> makeUnpackingStream(ByteStream& packed, Packing packing,
                                                std::uint64_t maxUnpackedBytes)
{
    return std::make_unique<UnpackingStream>(packed, packing, maxUnpackedBytes);
}

} // namespace throughline
