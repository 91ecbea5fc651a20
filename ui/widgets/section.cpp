// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section.h"

#include "ui/models/text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSettings>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace throughline {

Section::Section(const QString& id, const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_id(QStringLiteral("sections/") + id), m_title(title),
      m_heading(new QToolButton(this)), m_top(new QHBoxLayout), m_note(plainLabel({}, look::kDim, this)),
      m_content(content)
{
    setObjectName(QStringLiteral("section"));
    setAttribute(Qt::WA_StyledBackground); // the line above it
    m_heading->setObjectName(QStringLiteral("sectionHeading"));
    m_heading->setCheckable(true);
    m_heading->setChecked(QSettings().value(m_id, true).toBool());
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setAutoRaise(true);
    m_heading->setFont(fontOf(Face::Bold));
    m_heading->setIconSize({12, 12});
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 2, 12, 8);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_top->setContentsMargins(0, 0, 8, 0);
    m_top->addWidget(m_heading);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_top);
    column->addWidget(m_note);
    column->addWidget(m_content);
    connect(m_heading, &QToolButton::toggled, this, [this](bool open) {
        QSettings().setValue(m_id, open);
        showState();
    });
    showHeading();
    showState();
}

void Section::setTitle(const QString& title)
{
    m_title = title;
    showHeading();
}

void Section::addToHeading(QWidget* widget)
{
    m_top->addWidget(widget);
}

void Section::setCount(std::optional<std::uint64_t> count)
{
    m_count = count;
    showHeading();
}

void Section::showContent()
{
    m_hasContent = true;
    showState();
}

void Section::showNote(const QString& note)
{
    m_hasContent = false;
    m_note->setText(note);
    showState();
}

QString Section::note() const
{
    return m_hasContent ? QString() : m_note->text();
}

bool Section::isOpen() const
{
    return m_heading->isChecked();
}

void Section::setOpen(bool open)
{
    m_heading->setChecked(open);
}

void Section::showHeading()
{
    const QString text = m_count ? m_title + QStringLiteral("  ") + number(*m_count) : m_title;
    m_heading->setText(withoutMnemonics(text));
    m_heading->setAccessibleName(text);
}

void Section::showState()
{
    m_heading->setIcon(lineIcon(isOpen() ? QStringLiteral("branch-open") : QStringLiteral("branch-closed")));
    m_heading->setAccessibleDescription(isOpen() ? tr("Open; press to fold it")
                                                 : tr("Folded; press to open it"));
    m_content->setVisible(isOpen() && m_hasContent);
    m_note->setVisible(isOpen() && !m_hasContent);
}

void fitRows(QAbstractItemView& view, int rows, int most)
{
    const QHeaderView* header = nullptr;
    if (const auto* table = qobject_cast<QTableView*>(&view))
        header = table->horizontalHeader();
    else if (const auto* tree = qobject_cast<QTreeView*>(&view))
        header = tree->header();
    const int above = header && !header->isHidden() ? header->sizeHint().height() : 0;
    view.setFixedHeight(above + std::clamp(rows, 1, most) * kRowHeight);
}

} // namespace throughline
