// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/problem.h"
#include "core/model/import_report.h"

#include <QTest>

#include <set>
#include <string>

using namespace throughline;

class TestProblem : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEachCodeOnce();
    void fillsInParameters();
    void leavesDataAlone();
    void namesThePlace();
    void namesSeverities();
};

void TestProblem::describesEachCodeOnce()
{
    std::set<std::string> names;
    std::set<std::string> texts;
    for (std::size_t i = 0; i < ImportReport::kCodeCount; ++i) {
        const auto code = static_cast<ProblemCode>(i);
        Problem problem;
        problem.code = code;
        problem.parameters = {"first", "second", "third"};
        names.insert(std::string(nameOf(code)));
        texts.insert(textOf(problem));
        QVERIFY(!nameOf(code).empty());
        QVERIFY(!textOf(problem).empty());
        QVERIFY(textOf(problem).find('{') == std::string::npos); // all placeholders are filled by three
    }
    QCOMPARE(names.size(), ImportReport::kCodeCount);
    QCOMPARE(texts.size(), ImportReport::kCodeCount);
}

void TestProblem::fillsInParameters()
{
    Problem problem;
    problem.code = ProblemCode::LineTooLong;
    problem.parameters = {"200", "16"};
    QCOMPARE(textOf(problem), std::string("A record of 200 bytes is over the limit of 16"));
    problem.parameters = {"200"};
    QCOMPARE(textOf(problem), std::string("A record of 200 bytes is over the limit of "));
    QCOMPARE(nameOf(problem.code), std::string_view("line-too-long"));
    QCOMPARE(severityOf(problem.code), Severity::DataLoss);
}

void TestProblem::leavesDataAlone()
{
    Problem problem;
    problem.code = ProblemCode::MalformedJson;
    problem.parameters = {"{0} {1} {} %s {\"a\":1}"};
    QCOMPARE(textOf(problem), std::string("Malformed JSON: {0} {1} {} %s {\"a\":1}"));
}

void TestProblem::namesThePlace()
{
    Problem problem;
    problem.code = ProblemCode::FileMissing;
    QCOMPARE(describe(problem), std::string("There is no such file"));
    problem.source = "events.ndjson";
    QCOMPARE(describe(problem), std::string("events.ndjson: There is no such file"));
    problem.byte = 1200;
    QCOMPARE(describe(problem), std::string("events.ndjson, byte 1200: There is no such file"));
    problem.line = 42;
    QCOMPARE(describe(problem), std::string("events.ndjson:42: There is no such file"));
    problem.source.clear();
    QCOMPARE(describe(problem), std::string("line 42: There is no such file"));
}

void TestProblem::namesSeverities()
{
    QCOMPARE(nameOf(Severity::Info), std::string_view("info"));
    QCOMPARE(nameOf(Severity::Warning), std::string_view("warning"));
    QCOMPARE(nameOf(Severity::Error), std::string_view("error"));
    QCOMPARE(severityOf(ProblemCode::ZoneAssumed), Severity::Info);
    QCOMPARE(severityOf(ProblemCode::UnusableTime), Severity::Warning);
    QCOMPARE(severityOf(ProblemCode::FileMissing), Severity::Error);
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
