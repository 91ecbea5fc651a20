// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/view_frame.h"

#include "ui/models/text.h"
#include "ui/widgets/scene_painter.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

// A line that gives way when room is short, and then says all of itself in its tool tip.
class ElidingLabel : public QWidget {
public:
    ElidingLabel(Face face, QWidget* parent) : QWidget(parent) { setFont(fontOf(face)); }
    void setText(const QString& text)
    {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
        update();
    }
    void setColour(const QColor& colour)
    {
        m_colour = colour;
        update();
    }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {fontMetrics().horizontalAdvance(m_text) + 1, kHeight}; // the advance is rounded
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(sizeHint().width(), kNarrowest), kHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setPen(m_colour);
        const QString line = fontMetrics().elidedText(m_text, Qt::ElideRight, width());
        setToolTip(line == m_text ? QString() : plainToolTip(m_text));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, line);
    }

private:
    static constexpr int kHeight = 24;
    static constexpr int kNarrowest = 96;

    QString m_text;
    QColor m_colour;
};

namespace {

constexpr int kHeaderHeight = 44;
constexpr int kSecondRow = 36;
constexpr int kSpace = 8;
constexpr int kNoticeWidth = 440;

} // namespace

// Titles, and buttons at their right; below them where the view is too narrow for both in full.
class ViewHeader : public QWidget {
public:
    // The summary is one of the titles, which asks for no room of its own.
    ViewHeader(QWidget* titles, const QWidget* summary, QWidget* buttons)
        : m_titles(titles), m_summary(summary), m_buttons(buttons)
    {
        setObjectName(QStringLiteral("viewHeader"));
        setAttribute(Qt::WA_StyledBackground);
        titles->setParent(this);
        buttons->setParent(this);
        setFixedHeight(kHeaderHeight);
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::max(m_titles->minimumSizeHint().width(), m_buttons->minimumSizeHint().width()) +
                    2 * kMargin,
                minimumHeight()};
    }

    void arrange()
    {
        const QRect inside = rect().adjusted(kMargin, 0, -kMargin, 0);
        const int buttons = m_buttons->minimumSizeHint().width();
        const int titles = m_titles->sizeHint().width() + m_summary->sizeHint().width();
        m_below = inside.width() < titles + kSpace + buttons + (m_below ? kToSpare : 0);
        setFixedHeight(m_below ? kHeaderHeight + kSecondRow : kHeaderHeight);
        const int lower = m_below ? kHeaderHeight - kSpace / 2 : 0;
        m_titles->setGeometry(inside.left(), 0, m_below ? inside.width() : inside.width() - buttons - kSpace,
                              kHeaderHeight - 1);
        m_buttons->setGeometry(m_below ? inside.left() : inside.right() + 1 - buttons, lower, buttons,
                               m_below ? kSecondRow : kHeaderHeight - 1);
    }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        arrange();
    }
    bool event(QEvent* event) override
    {
        const bool handled = QWidget::event(event);
        if (event->type() == QEvent::LayoutRequest) {
            arrange();
            updateGeometry();
        }
        return handled;
    }

private:
    static constexpr int kMargin = kSpace * 3 / 2;
    // What is said in passing is shorter; the view must not jump for that.
    static constexpr int kToSpare = 20 * kSpace;

    QWidget* m_titles;
    const QWidget* m_summary;
    QWidget* m_buttons;
    bool m_below = false;
};

namespace {

[[nodiscard]] QString styleOf(const InkColours& colours)
{
    const auto name = [&](Ink ink) { return colourOf(ink, colours).name(); };
    return QStringLiteral(
               "ViewFrame { background: %1; }"
               "#viewHeader { background: %1; border: 0; border-bottom: 1px solid %2; }"
               "#viewHeader QToolButton { color: %4; background: %1; border: 1px solid %2; border-radius: "
               "4px; "
               "padding: 4px 9px; }"
               "#viewHeader QToolButton:hover { border-color: %4; }"
               "#viewHeader QToolButton:focus { border-color: %5; }"
               "#viewHeader QToolButton:checked { color: %5; border-color: %5; }"
               "#viewHeader QToolButton:disabled { color: %2; }"
               "#noticeTitle { color: %3; }"
               "#viewChip { color: %6; border: 1px solid %6; border-radius: 4px; padding: 1px 6px; }"
               "#notice { background: %1; } #noticeText { color: %4; }")
        .arg(name(Ink::Panel), name(Ink::Line), name(Ink::Text), name(Ink::Dim), name(Ink::Accent),
             name(Ink::WarningText));
}

[[nodiscard]] QLabel* plainLabel(const char* objectName, Face face)
{
    auto* label = new QLabel;
    label->setObjectName(QString::fromLatin1(objectName));
    label->setTextFormat(Qt::PlainText);
    label->setFont(fontOf(face));
    return label;
}

} // namespace

ViewFrame::ViewFrame(QWidget* body, QWidget* parent)
    : QWidget(parent), m_body(body), m_stack(new QStackedLayout)
{
    m_header = makeHeader();
    m_notice = makeNotice();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_stack->addWidget(m_body);
    m_stack->addWidget(m_notice);
    column->addLayout(m_stack, 1);
    setColours(lightColours());
}

void ViewFrame::setColours(const InkColours& colours)
{
    setStyleSheet(styleOf(colours));
    m_title->setColour(colourOf(Ink::Text, colours));
    m_summary->setColour(colourOf(Ink::Dim, colours));
}

void ViewFrame::setTitle(const QString& title, const QString& summary)
{
    m_title->setText(title);
    m_summary->setText(summary);
    settle();
}

void ViewFrame::setChip(const QString& text, const QString& explanation)
{
    m_chip->setText(text);
    m_chip->setToolTip(plainToolTip(explanation));
    m_chip->setVisible(!text.isEmpty());
    settle();
}

// At once, so that the body has its size when something in it is brought into sight.
void ViewFrame::settle()
{
    m_header->arrange();
    layout()->activate();
}

void ViewFrame::addButton(QAction* action)
{
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setFont(fontOf(Face::Regular));
    button->setFocusPolicy(Qt::TabFocus);
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    const auto label = [action, button, key] {
        button->setText(key.isEmpty() ? action->text() : action->text() + QStringLiteral("   ") + key);
        button->setAccessibleName(action->text());
        button->setVisible(action->isVisible());
    };
    m_buttons->addWidget(button); // before it may be shown: without a parent it would be a window
    label();
    connect(action, &QAction::changed, button, label);
}

void ViewFrame::addChoice(const QActionGroup* choices, const QString& accessibleName)
{
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("viewChoice"));
    button->setFont(fontOf(Face::Regular));
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolTip(plainToolTip(accessibleName));
    auto* menu = new QMenu(button);
    menu->addActions(choices->actions());
    button->setMenu(menu);
    m_buttons->addWidget(button);
    const auto label = [choices, button, accessibleName] {
        const QString chosen = choices->checkedAction() ? choices->checkedAction()->text() : QString();
        button->setText(chosen + QStringLiteral("  ▾"));
        button->setAccessibleName(accessibleName + QStringLiteral(": ") + chosen);
    };
    label();
    for (const QAction* action : choices->actions())
        connect(action, &QAction::toggled, button, label);
}

void ViewFrame::showBody()
{
    m_header->show();
    m_stack->setCurrentWidget(m_body);
}

void ViewFrame::showNotice(const QString& title, const QString& text)
{
    m_header->hide();
    m_noticeTitle->setText(title);
    m_noticeText->setText(text);
    m_notice->setAccessibleName(title);
    m_notice->setAccessibleDescription(text);
    m_stack->setCurrentWidget(m_notice);
}

void ViewFrame::showNothingOpen()
{
    showNotice(tr("Nothing is open"), tr("Open an export of events, or drop it on this window."));
}

bool ViewFrame::showsBody() const
{
    return m_stack->currentWidget() == m_body;
}

QString ViewFrame::title() const
{
    return m_title->text();
}

QString ViewFrame::summary() const
{
    return m_summary->text();
}

QString ViewFrame::notice() const
{
    return showsBody() ? QString() : m_noticeTitle->text();
}

ViewHeader* ViewFrame::makeHeader()
{
    auto* titles = new QWidget;
    auto* buttons = new QWidget;
    m_summary = new ElidingLabel(Face::Regular, titles);
    auto* header = new ViewHeader(titles, m_summary, buttons);
    auto* row = new QHBoxLayout(titles);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace);
    // The title, too, may be an id of any length; it gives way after the summary.
    m_title = new ElidingLabel(Face::Bold, header);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setMinimumWidth(1);
    m_chip = plainLabel("viewChip", Face::Regular);
    m_chip->hide();
    m_buttons = new QHBoxLayout(buttons);
    m_buttons->setContentsMargins(0, 0, 0, 0);
    m_buttons->setSpacing(kSpace);
    row->addWidget(m_title);
    row->addWidget(m_summary, 1);
    row->addWidget(m_chip, 0, Qt::AlignVCenter);
    return header;
}

QWidget* ViewFrame::makeNotice()
{
    auto* notice = new QWidget;
    notice->setObjectName(QStringLiteral("notice"));
    notice->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(notice);
    column->setSpacing(kSpace);
    m_noticeTitle = plainLabel("noticeTitle", Face::Bold);
    m_noticeText = plainLabel("noticeText", Face::Regular);
    m_noticeText->setWordWrap(true);
    m_noticeText->setFixedWidth(kNoticeWidth);
    m_noticeText->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    column->addStretch(2);
    column->addWidget(m_noticeTitle, 0, Qt::AlignHCenter);
    column->addWidget(m_noticeText, 0, Qt::AlignHCenter);
    column->addStretch(3);
    return notice;
}

} // namespace throughline
