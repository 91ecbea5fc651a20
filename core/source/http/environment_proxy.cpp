// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/environment_proxy.h"

#include <QHostAddress>

#include <algorithm>

namespace throughline {

namespace {

// By its name in small letters, else in capitals.
QString variable(const QByteArray& name)
{
    const QByteArray value = qgetenv(name.constData());
    return QString::fromUtf8(value.isEmpty() ? qgetenv(name.toUpper().constData()) : value);
}

bool isThisMachine(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

// "example.com" and ".example.com" stand for all hosts below, too; "*" for all.
bool isExcepted(const QString& host)
{
    const QStringList names = variable("no_proxy").split(u',', Qt::SkipEmptyParts);
    return std::any_of(names.begin(), names.end(), [&host](const QString& entry) {
        QString name = entry.trimmed();
        if (name == QLatin1String("*"))
            return true;
        if (name.startsWith(u'.'))
            name.remove(0, 1);
        return !name.isEmpty() && (host.compare(name, Qt::CaseInsensitive) == 0 ||
                                   host.endsWith(u'.' + name, Qt::CaseInsensitive));
    });
}

} // namespace

QNetworkProxy environmentProxyFor(const QUrl& url)
{
    constexpr int kUsualPort = 1080;
    QString named = variable(url.scheme().toLatin1() + "_proxy");
    if (named.isEmpty())
        named = variable("all_proxy");
    const QUrl proxy(named.contains(QLatin1String("://")) ? named : QStringLiteral("http://") + named);
    if (named.isEmpty() || proxy.host().isEmpty() || isThisMachine(url.host()) || isExcepted(url.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isSocks = proxy.scheme().startsWith(QLatin1String("socks"));
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxy.host(),
            static_cast<quint16>(proxy.port(kUsualPort)), proxy.userName(QUrl::FullyDecoded),
            proxy.password(QUrl::FullyDecoded)};
}

} // namespace throughline
