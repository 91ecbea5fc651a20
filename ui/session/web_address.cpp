// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/web_address.h"

#include "ui/session/source_text.h"

#include <QUrl>

namespace throughline {

WebAddress addressAt(const QString& url)
{
    const QUrl parsed(url);
    if (!parsed.isValid() || parsed.userInfo().isEmpty())
        return {.place = url, .user = {}, .password = {}};
    return {.place = parsed.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo),
            .user = parsed.userName(QUrl::FullyDecoded),
            .password = parsed.password(QUrl::FullyDecoded)};
}

QString urlTo(const WebAddress& address)
{
    const QString place = address.place.trimmed();
    QUrl url(place.contains(QLatin1String("://")) ? place : QStringLiteral("https://") + place);
    if (!url.isValid() || url.host().isEmpty() || !isWebAddress(url.toString()))
        return {};
    if (!address.user.isEmpty())
        url.setUserName(address.user, QUrl::DecodedMode);
    if (!address.password.isEmpty())
        url.setPassword(address.password, QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace throughline
