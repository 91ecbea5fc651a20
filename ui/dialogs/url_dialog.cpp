// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/url_dialog.h"

#include "ui/models/text.h"
#include "ui/session/source_text.h"
#include "ui/session/web_address.h"
#include "ui/widgets/look.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace throughline {

UrlDialog::UrlDialog(QWidget* parent)
    : QDialog(parent), m_place(new QLineEdit(this)), m_user(new QLineEdit(this)),
      m_password(new QLineEdit(this)), m_said(plainLabel({}, look::kDim, this))
{
    setWindowTitle(tr("Open a URL"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_place->setPlaceholderText(QStringLiteral("https://example.com/events.ndjson.gz"));
    m_user->setPlaceholderText(tr("where the server asks for one"));
    m_password->setPlaceholderText(tr("asked each time, kept nowhere"));
    m_password->setEchoMode(QLineEdit::Password);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(3 * kRowHeight);
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    for (const auto& [name, field] : {std::pair(tr("URL"), m_place), std::pair(tr("User"), m_user),
                                      std::pair(tr("Password"), m_password)}) {
        form->addRow(plainLabel(name), field);
        field->setAccessibleName(name);
        connect(field, &QLineEdit::textChanged, this, &UrlDialog::explain);
    }
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_open->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &UrlDialog::take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(m_said);
    column->addStretch(1);
    column->addWidget(buttons);
    resize(560, 0);
    explain();
}

void UrlDialog::begin(const QString& url, const QString& failure)
{
    const WebAddress address = addressAt(url);
    m_place->setText(address.place);
    m_user->setText(address.user);
    m_password->setText(address.password);
    if (!failure.isEmpty())
        m_said->setText(shown(failure));
    const bool lacksPassword = !failure.isEmpty() && !address.user.isEmpty();
    (lacksPassword ? m_password : m_place)->setFocus();
    m_place->selectAll();
}

QString UrlDialog::url() const
{
    return urlTo({.place = m_place->text(), .user = m_user->text(), .password = m_password->text()});
}

void UrlDialog::explain()
{
    const QString entered = url();
    m_open->setEnabled(!entered.isEmpty());
    const bool isBare = QUrl(entered).scheme().endsWith(QLatin1String("http"));
    if (isBare && !m_password->text().isEmpty())
        m_said->setText(tr("By http the password and the export can be read by everybody on the way; https "
                           "protects both."));
    else if (leadsToTraceServer(entered))
        m_said->setText(
            tr("The traces of this server: where the URL does not say otherwise, the newest 1000 of "
               "each service in the last two days (service=shop, lookback=6h, limit=200)."));
    else
        m_said->setText(
            tr("Any export, also packed with gzip or zstd, or in an archive; or a server of Jaeger "
               "or Zipkin: jaeger+http://host:16686, zipkin+http://host:9411. It is fetched once; "
               "Reload fetches it again."));
}

void UrlDialog::take()
{
    Q_EMIT wanted(url());
    close();
}

} // namespace throughline
