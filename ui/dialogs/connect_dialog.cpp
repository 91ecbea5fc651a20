// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "ui/models/text.h"
#include "ui/session/keyring.h"
#include "ui/widgets/look.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace throughline {

namespace {

constexpr int kPostgresPort = 5432;
constexpr int kMysqlPort = 3306;
constexpr int kTableName = Qt::UserRole;

QString useText(ProbedTable::Use use)
{
    switch (use) {
    case ProbedTable::Use::Events:
        return ConnectDialog::tr("events");
    case ProbedTable::Use::Jobs:
        return ConnectDialog::tr("executions of jobs");
    case ProbedTable::Use::Records:
        return ConnectDialog::tr("records with a trace");
    case ProbedTable::Use::Rows:
        return ConnectDialog::tr("rows with updated_by");
    case ProbedTable::Use::Unknown:
        return ConnectDialog::tr("to be told by its rows");
    }
    return {};
}

QFormLayout* formOf(QWidget* page)
{
    auto* form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

} // namespace

ConnectDialog::ConnectDialog(QWidget* parent)
    : QDialog(parent), m_engine(new QButtonGroup(this)), m_pages(new QStackedWidget(this)),
      m_outcome(plainLabel({}, look::kDim, this)), m_tables(new QListWidget(this))
{
    setWindowTitle(tr("Connect to a database"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pages->addWidget(makeServerPage());
    m_pages->addWidget(makeFilePage());
    m_outcome->setWordWrap(true);
    m_outcome->setMinimumHeight(2 * kRowHeight);
    m_outcome->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_tables->setObjectName(QStringLiteral("tableChoice"));
    m_tables->setAccessibleName(tr("Tables to read"));
    m_tables->setMinimumHeight(7 * kRowHeight);

    auto* buttons = new QDialogButtonBox(this);
    QPushButton* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_test = buttons->addButton(tr("Test connection"), QDialogButtonBox::ActionRole);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_test->setAutoDefault(false);
    m_open->setDefault(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(makeEngines());
    column->addSpacing(8);
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_pages);
    column->addWidget(m_outcome);
    column->addWidget(m_tables, 1);
    column->addStretch(0);
    column->addWidget(buttons);
    resize(560, 560);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    listen();
    showEngine(Postgres);
}

void ConnectDialog::listen()
{
    connect(m_engine, &QButtonGroup::idClicked, this, &ConnectDialog::showEngine);
    for (QLineEdit* field : {m_host, m_port, m_database, m_user, m_password, m_file})
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::forgetTables);
    for (QLineEdit* field : {m_host, m_port, m_database, m_user})
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::showKeeping);
    connect(m_keep, &QCheckBox::clicked, this, &ConnectDialog::chooseKeeping);
    connect(m_test, &QPushButton::clicked, this, &ConnectDialog::test);
    connect(m_tables, &QListWidget::itemChanged, this, &ConnectDialog::updateButtons);
    connect(&m_probe, &DatabaseProbe::found, this, &ConnectDialog::showTables);
    connect(&m_probe, &DatabaseProbe::failed, this, &ConnectDialog::showFailure);
    connect(m_open, &QPushButton::clicked, this, &ConnectDialog::open);
}

QWidget* ConnectDialog::makeEngines()
{
    auto* engines = new QWidget(this);
    auto* row = new QHBoxLayout(engines);
    row->setContentsMargins(0, 0, 0, 0);
    for (const auto& [engine, name] :
         {std::pair(Postgres, tr("PostgreSQL")), std::pair(Mysql, tr("MySQL or MariaDB")),
          std::pair(File, tr("SQLite file"))}) {
        auto* button = new QPushButton(name, engines);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_engine->addButton(button, engine);
        row->addWidget(button);
    }
    row->addStretch();
    return engines;
}

void ConnectDialog::showEngine(int engine)
{
    m_engine->button(engine)->setChecked(true);
    // The page that is hidden takes no room.
    const int shownPage = isServer() ? 0 : 1;
    for (const int page : {0, 1})
        m_pages->widget(page)->setSizePolicy(
            QSizePolicy::Preferred, page == shownPage ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentIndex(shownPage);
    m_port->setPlaceholderText(QString::number(engine == Mysql ? kMysqlPort : kPostgresPort));
    m_database->setPlaceholderText(engine == Mysql ? tr("all that the user may read")
                                                   : tr("as the user is called"));
    showKeeping();
    forgetTables();
}

bool ConnectDialog::isServer() const
{
    return m_engine->checkedId() != File;
}

QWidget* ConnectDialog::makeServerPage()
{
    auto* page = new QWidget(this);
    QFormLayout* form = formOf(page);
    m_host = new QLineEdit(page);
    m_host->setPlaceholderText(tr("this machine"));
    m_port = new QLineEdit(page);
    m_port->setValidator(new QIntValidator(1, 65535, m_port));
    m_database = new QLineEdit(page);
    m_user = new QLineEdit(page);
    m_password = new QLineEdit(page);
    m_password->setEchoMode(QLineEdit::Password);
    m_keep = new QCheckBox(tr("Keep the password in the system keyring"), page);
    form->addRow(plainLabel(tr("Host")), m_host);
    form->addRow(plainLabel(tr("Port")), m_port);
    form->addRow(plainLabel(tr("Name")), m_database);
    form->addRow(plainLabel(tr("User")), m_user);
    form->addRow(plainLabel(tr("Password")), m_password);
    form->addRow(QString(), m_keep);
    m_host->setAccessibleName(tr("Host"));
    m_port->setAccessibleName(tr("Port"));
    m_database->setAccessibleName(tr("Name of the database"));
    m_user->setAccessibleName(tr("User"));
    m_password->setAccessibleName(tr("Password"));
    return page;
}

QWidget* ConnectDialog::makeFilePage()
{
    auto* page = new QWidget(this);
    QFormLayout* form = formOf(page);
    m_file = new QLineEdit(page);
    m_file->setAccessibleName(tr("File"));
    auto* choose = new QPushButton(tr("Choose…"), page);
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ConnectDialog::chooseFile);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_file, 1);
    row->addWidget(choose);
    form->addRow(plainLabel(tr("File")), row);
    return page;
}

void ConnectDialog::begin(const QString& connection, const QString& failure)
{
    const QString file = fileIn(connection);
    const ServerAddress address = addressIn(connection);
    const int engine = address.engine == DatabaseEngine::MySql ? Mysql : Postgres;
    m_wantsKeeping = false;
    showEngine(file.isEmpty() ? engine : File);
    m_file->setText(file);
    m_host->setText(address.host);
    m_port->setText(address.port > 0 ? QString::number(address.port) : QString());
    m_database->setText(address.database);
    m_user->setText(address.user);
    m_options = address.options;
    m_optionsEngine = engine;
    showKeeping();
    (!file.isEmpty() ? m_file : address.host.isEmpty() ? m_host : m_password)->setFocus();
    if (!failure.isEmpty())
        m_outcome->setText(shown(failure));
}

QString ConnectDialog::connection() const
{
    if (!isServer())
        return connectionToFile(m_file->text(), chosenTables());
    const int engine = m_engine->checkedId();
    return connectionTo({.engine = engine == Mysql ? DatabaseEngine::MySql : DatabaseEngine::PostgreSql,
                         .host = m_host->text().trimmed(),
                         .port = m_port->text().toInt(),
                         .database = m_database->text(),
                         .user = m_user->text(),
                         .password = m_password->text(),
                         .options = engine == m_optionsEngine ? m_options : QString()},
                        chosenTables());
}

// None where all are chosen: what is added to the database later is read, too.
QStringList ConnectDialog::chosenTables() const
{
    QStringList tables;
    for (int row = 0; row < m_tables->count(); ++row) {
        if (m_tables->item(row)->checkState() == Qt::Checked)
            tables += m_tables->item(row)->data(kTableName).toString();
    }
    return tables.size() == m_tables->count() ? QStringList() : tables;
}

void ConnectDialog::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Choose a SQLite database"), m_file->text(),
        tr("SQLite databases (*.db *.sqlite *.sqlite3);;All files, whatever they are called (*)"));
    if (file.isEmpty())
        return;
    m_file->setText(file);
    test();
}

void ConnectDialog::test()
{
    forgetTables();
    m_outcome->setText(tr("Connecting…"));
    m_probe.start(connection());
    updateButtons();
}

void ConnectDialog::showTables(const std::vector<ProbedTable>& tables)
{
    for (const ProbedTable& table : tables) {
        auto* item =
            new QListWidgetItem(tr("%1: %2").arg(shown(table.name, 80), useText(table.use)), m_tables);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setData(kTableName, table.name);
        item->setSizeHint({0, kRowHeight});
        item->setToolTip(plainToolTip(shown(table.columns)));
    }
    m_outcome->setText(
        tables.empty()
            ? tr("Connected, but there is no table in this database that may be read.")
            : tr("Connected. Tables: %1. Nothing in it will be changed.").arg(number(tables.size())));
    m_tables->setVisible(!tables.empty());
    m_open->setFocus();
    updateButtons();
}

void ConnectDialog::showFailure(const Problem& problem)
{
    m_outcome->setText(shown(textOf(problem)));
    updateButtons();
}

void ConnectDialog::forgetTables()
{
    m_probe.drop();
    m_tables->clear();
    m_tables->hide();
    m_outcome->setText(tr("Test the connection to choose tables; without that, all that hold something are "
                          "read. Databases are only ever read."));
    updateButtons();
}

void ConnectDialog::updateButtons()
{
    const bool named = isServer() || !m_file->text().isEmpty();
    bool any = m_tables->count() == 0;
    for (int row = 0; row < m_tables->count() && !any; ++row)
        any = m_tables->item(row)->checkState() == Qt::Checked;
    m_test->setEnabled(named && !m_probe.running() && !m_keeping);
    m_open->setEnabled(named && any && !m_keeping);
}

void ConnectDialog::showKeeping()
{
    const bool isKept = keepsPassword(connection());
    m_keep->setChecked(isKept || m_wantsKeeping);
    m_password->setPlaceholderText(isKept ? tr("in the system keyring")
                                   : m_engine->checkedId() == Mysql
                                       ? tr("asked each time; or from ~/.my.cnf")
                                       : tr("asked each time; or from ~/.pgpass"));
}

void ConnectDialog::chooseKeeping(bool keep)
{
    m_wantsKeeping = keep;
    if (keep || !keepsPassword(connection()))
        return;
    forgetPassword(connection(), this, [this](const QString& trouble) {
        m_outcome->setText(
            trouble.isEmpty()
                ? tr("The password was removed from the system keyring.")
                : tr("The password is not used any more, but it was not removed: %1.").arg(shown(trouble)));
    });
    showKeeping();
}

void ConnectDialog::open()
{
    const bool isNew = isServer() && !m_password->text().isEmpty();
    if (isNew && m_keep->isChecked())
        return openAndKeep();
    Q_EMIT wanted(connection());
    close();
}

void ConnectDialog::openAndKeep()
{
    m_keeping = true;
    m_pages->setEnabled(false);
    m_outcome->setText(tr("Waiting for the system keyring to take the password…"));
    updateButtons();
    keepPassword(connection(), this, [this, opened = connection()](const QString& trouble) {
        m_keeping = false;
        m_pages->setEnabled(true);
        if (trouble.isEmpty()) {
            Q_EMIT wanted(opened);
            close();
            return;
        }
        m_wantsKeeping = false;
        m_keep->setChecked(false);
        m_outcome->setText(
            tr("The password is not kept: %1. Open connects without keeping it.").arg(shown(trouble)));
        updateButtons();
    });
}

} // namespace throughline
