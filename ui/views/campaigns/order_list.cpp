// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/campaigns/order_list.h"

#include "ui/models/row_subject.h"
#include "ui/models/text.h"
#include "ui/views/campaigns/list_heading.h"
#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace throughline {

namespace {

constexpr int kWidestId = 112;
constexpr int kNarrowestMessage = 88;
constexpr int kWidestMessage = 400;
constexpr int kRowsMeasured = 64; // for the widths of columns; more would be a walk over all

} // namespace

OrderList::OrderList(Navigator& navigator, std::function<void(QMenu&)> fillMenu, QWidget* parent)
    : QWidget(parent), m_navigator(navigator), m_heading(new ListHeading(this)),
      m_table(new QTableView(this)), m_note(plainLabel({}, look::kDim, this)), m_stack(new QStackedLayout)
{
    setUpTable(*m_table, tr("Orders"));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(OrderColumns::Time, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    m_table->horizontalHeader()->setResizeContentsPrecision(kRowsMeasured);
    m_table->setTextElideMode(Qt::ElideMiddle); // ids begin alike
    m_table->viewport()->installEventFilter(this);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_note);
    column->addLayout(m_stack, 1);

    connect(m_table, &QTableView::clicked, this, &OrderList::goTo);
    connect(m_table, &QTableView::activated, this, &OrderList::goTo);
    connect(&m_model, &CampaignOrderModel::updated, this, &OrderList::showRows);
    offerMenu(*m_table, [this, fillMenu = std::move(fillMenu)](QMenu& menu, const QModelIndex& index) {
        menu.addAction(tr("Go to this order"), this,
                       [this, row = QPersistentModelIndex(index)] { goTo(row); });
        menu.addSeparator();
        fillMenu(menu);
    });
    showHeading();
}

void OrderList::setResults(const std::shared_ptr<const CampaignResults>& results, EntityId campaign)
{
    m_campaign = campaign;
    m_table->setColumnHidden(OrderColumns::Campaign, bool(campaign));
    m_model.setResults(results, campaign);
    showHeading();
}

void OrderList::showRows()
{
    m_table->resizeColumnsToContents();
    for (const int id : {OrderColumns::Order, OrderColumns::Campaign})
        m_table->setColumnWidth(id, std::min(m_table->columnWidth(id), kWidestId));
    fitMessages();
    showHeading();
    showCurrent(m_current);
}

// Their ids are long and say little: they get what room is left.
void OrderList::fitMessages()
{
    int others = 0;
    for (int column = 0; column < OrderColumns::Count; ++column)
        others += column == OrderColumns::Message ? 0 : m_table->columnWidth(column);
    m_table->setColumnWidth(OrderColumns::Message, std::clamp(m_table->viewport()->width() - others,
                                                              kNarrowestMessage, kWidestMessage));
}

bool OrderList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitMessages();
    return QWidget::eventFilter(watched, event);
}

void OrderList::showHeading()
{
    const CampaignResults* results = m_model.results().get();
    if (!results) {
        m_heading->setTexts(tr("Orders"), {});
        return;
    }
    const std::size_t listed = m_model.rows().size();
    m_stack->setCurrentWidget(listed > 0 ? static_cast<QWidget*>(m_table) : m_note);
    QString remark = m_model.working() ? tr("working out…") : number(listed);
    if (!m_campaign && results->allOrders.broken > 0)
        remark += QStringLiteral(" · ") + counted(results->allOrders.broken, tr("1 behind a broken chain"),
                                                  tr("%1 behind broken chains"));
    m_heading->setTexts(m_campaign ? tr("Orders attributed to it") : tr("All orders"), remark);
    m_note->setText(m_model.working() ? tr("Working out…")
                    : m_campaign
                        ? (results->snapshot->preview ? tr("No order is attributed to this campaign so far.")
                                                      : tr("No order is attributed to this campaign."))
                        : tr("No event in this data names an order."));
}

QString OrderList::note() const
{
    return m_stack->currentWidget() == m_note ? m_note->text() : QString();
}

void OrderList::showCurrent(EntityId order)
{
    m_current = order;
    showCurrentRow(*m_table, order ? m_model.rowOf(order) : -1);
}

void OrderList::goTo(const QModelIndex& index)
{
    if (const std::optional<Selector> subject = subjectOf(index))
        m_navigator.go(*subject);
}

} // namespace throughline
