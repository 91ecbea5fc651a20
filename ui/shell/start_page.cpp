// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/shell/open_dialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kColumnWidth = 560;
constexpr int kMostRecent = 6;

// A column of fixed width in the middle of the page.
QVBoxLayout* centred(QWidget* page)
{
    auto* row = new QHBoxLayout(page);
    auto* inner = new QWidget(page);
    inner->setFixedWidth(kColumnWidth);
    row->addStretch();
    row->addWidget(inner);
    row->addStretch();
    auto* column = new QVBoxLayout(inner);
    column->setSpacing(8);
    return column;
}

void makeLink(QPushButton& button)
{
    button.setFlat(true);
    button.setStyleSheet(QStringLiteral(
        "text-align: left; border-color: transparent; background: transparent; padding: 5px 4px;"));
}

} // namespace

StartPage::StartPage(RecentFiles& recent, bool hasSample, QWidget* parent)
    : QWidget(parent), m_recent(recent), m_pages(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("startPage"));
    setAttribute(Qt::WA_StyledBackground);
    m_pages->addWidget(makeWelcome(hasSample));
    m_pages->addWidget(makeLoading());
    connect(&m_recent, &RecentFiles::changed, this, &StartPage::listRecent);
    listRecent();
}

QWidget* StartPage::makeWelcome(bool hasSample)
{
    auto* page = new QWidget;
    QVBoxLayout* column = centred(page);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& command) {
        auto* button = new QPushButton(text);
        connect(button, &QPushButton::clicked, this, [this, command] { Q_EMIT commandWanted(command); });
        buttons->addWidget(button);
        return button;
    };
    add(tr("Open an export…"), QStringLiteral("open"))->setDefault(true);
    add(tr("Open a folder…"), QStringLiteral("open-folder"));
    add(tr("Open a URL…"), QStringLiteral("open-url"));
    add(tr("Connect…"), QStringLiteral("connect"))->setToolTip(tr("Connect to a database"));
    add(tr("Open the sample"), QStringLiteral("sample"))->setVisible(hasSample);
    buttons->addStretch();

    auto* questions =
        new QPushButton(lineIcon(QStringLiteral("info")), tr("Four questions, answered on the sample"));
    makeLink(*questions);
    questions->setVisible(hasSample);
    connect(questions, &QPushButton::clicked, this,
            [this] { Q_EMIT commandWanted(QStringLiteral("questions")); });

    m_drop = new QFrame;
    m_drop->setObjectName(QStringLiteral("dropArea"));
    auto* dropColumn = new QVBoxLayout(m_drop);
    dropColumn->setContentsMargins(16, 20, 16, 20);
    QLabel* dropText = plainLabel(
        tr("or drop files, archives, folders, SQLite databases or links to them anywhere in this window"),
        look::kDim);
    dropText->setAlignment(Qt::AlignCenter);
    dropText->setWordWrap(true);
    dropColumn->addWidget(dropText);

    m_recentTitle = plainLabel(tr("Opened before"), look::kHeading);
    m_recentList = new QVBoxLayout;
    m_recentList->setSpacing(0);

    column->addStretch(2);
    column->addWidget(plainLabel(tr("What led to this order?"), look::kTitle));
    QLabel* about =
        plainLabel(tr("Open an export of events, type an order number, a contact, a message or a trace, and "
                      "see the chain of causes behind it and where it breaks. Nothing that is opened is "
                      "ever changed."),
                   look::kDim);
    about->setWordWrap(true);
    column->addWidget(about);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addSpacing(4);
    column->addWidget(m_drop);
    column->addSpacing(4);
    column->addWidget(questions);
    column->addSpacing(12);
    column->addWidget(m_recentTitle);
    column->addLayout(m_recentList);
    column->addStretch(3);
    // Buttons are longer in some languages.
    const QMargins margins = column->contentsMargins();
    column->parentWidget()->setFixedWidth(
        std::max(kColumnWidth, buttons->sizeHint().width() + margins.left() + margins.right()));
    return page;
}

QWidget* StartPage::makeLoading()
{
    auto* page = new QWidget;
    QVBoxLayout* column = centred(page);
    m_what = plainLabel({}, look::kTitle);
    m_what->setWordWrap(true);
    m_how = plainLabel({}, look::kDim);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of loading"));
    auto* cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &StartPage::cancelWanted);
    column->addStretch(2);
    column->addWidget(m_what);
    column->addWidget(m_how);
    column->addWidget(m_bar);
    column->addWidget(cancel, 0, Qt::AlignLeft);
    column->addStretch(3);
    return page;
}

void StartPage::listRecent()
{
    while (QLayoutItem* item = m_recentList->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const QStringList paths = m_recent.paths().mid(0, kMostRecent);
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const QString& path : paths) {
        const QFileInfo file(path);
        const QString icon = isDatabase(path)     ? QStringLiteral("database")
                             : isWebAddress(path) ? QStringLiteral("web")
                             : file.isDir()       ? QStringLiteral("open")
                                                  : QStringLiteral("file");
        const QString place = isFile(path) ? file.path() : path;
        auto* button = new QPushButton(
            lineIcon(icon), withoutMnemonics(nameOfPath(path) + QStringLiteral("   ") + shown(place, 60)));
        makeLink(*button);
        button->setToolTip(plainToolTip(shown(path)));
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileWanted(path); });
        m_recentList->addWidget(button);
    }
}

void StartPage::showWelcome()
{
    m_pages->setCurrentIndex(0);
}

void StartPage::showLoading(const QString& what)
{
    m_progress = {};
    m_what->setText(tr("Opening %1").arg(what));
    m_how->setText({});
    m_bar->setRange(0, 0);
    m_pages->setCurrentIndex(1);
}

void StartPage::showProgress(const Progress& progress)
{
    const int done = permille(progress);
    m_bar->setRange(0, done < 0 ? 0 : 1000);
    m_bar->setValue(std::max(done, 0));
    m_how->setText(m_progress.of(progress));
}

void StartPage::setDropping(bool dropping)
{
    m_drop->setProperty("hot", dropping);
    m_drop->setStyleSheet(m_drop->styleSheet()); // makes Qt look at the property again
}

} // namespace throughline
