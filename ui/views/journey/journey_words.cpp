// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/journey/journey_words.h"

#include "ui/widgets/scene_painter.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace throughline {
namespace {

constexpr int kSpace = 8;
constexpr int kLeastWidth = 220;

[[nodiscard]] QLabel* plainLabel(Face face)
{
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(fontOf(face));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

JourneyWords::JourneyWords(QWidget* parent)
    : QWidget(parent), m_linkTitle(plainLabel(Face::Bold)), m_linkText(plainLabel(Face::Regular)),
      m_heading(plainLabel(Face::Bold)), m_sentences(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("journeyWords"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(kLeastWidth);
    m_linkTitle->setText(tr("Why this link"));
    m_linkText->setObjectName(QStringLiteral("linkText"));
    m_heading->setText(tr("In words"));
    m_sentences->setReadOnly(true);
    m_sentences->setFont(fontOf(Face::Regular));
    m_sentences->setAccessibleName(tr("The chain in words"));
    m_sentences->document()->setDocumentMargin(0);
    // Every line is wrapped, if need be within a word: a bar would only offer its rounding.
    m_sentences->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kSpace, 2 * kSpace, kSpace, kSpace);
    column->setSpacing(kSpace);
    column->addWidget(m_linkTitle);
    column->addWidget(m_linkText);
    column->addWidget(m_heading);
    column->addWidget(m_sentences, 1);
    setLink({});
}

void JourneyWords::setColours(const InkColours& colours)
{
    const auto name = [&](Ink ink) { return colourOf(ink, colours).name(); };
    setStyleSheet(
        QStringLiteral("#journeyWords { background: %1; border: 0; border-left: 1px solid %2; }"
                       "#journeyWords QLabel { color: %3; background: transparent; }"
                       "#journeyWords #linkText { color: %4; }"
                       "#journeyWords QPlainTextEdit { color: %3; background: %1; border: 0; padding: 0; "
                       "selection-background-color: %5; selection-color: %1; }")
            .arg(name(Ink::Panel), name(Ink::Line), name(Ink::Text), name(Ink::Dim), name(Ink::Accent)));
}

void JourneyWords::setSentences(const QStringList& sentences)
{
    const QString text = sentences.join(QStringLiteral("\n\n"));
    if (m_sentences->toPlainText() != text) { // else a person's selection in it would be lost
        m_sentences->setPlainText(text);
    }
}

void JourneyWords::setLink(const QString& why)
{
    m_linkText->setText(why);
    m_linkTitle->setVisible(!why.isEmpty());
    m_linkText->setVisible(!why.isEmpty());
}

QString JourneyWords::sentences() const
{
    return m_sentences->toPlainText();
}

QString JourneyWords::link() const
{
    return m_linkText->text();
}

} // namespace throughline
