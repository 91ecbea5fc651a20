// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/token_jobs.h"

#include "ui/widgets/look.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/section.h"

#include <QHeaderView>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include <utility>

namespace throughline {

namespace {

constexpr int kMostRows = 10;
constexpr int kIndent = 14;

} // namespace

TokenJobs::TokenJobs(QWidget* parent)
    : QWidget(parent), m_tree(new QTreeView(this)), m_detail(plainLabel({}, look::kDim, this))
{
    setUpTree(*m_tree, tr("Jobs of the token"));
    m_tree->setModel(&m_model);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setIndentation(kIndent);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setColumnHidden(JobTreeModel::Id, true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(24);
    m_tree->header()->setSectionResizeMode(JobTreeModel::Name, QHeaderView::Stretch);
    for (const int column : {JobTreeModel::Status, JobTreeModel::Duration, JobTreeModel::Started})
        m_tree->header()->setSectionResizeMode(column, QHeaderView::Interactive);
    m_detail->setObjectName(QStringLiteral("jobDetail"));
    m_detail->setWordWrap(true);
    m_detail->setMinimumWidth(40);
    m_detail->setContentsMargins(12, 4, 12, 8);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tree);
    column->addWidget(m_detail);

    const auto idOf = [](const QModelIndex& index) { return index.data(roles::SubjectValue).toString(); };
    connect(m_tree, &QTreeView::activated, this,
            [this, idOf](const QModelIndex& index) { Q_EMIT eventsWanted(idOf(index)); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TokenJobs::showDetail);
    connect(m_tree, &QTreeView::expanded, this, &TokenJobs::fit);
    connect(m_tree, &QTreeView::collapsed, this, &TokenJobs::fit);
    offerMenu(*m_tree, [this, idOf](QMenu& menu, const QModelIndex& index) {
        const QString job = idOf(index);
        menu.addAction(tr("Go to the events of this job"), this, [this, job] { Q_EMIT eventsWanted(job); });
        menu.addAction(tr("Inspect a token of this job"), this, [this, job] { Q_EMIT tokenWanted(job); });
    });
}

void TokenJobs::setJobs(std::shared_ptr<const Snapshot> snapshot, JobRows rows)
{
    m_model.setJobs(std::move(snapshot), std::move(rows));
    openTree();
    for (const int column : {JobTreeModel::Status, JobTreeModel::Duration, JobTreeModel::Started})
        m_tree->resizeColumnToContents(column);
    const QModelIndex own = m_model.indexOf(m_model.rows().own);
    m_tree->setCurrentIndex(own.isValid() ? own : m_model.index(0, 0));
    fit();
    showDetail();
}

// All of a tree that can be taken in; of a larger one the way to the token's job and what that led to.
void TokenJobs::openTree()
{
    constexpr std::size_t kMostOpen = 500;
    if (m_model.rows().nodes.size() <= kMostOpen) {
        m_tree->expandAll();
        return;
    }
    const QModelIndex own = m_model.indexOf(m_model.rows().own);
    for (QModelIndex at = own.isValid() ? own : m_model.index(0, 0); at.isValid(); at = at.parent())
        m_tree->expand(at);
}

void TokenJobs::fit()
{
    int rows = 0;
    for (QModelIndex index = m_model.index(0, 0); index.isValid() && rows < kMostRows;
         index = m_tree->indexBelow(index))
        ++rows;
    fitRows(*m_tree, rows, kMostRows);
}

void TokenJobs::showDetail()
{
    m_detail->setText(m_model.detailOf(m_tree->currentIndex()));
    m_detail->setVisible(!m_detail->text().isEmpty());
}

bool TokenJobs::select(StringId job)
{
    const QModelIndex index = m_model.indexOfJob(job);
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
        m_tree->setFocus();
    }
    return index.isValid();
}

} // namespace throughline
