// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/latest_task.h"

#include <QSemaphore>
#include <QTest>

#include <sys/resource.h>

#include <thread>

using namespace throughline;

namespace {

// Of the calling thread, as Linux has it; the greater it is, the later its turn.
int niceness()
{
    return ::getpriority(PRIO_PROCESS, 0);
}

} // namespace

class TestLatestTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deliversTheNewestAlone()
    {
        QSemaphore goOn;
        QList<int> delivered;
        LatestTask<int> task;
        const auto take = [&](int value) { delivered << value; };
        task.start(
            [&](const CancelToken&) {
                goOn.acquire();
                return 1;
            },
            take);
        task.start([](const CancelToken&) { return 2; }, take);
        QVERIFY(task.running());
        QTRY_VERIFY(!task.running());
        goOn.release();
        task.start([](const CancelToken&) { return 3; }, take);
        QTRY_VERIFY(!task.running());
        QCOMPARE(delivered, (QList<int>{2, 3}));
    }

    // On every core that a load takes, the window comes first.
    void standsBehindTheWindow()
    {
        const int window = niceness();
        struct Seen {
            int worker = 0, startedByIt = 0, inItsNextWork = 0;
        } seen;
        LatestTask<Seen> task;
        task.start(
            [](const CancelToken&) {
                Seen now;
                now.worker = niceness();
                std::thread([&now] { now.startedByIt = niceness(); }).join();
                return now;
            },
            [&](Seen now) { seen = now; });
        QTRY_VERIFY(!task.running());
        QVERIFY(seen.worker > window);
        QCOMPARE(seen.startedByIt, seen.worker);
        QCOMPARE(niceness(), window);

        LatestTask<int> again; // lowered once, however often it works
        for (int i = 0; i < 3; ++i) {
            again.start([](const CancelToken&) { return niceness(); },
                        [&](int now) { seen.inItsNextWork = now; });
            QTRY_VERIFY(!again.running());
            QCOMPARE(seen.inItsNextWork, seen.worker);
        }
    }
};

QTEST_GUILESS_MAIN(TestLatestTask)
#include "tst_latest_task.moc"
