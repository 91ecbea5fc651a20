// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_page.h"

#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>

#include <utility>

namespace throughline {

namespace {

constexpr int kPosition = Qt::UserRole; // of a heading in the document

void setCodeBlock(const QTextBlock& block, const QPalette& palette)
{
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextBlockFormat format = block.blockFormat();
    format.setBackground(palette.alternateBase());
    format.setLeftMargin(8);
    cursor.setBlockFormat(format);
    QTextCharFormat code;
    code.setFont(fontOf(Face::Mono));
    cursor.mergeCharFormat(code);
}

// From where to where words of code stand in a block of text.
QList<std::pair<int, int>> codeWords(const QTextBlock& block)
{
    QList<std::pair<int, int>> words;
    for (auto part = block.begin(); !part.atEnd(); ++part) {
        const QTextFragment fragment = part.fragment();
        if (fragment.charFormat().fontFixedPitch())
            words.append({fragment.position(), fragment.position() + fragment.length()});
    }
    return words;
}

// Code has the font of all our code; a block of it stands on a ground of its own.
void setCode(QTextDocument& document, const QPalette& palette)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)) {
            setCodeBlock(block, palette);
            continue;
        }
        for (const auto& [from, to] : codeWords(block)) {
            QTextCursor word(&document);
            word.setPosition(from);
            word.setPosition(to, QTextCursor::KeepAnchor);
            QTextCharFormat code;
            code.setFontFamilies(fontOf(Face::Mono).families());
            word.mergeCharFormat(code);
        }
    }
}

} // namespace

HelpPage::HelpPage(const QString& name, QWidget* parent)
    : QDialog(parent), m_headings(new QListWidget(this)), m_page(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help-") + name);
    QFile file(QStringLiteral(":/help/%1.md").arg(name));
    if (file.open(QIODevice::ReadOnly))
        m_markdown = QString::fromUtf8(file.readAll());
    m_headings->setAccessibleName(tr("Headings"));
    m_headings->setFrameShape(QFrame::NoFrame);
    m_headings->setFixedWidth(210);
    m_headings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page->setAccessibleName(tr("Help"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setOpenLinks(false);
    m_page->document()->setDocumentMargin(20);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_headings);
    row->addWidget(m_page, 1);
    connect(m_headings, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!item)
            return;
        QTextCursor cursor(m_page->document());
        cursor.setPosition(item->data(kPosition).toInt());
        m_page->setTextCursor(cursor);
        // The cursor alone would be content to see the heading at the lower edge.
        m_page->verticalScrollBar()->setValue(m_page->verticalScrollBar()->value() +
                                              m_page->cursorRect().top() - 12);
    });
    resize(980, 720);
    render();
    m_page->setFocus();
}

void HelpPage::render()
{
    m_page->setMarkdown(m_markdown);
    setCode(*m_page->document(), palette());
    listHeadings();
    m_page->moveCursor(QTextCursor::Start);
}

void HelpPage::listHeadings()
{
    const QSignalBlocker quiet(m_headings);
    m_headings->clear();
    for (QTextBlock block = m_page->document()->begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level == 1)
            setWindowTitle(block.text());
        if (level != 2)
            continue;
        auto* item = new QListWidgetItem(block.text(), m_headings);
        item->setData(kPosition, block.position());
    }
}

void HelpPage::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        render();
}

void showHelpPage(QWidget* parent, const QString& name)
{
    auto* page = parent->findChild<HelpPage*>(QStringLiteral("help-") + name);
    if (!page)
        page = new HelpPage(name, parent);
    page->show();
    page->raise();
    page->activateWindow();
}

} // namespace throughline
