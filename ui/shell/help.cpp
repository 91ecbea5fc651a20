// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help.h"

#include "ui/shell/shared_keys.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/look.h"
#include "ui/widgets/scene_painter.h"

#include <QApplication>
#include <QHeaderView>
#include <QMenu>
#include <QMessageBox>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace throughline {

namespace {

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral("   "));
}

} // namespace

KeyList::KeyList(const QList<KeySection>& sections, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("All keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* tree = new QTreeWidget(this);
    setUpTree(*tree, tr("All keys"));
    tree->setHeaderHidden(true);
    tree->setColumnCount(2);
    for (const KeySection& section : sections) {
        auto* title = new QTreeWidgetItem(tree, {section.title});
        title->setFont(0, fontOf(Face::Bold));
        title->setFirstColumnSpanned(true);
        for (const QAction* action : section.actions) {
            QString name = action->text();
            if (const QString keys = keysOf(*action); !keys.isEmpty())
                new QTreeWidgetItem(title, {name.remove(u'&'), keys});
        }
        if (title->childCount() == 0)
            delete title;
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tree);
    resize(520, 640);
}

QList<KeySection> keySections(const Actions& actions, const QTabWidget& views)
{
    QList<KeySection> sections;
    for (int i = 0; i < kMenuCount; ++i)
        sections.append(
            {titleOf(static_cast<Menu>(i)).remove(u'&'), actions.menu(static_cast<Menu>(i))->actions()});
    for (int i = 0; i < views.count(); ++i)
        sections.append({views.tabText(i), ownActions(*views.widget(i))});
    return sections;
}

void showAbout(QWidget* parent)
{
    constexpr int kIconSize = 64;
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(KeyList::tr("About Throughline"));
    box->setIconPixmap(applicationIcon().pixmap(kIconSize));
    box->setText(KeyList::tr("Throughline %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(
        KeyList::tr("Shows what chain of events led to a state, and where the chain breaks.\n\n"
                    "Free software under the GNU General Public License, version 3 or later."));
    box->setModal(false);
    box->show();
}

} // namespace throughline
