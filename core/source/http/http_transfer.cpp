// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/http_transfer.h"

#include "core/base/letter_case.h"
#include "core/base/translation.h"
#include "core/import/text_repair.h"
#include "core/pipeline/url_text.h"
#include "core/source/http/environment_proxy.h"

#include <QSslError>
#include <QSslSocket>
#include <QTcpSocket>

#include <utility>

namespace throughline {

namespace {

constexpr qint64 kSocketBuffer = 1 << 20; // nothing is read while so much waits
constexpr qint64 kBlock = 256 << 10;

bool isSecure(const QUrl& url)
{
    return url.scheme() == QLatin1String("https");
}

quint16 portOf(const QUrl& url)
{
    constexpr int kHttps = 443;
    constexpr int kHttp = 80;
    return static_cast<quint16>(url.port(isSecure(url) ? kHttps : kHttp));
}

bool haveOneOrigin(const QUrl& a, const QUrl& b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

QUrl withoutUser(const QUrl& url)
{
    return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
}

std::string shown(const QUrl& url)
{
    return withoutCredentials(url.toString(QUrl::FullyEncoded).toStdString());
}

QByteArray basic(const QString& user, const QString& password)
{
    return user.isEmpty() && password.isEmpty() ? QByteArray()
                                                : "Basic " + (user + u':' + password).toUtf8().toBase64();
}

std::uint64_t seconds(std::chrono::milliseconds duration)
{
    return static_cast<std::uint64_t>(std::chrono::ceil<std::chrono::seconds>(duration).count());
}

Problem problem(ProblemCode code, std::vector<std::string> parameters)
{
    return failure(code, std::move(parameters)).value();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isPacked(std::string_view encoding)
{
    return equalIgnoringCase(encoding, "gzip") || equalIgnoringCase(encoding, "x-gzip") ||
           equalIgnoringCase(encoding, "zstd");
}

} // namespace

HttpTransfer::HttpTransfer(const QUrl& url, const HttpLimits& limits, TransferQueue& queue)
    : m_limits(limits), m_queue(queue), m_given(withoutUser(url)),
      m_credentials(basic(url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HttpTransfer::onSilence);
}

void HttpTransfer::start()
{
    request(m_given);
}

void HttpTransfer::request(const QUrl& url)
{
    m_url = url;
    m_phase = Phase::Connecting;
    m_answer = {};
    m_closed = false;
    m_untrusted.clear();
    m_patience.start(m_limits.connect);
    if (isSecure(url)) {
        auto* const socket = new QSslSocket(this);
        connect(socket, &QSslSocket::encrypted, this, &HttpTransfer::send);
        connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>& errors) {
            m_untrusted = errors.front().errorString().toStdString();
        });
        m_socket = socket;
    } else {
        m_socket = new QTcpSocket(this);
        connect(m_socket, &QTcpSocket::connected, this, &HttpTransfer::send);
    }
    m_socket->setReadBufferSize(kSocketBuffer);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpTransfer::readOn);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &HttpTransfer::onError);
    connectToServer();
}

void HttpTransfer::connectToServer()
{
    const QNetworkProxy proxy = environmentProxyFor(m_url);
    m_asksProxy = proxy.type() == QNetworkProxy::HttpProxy && !isSecure(m_url);
    m_proxyCredentials = m_asksProxy ? basic(proxy.user(), proxy.password()) : QByteArray();
    m_socket->setProxy(m_asksProxy ? QNetworkProxy(QNetworkProxy::NoProxy) : proxy);
    if (auto* const secure = qobject_cast<QSslSocket*>(m_socket))
        secure->connectToHostEncrypted(m_url.host(QUrl::FullyEncoded), portOf(m_url));
    else if (m_asksProxy)
        m_socket->connectToHost(proxy.hostName(), proxy.port());
    else
        m_socket->connectToHost(m_url.host(QUrl::FullyEncoded), portOf(m_url));
}

void HttpTransfer::send()
{
    m_phase = Phase::Waiting;
    m_patience.start(m_limits.silence);
    m_socket->write(requestText());
}

QByteArray HttpTransfer::requestText() const
{
    const QString path = m_url.path(QUrl::FullyEncoded);
    QByteArray target =
        m_asksProxy ? m_url.toEncoded() : (path.isEmpty() ? QStringLiteral("/") : path).toLatin1();
    if (!m_asksProxy && m_url.hasQuery())
        target += '?' + m_url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray text = "GET " + target +
                      " HTTP/1.1\r\nHost: " + m_url.authority(QUrl::FullyEncoded).toLatin1() +
                      "\r\nUser-Agent: Throughline\r\n"
                      "Accept: application/json, application/x-ndjson, text/csv, */*;q=0.8\r\n"
                      "Accept-Encoding: gzip, zstd\r\nConnection: close\r\n";
    if (!m_credentials.isEmpty() && haveOneOrigin(m_url, m_given))
        text += "Authorization: " + m_credentials + "\r\n";
    if (!m_proxyCredentials.isEmpty())
        text += "Proxy-Authorization: " + m_proxyCredentials + "\r\n";
    return text + "\r\n";
}

void HttpTransfer::readOn()
{
    // Ends, or is another one, where the answer says so.
    while (m_socket && m_socket->bytesAvailable() > 0 && !m_queue.isFull())
        takeBlock();
    if (!m_socket || m_phase == Phase::Connecting)
        return;
    // Where we are the ones who are waited for, nobody is silent.
    if (m_socket->bytesAvailable() > 0)
        m_patience.stop();
    else if (m_closed)
        onClosed();
    else
        m_patience.start(m_limits.silence);
}

void HttpTransfer::takeBlock()
{
    const QByteArray raw = m_socket->read(kBlock);
    QByteArray body;
    m_answer.take({raw.constData(), static_cast<std::size_t>(raw.size())}, body);
    if (m_answer.isBroken())
        return end(m_phase == Phase::Receiving
                       ? cutShort()
                       : unreachable(told(phrase("problems", "what answers there is no server of the web"))));
    if (m_phase == Phase::Waiting && m_answer.hasHead())
        onHead();
    if (m_phase != Phase::Receiving || !m_socket)
        return;
    if (!body.isEmpty()) {
        m_received += static_cast<std::uint64_t>(body.size());
        m_queue.add(std::move(body));
    }
    if (m_answer.isWhole())
        end(std::nullopt);
}

void HttpTransfer::onHead()
{
    const std::string_view location = m_answer.field("location");
    if (isRedirect(m_answer.status()) && !location.empty())
        return follow(m_url.resolved(QUrl(QString::fromUtf8(location.data(), qsizetype(location.size())))));
    if (m_answer.status() < 200 || m_answer.status() >= 300)
        return end(refusal());
    const std::string_view encoding = m_answer.field("content-encoding");
    const AnswerHead head{.bytesTotal = m_answer.length(), .packed = isPacked(encoding)};
    if (!head.packed && !encoding.empty() && !equalIgnoringCase(encoding, "identity"))
        return end(problem(ProblemCode::UnknownFormat,
                           {told(phrase("problems", "bytes that are plain or packed with gzip or zstd")),
                            told(phrase("problems", "the content encoding {}"), excerptOf(encoding))}));
    m_phase = Phase::Receiving;
    m_queue.begin(head);
}

void HttpTransfer::follow(const QUrl& target)
{
    if (std::string reason = reasonToStay(target); !reason.empty())
        return end(problem(ProblemCode::RedirectRefused, {shown(target), std::move(reason)}));
    ++m_redirects;
    endConnection();
    request(withoutUser(target));
}

std::string HttpTransfer::reasonToStay(const QUrl& target) const
{
    if (!target.isValid() || target.host().isEmpty() || !isUrl(target.toString().toStdString()))
        return told(phrase("problems", "it is no address of the web"));
    if (isSecure(m_url) && !isSecure(target))
        return told(phrase("problems", "everybody on the way could read or change what comes from there"));
    if (m_redirects >= m_limits.redirects)
        return told(phrase("problems", "it was sent on {} times before"), m_redirects);
    return {};
}

// All that it sent before is taken.
void HttpTransfer::onClosed()
{
    if (m_phase != Phase::Receiving)
        return end(unreachable(told(phrase("problems", "it closed the connection without an answer"))));
    end(m_answer.isWholeWhenClosed() ? std::nullopt : std::optional(cutShort()));
}

void HttpTransfer::onError(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Receiving || error == QAbstractSocket::RemoteHostClosedError) {
        m_closed = true;
        if (m_socket->bytesAvailable() > 0)
            return readOn();
        return onClosed();
    }
    std::string reason = m_socket->errorString().toStdString();
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return end(problem(ProblemCode::HostNotFound, {m_url.host().toStdString()}));
    case QAbstractSocket::SslHandshakeFailedError:
        return end(problem(ProblemCode::TlsFailed, {m_url.authority().toStdString(),
                                                    m_untrusted.empty() ? std::move(reason) : m_untrusted}));
    case QAbstractSocket::ConnectionRefusedError:
        return end(unreachable(told(phrase("problems", "the connection was refused"))));
    default:
        return end(unreachable(std::move(reason)));
    }
}

void HttpTransfer::onSilence()
{
    switch (m_phase) {
    case Phase::Connecting:
        return end(unreachable(
            told(phrase("problems", "there was no connection within {} s"), seconds(m_limits.connect))));
    case Phase::Waiting:
        return end(unreachable(
            told(phrase("problems", "there was no answer within {} s"), seconds(m_limits.silence))));
    case Phase::Receiving:
        return end(problem(ProblemCode::DownloadCut,
                           {told(phrase("problems", "nothing came for {} s"), seconds(m_limits.silence))}));
    }
}

void HttpTransfer::end(std::optional<Problem> problem)
{
    m_patience.stop();
    endConnection();
    m_queue.end(std::move(problem));
}

// Signals of it may be on the way.
void HttpTransfer::endConnection()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    std::exchange(m_socket, nullptr)->deleteLater();
}

Problem HttpTransfer::unreachable(std::string reason) const
{
    return problem(ProblemCode::HostUnreachable, {m_url.authority().toStdString(), std::move(reason)});
}

// "404 (Not Found)"
Problem HttpTransfer::refusal() const
{
    std::string answer = std::to_string(m_answer.status());
    if (!m_answer.reason().empty())
        answer += " (" + excerptOf(m_answer.reason()) + ')';
    if (m_redirects > 0)
        answer = told(phrase("problems", "{} after sending on to {}"), answer, shown(m_url));
    return problem(ProblemCode::HttpStatus, {std::move(answer)});
}

Problem HttpTransfer::cutShort() const
{
    if (m_answer.length() > 0)
        return problem(ProblemCode::DownloadCut,
                       {told(phrase("problems", "{} of {} bytes came"), m_received, m_answer.length())});
    return problem(ProblemCode::DownloadCut,
                   {told(phrase("problems", "the connection was closed after {} bytes"), m_received)});
}

} // namespace throughline
