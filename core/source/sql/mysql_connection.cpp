// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/sql/mysql_connection.h"

#include "core/base/translation.h"

#include <errmsg.h>
#include <mysql.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <mutex>

namespace throughline {

namespace {

std::string messageOf(st_mysql* connection)
{
    std::string text = mysql_error(connection);
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// The library sets itself up at the first one, which may be on several threads.
st_mysql* newHandle()
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    return mysql_init(nullptr);
}

const char* orNone(const std::string& text)
{
    return text.empty() ? nullptr : text.c_str();
}

void setEncryption(st_mysql* handle, const MysqlAddress& address)
{
    using Encryption = MysqlAddress::Encryption;
    if (address.encryption == Encryption::Off)
        return;
    // Also without any file: from then on it is wanted, but not insisted on.
    mysql_ssl_set(handle, orNone(address.key), orNone(address.certificate), orNone(address.authorities),
                  nullptr, nullptr);
    const my_bool verified = address.encryption == Encryption::Verified;
    mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verified);
}

void setOptions(st_mysql* handle, const MysqlAddress& address)
{
    mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(handle, MYSQL_OPT_CONNECT_TIMEOUT, &kMysqlConnectSeconds);
    mysql_options(handle, MYSQL_READ_DEFAULT_GROUP, "client");
    if (address.port != 0) {
        // "localhost" is the socket else.
        const unsigned protocol = MYSQL_PROTOCOL_TCP;
        mysql_options(handle, MYSQL_OPT_PROTOCOL, &protocol);
    }
    setEncryption(handle, address);
    // A server may ask for any file of this machine in answer to any statement.
    const unsigned off = 0;
    mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &off);
}

// A query may think for long; a server that is gone does not answer on the network.
void watchSocket(int socket)
{
    constexpr int kOn = 1;
    constexpr int kIdleSeconds = 10;
    constexpr int kIntervalSeconds = 5;
    constexpr int kProbes = 3;
    constexpr unsigned kUnansweredMilliseconds = 30'000;
    setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &kOn, sizeof kOn);
    // A local socket knows none of these, and needs none.
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &kIdleSeconds, sizeof kIdleSeconds);
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &kIntervalSeconds, sizeof kIntervalSeconds);
    setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &kProbes, sizeof kProbes);
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUnansweredMilliseconds,
               sizeof kUnansweredMilliseconds);
}

} // namespace

MysqlRows::MysqlRows(st_mysql* connection, st_mysql_res* result) : m_connection(connection), m_result(result)
{
    const unsigned count = mysql_num_fields(result);
    for (unsigned i = 0; i < count; ++i)
        m_columns.push_back(mysqlColumnOf(*mysql_fetch_field_direct(result, i)));
}

MysqlRows::~MysqlRows()
{
    mysql_free_result(m_result);
}

Result<bool> MysqlRows::next()
{
    m_row = mysql_fetch_row(m_result);
    if (m_row) {
        m_lengths = mysql_fetch_lengths(m_result);
        return true;
    }
    m_ended = true;
    if (mysql_errno(m_connection) != 0)
        return failure(ProblemCode::ReadFailed, {messageOf(m_connection)});
    return false;
}

std::optional<std::string_view> MysqlRows::value(std::size_t column) const
{
    if (!m_row[column])
        return std::nullopt;
    return std::string_view(m_row[column], m_lengths[column]);
}

MysqlConnection::~MysqlConnection()
{
    if (m_handle)
        mysql_close(m_handle);
}

Result<void> MysqlConnection::open(const MysqlAddress& address)
{
    m_handle = newHandle();
    if (!m_handle)
        return failure(ProblemCode::DatabaseUnavailable, {"out of memory"});
    setOptions(m_handle, address);
    if (!mysql_real_connect(m_handle, orNone(address.host), orNone(address.user), orNone(address.password),
                            orNone(address.database), address.port, orNone(address.socket), 0))
        return unavailable();
    const bool insists = address.encryption == MysqlAddress::Encryption::Always ||
                         address.encryption == MysqlAddress::Encryption::Verified;
    if (insists && !mysql_get_ssl_cipher(m_handle))
        return failure(ProblemCode::DatabaseUnavailable,
                       {told(phrase("problems", "the server does not encrypt connections"))});
    watchSocket(mysql_get_socket(m_handle));
    return {};
}

Result<void> MysqlConnection::execute(const std::string& statement)
{
    if (mysql_real_query(m_handle, statement.data(), statement.size()) != 0)
        return unavailable();
    return {};
}

Result<std::unique_ptr<MysqlRows>> MysqlConnection::rows(const std::string& statement)
{
    if (Result<void> done = execute(statement); !done)
        return tl::unexpected<Problem>(std::move(done.error()));
    MYSQL_RES* result = mysql_use_result(m_handle); // the server keeps the rows
    if (!result)
        return unavailable();
    return std::make_unique<MysqlRows>(m_handle, result);
}

unsigned long MysqlConnection::id() const
{
    return m_handle ? mysql_thread_id(m_handle) : 0;
}

void MysqlConnection::cut()
{
    if (m_handle)
        ::shutdown(mysql_get_socket(m_handle), SHUT_RDWR);
}

tl::unexpected<Problem> MysqlConnection::unavailable() const
{
    // Of these the library has no more to say than a number.
    const unsigned code = mysql_errno(m_handle);
    if (code == CR_CONNECTION_ERROR || code == CR_CONN_HOST_ERROR)
        return failure(ProblemCode::DatabaseUnavailable,
                       {told(phrase("problems", "nobody answers there: {}"), messageOf(m_handle))});
    return failure(ProblemCode::DatabaseUnavailable, {messageOf(m_handle)});
}

} // namespace throughline
