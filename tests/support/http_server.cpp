// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/http_server.h"

#include <QFile>
#include <QMutexLocker>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>

namespace throughline::test {

namespace {

constexpr qint64 kWaiting = 256 << 10; // bytes that the socket holds for the system

QByteArray identity()
{
    QFile file(QStringLiteral(THROUGHLINE_SOURCE_DIR "/tests/data/tls/localhost.pem"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslConfiguration configuration()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(identity()));
    configuration.setPrivateKey(QSslKey(identity(), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QByteArray headOf(const HttpAnswer& answer)
{
    QByteArray head = "HTTP/1.1 " + answer.status + "\r\n";
    if (answer.framing == HttpAnswer::Framing::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (answer.framing == HttpAnswer::Framing::Length)
        head += "Content-Length: " +
                QByteArray::number(answer.announced >= 0 ? answer.announced : answer.body.size()) + "\r\n";
    if (answer.framing == HttpAnswer::Framing::UntilClosed)
        head += "Connection: close\r\n";
    for (const auto& [name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

} // namespace

QByteArray HttpRequest::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

// One client, on the server's thread; gone with its socket.
class HttpServer::Connection : public QObject {
public:
    Connection(HttpServer& server, QTcpSocket* socket) : QObject(socket), m_server(server), m_socket(socket)
    {
        ++m_server.m_connections;
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::bytesWritten, this, &Connection::write);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        m_pause.setSingleShot(true);
        connect(&m_pause, &QTimer::timeout, this, &Connection::write);
        read();
    }
    ~Connection() override { --m_server.m_connections; }

private:
    void read()
    {
        m_read += m_socket->readAll();
        const qsizetype end = m_read.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        HttpRequest request{.target = m_read.split(' ').value(1), .head = m_read.left(end + 2)};
        m_read.remove(0, end + 4);
        m_answer = m_server.answerTo(request);
        m_at = 0;
        m_busy = !m_answer.silent;
        if (m_busy)
            m_socket->write(headOf(m_answer));
        write();
    }

    // As much as the system takes; on from there when it has.
    void write()
    {
        while (m_busy && !m_pause.isActive() && m_socket->bytesToWrite() < kWaiting) {
            if (m_at == m_answer.stopAfter)
                return;
            if (m_at == m_answer.cutAfter || m_at == m_answer.body.size())
                return finish();
            const qint64 most = std::min({m_answer.piece, m_answer.body.size() - m_at,
                                          left(m_answer.cutAfter), left(m_answer.stopAfter)});
            writePiece(m_answer.body.mid(m_at, most));
            m_at += most;
            if (m_answer.pauseMs > 0)
                m_pause.start(m_answer.pauseMs);
        }
    }

    [[nodiscard]] qint64 left(qint64 limit) const { return limit < 0 ? m_answer.piece : limit - m_at; }

    void writePiece(const QByteArray& bytes)
    {
        m_server.m_sent += bytes.size();
        if (m_answer.framing == HttpAnswer::Framing::Chunked)
            m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
        else
            m_socket->write(bytes);
    }

    void finish()
    {
        m_busy = false;
        const bool cut = m_at == m_answer.cutAfter || m_answer.announced > m_answer.body.size();
        if (!cut && m_answer.framing == HttpAnswer::Framing::Chunked)
            m_socket->write("0\r\n\r\n");
        if (cut || m_answer.framing == HttpAnswer::Framing::UntilClosed)
            m_socket->disconnectFromHost(); // once all is written
    }

    HttpServer& m_server;
    QTcpSocket* m_socket;
    QByteArray m_read;
    HttpAnswer m_answer;
    qint64 m_at = 0; // of its body
    bool m_busy = false;
    QTimer m_pause;
};

HttpServer::HttpServer(Protocol protocol) : m_protocol(protocol)
{
    auto* const server = protocol == Protocol::Https ? new QSslServer : new QTcpServer;
    if (auto* const secure = qobject_cast<QSslServer*>(server))
        secure->setSslConfiguration(configuration());
    m_listening = server;
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    QObject::connect(server, &QTcpServer::pendingConnectionAvailable, server, [this, server] {
        while (QTcpSocket* const socket = server->nextPendingConnection())
            new Connection(*this, socket);
    });
    m_thread.start();
    QMetaObject::invokeMethod(
        server,
        [this, server] {
            server->listen(QHostAddress::LocalHost);
            m_port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

HttpServer::~HttpServer()
{
    m_thread.quit();
    m_thread.wait();
}

void HttpServer::answer(const QByteArray& target, const HttpAnswer& answer)
{
    const QMutexLocker lock(&m_mutex);
    m_answers.insert(target, answer);
}

HttpAnswer HttpServer::answerTo(const HttpRequest& request)
{
    const QMutexLocker lock(&m_mutex);
    m_requests.append(request);
    auto found = m_answers.constFind(request.target);
    for (auto each = m_answers.constBegin(); found == m_answers.constEnd() && each != m_answers.constEnd();
         ++each) {
        if (each.key().endsWith('*') && request.target.startsWith(each.key().chopped(1)))
            found = each;
    }
    if (found == m_answers.constEnd())
        return {.body = "nothing here", .status = "404 Not Found"};
    if (!found->authorization.isEmpty() && request.header("Authorization") != found->authorization)
        return {.body = "who are you?",
                .status = "401 Unauthorized",
                .headers = {{"WWW-Authenticate", "Basic realm=\"exports\""}}};
    return *found;
}

std::string HttpServer::url(const QByteArray& target, const QByteArray& user) const
{
    const bool secure = m_protocol == Protocol::Https;
    const QByteArray before = user.isEmpty() ? QByteArray() : user + '@';
    return ((secure ? "https://" : "http://") + before + (secure ? "localhost:" : "127.0.0.1:") +
            QByteArray::number(m_port) + target)
        .toStdString();
}

QList<HttpRequest> HttpServer::requests() const
{
    const QMutexLocker lock(&m_mutex);
    return m_requests;
}

QByteArray HttpServer::certificate()
{
    return QSslCertificate(identity()).toPem();
}

} // namespace throughline::test
