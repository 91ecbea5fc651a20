// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_page.h"

#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/scene_painter.h"

#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QImage>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kPosition = Qt::UserRole; // of a heading in the document

bool isCode(const QTextBlock& block)
{
    return block.isValid() && block.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
}

// What Markdown gives stands without air.
QTextBlockFormat spaced(const QTextBlock& block, const QPalette& palette)
{
    constexpr qreal kLarge = 22;
    constexpr qreal kSmall = 8;
    constexpr qreal kLineHeight = 125; // per cent
    QTextBlockFormat format = block.blockFormat();
    if (isCode(block)) {
        format.setBackground(palette.alternateBase());
        format.setLeftMargin(kSmall);
        format.setTopMargin(0);
        format.setBottomMargin(isCode(block.next()) ? 0 : kSmall);
        return format;
    }
    const bool isHeading = format.headingLevel() > 0;
    format.setTopMargin(isHeading && block.blockNumber() > 0 ? kLarge : 0);
    format.setBottomMargin(kSmall);
    if (!isHeading)
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    return format;
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
void setLook(QTextDocument& document, const QPalette& palette)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor(block).setBlockFormat(spaced(block, palette));
        QList<std::pair<int, int>> words = codeWords(block);
        if (isCode(block))
            words = {{block.position(), block.position() + block.length() - 1}};
        for (const auto& [from, to] : words) {
            QTextCursor word(&document);
            word.setPosition(from);
            word.setPosition(to, QTextCursor::KeepAnchor);
            QTextCharFormat code;
            code.setFontFamilies(fontOf(Face::Mono).families());
            word.mergeCharFormat(code);
        }
    }
}

// A window on a page of its own colour would have no edge.
void drawFrame(QImage& picture, const QColor& colour)
{
    QPainter painter(&picture);
    painter.setPen(colour);
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1));
}

QStringList picturesIn(const QString& markdown)
{
    static const QRegularExpression form(QStringLiteral(R"(^!\[.*\]\(([a-z-]+)\)$)"),
                                         QRegularExpression::MultilineOption);
    QStringList names;
    for (auto found = form.globalMatch(markdown); found.hasNext();)
        names.append(found.next().captured(1));
    return names;
}

} // namespace

HelpPage::HelpPage(const QString& name, QWidget* parent)
    : QDialog(parent), m_headings(new QListWidget(this)), m_page(new QTextBrowser(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help-") + name);
    QFile file(QStringLiteral(":/help/%1.%2.md").arg(name, QLocale().name().section(u'_', 0, 0)));
    if (!file.exists()) // in this language
        file.setFileName(QStringLiteral(":/help/%1.md").arg(name));
    if (file.open(QIODevice::ReadOnly))
        m_markdown = QString::fromUtf8(file.readAll());
    m_pictures = picturesIn(m_markdown);
    m_headings->setAccessibleName(tr("Headings"));
    m_headings->setObjectName(QStringLiteral("helpHeadings"));
    m_headings->setItemDelegate(new CellDelegate(m_headings));
    m_headings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_page->setAccessibleName(tr("Help"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // pictures are as wide as what it leaves
    m_page->setOpenLinks(false);
    m_page->viewport()->installEventFilter(this);
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
    resize(1120, 760);
    render();
    m_page->setFocus();
}

void HelpPage::render()
{
    m_page->setMarkdown(m_markdown);
    m_fitted = 0;
    fitPictures();
    setLook(*m_page->document(), palette());
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
    m_headings->setCurrentRow(0); // where arrows start from
    constexpr int kNarrowest = 220;
    constexpr int kWidest = 360;
    constexpr int kAround = 24;
    m_headings->setFixedWidth(std::clamp(m_headings->sizeHintForColumn(0) + kAround, kNarrowest, kWidest));
}

// As wide as the page; those of the theme that the window has.
void HelpPage::fitPictures()
{
    QTextDocument& document = *m_page->document();
    constexpr int kSpare = 2; // for rounding: a picture that is wider by a pixel brings a scroll bar
    const int width = m_page->viewport()->width() - 2 * static_cast<int>(document.documentMargin()) - kSpare;
    if (m_pictures.isEmpty() || width <= 0 || width == m_fitted)
        return;
    m_fitted = width;
    const bool dark = palette().color(QPalette::Window).lightness() < 128;
    for (const QString& name : m_pictures) {
        const QImage whole(QStringLiteral(":/help/%1-%2.png").arg(name, dark ? u"dark" : u"light"));
        const int pixels = std::min(whole.width(), static_cast<int>(width * devicePixelRatioF()));
        QImage fitted = whole.scaledToWidth(pixels, Qt::SmoothTransformation);
        drawFrame(fitted, palette().color(QPalette::Mid));
        fitted.setDevicePixelRatio(devicePixelRatioF());
        document.addResource(QTextDocument::ImageResource, QUrl(name), fitted);
    }
    document.markContentsDirty(0, document.characterCount());
}

bool HelpPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_page->viewport() && event->type() == QEvent::Resize)
        fitPictures();
    return QDialog::eventFilter(watched, event);
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
