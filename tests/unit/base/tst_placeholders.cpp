// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/placeholders.h"

#include <QTest>

using namespace throughline;

class PlaceholdersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placeholdersAreKnownInAnyCase()
    {
        for (const char* text : {"null", "NULL", "Null", "nUlL", "0", "-", "undefined", "N/A"})
            QVERIFY2(isPlaceholder(text), text);
        for (const std::string_view each : placeholders())
            QVERIFY(isPlaceholder(each));
    }

    void idsAreNone()
    {
        for (const char* text : {"", "00", "nullable", " null", "tests", "c-000017"})
            QVERIFY2(!isPlaceholder(text), text);
    }
};

QTEST_GUILESS_MAIN(PlaceholdersTest)
#include "tst_placeholders.moc"
