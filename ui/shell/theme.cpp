// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme.h"

#include "ui/shell/theme_style.h"
#include "ui/widgets/scene_painter.h"

#include <QApplication>
#include <QSettings>

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kKey = u"theme"_s;

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QString wordOf(Theme::Choice choice)
{
    return choice == Theme::Choice::Light  ? u"light"_s
           : choice == Theme::Choice::Dark ? u"dark"_s
                                           : u"system"_s;
}

Theme::Choice choiceOf(const QString& word)
{
    return word == u"light"  ? Theme::Choice::Light
           : word == u"dark" ? Theme::Choice::Dark
                             : Theme::Choice::System;
}

} // namespace

Theme::Theme(ViewState& state, QObject* parent)
    : QObject(parent), m_state(state), m_choice(choiceOf(QSettings().value(kKey).toString())),
      m_systemIsDark(isDark(QApplication::palette()))
{
    QApplication::setStyle(new ThemeStyle);
    QApplication::setFont(fontOf(Face::Regular));
    apply();
}

void Theme::choose(Choice choice)
{
    m_choice = choice;
    QSettings().setValue(kKey, wordOf(choice));
    apply();
}

void Theme::force(bool dark)
{
    m_choice = dark ? Choice::Dark : Choice::Light;
    apply();
}

void Theme::apply()
{
    const bool dark = m_choice == Choice::System ? m_systemIsDark : m_choice == Choice::Dark;
    const InkColours& colours = dark ? darkColours() : lightColours();
    QApplication::setPalette(paletteOf(colours));
    qApp->setStyleSheet(styleSheetOf(colours));
    m_state.setDark(dark);
}

QPalette paletteOf(const InkColours& colours)
{
    const auto ink = [&](Ink role) { return colourOf(role, colours); };
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, Ink colour) { palette.setColor(role, ink(colour)); };
    set(QPalette::Window, Ink::Background);
    set(QPalette::Base, Ink::Panel);
    set(QPalette::AlternateBase, Ink::Stripe);
    set(QPalette::Button, Ink::Panel);
    set(QPalette::ToolTipBase, Ink::Panel);
    set(QPalette::Light, Ink::Panel);
    set(QPalette::Midlight, Ink::Line);
    set(QPalette::Mid, Ink::Line);
    set(QPalette::Dark, Ink::Line);
    set(QPalette::Shadow, Ink::Line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText})
        set(role, Ink::Text);
    set(QPalette::PlaceholderText, Ink::Dim);
    set(QPalette::Highlight, Ink::Selection);
    set(QPalette::Link, Ink::Accent);
    set(QPalette::LinkVisited, Ink::Accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, ink(Ink::Dim));
    return palette;
}

QString styleSheetOf(const InkColours& colours)
{
    QString sheet = uR"(
QToolTip { background: %panel; color: %text; border: 1px solid %line; padding: 4px 6px; }
QMenuBar { background: %panel; border: none; padding: 2px 6px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %selection; }
QMenu { background: %panel; border: 1px solid %line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 20px; border-radius: 4px; }
QMenu::item:selected { background: %selection; }
QMenu::item:disabled { color: %dim; }
QMenu::separator { height: 1px; background: %line; margin: 4px 8px; }
QToolBar { background: %panel; border: none; border-bottom: 1px solid %line; padding: 6px 8px; spacing: 6px; }
QMainWindow::separator { background: %line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: %accent; }
QSplitter::handle { background: %line; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:horizontal { width: 1px; }
QDockWidget { font-weight: 600; }
QDockWidget::title { background: %panel; padding: 7px 8px; border-bottom: 1px solid %line; text-align: left; }
QStatusBar { background: %panel; border-top: 1px solid %line; padding: 0 4px; }
QStatusBar::item { border: none; }
QTabWidget::pane { border: none; border-top: 1px solid %line; }
QTabBar { background: %panel; qproperty-drawBase: 0; }
QTabBar::tab { background: %panel; color: %dim; padding: 8px 14px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: %text; border-bottom-color: %accent; }
QTabBar::tab:hover:!selected { color: %text; }
QTabBar::tab:focus { color: %accent; }
QDockWidget QTabBar::tab { padding: 8px 10px; }
QTabBar QToolButton { background: %panel; border: none; }
QLineEdit, QPlainTextEdit, QSpinBox { background: %panel; border: 1px solid %line; border-radius: 4px; padding: 4px 6px;
    selection-background-color: %accent; selection-color: %onaccent; }
QLineEdit:focus, QPlainTextEdit:focus, QSpinBox:focus { border-color: %accent; }
QTabWidget QPlainTextEdit { border: none; border-radius: 0; }
QLineEdit#search { padding: 6px 8px; border-radius: 5px; background: %background; }
QPushButton { background: %panel; border: 1px solid %line; border-radius: 4px; padding: 5px 12px; color: %text; }
QPushButton:hover, QToolButton:hover { background: %selection; }
QPushButton:focus { border-color: %accent; }
QPushButton:checked { border-color: %accent; color: %accent; background: %selection; }
QPushButton:default { background: %accent; border-color: %accent; color: %onaccent; }
QPushButton:default:disabled { background: %panel; border-color: %line; color: %dim; }
QPushButton#reportLink { border: none; color: %warningtext; padding: 6px 12px; text-align: left; }
QPushButton#reportLink:hover, QPushButton#reportLink:focus { text-decoration: underline; background: transparent; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolBar QToolButton { border-color: %line; padding: 5px 8px; }
QToolButton:focus { border-color: %accent; }
QToolButton::menu-indicator { image: none; }
QToolButton#windowChip, QToolButton#filterChip { border-color: %accent; color: %accent; padding: 3px 8px; }
QWidget#section { border-top: 1px solid %line; }
QToolButton#sectionHeading { border: none; border-radius: 0; padding: 7px 8px; text-align: left; }
QToolButton#sectionHeading:checked { background: transparent; }
QToolButton#sectionHeading:hover { background: %selection; }
QToolButton#sectionHeading:focus { color: %accent; }
QListWidget#helpHeadings { border: none; border-right: 1px solid %line; padding: 12px 0; }
QPushButton#findingLink { border: none; color: %accent; padding: 2px 0; text-align: left; }
QPushButton#findingLink:hover, QPushButton#findingLink:focus { text-decoration: underline; background: transparent; }
QHeaderView { background: %panel; }
QHeaderView::section { background: %panel; color: %dim; border: none; border-bottom: 1px solid %line; padding: 5px 8px; font-weight: 400; }
QAbstractItemView { background: %panel; alternate-background-color: %stripe; outline: none;
    selection-background-color: %selection; selection-color: %text; }
QAbstractItemView:focus { selection-background-color: %selection; }
QDialog { border: 1px solid %line; }
QListView#tableChoice { border: 1px solid %line; border-radius: 4px; }
QFrame#searchPopup, QDialog#commandPalette { background: %panel; border: 1px solid %accent; border-radius: 5px; }
QFrame#banner { background: %panel; border: none; border-bottom: 1px solid %line; border-left: 3px solid %warning; }
QFrame#banner[severity="error"] { border-left-color: %error; }
QFrame#banner[severity="info"] { border-left-color: %accent; }
QLabel[role="dim"] { color: %dim; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="title"] { font-size: 22px; font-weight: 600; }
QLabel#brand { font-weight: 600; font-size: 15px; padding: 0 8px 0 4px; }
QLabel#findingNote { color: %warningtext; border-bottom: 1px solid %line; }
QLabel#evidence { border-top: 1px solid %line; }
QWidget#startPage { background: %background; }
QFrame#dropArea { background: %panel; border: 1px dashed %dim; border-radius: 6px; }
QFrame#dropArea[hot="true"] { border: 1px solid %accent; background: %selection; }
QProgressBar { background: %line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: %accent; border-radius: 2px; }
QAbstractScrollArea::corner { background: %panel; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: %line; border-radius: 3px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: %dim; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)"_s;
    const auto put = [&](const QString& name, Ink ink) {
        sheet.replace(name, colourOf(ink, colours).name());
    };
    put(u"%background"_s, Ink::Background);
    put(u"%panel"_s, Ink::Panel);
    put(u"%stripe"_s, Ink::Stripe);
    put(u"%line"_s, Ink::Line);
    put(u"%text"_s, Ink::Text);
    put(u"%dim"_s, Ink::Dim);
    put(u"%onaccent"_s, textInkOn(Ink::Accent));
    put(u"%accent"_s, Ink::Accent);
    put(u"%selection"_s, Ink::Selection);
    put(u"%error"_s, Ink::Error);
    put(u"%warningtext"_s, Ink::WarningText);
    put(u"%warning"_s, Ink::Warning);
    return sheet;
}

} // namespace throughline
