// SPDX-License-Identifier: GPL-3.0-or-later
// The list of traces, its plot and the comparison of two under mouse and keys.
#include "tests/support/read_text.h"
#include "tests/support/scene_checks.h"
#include "tests/support/snapshot_builder.h"
#include "tests/ui/large_export.h"
#include "tests/ui/opened.h"
#include "tests/ui/views/mouse.h"
#include "tests/ui/views/sample.h"
#include "ui/models/text.h"
#include "ui/views/traces/traces_page.h"
#include "ui/widgets/scene_canvas.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace throughline;
using namespace throughline::test;

class TestTracesPage : public QObject {
    Q_OBJECT

private:
    struct Open {
        Navigator navigator;
        ViewState state;
        TracesPage page{navigator, state};

        explicit Open(std::shared_ptr<const Snapshot> snapshot, QSize size = {1200, 800})
        {
            navigator.setSnapshot(std::move(snapshot));
            page.resize(size);
            page.show();
            page.activateWindow();
        }
        [[nodiscard]] bool listed()
        {
            return QTest::qWaitForWindowActive(&page) && QTest::qWaitFor([this] { return !page.working(); });
        }
        [[nodiscard]] const TraceListModel& model() const { return page.model(); }
        [[nodiscard]] QTableView& table() const { return page.table(); }
        [[nodiscard]] SceneCanvas& canvas() const { return page.plot().canvas(); }
        [[nodiscard]] QString cell(int row, TraceListModel::Column column) const
        {
            return model().index(row, column).data().toString();
        }
        [[nodiscard]] QPoint at(int row) const
        {
            const QModelIndex index = model().index(row, TraceListModel::Name);
            table().scrollTo(index);
            return table().visualRect(index).center();
        }
        void click(int row, Qt::KeyboardModifiers modifiers = {}) const
        {
            QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers, at(row));
        }
        [[nodiscard]] QComboBox& choice(const QString& name) const
        {
            for (QComboBox* box : page.findChildren<QComboBox*>()) {
                if (box->accessibleName() == name)
                    return *box;
            }
            qFatal("no such choice");
        }
        [[nodiscard]] QLineEdit& text() const { return *page.filter().findChild<QLineEdit*>(); }
        [[nodiscard]] QToolButton& chip() const
        {
            return *page.findChild<QToolButton*>(QStringLiteral("windowChip"));
        }
        [[nodiscard]] QTreeView& steps() const { return *page.comparison().findChild<QTreeView*>(); }
    };

    // A checkout twice: the second takes longer in one step, less in another, and each has a step of its own.
    [[nodiscard]] static std::shared_ptr<const Snapshot> twoCheckouts()
    {
        SnapshotBuilder b;
        const auto add = [&](const std::string& trace, const std::string& name, double second,
                             int milliseconds, const std::string& parent) {
            b.add({.id = trace + name,
                   .type = name,
                   .className = "App\\Shop",
                   .second = second,
                   .duration = milliseconds * kMillisecond,
                   .trace = trace,
                   .parent = parent.empty() ? "" : trace + parent});
        };
        add("one", "Checkout", 1, 100, "");
        add("one", "Reserve", 1.01, 10, "Checkout");
        add("one", "Price", 1.02, 40, "Checkout");
        add("one", "Coupon", 1.06, 5, "Checkout");
        add("two", "Checkout", 50, 400, "");
        add("two", "Reserve", 50.01, 310, "Checkout");
        add("two", "Retry", 50.02, 300, "Reserve");
        add("two", "Price", 50.35, 20, "Checkout");
        add("third", "Other", 90, 1, "");
        return b.reconstructed();
    }

    [[nodiscard]] static QModelIndex stepNamed(const ComparisonModel& model, const QString& name,
                                               const QModelIndex& below = {})
    {
        for (int row = 0; row < model.rowCount(below); ++row) {
            const QModelIndex index = model.index(row, 0, below);
            if (index.data().toString().endsWith(name))
                return index;
            if (const QModelIndex found = stepNamed(model, name, index); found.isValid())
                return found;
        }
        return {};
    }

private Q_SLOTS:
    void emptyStatesAreInWords()
    {
        Open open(nullptr);
        QCOMPARE(open.page.frame().notice(), QStringLiteral("Nothing is open"));
        open.navigator.setSnapshot(std::make_shared<Snapshot>());
        QTRY_COMPARE(open.page.frame().notice(), QStringLiteral("No traces"));
        open.navigator.setSnapshot(sample());
        QTRY_VERIFY(open.page.frame().showsBody());
        QVERIFY(open.listed());
        QCOMPARE(open.page.emptyNote(), QString());
        QTest::keyClicks(&open.text(), QStringLiteral("nothing like it"));
        QTRY_COMPARE(open.page.emptyNote(), QStringLiteral("None of the %1 traces matches the filter.")
                                                .arg(number(sample()->events.traceCount())));
        auto* clear = open.page.findChild<QPushButton*>();
        QVERIFY(clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QTRY_COMPARE(open.model().rowCount(), static_cast<int>(sample()->events.traceCount()));
        QVERIFY(open.text().text().isEmpty());
        QVERIFY(open.page.emptyNote().isEmpty());
        // Nothing was selected by opening, nor by the focus.
        QVERIFY(open.navigator.place() == Place{});
    }

    void rowsAreThoseOfTheData()
    {
        Open open(sample());
        QVERIFY(open.listed());
        const QAbstractItemModelTester tester(const_cast<TraceListModel*>(&open.model()),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::uint64_t events = 0;
        for (int row = 0; row < open.model().rowCount(); ++row)
            events += open.model().rows()[open.model().traceAt(row)].events;
        QCOMPARE(events, std::uint64_t{sample()->events.size()});
        QVERIFY(open.page.frame().summary().startsWith(
            QStringLiteral("%1 traces · 4 with errors").arg(number(sample()->events.traceCount()))));
        const TraceId first = open.model().traceAt(0);
        QCOMPARE(open.cell(0, TraceListModel::Start), timeText(sample()->clusters[first].from).left(19));
        QVERIFY(open.cell(0, TraceListModel::Name).contains(QStringLiteral(" · ")));
    }

    void columnsSortByTheHeader()
    {
        Open open(sample());
        QVERIFY(open.listed());
        QHeaderView& header = *open.table().horizontalHeader();
        const auto clickHeader = [&](int column) {
            QTest::mouseClick(header.viewport(), Qt::LeftButton, {},
                              QPoint(header.sectionViewportPosition(column) + 20, header.height() / 2));
            return QTest::qWaitFor([&] { return !open.page.working(); });
        };
        QVERIFY(clickHeader(TraceListModel::Duration));
        const auto duration = [&](int row) {
            return open.model().rows()[open.model().traceAt(row)].duration;
        };
        QVERIFY(duration(0) < duration(100));
        QVERIFY(clickHeader(TraceListModel::Duration));
        QVERIFY(duration(0) > duration(100));
        QVERIFY(clickHeader(TraceListModel::Name));
        for (int row = 1; row < open.model().rowCount(); ++row)
            QVERIFY(open.cell(row - 1, TraceListModel::Name)
                        .compare(open.cell(row, TraceListModel::Name), Qt::CaseInsensitive) <= 0);
    }

    void filtersNarrowTheListAndThePlot()
    {
        Open open(sample());
        QVERIFY(open.listed());
        const int all = open.model().rowCount();
        open.choice(QStringLiteral("Status")).setFocus();
        QTest::keyClick(&open.choice(QStringLiteral("Status")), Qt::Key_Down); // with errors
        QTRY_COMPARE(open.model().rowCount(), 4);
        QTRY_COMPARE(open.page.plot().scatter().drawn(), std::uint64_t{4});
        for (const ScatterMark& mark : open.page.plot().scatter().marks())
            QVERIFY(mark.kind == ScatterKind::Failed);
        QVERIFY(open.page.frame().summary().startsWith(QStringLiteral("4 of %1 traces").arg(number(all))));
        QTest::keyClick(&open.choice(QStringLiteral("Status")), Qt::Key_Down);
        QTRY_COMPARE(open.model().rowCount(), all - 4);
        QTest::keyClick(&open.choice(QStringLiteral("Status")), Qt::Key_Home);
        QTRY_COMPARE(open.model().rowCount(), all);
        QTest::keyClick(&open.choice(QStringLiteral("Breaks")), Qt::Key_Down);
        QTRY_VERIFY(open.model().rowCount() > 0 && open.model().rowCount() < all / 2);
        QVERIFY(open.model().rows().withBreaks == static_cast<std::uint32_t>(open.model().rowCount()));
        QTest::keyClick(&open.choice(QStringLiteral("Breaks")), Qt::Key_Home);
        QTRY_COMPARE(open.model().rowCount(), all);
        QTest::keyClick(&open.choice(QStringLiteral("Entry point")), Qt::Key_End);
        QTRY_VERIFY(open.model().rowCount() > 0 && open.model().rowCount() < all);
        for (int row = 0; row < open.model().rowCount(); ++row)
            QCOMPARE(open.cell(row, TraceListModel::Entry),
                     open.choice(QStringLiteral("Entry point")).currentText());
        QTest::keyClick(&open.choice(QStringLiteral("Entry point")), Qt::Key_Home);
        QTRY_COMPARE(open.model().rowCount(), all);
        // Letters are typed, and run no command.
        open.table().setFocus();
        QTest::keyClick(&open.table(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(open.text().hasFocus());
        QTest::keyClicks(&open.text(), QStringLiteral("checkout c"));
        QCOMPARE(open.text().text(), QStringLiteral("checkout c"));
        QTest::keyClick(&open.text(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&open.text(), QStringLiteral("c-000"));
        QTRY_VERIFY(open.model().rowCount() > 0 && open.model().rowCount() < all);
        QVERIFY(open.cell(0, TraceListModel::Contact).contains(QStringLiteral("c-000")));
    }

    void clickAndEnterGoThere()
    {
        Open open(sample());
        QVERIFY(open.listed());
        QSignalSpy wanted(&open.page, &View::viewWanted);
        open.click(3);
        const TraceId trace = open.model().traceAt(3);
        QVERIFY(open.navigator.place().subject == (Selector{"trace", sample()->traceName(trace)}));
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("waterfall"));
        // Walking shows what each is, without a step in the history.
        open.table().setFocus();
        QTest::keyClick(&open.table(), Qt::Key_Down);
        QVERIFY(open.navigator.place().event == sample()->clusters[open.model().traceAt(4)].root);
        QVERIFY(open.navigator.place().subject == (Selector{"trace", sample()->traceName(trace)}));
        QCOMPARE(wanted.size(), 1);
        QTest::keyClick(&open.table(), Qt::Key_Return);
        QVERIFY(open.navigator.place().subject ==
                (Selector{"trace", sample()->traceName(open.model().traceAt(4))}));
        QCOMPARE(wanted.size(), 2);
        open.navigator.back();
        open.navigator.back();
        QVERIFY(!open.navigator.place().subject);
    }

    void theCurrentRowFollowsThePlace()
    {
        Open open(sample());
        QVERIFY(open.listed());
        QVERIFY(open.navigator.go(sampleOrder()));
        const TraceId trace = sample()->events.trace(open.navigator.place().event);
        QTRY_COMPARE(open.table().currentIndex().row(), open.model().rowOf(trace));
        QVERIFY(
            open.table().viewport()->rect().intersects(open.table().visualRect(open.table().currentIndex())));
        QVERIFY(open.navigator.place().subject == sampleOrder()); // it only followed
        // It stays the current one when the rows change their order, and is gone when it is filtered out.
        open.table().sortByColumn(TraceListModel::Duration, Qt::DescendingOrder);
        QTRY_VERIFY(!open.page.working());
        QTRY_COMPARE(open.table().currentIndex().row(), open.model().rowOf(trace));
        open.text().setText(QStringLiteral("nothing like it"));
        QTRY_COMPARE(open.model().rowCount(), 0);
        open.text().clear();
        QTRY_COMPARE(open.table().currentIndex().row(), open.model().rowOf(trace));
    }

    void pointsAreNamedAndClicked()
    {
        Open open(twoCheckouts());
        QVERIFY(open.listed());
        QTRY_COMPARE(open.page.plot().scatter().marks().size(), std::size_t{3});
        const ScatterMark mark = open.page.plot().scatter().marks()[0];
        const QPoint at = QPointF(mark.centre.x, mark.centre.y).toPoint();
        QTest::mouseMove(&open.canvas(), at);
        QTRY_COMPARE(open.canvas().overlay().glyphs.size(), std::size_t{1}); // a ring around it
        QTest::mouseClick(&open.canvas(), Qt::LeftButton, {}, at);
        QVERIFY(open.navigator.place().event == mark.root);
        QTRY_COMPARE(open.table().currentIndex().row(), open.model().rowOf(mark.trace));
        QVERIFY(holdsLabel(open.canvas().scene(), "3 traces"));
        // Between the points nothing is chosen.
        const Place before = open.navigator.place();
        QTest::mouseClick(&open.canvas(), Qt::LeftButton, {}, at + QPoint(60, 3));
        QVERIFY(open.navigator.place() == before);
    }

    void rectanglesAreWindows()
    {
        Open open(twoCheckouts());
        QVERIFY(open.listed());
        QTRY_COMPARE(open.page.plot().scatter().marks().size(), std::size_t{3});
        const auto placeOf = [&](const char* trace) {
            const TraceFigures& figures = open.model().rows()[open.model().rows().snapshot->findTrace(trace)];
            const Point place = open.page.plot().scatter().area().placeOf(figures.start, figures.duration);
            return QPointF(place.x, place.y).toPoint();
        };
        QVERIFY(!open.chip().isVisible());
        drag(open.canvas(), placeOf("two") - QPoint(30, 15), placeOf("two") + QPoint(30, 15));
        QTRY_COMPARE(open.model().rowCount(), 1);
        QCOMPARE(QString::fromStdString(open.model().rows().snapshot->traceName(open.model().traceAt(0))),
                 QStringLiteral("two"));
        QVERIFY(open.chip().isVisible() && open.chip().text().startsWith(QStringLiteral("Start ")));
        QTRY_COMPARE(open.page.plot().scatter().drawn(), std::uint64_t{1});
        // Escape takes it away, and so do the chip and a double click.
        open.table().setFocus();
        QTest::keyClick(&open.table(), Qt::Key_Escape);
        QTRY_COMPARE(open.model().rowCount(), 3);
        QVERIFY(!open.chip().isVisible());
        QTRY_COMPARE(open.page.plot().scatter().marks().size(), std::size_t{3});
        // A flat rectangle means all durations.
        drag(open.canvas(), placeOf("one") - QPoint(30, 0), placeOf("two") + QPoint(30, 0));
        QTRY_VERIFY(open.page.filter().window());
        QTRY_VERIFY(!open.page.working());
        open.page.filter().setWindow(std::nullopt);
        QTRY_COMPARE(open.page.plot().scatter().marks().size(), std::size_t{3});
        const int y = (placeOf("one").y() + placeOf("third").y()) / 2;
        drag(open.canvas(), QPoint(placeOf("two").x() + 60, y), QPoint(placeOf("third").x() + 40, y));
        QTRY_COMPARE(open.model().rowCount(), 1);
        QCOMPARE(QString::fromStdString(open.model().rows().snapshot->traceName(open.model().traceAt(0))),
                 QStringLiteral("third"));
        QTest::mouseClick(&open.chip(), Qt::LeftButton);
        QTRY_COMPARE(open.model().rowCount(), 3);
        QTRY_COMPARE(open.page.plot().scatter().marks().size(), std::size_t{3});
        drag(open.canvas(), placeOf("two") - QPoint(30, 15), placeOf("two") + QPoint(30, 15));
        QTRY_COMPARE(open.model().rowCount(), 1);
        QTest::mouseDClick(&open.canvas(), Qt::LeftButton, {}, QPoint(500, 120));
        QTRY_COMPARE(open.model().rowCount(), 3);
    }

    void twoAreMarkedAndCompared()
    {
        Open open(twoCheckouts());
        QVERIFY(open.listed());
        open.click(0, Qt::ControlModifier);
        QVERIFY(open.navigator.place() == Place{}); // marking goes nowhere
        QCOMPARE(open.cell(0, TraceListModel::Mark), QStringLiteral("A"));
        QVERIFY(open.page.frame().summary().contains(QStringLiteral("mark another one")));
        QTest::keyClick(&open.table(), Qt::Key_C);
        QVERIFY(!open.page.comparing()); // of one there is nothing to compare
        open.click(2);
        QTest::keyClick(&open.table(), Qt::Key_Up);
        QTest::keyClick(&open.table(), Qt::Key_Space);
        QCOMPARE(open.cell(1, TraceListModel::Mark), QStringLiteral("B"));
        QTest::keyClick(&open.table(), Qt::Key_C);
        QVERIFY(open.page.comparing());
        QTRY_VERIFY(!open.page.working());
        const ComparisonModel& model = open.page.comparison().model();
        const QAbstractItemModelTester tester(const_cast<ComparisonModel*>(&model),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(open.page.frame().title(), QStringLiteral("Two traces compared"));
        QCOMPARE(open.page.frame().summary(),
                 QStringLiteral("5 steps · 2 longer in B · 1 faster in B · 1 only in A · 1 only in B"));
        const QModelIndex reserve = stepNamed(model, QStringLiteral("Reserve"));
        const auto at = [](const QModelIndex& row, int column) { return row.siblingAtColumn(column); };
        QCOMPARE(at(reserve, ComparisonModel::DurationA).data().toString(), QStringLiteral("10 ms"));
        QCOMPARE(at(reserve, ComparisonModel::DurationB).data().toString(), QStringLiteral("310 ms"));
        QCOMPARE(at(reserve, ComparisonModel::Difference).data().toString(), QStringLiteral("+300 ms"));
        QCOMPARE(at(reserve, ComparisonModel::Difference).data(ComparisonModel::Share).toDouble(), 1.0);
        QCOMPARE(at(reserve, ComparisonModel::Ratio).data().toString(), QStringLiteral("× 31"));
        const QModelIndex price = stepNamed(model, QStringLiteral("Price"));
        QVERIFY(at(price, ComparisonModel::Difference).data().toString().startsWith(QChar(0x2212)));
        QVERIFY(at(price, ComparisonModel::Difference).data(ComparisonModel::Share).toDouble() < 0);
        const QModelIndex coupon = stepNamed(model, QStringLiteral("Coupon"));
        QCOMPARE(coupon.data(roles::Badge).toString(), QStringLiteral("only in A"));
        QCOMPARE(coupon.data(roles::State).toInt(), int(roles::Absent));
        QCOMPARE(at(coupon, ComparisonModel::Difference).data().toString(), QStringLiteral("–"));
        const QModelIndex retry = stepNamed(model, QStringLiteral("Retry"));
        QCOMPARE(retry.data(roles::Badge).toString(), QStringLiteral("only in B"));
        QVERIFY(retry.parent() == reserve);
    }

    void stepsAreSelectedAndOrdered()
    {
        Open open(twoCheckouts());
        QVERIFY(open.listed());
        open.click(0, Qt::ControlModifier);
        open.click(1, Qt::ControlModifier);
        for (QToolButton* button : open.page.findChildren<QToolButton*>()) {
            if (button->accessibleName() == QStringLiteral("Compare"))
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QVERIFY(open.page.comparing());
        QTRY_VERIFY(!open.page.working());
        const auto& s = *open.model().rows().snapshot;
        const ComparisonModel& model = open.page.comparison().model();
        QTreeView& steps = open.steps();
        const auto click = [&](const QModelIndex& index) {
            steps.scrollTo(index);
            QTest::mouseClick(steps.viewport(), Qt::LeftButton, {}, steps.visualRect(index).center());
            return s.eventName(open.navigator.place().event);
        };
        const QModelIndex price = stepNamed(model, QStringLiteral("Price"));
        QCOMPARE(click(price), std::string("onePrice"));
        QCOMPARE(click(price.siblingAtColumn(ComparisonModel::DurationB)), std::string("twoPrice"));
        QCOMPARE(click(stepNamed(model, QStringLiteral("Retry"))), std::string("twoRetry"));
        QTest::keyClick(&steps, Qt::Key_O);
        QVERIFY(model.greatestFirst());
        QCOMPARE(model.rowCount(), 5);
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.index(row, 0).data().toString().section(u' ', -1);
        QCOMPARE(names.join(u' '), QStringLiteral("Checkout Reserve Retry Price Coupon"));
        QTest::keyClick(&steps, Qt::Key_O);
        QCOMPARE(model.rowCount(), 1);
        const Scene drawn = open.page.scene({1200, 800});
        QVERIFY(holdsLabel(drawn, "+300 ms") && holdsLabel(drawn, "only in B"));
        QTest::keyClick(&steps, Qt::Key_Escape);
        QVERIFY(!open.page.comparing());
        QVERIFY(open.table().hasFocus());
        QCOMPARE(open.page.frame().title(), QStringLiteral("Traces"));
    }

    void onlyTwoAreMarked()
    {
        Open open(twoCheckouts());
        QVERIFY(open.listed());
        for (const int row : {0, 1, 2})
            open.click(row, Qt::ControlModifier);
        QCOMPARE(open.cell(0, TraceListModel::Mark), QString()); // the one that was marked first
        QCOMPARE(open.cell(1, TraceListModel::Mark), QStringLiteral("A"));
        QCOMPARE(open.cell(2, TraceListModel::Mark), QStringLiteral("B"));
        open.click(1, Qt::ControlModifier);
        QCOMPARE(open.cell(2, TraceListModel::Mark), QStringLiteral("A"));
        // Marks hold while the list is filtered and sorted.
        open.table().sortByColumn(TraceListModel::Start, Qt::DescendingOrder);
        QTRY_COMPARE(open.cell(0, TraceListModel::Mark), QStringLiteral("A"));
    }

    void textsOfDataAreOnlyText()
    {
        OwnSettings settings;
        const auto hostile = opened(writeFile(settings.folder(), "hostile.ndjson", kHostileEvents));
        Open open(hostile);
        QVERIFY(open.listed());
        QVERIFY(open.model().rowCount() >= 1);
        const QString tip = open.model().index(0, TraceListModel::Name).data(Qt::ToolTipRole).toString();
        QVERIFY(!tip.contains(QStringLiteral("<img")) && tip.contains(QStringLiteral("&lt;")));
        QVERIFY(open.cell(0, TraceListModel::Contact).startsWith(QStringLiteral("⟨U+202E⟩")));
        open.table().setFocus();
        open.table().setCurrentIndex(open.model().index(0, TraceListModel::Id));
        QTest::keyClick(&open.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("<u>t</u>"));
        QVERIFY(holdsLabel(open.page.scene({1000, 700}), "Type"));
    }

    void previewsSaySo()
    {
        OwnSettings settings;
        LoadRequest request;
        request.paths = {writeFile(settings.folder(), "large.ndjson", LargeExport::text())};
        request.firstBytes = 1 << 20;
        const auto preview = load(request);
        QVERIFY(preview && (*preview)->preview);
        Open open(*preview);
        QVERIFY(open.listed());
        QVERIFY(open.page.frame().summary().contains(QStringLiteral("of what is loaded so far")));
        QVERIFY(!open.choice(QStringLiteral("Breaks")).isEnabled());
        QCOMPARE(open.cell(0, TraceListModel::Breaks), QStringLiteral("not yet known"));
        open.click(0, Qt::ControlModifier);
        const QString marked = open.model().index(0, 0).data(roles::SubjectValue).toString();
        open.text().setText(QStringLiteral("t-"));
        QTRY_VERIFY(!open.page.working());
        // The whole takes its place: what was typed and marked stays.
        request.firstBytes.reset();
        const auto whole = load(request);
        QVERIFY(whole);
        open.navigator.continueWith(*whole);
        QTRY_COMPARE(open.model().rowCount(), LargeExport::kTraces);
        QVERIFY(open.choice(QStringLiteral("Breaks")).isEnabled());
        QCOMPARE(open.text().text(), QStringLiteral("t-"));
        QCOMPARE(QString::fromStdString((*whole)->traceName(open.model().marks()[0])), marked);
        QTRY_COMPARE(open.page.plot().scatter().drawn(), std::uint64_t{LargeExport::kTraces});
        QVERIFY(open.page.plot().scatter().marks().size() < 20'000);
        QVERIFY(holdsLabel(open.canvas().scene(), " points"));
        // Another file is another matter.
        open.navigator.setSnapshot(sample());
        QTRY_COMPARE(open.model().rowCount(), static_cast<int>(sample()->events.traceCount()));
        QVERIFY(open.text().text().isEmpty() && !open.model().marks()[0]);
    }

    void imagesShowPlotAndRows()
    {
        Open open(sample());
        QVERIFY(open.listed());
        const Scene scene = open.page.scene({1600, 900});
        QVERIFY(holdsLabel(scene, "start, UTC") && holdsLabel(scene, "with breaks"));
        QVERIFY(holdsLabel(scene, open.cell(0, TraceListModel::Name).toStdString()));
        VERIFY_NONE(overlappingLabels(scene));
        VERIFY_NONE(drawnOutside(scene));
        open.navigator.setSnapshot(nullptr);
        QVERIFY(open.page.scene({1600, 900}).labels.empty());
    }

    // Every control has a name, and every command a text.
    void controlsAreNamed()
    {
        Open open(sample());
        QVERIFY(open.listed());
        int reachable = 0;
        for (const QWidget* widget : open.page.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            ++reachable;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
        QVERIFY(reachable >= 5); // text, three choices, table
        for (const QAction* action : open.page.actions())
            QVERIFY(!action->text().isEmpty() && !action->shortcut().isEmpty());
    }
};

QTEST_MAIN(TestTracesPage)
#include "tst_traces_page.moc"
