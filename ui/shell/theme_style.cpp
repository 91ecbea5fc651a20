// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme_style.h"

#include "ui/widgets/icons.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QStyleOption>

namespace throughline {

ThemeStyle::ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

QIcon ThemeStyle::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    switch (pixmap) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
    case SP_LineEditClearButton:
        return lineIcon(QStringLiteral("close"));
    case SP_TitleBarNormalButton:
        return lineIcon(QStringLiteral("float"));
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    constexpr int kCellMargin = 7; // Qt adds one
    constexpr int kSmallIcon = 16;
    if (metric == PM_FocusFrameHMargin && qobject_cast<const QAbstractItemView*>(widget))
        return kCellMargin;
    if (metric == PM_ToolBarIconSize || metric == PM_ButtonIconSize || metric == PM_SmallIconSize)
        return kSmallIcon;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (element != PE_IndicatorBranch) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    if (!(option->state & State_Children))
        return;
    constexpr int kSize = 12;
    const QString name =
        option->state & State_Open ? QStringLiteral("branch-open") : QStringLiteral("branch-closed");
    const QPixmap mark = linePixmap(name, kSize, option->palette.color(QPalette::PlaceholderText),
                                    painter->device()->devicePixelRatioF());
    const QPoint centre = option->rect.center();
    painter->drawPixmap(centre.x() - kSize / 2 + 1, centre.y() - kSize / 2 + 1, mark);
}

int ThemeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace throughline
