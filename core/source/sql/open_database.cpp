// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/open_database.h"

#include "core/base/cancel_wait.h"
#include "core/base/translation.h"
#include "core/pipeline/connection_text.h"
#include "core/source/sql/sql_dialect.h"
#include "core/source/sql/table_reader.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace throughline {

namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 1s; // with a thread that was told to end
constexpr std::size_t kBlocksAhead = 8;

// What the database's thread and the load's share. Whoever goes last ends it: a server that does not answer
// keeps its thread waiting, not the load.
class Fetching : public std::enable_shared_from_this<Fetching> {
public:
    using Tables = Result<std::vector<DatabaseTable>>;

    explicit Fetching(std::unique_ptr<TableReader> reader) : m_reader(std::move(reader)) {}

    void start()
    {
        std::thread([self = shared_from_this()] { self->work(); }).detach();
    }

    // The next three are the load's. Cancelled where the token is.
    Tables opened(const CancelToken& cancel)
    {
        std::unique_lock lock(m_mutex);
        if (!waitUnlessCancelled(m_changed, lock, cancel, [this] { return m_opened.has_value(); })) {
            lock.unlock();
            leave();
            return failure(ProblemCode::Cancelled);
        }
        return *m_opened;
    }

    void want(const DatabaseTable& table)
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = table;
        m_ready.clear();
        m_ended = false;
        m_failure.reset();
        m_changed.notify_all();
    }

    // Some rows; empty at their end.
    Result<std::string> take(const CancelToken& cancel)
    {
        std::unique_lock lock(m_mutex);
        if (!waitUnlessCancelled(m_changed, lock, cancel, [this] { return !m_ready.empty() || m_ended; }))
            return failure(ProblemCode::Cancelled);
        if (m_ready.empty())
            return m_failure ? Result<std::string>(tl::unexpected<Problem>(*m_failure)) : std::string();
        std::string rows = std::move(m_ready.front());
        m_ready.pop_front();
        m_changed.notify_all();
        return rows;
    }

    [[nodiscard]] std::vector<Problem> notices() const { return m_reader->notices(); }

    // Tells the thread to end, and waits for it as long as is decent.
    void leave()
    {
        std::unique_lock lock(m_mutex);
        m_left = true;
        m_changed.notify_all();
        if (m_idle)
            return;
        // To interrupt may take as long as to connect.
        std::thread([self = shared_from_this()] { self->m_reader->interrupt(); }).detach();
        (void)m_changed.wait_for(lock, kPatience, [this] { return m_over; });
    }

private:
    // All that follows is on the database's thread.
    void work()
    {
        Tables tables = m_reader->open();
        const bool usable = tables.has_value();
        {
            const std::lock_guard lock(m_mutex);
            m_opened = std::move(tables);
            m_changed.notify_all();
        }
        while (usable) {
            const std::optional<DatabaseTable> table = awaitTable();
            if (!table)
                break;
            fetch(*table);
        }
        m_reader->close();
        const std::lock_guard lock(m_mutex);
        m_over = true;
        m_idle = true;
        m_changed.notify_all();
    }

    std::optional<DatabaseTable> awaitTable()
    {
        std::unique_lock lock(m_mutex);
        m_idle = true;
        m_changed.wait(lock, [this] { return m_wanted || m_left; });
        m_idle = false;
        return m_left ? std::nullopt : std::exchange(m_wanted, std::nullopt);
    }

    void fetch(const DatabaseTable& table)
    {
        Result<void> began = m_reader->begin(table);
        if (!began)
            return end(std::move(began.error()));
        for (;;) {
            std::string rows;
            Result<bool> more = m_reader->next(rows);
            if (!keep(std::move(rows)))
                return;
            if (!more)
                return end(std::move(more.error()));
            if (!*more)
                return end(std::nullopt);
        }
    }

    // False where nobody wants the table's rows any more.
    bool keep(std::string rows)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ready.size() < kBlocksAhead || m_left || m_wanted; });
        if (m_left || m_wanted)
            return false;
        if (!rows.empty())
            m_ready.push_back(std::move(rows));
        m_changed.notify_all();
        return true;
    }

    void end(std::optional<Problem> failed)
    {
        const std::lock_guard lock(m_mutex);
        if (m_wanted)
            return; // of a table that is over
        m_failure = std::move(failed);
        m_ended = true;
        m_changed.notify_all();
    }

    const std::unique_ptr<TableReader> m_reader;
    std::mutex m_mutex; // guards all that follows
    std::condition_variable m_changed;
    std::optional<Tables> m_opened;
    std::optional<DatabaseTable> m_wanted;
    std::deque<std::string> m_ready;
    std::optional<Problem> m_failure; // that ended the rows
    bool m_ended = false;
    bool m_left = false;
    bool m_idle = false; // waits for a table
    bool m_over = false;
};

class SqlRows final : public TableRows {
public:
    SqlRows(std::shared_ptr<Fetching> fetching, CancelToken cancel)
        : m_fetching(std::move(fetching)), m_cancel(std::move(cancel))
    {}

    Result<std::size_t> read(std::span<char> buffer) override
    {
        while (m_used == m_block.size() && !m_ended) {
            Result<std::string> block = m_fetching->take(m_cancel);
            if (!block)
                return tl::unexpected<Problem>(std::move(block.error()));
            m_ended = block->empty();
            m_block = std::move(*block);
            m_used = 0;
        }
        const std::size_t count = std::min(buffer.size(), m_block.size() - m_used);
        std::memcpy(buffer.data(), m_block.data() + m_used, count);
        m_used += count;
        m_done += count;
        return count;
    }

    [[nodiscard]] std::uint64_t bytesDone() const override { return m_done; }

private:
    std::shared_ptr<Fetching> m_fetching;
    CancelToken m_cancel;
    std::string m_block;
    std::size_t m_used = 0; // of the block
    std::uint64_t m_done = 0;
    bool m_ended = false;
};

class SqlDatabase final : public Database {
public:
    SqlDatabase(std::shared_ptr<Fetching> fetching, std::string format, std::vector<DatabaseTable> tables,
                CancelToken cancel)
        : m_fetching(std::move(fetching)), m_format(std::move(format)), m_tables(std::move(tables)),
          m_notices(m_fetching->notices()), m_cancel(std::move(cancel))
    {}
    ~SqlDatabase() override { m_fetching->leave(); }

    [[nodiscard]] std::string format() const override { return m_format; }
    [[nodiscard]] const std::vector<DatabaseTable>& tables() const override { return m_tables; }
    [[nodiscard]] const std::vector<Problem>& notices() const override { return m_notices; }

    Result<std::unique_ptr<TableRows>> rows(const DatabaseTable& table) override
    {
        m_fetching->want(table);
        return std::make_unique<SqlRows>(m_fetching, m_cancel);
    }

private:
    std::shared_ptr<Fetching> m_fetching;
    std::string m_format;
    std::vector<DatabaseTable> m_tables;
    std::vector<Problem> m_notices;
    CancelToken m_cancel;
};

} // namespace

Result<std::unique_ptr<Database>> openDatabase(const std::string& connection, const CancelToken& cancel)
{
    const std::optional<DatabaseEngine> engine = engineOf(connection);
    if (!engine)
        return failure(ProblemCode::BadArgument,
                       {told(phrase("problems", "this is no connection to a database"))});
    const SqlDialect& dialect = dialectOf(*engine);
    auto fetching = std::make_shared<Fetching>(dialect.reader(connection));
    fetching->start();
    Fetching::Tables tables = fetching->opened(cancel);
    if (!tables)
        return tl::unexpected<Problem>(std::move(tables.error()));
    return std::make_unique<SqlDatabase>(std::move(fetching), dialect.format, std::move(*tables), cancel);
}

} // namespace throughline
