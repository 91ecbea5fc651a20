// SPDX-License-Identifier: GPL-3.0-or-later
// What the first records of a source hold, and what one choice does to a mapping.
#include "core/import/mapping_file.h"
#include "core/pipeline/source_fields.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

namespace {

QStringList pathsOf(const SourceFields& fields)
{
    QStringList paths;
    for (const SampledField& field : fields.sample.fields())
        paths << QString::fromStdString(field.path);
    return paths;
}

QString pathOf(const SourceFields& fields, std::string_view field)
{
    const auto found = std::ranges::find(fields.detection.decisions, field, &FieldDecision::field);
    return found == fields.detection.decisions.end() ? QString() : QString::fromStdString(found->path);
}

} // namespace

class SourceFieldsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] std::string write(const char* name, std::string_view text) const
    {
        return writeFile(m_folder.path().toStdString(), name, text);
    }

private Q_SLOTS:
    void namesFieldsAndWhatTheyAreTakenFor()
    {
        const auto fields = fieldsOf(sampleExport(), FieldMapping::standardData());
        QVERIFY(fields.has_value());
        QCOMPARE(fields->format, std::string("native NDJSON"));
        QVERIFY(pathsOf(*fields).contains(QStringLiteral("/metadata/trace_id")));
        QCOMPARE(pathOf(*fields, "time"), QStringLiteral("/occurred_at"));
        QVERIFY(fields->detection.missing.empty());
    }

    void tablesHaveTheirColumns()
    {
        const std::string file = write("t.csv", "happened,what,whom\n2026-03-02T09:00:00Z,Asked,c-1\n");
        const auto fields = fieldsOf(file, FieldMapping::standardData());
        QVERIFY(fields.has_value());
        QCOMPARE(pathsOf(*fields), (QStringList{QStringLiteral("/happened"), QStringLiteral("/what"),
                                                QStringLiteral("/whom")}));
        QCOMPARE(pathOf(*fields, "time"), QStringLiteral("/happened"));
    }

    void whatCannotBeLookedIntoSaysWhy()
    {
        const FieldMappingData standard = FieldMapping::standardData();
        QCOMPARE(fieldsOf(m_folder.filePath(QStringLiteral("nowhere")).toStdString(), standard).error().code,
                 ProblemCode::FileMissing);
        QCOMPARE(fieldsOf("postgresql://localhost/shop", standard).error().code, ProblemCode::BadArgument);
        QCOMPARE(fieldsOf(write("text.txt", "no records here"), standard).error().code,
                 ProblemCode::UnknownFormat);
    }

    void aChoiceTakesThePathFromAllElse()
    {
        FieldMappingData data = withChoice(FieldMapping::standardData(), ImportField::User, "/contact_id");
        QVERIFY(data.isChosen(ImportField::User));
        QCOMPARE(data.of(ImportField::User).keys, std::vector<std::string>{"/contact_id"});
        QVERIFY(std::ranges::count(data.of(ImportField::Contact).keys, "contact_id") == 0);
        data = withChoice(std::move(data), ImportField::Contact, "/contact_id");
        QVERIFY(data.of(ImportField::User).keys.empty());
        data = withChoice(std::move(data), ImportField::Contact, std::nullopt);
        QVERIFY(data.of(ImportField::Contact).keys.empty());
        QVERIFY(std::ranges::count(data.undetected, ImportField::Contact) == 1);
        data = withChoice(std::move(data), ImportField::Contact, "/party");
        QVERIFY(std::ranges::count(data.undetected, ImportField::Contact) == 0);
    }

    void aChosenMappingIsUsedWhereItWasFoundOtherwise()
    {
        const std::string file = write("e.ndjson", R"({"type":"A","kind":"B","time":"2026-03-02T09:00:00Z"})"
                                                   "\n");
        const auto fields =
            fieldsOf(file, withChoice(FieldMapping::standardData(), ImportField::Type, "/kind"));
        QVERIFY(fields.has_value());
        QCOMPARE(pathOf(*fields, "type"), QStringLiteral("/kind"));
    }
};

QTEST_APPLESS_MAIN(SourceFieldsTest)
#include "tst_source_fields.moc"
