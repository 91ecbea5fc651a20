// SPDX-License-Identifier: GPL-3.0-or-later
// Real files of other projects, beside the checkout: each loads with exactly what truth.json says of it, or
// is refused with the reason. Skipped where they are absent.
#include "core/pipeline/pipeline.h"
#include "tests/support/span_truth.h"
#include "tests/support/test_data.h"

#include <QtTest>

#include <algorithm>
#include <iterator>
#include <string_view>

using namespace throughline;
using namespace throughline::test;

namespace {

// Files that must not load, and what the message says.
struct Refused {
    std::string_view file;
    const char* message;
};
constexpr Refused kRefused[] = {
    {"events/pywa-whatsapp-user_marketing_preferences.json", "user_preferences"},
    {"otlp/proto-logs-nospans.json", "logs"},
    {"otlp/spec-file-exporter-logs.jsonl", "logs"},
    {"zipkin/collector-v1_error_batch.json", "Zipkin v1"},
    {"zipkin/collector-v1_multiple_batches.json", "Zipkin v1"},
    {"zipkin/telegraf-brave-v1.json", "Zipkin v1"},
    {"zipkin/telegraf-thrift-threespans.json", "Zipkin v1"},
};

// None for a file that loads.
const char* refusalOf(const std::string& file)
{
    const auto found = std::find_if(std::begin(kRefused), std::end(kRefused),
                                    [&](const Refused& entry) { return entry.file == file; });
    return found == std::end(kRefused) ? nullptr : found->message;
}

// What is wrong with how a file loads; empty where all is well.
std::string faultOf(const FileTruth& truth)
{
    LoadRequest request;
    request.paths = {sharedData(truth.name)};
    const Result<std::shared_ptr<const Snapshot>> loaded = load(request);
    if (const char* const message = refusalOf(truth.name)) {
        if (loaded)
            return "it was loaded";
        const std::string said = textOf(loaded.error());
        return said.find(message) == std::string::npos ? said : std::string();
    }
    if (!loaded)
        return describe(loaded.error());
    if (!(*loaded)->report.balances())
        return "its import report does not balance";
    return differenceOf(truth, **loaded);
}

class RealFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (truthsOfSharedFiles().empty())
            QSKIP("the shared test data is not here");
    }

    void holdsWhatItsTruthSays_data()
    {
        QTest::addColumn<QString>("name");
        for (const FileTruth& truth : truthsOfSharedFiles())
            QTest::newRow(truth.name.c_str()) << QString::fromStdString(truth.name);
    }

    void holdsWhatItsTruthSays()
    {
        QFETCH(QString, name);
        const std::vector<FileTruth> truths = truthsOfSharedFiles();
        const auto truth = std::find_if(truths.begin(), truths.end(), [&](const FileTruth& candidate) {
            return candidate.name == name.toStdString();
        });
        QVERIFY(truth != truths.end());
        const std::string fault = faultOf(*truth);
        QVERIFY2(fault.empty(), fault.c_str());
    }

    void listNamesFilesThatAreThere()
    {
        const std::vector<FileTruth> truths = truthsOfSharedFiles();
        for (const Refused& entry : kRefused)
            QVERIFY2(std::any_of(truths.begin(), truths.end(),
                                 [&](const FileTruth& truth) { return truth.name == entry.file; }),
                     entry.message);
    }
};

} // namespace

QTEST_GUILESS_MAIN(RealFilesTest)
#include "tst_real_files.moc"
