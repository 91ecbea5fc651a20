// SPDX-License-Identifier: GPL-3.0-or-later
// Which job caused which: each way to tell, and what damaged data make of it.
#include "core/token/job_tree.h"
#include "tests/support/read_text.h"

#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

const std::string kUuid = "550e8400-e29b-41d4-a716-446655440000";

std::string job(const std::string& id, const std::string& members, int second = 0)
{
    return R"({"table":"job_executions","id":")" + id + R"(","job_name":"n","created_at":)" +
           std::to_string(1'772'442'000 + second) + (members.empty() ? "" : ",") + members + "}\n";
}

std::string child(const std::string& id, const std::string& parent, int second = 0)
{
    return job(id, R"("parent_job_id":")" + parent + "\"", second);
}

// "root 0, child 1, …"; a job without a row has a star.
QString shown(const Snapshot& snapshot, const JobLineage& lineage)
{
    QStringList jobs;
    for (const JobInTree& each : lineage.jobs)
        jobs += QString::fromStdString(snapshot.str(each.id) + (each.job ? " " : "* ") +
                                       std::to_string(each.depth));
    return jobs.join(QStringLiteral(", ")) + (lineage.isCyclic ? QStringLiteral(" (cyclic)") : QString());
}

QString lineage(const std::string& text, const std::string& of)
{
    const ReadText read = readText(text);
    const JobTree tree(*read.snapshot);
    return shown(*read.snapshot, tree.lineageOf(tree.find(of)));
}

class JobTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesUpToTheRootAndDownToEveryDescendant();
    void theParentIsFoundInEachWay_data();
    void theParentIsFoundInEachWay();
    void aParentWithoutARowIsTheRoot();
    void jobsAreFoundInAnyCase();
    void circlesEnd_data();
    void circlesEnd();
    void aForestHoldsEachJobOnce();
    void aChainOfManyJobs();
    void aJobWithManyChildren();
};

void JobTreeTest::goesUpToTheRootAndDownToEveryDescendant()
{
    const std::string text = job("root", "") + child("aside", "root") + child("a", "root") +
                             child("late", "a", 9) + child("early", "a", 1) + child("leaf", "late") +
                             job("other", "");
    QCOMPARE(lineage(text, "a"), QStringLiteral("root 0, a 1, early 2, late 2, leaf 3"));
    QCOMPARE(lineage(text, "root"), QStringLiteral("root 0, aside 1, a 1, early 2, late 2, leaf 3"));
    QCOMPARE(lineage(text, "other"), QStringLiteral("other 0"));
    QCOMPARE(lineage(text, "nothing"), QString());
}

void JobTreeTest::theParentIsFoundInEachWay_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << QByteArray::fromStdString(job("parent", "") + text);
    };
    const auto invocation = [](const std::string& members) {
        return R"({"table":"invocations","id":"i",)" + members + "}\n";
    };
    const std::string payload = R"("source_event_payload":{"event":{"data":{"old":{"updated_by":"a|)" +
                                kUuid + R"(|other"},"new":{"updated_by":"a|)" + kUuid + R"(|parent"}}}})";
    row("parent_job_id", child("child", "parent"));
    row("parent_job_id before the invocation",
        job("child", R"("parent_job_id":"parent","invocation_id":"i")") +
            invocation(R"("source_job_id":"x")"));
    row("source_job_id of the invocation",
        job("child", R"("invocation_id":"i")") + invocation(R"("source_job_id":"parent",)" + payload));
    row("the token in its payload, where source_job_id is null",
        job("child", R"("invocation_id":"i")") + invocation(R"("source_job_id":null,)" + payload));
    row("the invocation of its event execution",
        job("child", R"("event_execution_id":"x")") +
            R"({"table":"event_executions","id":"x","invocation_id":"i"})"
            "\n" +
            invocation(R"("source_job_id":"parent")"));
}

void JobTreeTest::theParentIsFoundInEachWay()
{
    QFETCH(QByteArray, text);
    QCOMPARE(lineage(text.toStdString(), "child"), QStringLiteral("parent 0, child 1"));
    QCOMPARE(lineage(text.toStdString(), "parent"), QStringLiteral("parent 0, child 1"));
}

void JobTreeTest::aParentWithoutARowIsTheRoot()
{
    const std::string text = child("a", "pruned") + child("b", "pruned") + child("c", "a");
    QCOMPARE(lineage(text, "c"), QStringLiteral("pruned* 0, a 1, c 2"));
    QCOMPARE(lineage(text, "pruned"), QStringLiteral("pruned* 0, a 1, c 2, b 1"));
}

void JobTreeTest::jobsAreFoundInAnyCase()
{
    QCOMPARE(lineage(job(kUuid, ""), "550E8400-E29B-41D4-A716-446655440000"),
             QString::fromStdString(kUuid + " 0"));
}

void JobTreeTest::circlesEnd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const std::string& text, const char* expected) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromUtf8(expected);
    };
    row("its own parent", child("a", "a"), "a 0 (cyclic)");
    row("two", child("a", "b") + child("b", "a"), "b 0, a 1 (cyclic)");
    row("below a circle", child("a", "x") + child("x", "y") + child("y", "x") + child("c", "a"),
        "y 0, x 1, a 2, c 3 (cyclic)");
}

void JobTreeTest::circlesEnd()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(lineage(text.toStdString(), "a"), expected);
}

void JobTreeTest::aForestHoldsEachJobOnce()
{
    const ReadText read = readText(job("root", "") + child("a", "root") + child("b", "a") +
                                   child("c", "pruned") + child("x", "y") + child("y", "x"));
    const JobTree tree(*read.snapshot);
    std::vector<StringId> jobs;
    for (const char* id : {"b", "a", "c", "x", "y"})
        jobs.push_back(tree.find(id));
    QCOMPARE(shown(*read.snapshot, tree.forestOf(jobs)), QStringLiteral("a 0, b 1, c 0, x 0, y 1"));
}

void JobTreeTest::aChainOfManyJobs()
{
    constexpr int kJobs = 100'000;
    std::string text = job("j0", "");
    for (int i = 1; i < kJobs; ++i)
        text += child("j" + std::to_string(i), "j" + std::to_string(i - 1));
    const ReadText read = readText(text);
    const JobTree tree(*read.snapshot);
    for (const char* of : {"j0", "j50000", "j99999"}) {
        const JobLineage lineage = tree.lineageOf(tree.find(of));
        QCOMPARE(lineage.jobs.size(), std::size_t{kJobs});
        QCOMPARE(read.str(lineage.jobs.back().id), "j" + std::to_string(kJobs - 1));
        QCOMPARE(lineage.jobs.back().depth, std::uint32_t{kJobs - 1});
        QVERIFY(!lineage.isCyclic);
    }
}

void JobTreeTest::aJobWithManyChildren()
{
    constexpr int kJobs = 100'000;
    std::string text = job("root", "");
    for (int i = 0; i < kJobs; ++i)
        text += child("j" + std::to_string(i), "root", i);
    const ReadText read = readText(text);
    const JobTree tree(*read.snapshot);
    const JobLineage all = tree.lineageOf(tree.find("root"));
    QCOMPARE(all.jobs.size(), std::size_t{kJobs + 1});
    QCOMPARE(read.str(all.jobs.back().id), "j" + std::to_string(kJobs - 1));
    QCOMPARE(tree.lineageOf(tree.find("j7")).jobs.size(), std::size_t{2});
    QCOMPARE(tree.childrenOf(tree.find("root")).size(), std::size_t{kJobs});
}

} // namespace

QTEST_GUILESS_MAIN(JobTreeTest)
#include "tst_job_tree.moc"
