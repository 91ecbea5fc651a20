// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/campaign_list.h"

#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kSpace = 8;
constexpr int kNarrowest = 200;
constexpr int kWidestName = 160;
constexpr int kRowsMeasured = 64; // for the widths of columns; more would be a walk over all

} // namespace

CampaignList::CampaignList(Navigator& navigator, std::function<void(QMenu&)> fillMenu, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_filter(new QLineEdit(this)), m_table(new QTableView(this)),
      m_note(plainLabel({}, look::kDim, this))
{
    setMinimumWidth(kNarrowest);
    setUpFilter(*m_filter, tr("Filter campaigns"), tr("Filter campaigns"));
    setUpTable(*m_table, tr("Campaigns"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(CampaignColumns::Orders, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setResizeContentsPrecision(kRowsMeasured);
    m_note->setContentsMargins(12, 4, 12, 6);
    m_note->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(kSpace, kSpace, kSpace, kSpace);
    filterRow->addWidget(m_filter);
    column->addLayout(filterRow);
    column->addWidget(m_table, 1);
    column->addWidget(m_note);

    connect(m_filter, &QLineEdit::textChanged, &m_model, &CampaignModel::setFilter);
    connect(m_table, &QTableView::clicked, this, &CampaignList::goTo);
    connect(m_table, &QTableView::activated, this, &CampaignList::goTo);
    connect(&m_model, &CampaignModel::updated, this, &CampaignList::showRows);
    offerMenu(*m_table, [this, fillMenu = std::move(fillMenu)](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Go to this campaign"), this,
                       [this, row = QPersistentModelIndex(index)] { goTo(row); });
        menu.addSeparator();
        fillMenu(menu);
    });
    showNote();
}

void CampaignList::setResults(const std::shared_ptr<const CampaignResults>& results)
{
    m_model.setResults(results);
}

void CampaignList::startFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void CampaignList::showRows()
{
    m_table->resizeColumnsToContents();
    m_table->setColumnWidth(CampaignColumns::Campaign,
                            std::min(m_table->columnWidth(CampaignColumns::Campaign), kWidestName));
    showNote();
    showCurrent(m_current);
}

void CampaignList::showNote()
{
    const CampaignResults* results = m_model.results().get();
    if (!results) {
        m_note->setText({});
        return;
    }
    const QString counted = kindCount("campaign", results->funnels.size());
    const QString all = results->snapshot->preview ? tr("%1 so far").arg(counted) : counted;
    const std::size_t listed = m_model.rows().size();
    if (m_model.working())
        m_note->setText(tr("Working out…"));
    else if (listed == 0)
        m_note->setText(tr("None of %1 matches the filter").arg(all));
    else if (listed < results->funnels.size())
        m_note->setText(tr("%1 of %2").arg(number(listed), all));
    else
        m_note->setText(all);
}

QString CampaignList::note() const
{
    return m_note->text();
}

void CampaignList::showCurrent(EntityId campaign)
{
    m_current = campaign;
    showCurrentRow(*m_table, campaign ? m_model.rowOf(campaign) : -1);
}

void CampaignList::goTo(const QModelIndex& index)
{
    if (const std::optional<Selector> subject = subjectOf(index))
        m_navigator.go(*subject);
}

} // namespace throughline
