// SPDX-License-Identifier: GPL-3.0-or-later
// The item models over real snapshots, watched by Qt's model tester.
#include "core/base/natural_order.h"
#include "tests/support/read_text.h"
#include "tests/support/snapshot_builder.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/sample.h"
#include "ui/models/entity_model.h"
#include "ui/models/event_list_model.h"
#include "ui/models/field_model.h"
#include "ui/models/findings_model.h"
#include "ui/models/json_model.h"
#include "ui/models/links_model.h"
#include "ui/models/problem_model.h"
#include "ui/models/search_model.h"
#include "ui/models/source_model.h"
#include "ui/models/text.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// A whole tree as text, one row a line, for comparing.
QString printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        text += QString(depth, u' ');
        for (int column = 0; column < model.columnCount(parent); ++column)
            text += (column > 0 ? QStringLiteral(" | ") : QString()) +
                    model.index(row, column, parent).data().toString();
        text += u'\n' + printed(model, model.index(row, 0, parent), depth + 1);
    }
    return text;
}

QStringList column(const QAbstractItemModel& model, int which)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, which).data().toString());
    return texts;
}

// Not a raw string: moc reads the quote in it as an end.
constexpr char kTokens[] = "{\"a\":\"x\\\"{,}\",\"b\":[ 1e400 , -0.10 ],\"c\":{},\"d\":[]}";

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

} // namespace

class TestModels : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;
    Navigator m_navigator;
    OrderAttributions m_attributions{m_navigator};

    [[nodiscard]] std::shared_ptr<const Snapshot> hostile() const
    {
        return opened(writeFile(m_settings.folder(), "hostile.ndjson", kHostileEvents));
    }
    void open(std::shared_ptr<const Snapshot> snapshot)
    {
        m_navigator.setSnapshot(std::move(snapshot));
        QTRY_VERIFY(!m_attributions.working());
    }

private Q_SLOTS:
    void cleanup() { m_navigator.setSnapshot(nullptr); }

    void ordersWithTheirCampaigns()
    {
        EntityModel model(m_navigator, m_attributions);
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setKind(QStringLiteral("order"));
        open(sample());
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), 86);
        const EntityId order = sample()->findEntity("order", "1006");
        const int row = model.rowOf(order);
        QVERIFY(row >= 0);
        QCOMPARE(model.index(row, EntityModel::Value).data().toString(), QStringLiteral("1006"));
        const EntityId campaign = m_attributions.index()->byOrder.at(order).campaign;
        QCOMPARE(model.index(row, EntityModel::Detail).data().toString(),
                 exact(sample()->str(sample()->entities[campaign].value)));
        QCOMPARE(model.index(row, 0).data(roles::SubjectKind).toString(), QStringLiteral("order"));
    }

    void entitiesFilterAndSort()
    {
        EntityModel model(m_navigator, m_attributions);
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setKind(QStringLiteral("order"));
        open(sample());
        model.sort(EntityModel::Value, Qt::DescendingOrder);
        QTRY_VERIFY(!model.working());
        QStringList values = column(model, EntityModel::Value);
        QCOMPARE(values.first(), QStringLiteral("1086"));
        QVERIFY(std::is_sorted(values.rbegin(), values.rend()));

        model.setFilter(QStringLiteral("CMP-2"));
        QTRY_VERIFY(!model.working());
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 86);
        for (const QString& campaign : column(model, EntityModel::Detail))
            QCOMPARE(campaign, QStringLiteral("cmp-2"));
        QCOMPARE(model.total(), 86U);

        model.setFilter(QStringLiteral("nowhere"));
        QTRY_COMPARE(model.rowCount(), 0);
        model.setKind(QStringLiteral("no such kind"));
        QTRY_COMPARE(model.total(), 0U);
    }

    void campaignsCountTheirOrders()
    {
        EntityModel model(m_navigator, m_attributions);
        model.setKind(QStringLiteral("campaign"));
        open(sample());
        QTRY_VERIFY(!model.working());
        int orders = 0;
        for (const QString& detail : column(model, EntityModel::Detail))
            orders += detail.section(u' ', 0, 0).toInt();
        const auto& byOrder = m_attributions.index()->byOrder;
        QCOMPARE(orders, std::count_if(byOrder.begin(), byOrder.end(),
                                       [](const auto& entry) { return bool(entry.second.campaign); }));
        QVERIFY(orders > 0);
    }

    void naturalOrder()
    {
        QVERIFY(naturalLess("9", "10"));
        QVERIFY(naturalLess("b2", "b10"));
        QVERIFY(naturalLess("cmp-1", "cmp-1a"));
        QVERIFY(naturalLess("A", "b"));
        QVERIFY(!naturalLess("10", "9"));
        QVERIFY(!naturalLess("007", "7"));
        QVERIFY(!naturalLess("7", "007"));
        QVERIFY(!naturalLess("", ""));
        QVERIFY(naturalLess("", "a"));
    }

    void kindsInTheirOrder()
    {
        const std::vector<KindCount> kinds = entityKinds(*sample());
        QVERIFY(kinds.size() >= 4);
        QCOMPARE(kinds[0].kind, std::string("order"));
        QCOMPARE(kinds[1].kind, std::string("contact"));
        QCOMPARE(kinds[2].kind, std::string("campaign"));
        QCOMPARE(kinds[3].kind, std::string("message"));
        QCOMPARE(kinds[0].count, 86U);
    }

    void findingsAsATree()
    {
        SnapshotBuilder b;
        b.add({.id = "a", .type = "A", .className = "Job", .trace = "T", .parent = "gone-1"});
        b.add({.id = "b", .type = "B", .className = "Job", .trace = "T", .parent = "gone-2"});
        b.add({.id = "c", .type = "C", .className = "Other", .trace = "T", .parent = "gone-3"});
        b.add({.id = "d", .type = "D", .className = "Other", .trace = ""});
        FindingsModel model(m_navigator);
        const QAbstractItemModelTester tester(&model, kFatal);
        m_navigator.setSnapshot(b.reconstructed());
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.total(), 4U);
        const QStringList rows = printed(model).split(u'\n');
        QCOMPARE(rows[0], QStringLiteral("Error |  | 4 | "));
        QVERIFY(rows.contains(QStringLiteral(" Missing parent |  | 3 | ")));
        QVERIFY(rows.contains(QStringLiteral("  Job |  | 2 | ")));
        QVERIFY(rows.contains(QStringLiteral(" Missing trace |  | 1 | ")));

        // Each finding is reached by its position, and knows it.
        for (std::uint32_t i = 0; i < model.passing(); ++i) {
            const QModelIndex index = model.indexOf(i);
            QVERIFY(index.isValid());
            QCOMPARE(model.positionOf(index), int(i));
            QVERIFY(index.data(roles::Event).isValid());
        }
        QVERIFY(!model.indexOf(model.passing()).isValid());
        QCOMPARE(model.positionOf(model.index(0, 0)), -1);
        QCOMPARE(model.firstBelow(model.index(0, 0)), 0);

        model.setFilter(QStringLiteral("gone-3"));
        QTRY_COMPARE(model.passing(), 1U);
        QCOMPARE(model.total(), 4U);
        model.setFilter(QStringLiteral("missing-trace"));
        QTRY_COMPARE(model.passing(), 1U);
        model.setFilter(QStringLiteral("nothing like this"));
        QTRY_COMPARE(model.passing(), 0U);
        QCOMPARE(model.rowCount(), 0);
    }

    void noFindingsNoRows()
    {
        SnapshotBuilder b;
        b.add({.id = "a"});
        FindingsModel model(m_navigator);
        m_navigator.setSnapshot(b.reconstructed());
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), 0);
    }

    void fieldsCanBeFollowed()
    {
        FieldModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        model.setEvent(sample(), m_navigator.place().event);
        const QStringList names = column(model, FieldModel::Name);
        QCOMPARE(model.index(int(names.indexOf(QStringLiteral("type"))), FieldModel::Value).data().toString(),
                 QStringLiteral("OrderCreated"));
        const QModelIndex order = model.index(int(names.indexOf(QStringLiteral("order"))), FieldModel::Value);
        QCOMPARE(order.data(roles::SubjectKind).toString(), QStringLiteral("order"));
        QCOMPARE(order.data(roles::SubjectValue).toString(), QStringLiteral("1006"));
        const QModelIndex span = model.index(int(names.indexOf(QStringLiteral("span"))), FieldModel::Value);
        QVERIFY(span.isValid() && !span.data(roles::SubjectKind).isValid());
        model.setEvent(sample(), {});
        QCOMPARE(model.rowCount(), 0);
    }

    void selfTimeIsToldWhereChildrenTakeSome()
    {
        SnapshotBuilder b;
        b.add({.id = "parent", .second = 0, .duration = 10 * kSecond});
        b.add({.id = "child", .second = 2, .duration = 4 * kSecond, .parent = "parent"});
        const auto snapshot = b.reconstructed();
        FieldModel fields;
        fields.setEvent(snapshot, snapshot->findEvent("parent"));
        const auto row = column(fields, FieldModel::Name).indexOf(QStringLiteral("self time"));
        QVERIFY(row >= 0);
        QCOMPARE(fields.index(int(row), FieldModel::Value).data().toString(), QStringLiteral("6 s"));
        fields.setEvent(snapshot, snapshot->findEvent("child")); // all of its time is its own
        QVERIFY(!column(fields, FieldModel::Name).contains(QStringLiteral("self time")));
    }

    void linksInAndOut()
    {
        LinksModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        const EventId order = m_navigator.place().event;
        model.setEvent(sample(), order);
        QCOMPARE(model.rowCount(), int(LinksModel::GroupCount));
        const QModelIndex causes = model.index(LinksModel::Causes, 0);
        const QModelIndex effects = model.index(LinksModel::Effects, 0);
        QCOMPARE(model.rowCount(causes), int(sample()->links.into(order).size()));
        QCOMPARE(model.rowCount(effects), int(sample()->links.outOf(order).size()));
        QVERIFY(model.rowCount(causes) > 0 && model.rowCount(effects) > 0);
        QCOMPARE(EventId(model.index(0, 0, causes).data(roles::Event).toUInt()),
                 sample()->links.primaryCause(order));
        const LinkId link(model.index(0, 0, effects).data(roles::Link).toUInt());
        QCOMPARE(model.indexOf(link), model.index(0, 0, effects));
        QVERIFY(sample()->links[link].from == order);
    }

    void recordAsATree()
    {
        JsonModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setTree(parseJsonTree(R"({"a":1,"b":{"c":[true,null,"x"],"d":{}},"e":1.50})"));
        QCOMPARE(printed(model),
                 QStringLiteral("a | 1\nb | \n c | 3 elements\n  [0] | true\n  [1] | null\n  [2] | x\n"
                                " d | {}\ne | 1.50\n"));
        QCOMPARE(model.member("b"), model.index(1, 0));
        QVERIFY(!model.member("z").isValid());
        model.setTree(parseJsonTree("7"));
        QCOMPARE(model.rowCount(), 1);
        model.setTree({});
        QCOMPARE(model.rowCount(), 0);
    }

    void recordsThatAreNoJson()
    {
        const JsonTree broken = parseJsonTree(R"({"a":1,"b":)");
        QVERIFY(!broken.problem.empty());
        QCOMPARE(broken.nodes.size(), 2U);
        std::string many = "[";
        for (std::size_t i = 0; i < JsonTree::kMostNodes + 10; ++i)
            many += "1,";
        const JsonTree cut = parseJsonTree(many + "1]");
        QVERIFY(cut.cut);
        QCOMPARE(cut.nodes.size(), JsonTree::kMostNodes);
        const JsonTree deep = parseJsonTree(std::string(20'000, '[') + std::string(20'000, ']'));
        QCOMPARE(deep.nodes.size(), 20'000U);
    }

    void indentingChangesNoToken()
    {
        const std::string json(kTokens);
        const std::string indented = indentedJson(json, 1'000);
        QCOMPARE(
            indented,
            std::string("{\n  \"a\": \"x\\\"{,}\",\n  \"b\": [\n    1e400,\n    -0.10\n  ],\n  \"c\": {},\n"
                        "  \"d\": []\n}"));
        QVERIFY(indentedJson(std::string(100'000, '['), 1'000).size() < 1'200);
    }

    void recordIsReadBack()
    {
        m_navigator.setSnapshot(sample());
        m_navigator.go(sampleOrder());
        const Result<RecordText> record = readRecord(*sample(), m_navigator.place().event);
        QVERIFY(record.has_value());
        QVERIFY(record->raw.starts_with("{\"id\":") && record->raw.ends_with("}"));
        QVERIFY(record->raw.find("\"order_id\":\"1006\"") != std::string::npos);
        QVERIFY(record->tree.problem.empty());
    }

    void eventsOfAList()
    {
        EventListModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.setEvents(sample(), {EventId(0), EventId(5)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, 0).data(roles::Event).toUInt(), 5U);
        QCOMPARE(model.index(0, EventListModel::Type).data().toString(), QStringLiteral("SessionStarted"));
    }

    void problemsAndSources()
    {
        const std::string good = eventLine(); // with its line end
        const auto snapshot =
            opened(writeFile(m_settings.folder(), "bad.ndjson", good + "{\"type\":\n" + good + "[1,2]\n"));
        QVERIFY(snapshot);
        ProblemModel problems;
        const QAbstractItemModelTester tester(&problems, kFatal);
        problems.setSnapshot(snapshot);
        QCOMPARE(problems.rowCount(), int(snapshot->report.problems().size()));
        QVERIFY(column(problems, ProblemModel::Place).contains(QStringLiteral("line 2")));
        QVERIFY(problems.index(0, 0).data(roles::Severity).isValid());
        SourceModel sources;
        const QAbstractItemModelTester sourceTester(&sources, kFatal);
        sources.setSnapshot(snapshot);
        QCOMPARE(sources.rowCount(), 1);
        QCOMPARE(sources.index(0, SourceModel::Name).data().toString(), QStringLiteral("bad.ndjson"));
        QCOMPARE(sources.index(0, SourceModel::Name).data(roles::Severity).toInt(), int(Severity::DataLoss));
        const SourceReport& source = snapshot->report.sources().front();
        QVERIFY(balanceOf(source).contains(number(source.read)));
    }

    void spansSayTheirKind()
    {
        const std::string span =
            R"({"type":"GET","occurred_at":"2026-03-02T09:00:00Z","span_kind":"server","id":"with"})";
        const auto snapshot = opened(
            writeFile(m_settings.folder(), "kinds.ndjson", span + "\n" + eventLine(R"("id":"without")")));
        QVERIFY(snapshot);
        FieldModel fields;
        fields.setEvent(snapshot, snapshot->findEvent("with"));
        const auto row = column(fields, FieldModel::Name).indexOf(QStringLiteral("span kind"));
        QVERIFY(row >= 0);
        QCOMPARE(fields.index(int(row), FieldModel::Value).data().toString(), QStringLiteral("server"));
        fields.setEvent(snapshot, snapshot->findEvent("without"));
        QVERIFY(!column(fields, FieldModel::Name).contains(QStringLiteral("span kind")));
    }

    void theWorstProblemsComeFirst()
    {
        const std::string noted =
            "{\"type\":\"T\",\"occurred_at\":\"2026-03-02 09:00:00\"}\n"; // zone assumed
        const auto snapshot =
            opened(writeFile(m_settings.folder(), "order.ndjson", noted + noted + "{\"broken\n" + noted));
        QVERIFY(snapshot && snapshot->report.problems().size() > 1);
        ProblemModel problems;
        problems.setSnapshot(snapshot);
        QCOMPARE(problems.index(0, 0).data(roles::Severity).toInt(), int(Severity::DataLoss));
        QCOMPARE(problems.index(0, ProblemModel::Place).data().toString(), QStringLiteral("line 3"));
        QVERIFY(severityOf(snapshot->report.problems().front().code) != Severity::DataLoss);
    }

    void tracesAreListedByWhatTheyBeganWith()
    {
        EntityModel model(m_navigator, m_attributions);
        const QAbstractItemModelTester tester(&model, kFatal);
        m_navigator.setSnapshot(sample());
        model.setKind(QStringLiteral("trace"));
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.total(), sample()->events.traceCount());
        QCOMPARE(model.rowCount(), int(model.total()));
        const Selector first{"trace", model.index(0, 0).data(roles::SubjectValue).toString().toStdString()};
        QCOMPARE(model.index(0, 0).data(roles::SubjectKind).toString(), QStringLiteral("trace"));
        QCOMPARE(model.rowOf(first), 0);
        QCOMPARE(model.rowOf(Selector{"trace", "no such trace"}), -1);
        const TraceId trace = sample()->findTrace(first.value);
        QCOMPARE(model.index(0, EntityModel::Value).data().toString(),
                 shown(sample()->str(sample()->events.type(sample()->clusters[trace].root))));
        model.setFilter(QStringLiteral("campaignsendrequested"));
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), 3); // the sample's campaigns
        model.setFilter(QString::fromStdString(first.value));
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), 1);
        model.setFilter({});
        model.sort(EntityModel::Value, Qt::DescendingOrder);
        QTRY_VERIFY(!model.working());
        const auto name = [&](int row) { return model.index(row, 0).data().toString().toStdString(); };
        QVERIFY(!naturalLess(name(0), name(model.rowCount() - 1)));
    }

    void filesOfOneFolderStandTogether()
    {
        const std::string folder = m_settings.folder();
        for (const char* name : {"april", "other"})
            QDir(QString::fromStdString(folder)).mkdir(QString::fromLatin1(name));
        for (int i = 0; i < 12; ++i)
            writeFile(folder, "april/" + std::to_string(10 + i) + ".ndjson",
                      eventLine("\"id\":\"a" + std::to_string(i) + '"') + (i == 7 ? "broken\n" : ""));
        LoadRequest request;
        request.paths = {folder + "/april", writeFile(folder, "other/17.ndjson", eventLine())};
        const auto snapshot = load(request);
        QVERIFY(snapshot);
        SourceModel sources;
        const QAbstractItemModelTester tester(&sources, kFatal);
        sources.setSnapshot(*snapshot);
        QVERIFY(sources.hasGroups());
        QCOMPARE(sources.rowCount(), 2);
        const QModelIndex april = sources.index(0, SourceModel::Name);
        QVERIFY(april.data().toString().startsWith(QStringLiteral("april")));
        QVERIFY(april.data().toString().endsWith(QStringLiteral("12 files")));
        QCOMPARE(april.siblingAtColumn(SourceModel::Loaded).data().toString(), QStringLiteral("12"));
        QCOMPARE(april.data(roles::Severity).toInt(), int(Severity::DataLoss));
        QCOMPARE(april.data(roles::Exact).toString(), QString::fromStdString(folder + "/april"));
        QCOMPARE(sources.rowCount(april), 12);
        // What something is wrong with comes first.
        QCOMPARE(sources.index(0, 0, april).data().toString(), QStringLiteral("17.ndjson"));
        QCOMPARE(sources.index(1, 0, april).data().toString(), QStringLiteral("10.ndjson"));
        QVERIFY(!sources.index(1, 0, april).data(roles::Severity).isValid());
        QCOMPARE(sources.index(1, 0).data().toString(), QStringLiteral("17.ndjson")); // by itself
        QCOMPARE(sources.rowCount(sources.index(1, 0)), 0);
        QCOMPARE(sumOf((*snapshot)->report.sources()).loaded, std::uint64_t{13});
    }

    void whatAContainerHoldsIsNamed_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("content");
        QTest::newRow("a folder") << "/data"
                                  << "NDJSON"
                                  << "2 files";
        QTest::newRow("a database") << "postgresql://host/shop"
                                    << "PostgreSQL database"
                                    << "2 tables";
        QTest::newRow("a server") << "jaeger+http://host:16686"
                                  << "Jaeger JSON"
                                  << "2 services";
    }

    void whatAContainerHoldsIsNamed()
    {
        QFETCH(QString, path);
        QFETCH(QString, format);
        QFETCH(QString, content);
        const auto records = std::make_shared<Records>();
        for (const char* name : {"all/a", "all/b"})
            records->report.addSource(
                {.name = name, .path = path.toStdString(), .format = format.toStdString()});
        records->seal();
        SourceModel sources;
        sources.setSnapshot(std::make_shared<Snapshot>(records));
        const QString shown = sources.index(0, SourceModel::Name).data().toString();
        QVERIFY2(shown.startsWith(QStringLiteral("all")) && shown.endsWith(content), qPrintable(shown));
    }

    void searchOffersTheBestFirst()
    {
        SearchModel model(m_navigator);
        const QAbstractItemModelTester tester(&model, kFatal);
        m_navigator.setSnapshot(sample());
        model.search(QStringLiteral(" 1006 "));
        QTRY_VERIFY(!model.working());
        QVERIFY(model.rowCount() > 0);
        QVERIFY(model.selector(0) == sampleOrder());
        model.search(QStringLiteral("c-0"));
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), int(SearchModel::kMostHits));
        QVERIFY(model.total() > SearchModel::kMostHits);
        model.search(QString());
        QCOMPARE(model.rowCount(), 0);
    }

    void aNewerTextSupersedesAnOlder()
    {
        SearchModel model(m_navigator);
        m_navigator.setSnapshot(sample());
        int updates = 0;
        connect(&model, &SearchModel::updated, this, [&] { ++updates; });
        for (const char* text : {"1", "10", "100", "1006"})
            model.search(QString::fromLatin1(text));
        QTRY_VERIFY(!model.working());
        QCOMPARE(updates, 1);
        QVERIFY(model.selector(0) == sampleOrder());
    }

    void hostileTextsStayTexts()
    {
        const auto snapshot = hostile();
        QVERIFY(snapshot);
        m_navigator.setSnapshot(snapshot);
        FieldModel fields;
        fields.setEvent(snapshot, EventId(0));
        const QString text = printed(fields);
        QVERIFY(text.contains(QStringLiteral("<img src=http://127.0.0.1:9/x>Type")));
        QVERIFY(!text.contains(QChar(0x202e)) && text.contains(QStringLiteral("U+202E")));
        QVERIFY(!text.contains(QChar(0x1b)));
        for (int row = 0; row < fields.rowCount(); ++row) {
            const QString tip = fields.index(row, FieldModel::Value).data(Qt::ToolTipRole).toString();
            QVERIFY2(!tip.contains(QStringLiteral("<img")) && !tip.contains(QStringLiteral("<a ")),
                     qPrintable(tip));
        }
        // Copying takes the text as it is.
        const QStringList names = column(fields, FieldModel::Name);
        const QModelIndex contact =
            fields.index(int(names.indexOf(QStringLiteral("contact"))), FieldModel::Value);
        QCOMPARE(contact.data(roles::Exact).toString(), QString(QChar(0x202e)) + QStringLiteral("gnp.exe"));
    }

    void shownTexts()
    {
        QCOMPARE(shown(std::string_view("a\nb\tc\r")), QStringLiteral("a⏎b c"));
        QCOMPARE(shown(std::string_view("\x1b[31m")), QStringLiteral("␛[31m"));
        QCOMPARE(shown(std::string_view("abc"), 2), QStringLiteral("ab…"));
        QCOMPARE(shown(std::string_view("😀😀"), 3), QStringLiteral("😀…"));
        QVERIFY(shown(std::string(1 << 20, 'x')).size() < 500);
        QCOMPARE(shownLines("a\nb", 10), QStringLiteral("a\nb"));
        QCOMPARE(withoutMnemonics(QStringLiteral("a & b")), QStringLiteral("a && b"));
        QCOMPARE(number(0), QStringLiteral("0"));
        QCOMPARE(number(1234567), QStringLiteral("1 234 567").replace(u' ', QChar(0x2009)));
        QCOMPARE(timeText(kNoTime), QStringLiteral("no usable time"));
        QCOMPARE(timeText(-kMillisecond), QStringLiteral("1969-12-31 23:59:59.999"));
        QCOMPARE(timeText(0), QStringLiteral("1970-01-01 00:00:00.000"));
        QVERIFY(plainToolTip(QStringLiteral("<b>x</b>")).contains(QStringLiteral("&lt;b&gt;")));
    }
};

QTEST_MAIN(TestModels)
#include "tst_models.moc"
