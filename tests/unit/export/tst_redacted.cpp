// SPDX-License-Identifier: GPL-3.0-or-later
// A redacted copy hangs together as the original does and says nothing of whom or what it is about.
#include "core/export/event_export.h"
#include "core/pipeline/pipeline.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

namespace {

// Each place of a record holds a secret of its own.
constexpr std::string_view kSecrets =
    R"({"id":"SECRET-id","type":"Asked","class":"App\\Asking","occurred_at":"2026-03-02T09:00:00Z",)"
    R"("duration_ms":12.5,"contact_id":"SECRET-contact","user_id":"SECRET-user@example.com",)"
    R"("reference_id":"order:SECRET-order","campaign_id":"SECRET-campaign","error":"SECRET error text",)"
    R"("unknown_member":"SECRET-unknown","updated_by":"SECRET@example.com|550e8400-e29b-41d4-a716-446655440000|SECRET-job",)"
    R"("payload":{"text":"SECRET text","phone":491701234567,"amount":12.5,"SECRET key 123456":true,)"
    R"("nested":[{"who":"SECRET-contact"},["SECRET"]],"flag":false},)"
    R"("metadata":{"trace_id":"SECRET-trace","span_id":"SECRET-span","parent_id":"SECRET-parent"}})"
    "\n"
    R"({"id":"SECRET-2","type":"Answered","occurred_at":"2026-03-02T09:00:05Z","contact_id":"SECRET-contact",)"
    R"("metadata":{"trace_id":"SECRET-trace","span_id":"SECRET-span-2","parent_id":"SECRET-span"}})"
    "\n";

std::shared_ptr<const Snapshot> loaded(const std::string& path)
{
    LoadRequest request;
    request.paths = {path};
    const auto snapshot = load(request);
    return snapshot ? *snapshot : nullptr;
}

} // namespace

class RedactedTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    [[nodiscard]] QByteArray copyOf(const Snapshot& snapshot) const
    {
        const std::string file = path("copy.ndjson");
        if (!exportEvents(snapshot, ExportFormat::Redacted, file, {.threads = 2}))
            return {};
        QFile copy(QString::fromStdString(file));
        return copy.open(QIODevice::ReadOnly) ? copy.readAll() : QByteArray();
    }

private Q_SLOTS:
    void nothingThatMayBeDataIsLeft()
    {
        const auto snapshot = loaded(writeFile(m_folder.path().toStdString(), "secrets.ndjson", kSecrets));
        QVERIFY(snapshot);
        const QByteArray copy = copyOf(*snapshot);
        QCOMPARE(copy.count('\n'), 2);
        for (const char* secret : {"SECRET", "550e8400", "491701234567", "example.com", "123456"})
            QVERIFY2(!copy.contains(secret), copy.constData());
        // What it is made of stays.
        for (const char* kept : {"\"Asked\"", "App\\\\Asking", "2026-03-02T09:00:00Z", "12.5", "\"amount\"",
                                 "\"flag\":false", "\"phone\":0", "•••"})
            QVERIFY2(copy.contains(kept), kept);
    }

    void theSameIdIsTheSameEverywhere()
    {
        const auto snapshot = loaded(writeFile(m_folder.path().toStdString(), "secrets.ndjson", kSecrets));
        const QList<QByteArray> lines = copyOf(*snapshot).split('\n');
        const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QVERIFY(!first[u"contact_id"].toString().isEmpty());
        QCOMPARE(first[u"contact_id"], second[u"contact_id"]);
        QCOMPARE(first[u"span_id"], second[u"parent_id"]);
        QCOMPARE(first[u"payload"][u"nested"][0][u"who"], first[u"contact_id"]);
        QVERIFY(first[u"contact_id"] != first[u"user_id"]);
        // A token of the same form: three parts, a UUID in the middle.
        const QStringList token = first[u"updated_by"].toString().split(u'|');
        QCOMPARE(token.size(), 3);
        QCOMPARE(token[1].size(), 36);
    }

    void linksAndFindingsStay()
    {
        const auto original = loaded(sampleExport());
        QVERIFY(!copyOf(*original).isEmpty());
        const auto copy = loaded(path("copy.ndjson"));
        QVERIFY(copy);
        QCOMPARE(copy->events.size(), original->events.size());
        QCOMPARE(copy->events.traceCount(), original->events.traceCount());
        QCOMPARE(copy->links.all().size(), original->links.all().size());
        QCOMPARE(copy->findings.size(), original->findings.size());
        for (std::size_t i = 0; i < original->links.all().size(); ++i) {
            const Link& link = original->links.all()[i];
            const Link& same = copy->links.all()[i];
            QVERIFY(link.from == same.from && link.to == same.to && link.kind == same.kind);
        }
    }

    void nothingOfTheSampleIsLeft()
    {
        const auto original = loaded(sampleExport());
        const QByteArray copy = copyOf(*original);
        for (std::uint32_t i = 0; i < original->entities.size(); ++i) {
            const std::string value = original->str(original->entities[EntityId(i)].value);
            if (value.size() >= 8) // shorter ones may stand in a number by chance
                QVERIFY2(!copy.contains(value.c_str()), value.c_str());
        }
    }

    void thePreviewIsItsBeginning()
    {
        const auto original = loaded(sampleExport());
        const std::string preview = exportPreview(*original, ExportFormat::Redacted, 10);
        QCOMPARE(std::count(preview.begin(), preview.end(), '\n'), 10);
        QVERIFY(copyOf(*original).startsWith(preview.c_str()));
    }
};

QTEST_APPLESS_MAIN(RedactedTest)
#include "tst_redacted.moc"
