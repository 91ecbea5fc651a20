// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focus_stand_in.h"

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace throughline {

namespace {

class FocusStandIn : public QObject {
public:
    explicit FocusStandIn(QWidget& widget) : QObject(&widget), m_widget(widget)
    {
        m_widget.installEventFilter(this);
    }
    [[nodiscard]] QWidget* get() const { return m_standIn; }
    void set(QWidget& standIn)
    {
        if (m_standIn)
            m_standIn->removeEventFilter(this);
        m_standIn = &standIn;
        m_standIn->installEventFilter(this);
        handOn(Qt::OtherFocusReason);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn && watched == &m_widget)
            handOn(static_cast<QFocusEvent*>(event)->reason());
        else if (event->type() == QEvent::Show)
            handOn(Qt::OtherFocusReason);
        return QObject::eventFilter(watched, event);
    }

private:
    void handOn(Qt::FocusReason reason)
    {
        if (m_widget.hasFocus() && m_standIn && m_standIn->isVisibleTo(&m_widget))
            m_standIn->setFocus(reason);
    }

    QWidget& m_widget;
    QPointer<QWidget> m_standIn;
};

FocusStandIn* standInOf(const QWidget& widget)
{
    for (QObject* child : widget.children()) {
        if (auto* found = dynamic_cast<FocusStandIn*>(child))
            return found;
    }
    return nullptr;
}

} // namespace

void setFocusStandIn(QWidget& widget, QWidget& standIn)
{
    FocusStandIn* const found = standInOf(widget);
    (found ? found : new FocusStandIn(widget))->set(standIn);
}

QWidget* focusStandIn(const QWidget& widget)
{
    const FocusStandIn* const found = standInOf(widget);
    return found ? found->get() : nullptr;
}

} // namespace throughline
