// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/zone_dialog.h"

#include "ui/widgets/look.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace throughline {

ZoneDialog::ZoneDialog(const QString& current, QWidget* parent)
    : QDialog(parent), m_filter(new QLineEdit(this)), m_zones(new QListWidget(this))
{
    setWindowTitle(tr("Time zone"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(360, 480);
    m_filter->setPlaceholderText(tr("Filter, for example berlin"));
    m_filter->setAccessibleName(tr("Filter time zones"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_zones->setAccessibleName(tr("Time zones"));
    m_zones->setUniformItemSizes(true);
    for (const QByteArray& zone : QTimeZone::availableTimeZoneIds())
        m_zones->addItem(QString::fromLatin1(zone));
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Show times in it"), QDialogButtonBox::AcceptRole)->setDefault(true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(plainLabel(tr("What is saved and exported stays in UTC."), look::kDim));
    column->addWidget(m_filter);
    column->addWidget(m_zones, 1);
    column->addWidget(buttons);
    connect(m_filter, &QLineEdit::textChanged, this, &ZoneDialog::narrow);
    connect(m_zones, &QListWidget::itemDoubleClicked, this, &ZoneDialog::take);
    connect(buttons, &QDialogButtonBox::accepted, this, &ZoneDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QList<QListWidgetItem*> found = m_zones->findItems(current, Qt::MatchExactly);
    m_zones->setCurrentItem(found.isEmpty() ? m_zones->item(0) : found.front());
    m_filter->setFocus();
}

void ZoneDialog::narrow(const QString& text)
{
    QListWidgetItem* first = nullptr;
    for (int row = 0; row < m_zones->count(); ++row) {
        QListWidgetItem* const item = m_zones->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    if (!m_zones->currentItem() || m_zones->currentItem()->isHidden())
        m_zones->setCurrentItem(first);
}

void ZoneDialog::take()
{
    const QListWidgetItem* const item = m_zones->currentItem();
    if (!item || item->isHidden())
        return;
    Q_EMIT chosen(item->text());
    accept();
}

// Arrows in the filter move in the list.
bool ZoneDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up)
            return QCoreApplication::sendEvent(m_zones, event);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace throughline
