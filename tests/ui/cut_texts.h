// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the texts of a window that do not fit where they stand.
#pragma once

#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QStringList>
#include <QTabBar>
#include <QToolButton>

namespace throughline::test {

class CutTexts {
public:
    // Of what is visible in the window now. What comes from the data may be cut at "…": lists, and labels
    // that are free to be narrower than their text.
    [[nodiscard]] static QStringList in(const QWidget& window)
    {
        CutTexts search;
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible() && !widget->visibleRegion().isEmpty())
                search.look(*widget);
        }
        return search.m_cut;
    }

private:
    void look(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            lookAtLabel(*label);
        else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            lookAtTabs(*tabs);
        else if (const auto* menus = qobject_cast<const QMenuBar*>(&widget))
            lookAtMenus(*menus);
        else if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
            lookAtHeader(*header);
        else if (const auto* field = qobject_cast<const QLineEdit*>(&widget))
            lookAtField(*field);
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            check(widget, box->currentText(),
                  static_cast<int>(QFontMetricsF(box->font()).horizontalAdvance(box->currentText())) + 1 +
                      kBoxPadding,
                  box->width());
        else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            lookAtButton(*button);
        else if (const auto* dock = qobject_cast<const QDockWidget*>(&widget))
            lookAtDock(*dock);
    }

    void lookAtLabel(const QLabel& label)
    {
        if (label.text().isEmpty() || label.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored)
            return;
        if (label.wordWrap())
            check(label, label.text(), label.heightForWidth(label.width()), label.height());
        else
            check(label, label.text(), label.sizeHint().width(), label.width());
    }

    void lookAtButton(const QAbstractButton& button)
    {
        if (!button.text().isEmpty())
            check(button, button.text(), button.sizeHint().width(), button.width());
    }

    // A bar with more tabs than there is room for scrolls.
    void lookAtTabs(const QTabBar& tabs)
    {
        const bool isScrolled = tabs.usesScrollButtons() && tabs.sizeHint().width() > tabs.width();
        for (int i = 0; i < tabs.count(); ++i) {
            if (!tabs.isTabVisible(i))
                continue;
            const int needed = tabs.fontMetrics().horizontalAdvance(tabs.tabText(i).remove(u'&'));
            check(tabs, tabs.tabText(i), needed, tabs.tabRect(i).width());
            if (!isScrolled)
                check(tabs, tabs.tabText(i), tabs.tabRect(i).right(), tabs.width());
        }
    }

    void lookAtMenus(const QMenuBar& menus)
    {
        for (QAction* action : menus.actions()) {
            const QRect place = menus.actionGeometry(action);
            check(menus, action->text(), place.isEmpty() ? menus.width() + 1 : place.right(), menus.width());
        }
    }

    void lookAtHeader(const QHeaderView& header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int i = 0; i < header.count(); ++i) {
            const QString text = header.model()->headerData(i, Qt::Horizontal).toString();
            if (!header.isSectionHidden(i) && !text.isEmpty())
                check(header, text, header.fontMetrics().horizontalAdvance(text) + kHeaderPadding,
                      header.sectionSize(i));
        }
    }

    // A filter says in its tool tip what does not fit.
    void lookAtField(const QLineEdit& field)
    {
        if (field.text().isEmpty() && !field.placeholderText().isEmpty() && field.toolTip().isEmpty())
            check(field, field.placeholderText(),
                  field.fontMetrics().horizontalAdvance(field.placeholderText()) + kFieldPadding,
                  field.width());
    }

    void lookAtDock(const QDockWidget& dock)
    {
        check(dock, dock.windowTitle(), dock.fontMetrics().horizontalAdvance(dock.windowTitle()),
              dock.width() - kDockButtons);
    }

    void check(const QWidget& widget, const QString& text, int needed, int there)
    {
        if (needed > there)
            m_cut.append(QStringLiteral("%1 \"%2\" of %3 needs %4 and has %5")
                             .arg(QLatin1String(widget.metaObject()->className()), text,
                                  widget.parentWidget()
                                      ? QLatin1String(widget.parentWidget()->metaObject()->className())
                                      : QLatin1String())
                             .arg(needed)
                             .arg(there));
    }

    static constexpr int kHeaderPadding = 16; // of the style sheet
    static constexpr int kFieldPadding = 14;
    static constexpr int kBoxPadding = 36; // and the arrow of a ChoiceBox
    static constexpr int kDockButtons = 56;

    QStringList m_cut;
};

} // namespace throughline::test
