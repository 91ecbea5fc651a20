// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that were copied with what stood around them.
#include "core/token/pasted_token.h"

#include <QTest>

using namespace throughline;

namespace {

const std::string kUuid = "550e8400-e29b-41d4-a716-446655440000";
const std::string kToken = "a|" + kUuid + "|j";

} // namespace

class PastedTokenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void what_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meant"); // empty: nothing else is offered
        const auto row = [](const char* name, const std::string& text, const std::string& meant) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromStdString(meant);
        };
        row("a token", kToken, "");
        row("a bare UUID", kUuid, "");
        row("nothing", "", "");
        row("only quotes", "\"\"\"", "");
        row("no token", "\"hello\"", "");
        row("blanks", " \t" + kToken + "\r\n", kToken);
        row("double quotes", '"' + kToken + '"', kToken);
        row("single quotes", "'" + kToken + "'", kToken);
        row("typographic quotes", "“" + kToken + "”", kToken);
        row("one quote and a comma, as in JSON", kToken + "\",", kToken);
        row("quoted UUID", "'" + kUuid + "'", kUuid);
        row("encoded", "user%40example.com%7C" + kUuid + "%7cjob%201",
            "user@example.com|" + kUuid + "|job 1");
        row("encoded in quotes", "\"a%7C" + kUuid + "\"", "a|" + kUuid);
        row("encoded, with a % of its own", "50%%7C" + kUuid, "50%|" + kUuid);
        row("a percent sign in a token stays", "a%20b|" + kUuid, "");
        row("encoded, but no token", "a%7Cb%7Cc", "");
        row("cut off escape", "a%7C" + kUuid + "%7", "");
    }
    void what()
    {
        QFETCH(QString, text);
        QFETCH(QString, meant);
        QCOMPARE(QString::fromStdString(tokenMeantBy(text.toStdString()).value_or("")), meant);
    }
};

QTEST_GUILESS_MAIN(PastedTokenTest)
#include "tst_pasted_token.moc"
