// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of each view, compared with approved ones in tests/data/screens: in both themes, and as ctest runs
// this program again with other surroundings, in German and at 200 %. Compared is at half the size, and a few
// letters may differ. Where THROUGHLINE_APPROVE is set, the pictures are written there instead.
#include "core/pipeline/sample.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot.h"
#include "ui/views/findings/findings_view.h"

#include <QDir>
#include <QImage>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <optional>

using namespace throughline;
using namespace throughline::test;

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;

// How much of two pictures differs, as a share of all points.
double difference(const QImage& a, const QImage& b)
{
    constexpr int kVisible = 48; // of 255, in any colour
    if (a.size() != b.size())
        return 1;
    int differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int most = std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                                       std::abs(qBlue(p) - qBlue(q))});
            differing += most > kVisible ? 1 : 0;
        }
    }
    return differing / (static_cast<double>(a.width()) * a.height());
}

} // namespace

class TestScreens : public QObject {
    Q_OBJECT

private:
    OwnSettings m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariable("THROUGHLINE_LOOK") == u"german")
            speakLanguage(QStringLiteral("de"));
    }

    void difference_data()
    {
        QTest::addColumn<QColor>("other");
        QTest::addColumn<double>("share");
        QTest::newRow("the same") << QColor(Qt::white) << 0.0;
        QTest::newRow("hardly another") << QColor(230, 230, 230) << 0.0;
        QTest::newRow("another") << QColor(Qt::red) << 0.25;
    }
    // The measure itself: a quarter of the points has another colour.
    void difference()
    {
        QFETCH(QColor, other);
        QFETCH(double, share);
        QImage a(40, 20, QImage::Format_RGB32);
        a.fill(Qt::white);
        QImage b = a;
        for (int y = 0; y < 10; ++y) {
            for (int x = 0; x < 20; ++x)
                b.setPixelColor(x, y, other);
        }
        QCOMPARE(::difference(a, b), share);
        QCOMPARE(::difference(a, b.scaled(10, 10)), 1.0);
    }

    void approved_data()
    {
        QTest::addColumn<QString>("view");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<bool>("dark");
        const QString look = qEnvironmentVariable("THROUGHLINE_LOOK"); // of the surroundings
        for (const char* theme : {"light", "dark"}) {
            const bool dark = QLatin1String(theme) == u"dark";
            if (dark && !look.isEmpty())
                continue;
            const auto add = [&](const char* view, const char* subject) {
                const QString name =
                    QLatin1String(view) + u'-' + (look.isEmpty() ? QLatin1String(theme) : look);
                QTest::newRow(qPrintable(name))
                    << QString::fromLatin1(view) << QString::fromLatin1(subject) << dark;
            };
            add("overview", "");
            add("traces", "");
            add("campaigns", "campaign:cmp-2");
            add("journey", "order:1035");
            add("waterfall", "order:1035");
            add("timeline", "order:1035");
            add("findings", "order:1035");
        }
    }
    void approved()
    {
        constexpr double kMostDiffering = 0.004;
        QFETCH(QString, view);
        QFETCH(QString, subject);
        QFETCH(bool, dark);
        m_settings.forget();
        MainWindow window(QString::fromStdString(throughline::sampleExport().value_or("")));
        window.theme().force(dark);
        window.resize(kWidth, kHeight);
        window.show();
        std::optional<Selector> wanted;
        if (!subject.isEmpty())
            wanted = parseSelector(subject.toStdString()).value();
        const QString shown = view == u"findings" ? QStringLiteral("waterfall") : view;
        window.workspace().open({QString::fromStdString(throughline::sampleExport().value_or(""))}, wanted);
        QTRY_VERIFY(window.workspace().navigator().snapshot());
        QVERIFY(window.showView(shown));
        // What is worked out last: its line above the findings takes room from them.
        const auto* findings = window.findChild<FindingsView*>();
        const auto selfCheck = [&] {
            const QList<QLabel*> labels = findings->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(u'%');
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(selfCheck(), 30'000);
        QTRY_VERIFY(findings->model().passing() > 0 && window.settled());
        if (view == u"findings")
            window.stepFinding(1);
        QCOMPARE(window.size(), QSize(kWidth, kHeight)); // it fits
        const QString name = QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".png");
        const QString taken = m_settings.path(name);
        bool saved = false;
        saveWhenSettled(window, taken, [&](bool written) { saved = written; });
        QTRY_VERIFY_WITH_TIMEOUT(saved, 20'000);
        const QImage half =
            QImage(taken)
                .scaled(kWidth / 2, kHeight / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .convertToFormat(QImage::Format_RGB32);
        if (const QString folder = qEnvironmentVariable("THROUGHLINE_APPROVE"); !folder.isEmpty()) {
            QVERIFY(half.save(folder + u'/' + name));
            return;
        }
        const QImage approved(QString::fromStdString(ownData("screens/")) + name);
        QVERIFY2(!approved.isNull(), qPrintable(name + QStringLiteral(" was never approved")));
        const double differing = ::difference(half, approved.convertToFormat(QImage::Format_RGB32));
        if (differing > kMostDiffering) {
            const QString kept = QDir::temp().filePath(QStringLiteral("throughline-") + name);
            half.save(kept);
            QFAIL(qPrintable(
                QStringLiteral("%1 % differs from tests/data/screens/%2: see %3, and approve it by "
                               "packaging/screenshots where it is right")
                    .arg(100 * differing, 0, 'f', 2)
                    .arg(name, kept)));
        }
    }
};

QTEST_MAIN(TestScreens)
#include "tst_screens.moc"
