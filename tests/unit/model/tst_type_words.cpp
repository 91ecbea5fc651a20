// SPDX-License-Identifier: GPL-3.0-or-later
// Which types of events tell of a failure.
#include "core/model/type_words.h"

#include <QtTest>

using namespace throughline;

class TypeWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failuresAreTold_data();
    void failuresAreTold();
};

void TypeWordsTest::failuresAreTold_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("failed");
    for (const char* type :
         {"PaymentFailed", "payment.failed", "PAYMENT_FAILED", "failed", "Step2Failed", "job failed",
          "WorkflowTaskTimedOut", "timed_out", "task-timed-out", "timedOut", "task.timed.out"})
        QTest::newRow(type) << QByteArray(type) << true;
    for (const char* type : {"", "unfailed", "FailedOver", "failed_jobs", "Unfailed", "CheckedOut", "out",
                             "WorkflowCanceled", "untimedout", "TimeOut", "LogOut"})
        QTest::newRow(type[0] == '\0' ? "empty" : type) << QByteArray(type) << false;
}

void TypeWordsTest::failuresAreTold()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, failed);
    QCOMPARE(tellsOfFailure(type.toStdString()), failed);
}

QTEST_GUILESS_MAIN(TypeWordsTest)
#include "tst_type_words.moc"
