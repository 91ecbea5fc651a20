// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/json_model.h"

#include "ui/models/text.h"

#include <algorithm>
#include <utility>

namespace throughline {

void JsonModel::setTree(JsonTree tree)
{
    beginResetModel();
    m_tree = std::move(tree);
    m_top.clear();
    if (!m_tree.nodes.empty())
        m_top = m_tree.nodes.front().children.empty() ? std::vector<std::uint32_t>{0}
                                                      : m_tree.nodes.front().children;
    endResetModel();
}

QModelIndex JsonModel::member(std::string_view key) const
{
    const auto found = std::find_if(m_top.begin(), m_top.end(),
                                    [&](std::uint32_t node) { return m_tree.nodes[node].key == key; });
    return found == m_top.end() ? QModelIndex() : index(static_cast<int>(found - m_top.begin()), 0);
}

const std::vector<std::uint32_t>& JsonModel::childrenOf(const QModelIndex& parent) const
{
    return parent.isValid() ? node(parent).children : m_top;
}

QModelIndex JsonModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(childrenOf(parent)[static_cast<std::size_t>(row)]));
}

QModelIndex JsonModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const std::uint32_t above = node(index).parent;
    if (above == JsonTreeNode::kNone || above == 0)
        return {};
    return createIndex(static_cast<int>(m_tree.nodes[above].rowInParent), 0, quintptr(above));
}

int JsonModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int JsonModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QString JsonModel::keyText(const JsonTreeNode& node) const
{
    const bool element =
        node.parent != JsonTreeNode::kNone && m_tree.nodes[node.parent].type == JsonTreeNode::Type::Array;
    return element ? QStringLiteral("[%1]").arg(node.rowInParent) : shown(node.key, 120);
}

QString JsonModel::valueText(const JsonTreeNode& node) const
{
    switch (node.type) {
    case JsonTreeNode::Type::Object:
        return node.children.empty() ? QStringLiteral("{}") : QString();
    case JsonTreeNode::Type::Array:
        return node.children.empty() ? QStringLiteral("[]")
                                     : counted(node.children.size(), tr("1 element"), tr("%1 elements"));
    default:
        return shown(node.value);
    }
}

QVariant JsonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JsonTreeNode& here = node(index);
    const bool branch = here.type == JsonTreeNode::Type::Object || here.type == JsonTreeNode::Type::Array;
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Key ? keyText(here) : valueText(here);
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Key ? keyText(here) : valueText(here));
    case roles::Exact:
        return exact(index.column() == Key ? here.key : here.value);
    case roles::Tone:
        return index.column() == Key || branch           ? roles::Dim
               : here.type == JsonTreeNode::Type::String ? roles::Normal
                                                         : roles::Code;
    default:
        return {};
    }
}

QVariant JsonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Key") : tr("Value");
}

} // namespace throughline
