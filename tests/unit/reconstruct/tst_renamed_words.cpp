// SPDX-License-Identifier: GPL-3.0-or-later
// The same events in words that nobody foresaw: every event type and class and every kind of entity, but for
// messages and contacts, is renamed. What is linked, and what is broken, must stay the same (spec 2, "Link
// fallback": nothing about event names is built in).
#include "core/pipeline/pipeline.h"
#include "tests/support/compare_texts.h"
#include "tests/support/snapshot_builder.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <string>

using namespace throughline;
using namespace throughline::test;

namespace {

using Json = nlohmann::ordered_json;

// The same word for the same word, and none that says what it was.
class Words {
public:
    explicit Words(std::string prefix) : m_prefix(std::move(prefix)) {}

    std::string of(const std::string& word)
    {
        const auto [known, isNew] = m_words.try_emplace(word);
        // Not in the order of the words, so that nothing can follow from that either.
        if (isNew)
            known->second = m_prefix + std::to_string(m_words.size() * 7919 % 1009);
        return known->second;
    }
    [[nodiscard]] std::size_t size() const { return m_words.size(); }

private:
    std::string m_prefix;
    std::map<std::string, std::string> m_words;
};

class Renaming {
public:
    Words types{"zor"}, classes{"fum"}, kinds{"blap"};

    Json renamed(const Json& event)
    {
        Json result = event;
        result["type"] = types.of(event.at("type"));
        if (event.contains("class"))
            result["class"] = classes.of(event.at("class"));
        if (event.contains("reference_id")) {
            const std::string reference = event.at("reference_id");
            const std::size_t colon = reference.find(':');
            result["reference_id"] = kindOf(reference.substr(0, colon)) + reference.substr(colon);
        }
        if (event.contains("payload")) {
            result["payload"] = Json::object();
            for (const auto& [key, value] : event.at("payload").items())
                result["payload"]
                      [key.ends_with("_id") ? kindOf(key.substr(0, key.size() - 3)) + "_id" : key] = value;
        }
        return result;
    }

private:
    // What the field's own words name is found by them.
    std::string kindOf(const std::string& kind)
    {
        return kind == "message" || kind == "contact" ? kind : kinds.of(kind);
    }
};

std::shared_ptr<const Snapshot> loaded(const std::string& path)
{
    LoadRequest request;
    request.paths = {path};
    const auto result = load(request);
    if (!result)
        qFatal("%s", describe(result.error()).c_str());
    return *result;
}

class RenamedWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changeNothing()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("renamed.ndjson")).toStdString();
        Renaming renaming;
        {
            std::ifstream in(sampleExport());
            std::ofstream out(path);
            for (std::string line; std::getline(in, line);)
                out << renaming.renamed(Json::parse(line)).dump() << '\n';
        }
        QVERIFY(renaming.types.size() > 15 && renaming.classes.size() > 10 && renaming.kinds.size() >= 3);
        const auto before = loaded(sampleExport());
        const auto after = loaded(path);
        QCOMPARE(after->events.size(), before->events.size());
        QCOMPARE(after->findEvent(before->eventName(EventId(0))), EventId(0));
        std::size_t inferred = 0;
        for (const Link& link : before->links.all())
            inferred += link.inferred() ? 1 : 0;
        QVERIFY(inferred > 30);
        QCOMPARE(joined(linksOf(*after)), joined(linksOf(*before)));
        QCOMPARE(joined(findingsOf(*after)), joined(findingsOf(*before)));
    }
};

} // namespace

QTEST_GUILESS_MAIN(RenamedWordsTest)
#include "tst_renamed_words.moc"
