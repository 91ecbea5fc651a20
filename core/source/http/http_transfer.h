// SPDX-License-Identifier: GPL-3.0-or-later
// HttpTransfer: one request with the redirects that it leads to, whose answer goes into a queue.
//
// Lives on a thread of its own with an event loop, where all of it is called; the queue outlives it. A
// connection is read no further than the queue has room.
#pragma once

#include "core/source/http/answer_parser.h"
#include "core/source/http/open_url.h"
#include "core/source/http/transfer_queue.h"

#include <QAbstractSocket>
#include <QObject>
#include <QTimer>
#include <QUrl>

class QTcpSocket;

namespace throughline {

class HttpTransfer : public QObject {
public:
    // `url` has a host.
    HttpTransfer(const QUrl& url, const HttpLimits& limits, TransferQueue& queue);

    void start();
    // The queue has room again, or there is more to read.
    void readOn();

private:
    enum class Phase : std::uint8_t { Connecting, Waiting, Receiving };

    void request(const QUrl& url);
    void connectToServer();
    void send();
    [[nodiscard]] QByteArray requestText() const;
    void takeBlock();
    void onHead();
    void follow(const QUrl& target);
    [[nodiscard]] std::string reasonToStay(const QUrl& target) const;
    void onClosed();
    void onError(QAbstractSocket::SocketError error);
    void onSilence();
    void end(std::optional<Problem> problem);
    void endConnection();
    [[nodiscard]] Problem unreachable(std::string reason) const;
    [[nodiscard]] Problem refusal() const;
    [[nodiscard]] Problem cutShort() const;

    const HttpLimits m_limits;
    TransferQueue& m_queue;
    QUrl m_url;         // at hand
    const QUrl m_given; // that the credentials are for
    QByteArray m_credentials;
    QByteArray m_proxyCredentials;
    bool m_asksProxy = false; // in place of the server
    int m_redirects = 0;
    QTcpSocket* m_socket = nullptr; // none when it is over
    QTimer m_patience{this};
    Phase m_phase = Phase::Connecting;
    AnswerParser m_answer;
    std::uint64_t m_received = 0;
    bool m_closed = false;   // by the server
    std::string m_untrusted; // what is wrong with its certificate
};

} // namespace throughline
