// SPDX-License-Identifier: GPL-3.0-or-later
// What the search offers, once the words of the records are known too.
#include "tests/ui/opened.h"
#include "ui/models/search_model.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace throughline;
using namespace throughline::test;

class TestSearchModel : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshotOf(std::string_view text) const
    {
        QFile file(m_settings.path(QStringLiteral("events.ndjson")));
        if (!file.open(QIODevice::WriteOnly))
            return nullptr;
        file.write(text.data(), static_cast<qsizetype>(text.size()));
        file.close();
        return opened(file.fileName().toStdString());
    }

private Q_SLOTS:
    void wordsOfRecordsFollowWhenTheyAreIndexed()
    {
        Navigator navigator;
        SearchModel model(navigator);
        QVERIFY(!model.indexing());
        navigator.setSnapshot(snapshotOf(kHostileEvents));
        QVERIFY(model.indexing());
        model.search(QStringLiteral("script"));
        QTRY_VERIFY(!model.working());
        QCOMPARE(model.rowCount(), 0); // no id has it
        QTRY_VERIFY(!model.indexing());
        QTRY_COMPARE(model.rowCount(), 1);
        const QModelIndex hit = model.index(0, 0);
        QCOMPARE(hit.data().toString(), QStringLiteral("<script>x</script>"));
        QCOMPARE(hit.data(roles::Badge).toString(), QStringLiteral("text"));
        QVERIFY(hit.data(roles::Note).toString().contains(QStringLiteral("Type")));
        QCOMPARE(model.selector(0).text(), std::string("event:<b>id</b>"));
    }
    void idsComeFirst()
    {
        Navigator navigator;
        SearchModel model(navigator);
        navigator.setSnapshot(snapshotOf(
            R"({"id":"e1","type":"Noted","occurred_at":"2026-03-02T09:00:00Z","reference_id":"order:blue-1","payload":{"text":"a blue mug"}})"
            "\n"));
        QTRY_VERIFY(!model.indexing());
        model.search(QStringLiteral("blue"));
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data(roles::Badge).toString(), QStringLiteral("Order"));
        QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("a blue mug"));
        QCOMPARE(model.total(), 2U);
    }
    void aNewLoadDropsTheIndex()
    {
        Navigator navigator;
        SearchModel model(navigator);
        navigator.setSnapshot(snapshotOf(kHostileEvents));
        QTRY_VERIFY(!model.indexing());
        navigator.setSnapshot(nullptr);
        QVERIFY(!model.indexing());
        model.search(QStringLiteral("script"));
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_MAIN(TestSearchModel)
#include "tst_search_model.moc"
