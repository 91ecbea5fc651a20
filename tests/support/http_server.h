// SPDX-License-Identifier: GPL-3.0-or-later
// HttpServer: a real server of HTTP/1.1 on loopback, which answers as a test says, also as no server should.
//
// Lives on a thread of its own, so that tests may wait; all of it may be called from any thread. Ends with
// the object.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMutex>
#include <QString>
#include <QThread>

#include <atomic>
#include <string>
#include <utility>

namespace throughline::test {

struct HttpAnswer {
    enum class Framing { Length, Chunked, UntilClosed };

    QByteArray body;
    QByteArray status = "200 OK";
    QList<std::pair<QByteArray, QByteArray>> headers;
    Framing framing = Framing::Length;
    qint64 announced = -1; // instead of the real length
    qint64 cutAfter = -1;  // the connection is closed after so many bytes of the body
    qint64 stopAfter = -1; // nothing comes after so many bytes, and the connection stays
    int pauseMs = 0;       // between pieces
    qint64 piece = 64 << 10;
    bool silent = false;      // no answer at all
    QByteArray authorization; // asked for with 401; empty: whoever comes
};

struct HttpRequest {
    QByteArray target; // "/events.ndjson?x=1"
    QByteArray head;   // all of it
    // Empty where there is none.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

class HttpServer {
public:
    enum class Protocol { Http, Https };

    // With https, under a certificate of its own that is good for "localhost" until 2125.
    explicit HttpServer(Protocol protocol = Protocol::Http);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // A target that ends with * stands for all that begin so and have no answer of their own. What has no
    // answer is 404.
    void answer(const QByteArray& target, const HttpAnswer& answer);
    void serve(const QByteArray& target, const std::string& body)
    {
        answer(target, HttpAnswer{.body = QByteArray::fromStdString(body)});
    }

    // "http://127.0.0.1:…/events.ndjson"; with a user "http://ann:secret@127.0.0.1:…".
    [[nodiscard]] std::string url(const QByteArray& target, const QByteArray& user = {}) const;
    [[nodiscard]] QList<HttpRequest> requests() const;
    [[nodiscard]] qint64 bodyBytesSent() const { return m_sent; }   // handed to the system
    [[nodiscard]] int connections() const { return m_connections; } // open now
    // Trusted by whoever shall trust the server.
    [[nodiscard]] static QByteArray certificate();

private:
    class Connection;

    [[nodiscard]] HttpAnswer answerTo(const HttpRequest& request);

    Protocol m_protocol;
    QThread m_thread;
    QObject* m_listening = nullptr; // on the thread
    quint16 m_port = 0;
    mutable QMutex m_mutex; // guards the next two
    QHash<QByteArray, HttpAnswer> m_answers;
    QList<HttpRequest> m_requests;
    std::atomic<qint64> m_sent = 0;
    std::atomic<int> m_connections = 0;
};

} // namespace throughline::test
