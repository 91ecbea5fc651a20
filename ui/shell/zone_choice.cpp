// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/zone_choice.h"

#include "ui/dialogs/zone_dialog.h"
#include "ui/models/text.h"

#include <QSettings>
#include <QTimeZone>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kKey = u"times/zone"_s;
const QString kLocal = u"local"_s;

QString systemZone()
{
    return QString::fromLatin1(QTimeZone::systemTimeZoneId());
}

} // namespace

ZoneChoice::ZoneChoice(ViewState& state, QWidget& window) : QObject(&window), m_state(state), m_window(window)
{
    const QString kept = QSettings().value(kKey).toString();
    if (!kept.isEmpty() && !apply(kept))
        apply(u"UTC"_s); // a zone that this system does not know
}

bool ZoneChoice::apply(const QString& zone)
{
    return m_state.setZone(zone == kLocal ? systemZone() : zone);
}

void ZoneChoice::chooseUtc()
{
    choose(u"UTC"_s);
}

void ZoneChoice::chooseLocal()
{
    choose(kLocal);
}

bool ZoneChoice::choose(const QString& zone)
{
    if (!apply(zone)) {
        Q_EMIT said(tr("This system does not know the time zone %1").arg(shown(zone, 60)));
        return false;
    }
    QSettings().setValue(kKey, zone);
    Q_EMIT said(tr("Times are shown in %1").arg(zoneName()));
    return true;
}

void ZoneChoice::ask()
{
    if (m_dialog)
        m_dialog->close();
    auto* dialog = new ZoneDialog(zoneName(), &m_window);
    connect(dialog, &ZoneDialog::chosen, this, &ZoneChoice::choose);
    m_dialog = dialog;
    dialog->show();
}

} // namespace throughline
