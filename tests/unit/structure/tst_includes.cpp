// SPDX-License-Identifier: GPL-3.0-or-later
// The sources keep to the architecture: arrows between folders, no include cycles, core without Qt, licence,
// length.
#include "tests/support/source_rules.h"

#include <QTest>

#include <algorithm>

using namespace throughline::test;

namespace {

SourceFile source(std::string path, const std::string& include)
{
    return {std::move(path), "// SPDX-License-Identifier: GPL-3.0-or-later\n#include " + include + "\n"};
}

QByteArray joined(const std::vector<std::string>& problems)
{
    std::string text;
    for (const std::string& problem : problems)
        text += "\n  " + problem;
    return QByteArray::fromStdString(text);
}

} // namespace

class IncludesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sourcesKeepTheRules();
    void plantedIncludes_data();
    void plantedIncludes();
    void includeLinesAreRead();
    void cyclesAreFound();
    void qtInCoreIsFound();
    void missingLicenceIsFound();
    void lengthsAreMeasured();
    void typesOfOneNameAreFound();

private:
    std::vector<SourceFile> m_sources;
};

void IncludesTest::initTestCase()
{
    m_sources = sourcesBelow(THROUGHLINE_SOURCE_DIR);
    // The walk found the tree, not an empty folder.
    QVERIFY(std::ranges::any_of(m_sources, [](const SourceFile& s) { return s.path == "core/base/ids.h"; }));
    QVERIFY(std::ranges::any_of(m_sources, [](const SourceFile& s) { return s.path.starts_with("ui/"); }));
}

void IncludesTest::sourcesKeepTheRules()
{
    std::vector<std::string> problems;
    for (auto check : {checkArrows, checkIncludeCycles, checkCoreIsFreeOfQt, checkLicenceLines, checkLengths,
                       checkTypeNames}) {
        const std::vector<std::string> found = check(m_sources);
        problems.insert(problems.end(), found.begin(), found.end());
    }
    QVERIFY2(problems.empty(), joined(problems).constData());
    QVERIFY2(checkTable().empty(), joined(checkTable()).constData());
}

void IncludesTest::plantedIncludes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char* name, const char* path, const char* include, bool allowed) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(include) << allowed;
    };
    row("model sees base", "core/model/a.cpp", "\"core/base/ids.h\"", true);
    row("base sees model", "core/base/a.cpp", "\"core/model/links.h\"", false);
    row("token sees import", "core/token/a.cpp", "\"core/import/reader.h\"", false);
    row("a rule sees a reader", "core/reconstruct/rules/a.cpp",
        "\"core/import/readers/native_json/reader.h\"", false);
    row("a rule sees token", "core/reconstruct/rules/a.cpp", "\"core/token/tracking_token.h\"", true);
    row("reconstruct sees journey", "core/reconstruct/a.cpp", "\"core/journey/explain.h\"", false);
    row("journey sees reconstruct", "core/journey/a.cpp", "\"core/reconstruct/reconstructor.h\"", true);
    row("layout sees journey", "core/layout/a.cpp", "\"core/journey/explain.h\"", false);
    row("export sees layout", "core/export/svg.cpp", "\"core/layout/scene.h\"", true);
    row("import sees pipeline", "core/import/a.cpp", "\"core/pipeline/pipeline.h\"", false);
    row("pipeline sees import", "core/pipeline/a.cpp", "\"core/import/reader.h\"", true);
    row("a reader sees itself", "core/import/readers/csv/a.cpp", "\"core/import/readers/csv/a.h\"", true);
    row("a reader sees another", "core/import/readers/csv/a.cpp", "\"core/import/readers/otlp_json/a.h\"",
        false);
    row("the list of readers sees one", "core/import/reader_list.cpp", "\"core/import/readers/csv/a.h\"",
        true);
    row("core sees ui", "core/layout/a.cpp", "\"ui/session/navigator.h\"", false);
    row("session sees pipeline", "ui/session/a.cpp", "\"core/pipeline/pipeline.h\"", true);
    row("session sees a view", "ui/session/a.cpp", "\"ui/views/view.h\"", false);
    row("a view sees its base", "ui/views/waterfall/a.cpp", "\"ui/views/view.h\"", true);
    row("a view sees another view", "ui/views/waterfall/a.cpp", "\"ui/views/timeline/timeline_view.h\"",
        false);
    row("a view sees pipeline", "ui/views/waterfall/a.cpp", "\"core/pipeline/pipeline.h\"", false);
    row("a view sees import", "ui/views/waterfall/a.cpp", "\"core/import/reader.h\"", false);
    row("a view sees a source", "ui/views/waterfall/a.cpp", "\"core/source/sql/database.h\"", false);
    row("a view sees the shell", "ui/views/waterfall/a.cpp", "\"ui/shell/main_window.h\"", false);
    row("a panel sees a view", "ui/panels/a.cpp", "\"ui/views/view.h\"", false);
    row("a model sees a widget", "ui/models/a.cpp", "\"ui/widgets/canvas.h\"", false);
    row("the shell sees a view", "ui/shell/main_window.cpp", "\"ui/views/view.h\"", true);
    row("ui sees app", "ui/shell/a.cpp", "\"app/throughline/a.h\"", false);
    row("a path from nowhere", "core/model/a.cpp", "\"links.h\"", false);
    row("a folder without a room", "core/misc/a.cpp", "\"core/base/ids.h\"", false);
    row("a library", "core/model/a.cpp", "<fmt/format.h>", true);
}

void IncludesTest::plantedIncludes()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QFETCH(bool, allowed);
    const auto problems = checkArrows({source(path.toStdString(), include.toStdString())});
    QCOMPARE(problems.empty(), allowed);
    QVERIFY(allowed || problems.front().starts_with(path.toStdString() + ":"));
}

void IncludesTest::includeLinesAreRead()
{
    const auto includes = includesOf("#include \"core/base/ids.h\"\n  #  include <QString> // why\n"
                                     "// #include \"core/base/time.h\"\nconst char* text = \"#include\";\n");
    QCOMPARE(includes, (std::vector<std::string>{"core/base/ids.h", "<QString>"}));
}

void IncludesTest::cyclesAreFound()
{
    const SourceFile a = source("core/base/a.h", "\"core/base/b.h\"");
    const SourceFile b = source("core/base/b.h", "\"core/base/c.h\"");
    QVERIFY(checkIncludeCycles({a, b, source("core/base/c.h", "<string>")}).empty());
    QCOMPARE(checkIncludeCycles({a, b, source("core/base/c.h", "\"core/base/a.h\"")}).size(), std::size_t{1});
}

void IncludesTest::qtInCoreIsFound()
{
    QCOMPARE(checkCoreIsFreeOfQt({source("core/model/a.h", "<QByteArray>")}).size(), std::size_t{1});
    QCOMPARE(checkCoreIsFreeOfQt({{"core/model/a.h", "class QString;\n"}}).size(), std::size_t{1});
    QVERIFY(checkCoreIsFreeOfQt({source("ui/models/a.h", "<QByteArray>")}).empty());
    QVERIFY(checkCoreIsFreeOfQt({source("core/source/sql/a.h", "<QSqlDatabase>")}).empty());
}

void IncludesTest::missingLicenceIsFound()
{
    QCOMPARE(checkLicenceLines({{"core/base/a.h", "#pragma once\n"}}).size(), std::size_t{1});
    QCOMPARE(checkLicenceLines({{"core/CMakeLists.txt", "project(x)\n"}}).size(), std::size_t{1});
    QVERIFY(checkLicenceLines({source("core/base/a.h", "<string>")}).empty());
}

void IncludesTest::lengthsAreMeasured()
{
    const auto lines = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += "int x;\n";
        return text;
    };
    QVERIFY(checkLengths({{"core/base/a.cpp", lines(600)}}).empty());
    QCOMPARE(checkLengths({{"core/base/a.cpp", lines(601)}}).size(), std::size_t{1});
    QVERIFY(checkLengths({{"core/base/a.cpp",
                           "// This file is over 600 lines because it is one table.\n" + lines(601)}})
                .empty());
    QVERIFY(checkLengths({{"app/throughline/main.cpp", lines(150)}}).empty());
    QCOMPARE(checkLengths({{"app/throughline/main.cpp", lines(151)}}).size(), std::size_t{1});
}

void IncludesTest::typesOfOneNameAreFound()
{
    const auto header = [](const char* path, const std::string& text) {
        return SourceFile{path, "namespace throughline {\n" + text + "\n} // namespace throughline\n"};
    };
    QCOMPARE(checkTypeNames({header("core/a.h", "struct Node {\n};"),
                             header("ui/b.h", "class Node : public Base {\n};")})
                 .size(),
             std::size_t{1});
    QVERIFY(checkTypeNames({header("core/a.h", "struct Node {\n    struct Part {\n    };\n};"),
                            header("ui/b.h", "class Node;\nstruct Other {\n    struct Part {\n    };\n};")})
                .empty());
}

QTEST_GUILESS_MAIN(IncludesTest)
#include "tst_includes.moc"
