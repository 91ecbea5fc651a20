// SPDX-License-Identifier: GPL-3.0-or-later
// The models of the token inspector over real data, watched by Qt's model tester.
#include "tests/support/read_text.h"
#include "tests/support/token_data.h"
#include "ui/models/event_list_model.h"
#include "ui/models/job_tree_model.h"
#include "ui/models/token_answer.h"
#include "ui/widgets/look.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <memory>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

struct Asked {
    Asked(std::shared_ptr<const Snapshot> data, const std::string& token)
        : snapshot(std::move(data)), index(*snapshot), answer(answerTo(index, token))
    {}
    std::shared_ptr<const Snapshot> snapshot;
    TokenIndex index;
    TokenAnswer answer;
};

std::shared_ptr<const Snapshot> snapshotOf(const std::string& text)
{
    return readText(text).snapshot;
}

QString printed(const QAbstractItemModel& model, int columns, const QModelIndex& parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells.append(model.index(row, column, parent).data().toString());
        text += QString(depth, u' ') + cells.join(QStringLiteral(" | ")) + u'\n' +
                printed(model, columns, model.index(row, 0, parent), depth + 1);
    }
    return text;
}

} // namespace

class TestTokenModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jobsFromRootToDescendants()
    {
        const Asked asked(snapshotOf(goldenTokens()), kPayToken);
        JobTreeModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setJobs(asked.snapshot, asked.answer.jobs);
        QCOMPARE(printed(model, JobTreeModel::Id),
                 QStringLiteral("createOrder | completed | 400 ms | 09:00:01\n"
                                " ▸ payOrder | completed | 400 ms | 09:00:03\n"
                                "  shipOrder | completed | 400 ms | 09:00:06\n"));
        const QModelIndex own = model.indexOf(model.rows().own);
        QCOMPARE(own.data().toString(), QStringLiteral("▸ payOrder"));
        // Marked by more than colour.
        QCOMPARE(own.data(roles::Tone).toInt(), int(roles::Strong));
        QVERIFY(own.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("the token's job")));
        QVERIFY(model.detailOf(own).contains(QStringLiteral("the token names")));
        QCOMPARE(own.data(roles::Exact).toString(), QStringLiteral("payOrder"));
        QCOMPARE(own.siblingAtColumn(JobTreeModel::Started).data(roles::Exact).toString(),
                 QStringLiteral("2026-03-02T09:00:03Z"));
    }

    void statesAreToldApart()
    {
        std::string text;
        int second = 0;
        for (const char* status : {"completed", "failed", "running", "odd"})
            text += jobLine("j-" + std::string(status), "", second++, status);
        const Asked asked(snapshotOf(text), std::string(kCorrelation));
        JobTreeModel model;
        model.setJobs(asked.snapshot, asked.answer.jobs);
        QList<int> states;
        for (int row = 0; row < model.rowCount(); ++row)
            states.append(model.index(row, 0).data(roles::State).toInt());
        QCOMPARE(states, (QList<int>{roles::Done, roles::Failed, roles::Running, roles::Undecided}));
        states.append(roles::Absent);
        // Each has a mark of its own.
        QSet<QByteArray> marks;
        for (const int state : states) {
            // Without colour.
            const QImage mark =
                stateMark(state, QPalette(), 1).toImage().convertToFormat(QImage::Format_Alpha8);
            marks.insert(QByteArray(reinterpret_cast<const char*>(mark.constBits()), mark.sizeInBytes()));
        }
        QCOMPARE(marks.size(), 5);
    }

    void aJobWithoutARowIsAGhost()
    {
        const Asked asked(snapshotOf(goldenTokens()), "sweeper|7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0001|job-b");
        JobTreeModel model;
        model.setJobs(asked.snapshot, asked.answer.jobs);
        QCOMPARE(printed(model, JobTreeModel::Duration),
                 QStringLiteral("job-pruned | no row\n \u25B8 sweep | completed\n"));
        QCOMPARE(model.index(0, 0).data(roles::State).toInt(), int(roles::Absent));
        QVERIFY(model.detailOf(model.index(0, 0)).contains(QStringLiteral("no job_executions row")));
    }

    void failedJobsSayWhy()
    {
        const Asked asked(snapshotOf(jobLine("j", "", 0, "failed", "<b>no</b>\\nway")),
                          std::string(kCorrelation));
        JobTreeModel model;
        model.setJobs(asked.snapshot, asked.answer.jobs);
        const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(QStringLiteral("&lt;b&gt;no&lt;/b&gt;")) &&
                     !tip.contains(QStringLiteral("<b>")),
                 qPrintable(tip));
        QVERIFY(model.detailOf(model.index(0, 0)).contains(QStringLiteral("Error: <b>no</b>⏎way")));
    }

    // However deep or wide: levels end where a view's would, and no row is lost.
    void largeLineages_data()
    {
        QTest::addColumn<bool>("deep");
        QTest::newRow("deep") << true;
        QTest::newRow("wide") << false;
    }
    void largeLineages()
    {
        QFETCH(bool, deep);
        constexpr int kJobs = 100'000;
        const Asked asked(snapshotOf(manyJobs(kJobs, deep)),
                          "a|" + std::string(kCorrelation) + "|job-" + std::to_string(deep ? kJobs - 1 : 0));
        JobTreeModel model;
        model.setJobs(asked.snapshot, asked.answer.jobs);
        QCOMPARE(model.rows().nodes.size(), std::size_t{kJobs});
        QVERIFY(model.indexOf(model.rows().own).isValid());
        int depth = 0;
        int below = 0; // of the first node of each level, and all at the last one
        QModelIndex at = model.index(0, 0);
        for (; model.rowCount(at) > 0; at = model.index(0, 0, at)) {
            ++depth;
            below += model.rowCount(at);
        }
        QVERIFY(depth < int(JobRows::kMostLevels));
        QCOMPARE(below, kJobs - 1);
        const QModelIndex own = model.indexOf(model.rows().own);
        QVERIFY(!deep || own.data().toString().contains(u'↳'));
        QVERIFY(!deep || model.detailOf(own).contains(QStringLiteral("Level 100 000")) ||
                model.detailOf(own).contains(QStringLiteral("Level 100\u2009000")));
    }

    void changesCanBeCompared()
    {
        const Asked asked(snapshotOf(goldenTokens()), kPayToken);
        MutationModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setMutations(asked.snapshot, asked.answer.mutations);
        QCOMPARE(printed(model, MutationModel::Correlation),
                 QStringLiteral("09:00:02 | orders:1 | shop@example.com | job-create | INSERT\n"
                                "09:00:05 | orders:1 | shop@example.com | job-pay | UPDATE\n"
                                "09:00:07 | shipments:1 | shop@example.com | job-ship | \n"));
        QCOMPARE(model.index(1, MutationModel::Source).data(roles::Tone).toInt(), int(roles::Dim));
        QCOMPARE(model.index(1, MutationModel::Job).data(roles::Tone).toInt(), int(roles::Strong));
        QCOMPARE(model.index(1, MutationModel::Token).data(roles::Exact).toString().toStdString(), kPayToken);
        // The event's own record has the first one's token, but is no row of a table.
        QVERIFY(!model.index(1, 0).data(roles::Event).isValid());
    }

    void historyOfARow()
    {
        const Asked asked(snapshotOf(goldenTokens()),
                          "cart-sweeper|7a1d0c52-9b1e-4c7e-8f60-2f3b1c9d0002|unknown");
        QCOMPARE(asked.answer.mutations.rows.size(), std::size_t{1});
        const Mutation& mutation = asked.index.mutation(asked.answer.mutations.rows.front().number);
        MutationModel model;
        model.setMutations(asked.snapshot, historyOf(asked.index, mutation.table, mutation.row));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0, MutationModel::Source).data().toString(), QStringLiteral("system"));
        for (int row : {1, 2}) {
            for (int column : {int(MutationModel::Source), int(MutationModel::Correlation)})
                QCOMPARE(model.index(row, column).data(roles::Tone).toInt(), int(roles::Strong));
        }
        QCOMPARE(model.index(2, MutationModel::Job).data().toString(), QStringLiteral("none"));
    }

    void eventsAreCopiedAsTheyAre()
    {
        const Asked asked(snapshotOf(goldenTokens()), kPayToken);
        EventListModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setEvents(asked.snapshot, asked.answer.inspection.events);
        QCOMPARE(model.rowCount(), 2);
        const QStringList exact = {QStringLiteral("2026-03-02T09:00:01Z"), QStringLiteral("OrderCreated"),
                                   QStringLiteral("order:1"), QStringLiteral("e1")};
        for (int column = 0; column < model.columnCount(); ++column)
            QCOMPARE(model.index(0, column).data(roles::Exact).toString(), exact[column]);
    }
};

QTEST_MAIN(TestTokenModels)
#include "tst_token_models.moc"
