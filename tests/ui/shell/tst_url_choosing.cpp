// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a URL in the real window, by keys, clicks, the clipboard and a dropped link (spec 5, "Opening").
#include "tests/support/http_server.h"
#include "tests/support/read_text.h"
#include "tests/support/test_data.h"
#include "tests/ui/opened.h"
#include "ui/dialogs/mapping_dialog.h"
#include "ui/dialogs/url_dialog.h"
#include "ui/session/source_text.h"
#include "ui/session/web_address.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace throughline;
using namespace throughline::test;

class TestUrlChoosing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void opensWhatIsTyped();
    void opensTheTracesOfAServer();
    void opensFromTheStartPage();
    void opensWhatIsPasted();
    void opensALinkThatIsDropped();
    void asksAgainForThePassword();
    void asksAgainForWhatWasMistyped();
    void saysWhatIsWrongWithoutAsking();
    void reloadFetchesAgain();
    void cancelKeepsTheStartPage();
    void workspacesKeepIt();
    void fieldsCanBeChosen();
    void addressesSurviveTheirText_data();
    void addressesSurviveTheirText();

private:
    [[nodiscard]] UrlDialog* dialog() { return m_window->findChild<UrlDialog*>(); }
    [[nodiscard]] QString url(const QByteArray& target, const QByteArray& user = {}) const
    {
        return QString::fromStdString(m_server->url(target, user));
    }
    [[nodiscard]] static QPushButton* button(const QWidget& parent, const QString& text)
    {
        const QList<QPushButton*> buttons = parent.findChildren<QPushButton*>();
        const auto found = std::ranges::find_if(
            buttons, [&](const QPushButton* each) { return each->text() == text && each->isVisible(); });
        return found == buttons.end() ? nullptr : *found;
    }
    [[nodiscard]] QLineEdit* field(const QString& name)
    {
        const QList<QLineEdit*> fields = dialog()->findChildren<QLineEdit*>();
        const auto found = std::ranges::find(fields, name, &QLineEdit::accessibleName);
        return found == fields.end() ? nullptr : *found;
    }
    [[nodiscard]] static bool says(const QWidget& widget, const QString& words)
    {
        return std::ranges::any_of(widget.findChildren<QLabel*>(),
                                   [&](const QLabel* label) { return label->text().contains(words); });
    }
    [[nodiscard]] Navigator& navigator() { return m_window->workspace().navigator(); }
    [[nodiscard]] bool isOpen() { return navigator().snapshot() && m_window->settled(); }
    // In the window, also after a dialog: where there is no window manager, nobody else makes it active
    // again.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QWidget* const focus = m_window->focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }
    void ask()
    {
        press(Qt::Key_U, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(dialog());
        QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    }

    OwnSettings m_settings;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<MainWindow> m_window;
};

void TestUrlChoosing::init()
{
    m_settings.forget();
    m_server = std::make_unique<HttpServer>();
    QFile sample(QString::fromStdString(sampleExport()));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    m_server->serve("/week.ndjson.gz", gzipped(sample.readAll().toStdString()));
    m_window = std::make_unique<MainWindow>(QString());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestUrlChoosing::cleanup()
{
    m_window.reset();
    m_server.reset();
}

void TestUrlChoosing::opensWhatIsTyped()
{
    ask();
    QVERIFY(!button(*dialog(), QStringLiteral("Open"))->isEnabled());
    QTest::keyClicks(field(QStringLiteral("URL")), QStringLiteral(" ") + url("/week.ndjson.gz"));
    QVERIFY(button(*dialog(), QStringLiteral("Open"))->isEnabled());
    QTest::keyClick(field(QStringLiteral("URL")), Qt::Key_Return);
    QTRY_VERIFY(isOpen());
    QVERIFY(!dialog());
    QVERIFY2(m_window->windowTitle().startsWith(QStringLiteral("week.ndjson.gz")),
             qPrintable(m_window->windowTitle()));
    QCOMPARE(m_window->workspace().recentFiles().paths().front(), url("/week.ndjson.gz"));
    QCOMPARE(navigator().snapshot()->report.sources().front().name, std::string("week.ndjson.gz"));
    QCOMPARE(m_server->requests().size(), qsizetype(1));
    // It is offered the next time.
    ask();
    QCOMPARE(field(QStringLiteral("URL"))->text(), url("/week.ndjson.gz"));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void TestUrlChoosing::opensTheTracesOfAServer()
{
    m_server->serve("/api/services", R"({"data":["cart"],"total":1,"errors":null})");
    m_server->serve(
        "/api/traces?service=cart&limit=1000&start=*",
        R"({"data":[{"traceID":"a","spans":[{"traceID":"a","spanID":"b","operationName":"pay",)"
        R"("references":[],"startTime":1772442000000000,"duration":1500,"tags":[],"logs":[],)"
        R"("processID":"p1"}],"processes":{"p1":{"serviceName":"cart","tags":[]}}}],"errors":null})");
    ask();
    QVERIFY(says(*dialog(), QStringLiteral("a server of Jaeger or Zipkin")));
    const QString server = QStringLiteral("jaeger+") + url("");
    QTest::keyClicks(field(QStringLiteral("URL")), server);
    QVERIFY(says(*dialog(), QStringLiteral("The traces of this server")));
    QTest::keyClicks(field(QStringLiteral("Password")), QStringLiteral("s3cret"));
    QVERIFY(says(*dialog(), QStringLiteral("By http the password")));
    field(QStringLiteral("Password"))->clear();
    QTest::keyClick(field(QStringLiteral("URL")), Qt::Key_Return);
    QTRY_VERIFY(isOpen());
    const QString host = url("").mid(7);
    QVERIFY2(m_window->windowTitle().startsWith(host), qPrintable(m_window->windowTitle()));
    QCOMPARE(m_window->workspace().recentFiles().paths().front(), server);
    QCOMPARE(navigator().snapshot()->report.sources().front().name,
             (host + QStringLiteral("/cart")).toStdString());
}

void TestUrlChoosing::opensFromTheStartPage()
{
    QTest::mouseClick(button(*m_window, QStringLiteral("Open a URL…")), Qt::LeftButton);
    QVERIFY(dialog());
    dialog()->close();
    QTRY_VERIFY(!dialog());
    m_window->workspace().open({url("/week.ndjson.gz")});
    QTRY_VERIFY(isOpen());
    m_window->workspace().close();
    // Opened before.
    const QList<QPushButton*> buttons = m_window->findChildren<QPushButton*>();
    const auto recent = std::ranges::find_if(buttons, [](const QPushButton* each) {
        return each->isVisible() && each->text().startsWith(QStringLiteral("week.ndjson.gz"));
    });
    QVERIFY(recent != buttons.end());
    QTest::mouseClick(*recent, Qt::LeftButton);
    QTRY_VERIFY(isOpen());
}

void TestUrlChoosing::opensWhatIsPasted()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("order:1001"));
    press(Qt::Key_V, Qt::ControlModifier); // nothing is open to be searched
    QVERIFY(!dialog());
    QGuiApplication::clipboard()->setText(url("/week.ndjson.gz") + u'\n');
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(dialog());
    QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    QCOMPARE(dialog()->url(), url("/week.ndjson.gz"));
    QTest::mouseClick(button(*dialog(), QStringLiteral("Open")), Qt::LeftButton);
    QTRY_VERIFY(isOpen());
    // With something open, too: it stays until the person says so.
    const auto before = navigator().snapshot();
    m_window->views().setFocus();
    QGuiApplication::clipboard()->setText(url("/gone"));
    press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(dialog());
    QCOMPARE(navigator().snapshot(), before);
}

void TestUrlChoosing::opensALinkThatIsDropped()
{
    const auto drop = [this](const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(m_window.get(), &event);
        return event.isAccepted();
    };
    QVERIFY(!drop({QUrl(QStringLiteral("mailto:ann@example.com"))}));
    QVERIFY(drop({QUrl(url("/week.ndjson.gz"))}));
    QTRY_VERIFY(isOpen());
}

void TestUrlChoosing::asksAgainForThePassword()
{
    const QByteArray basic = "Basic " + QByteArray("ann:again:@/").toBase64();
    m_server->answer("/a.ndjson", {.body = QByteArray::fromStdString(eventLine()), .authorization = basic});
    m_window->workspace().open({url("/a.ndjson", "ann:s3cret")});
    QTRY_VERIFY(dialog());
    QVERIFY(QTest::qWaitForWindowExposed(dialog()));
    QCOMPARE(field(QStringLiteral("URL"))->text(), url("/a.ndjson"));
    QCOMPARE(field(QStringLiteral("User"))->text(), QStringLiteral("ann"));
    QCOMPARE(field(QStringLiteral("Password"))->echoMode(), QLineEdit::Password);
    QVERIFY(field(QStringLiteral("Password"))->hasFocus());
    QVERIFY(says(*dialog(), QStringLiteral("401")));
    field(QStringLiteral("Password"))->selectAll();
    QTest::keyClicks(field(QStringLiteral("Password")), QStringLiteral("again:@/"));
    QVERIFY(says(*dialog(), QStringLiteral("read by everybody"))); // this is http
    QTest::keyClick(field(QStringLiteral("Password")), Qt::Key_Return);
    QTRY_VERIFY(isOpen());
    // F5 needs it again, and has it; nothing that is shown or kept does.
    const qsizetype before = m_server->requests().size();
    press(Qt::Key_F5);
    QTRY_COMPARE(m_server->requests().size(), before + 1);
    QTRY_VERIFY(!m_window->workspace().busy());
    QCOMPARE(m_server->requests().back().header("Authorization"), basic);
    QCOMPARE(m_window->workspace().recentFiles().paths().front(), url("/a.ndjson", "ann"));
    for (const QLabel* label : m_window->findChildren<QLabel*>())
        QVERIFY2(!label->text().contains(QStringLiteral("again")) &&
                     !label->text().contains(QStringLiteral("s3cret")),
                 qPrintable(label->text()));
}

void TestUrlChoosing::asksAgainForWhatWasMistyped()
{
    ask();
    QTest::keyClicks(field(QStringLiteral("URL")), url("/weak.ndjson.gz"));
    QTest::keyClick(field(QStringLiteral("URL")), Qt::Key_Return);
    QTRY_VERIFY(!m_window->workspace().loader().loading());
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QVERIFY(says(*dialog(), QStringLiteral("404 (Not Found)")));
    QCOMPARE(field(QStringLiteral("URL"))->text(), url("/weak.ndjson.gz"));
}

void TestUrlChoosing::saysWhatIsWrongWithoutAsking()
{
    m_server->answer("/page", {.body = "<!doctype html><title>Sign in</title>"});
    m_window->workspace().open({url("/page", "ann:s3cret")});
    QTRY_VERIFY(says(*m_window, QStringLiteral("a web page, not an export (Sign in)")));
    QVERIFY(!dialog());
    QVERIFY(says(*m_window, QStringLiteral("page could not be opened")));
    QVERIFY(says(*m_window, url("/page", "ann")));
    QVERIFY(!says(*m_window, QStringLiteral("s3cret")));
}

void TestUrlChoosing::reloadFetchesAgain()
{
    m_server->serve("/a.ndjson", eventLine("\"id\":\"a\""));
    m_window->workspace().open({url("/a.ndjson")});
    QTRY_VERIFY(isOpen());
    m_server->serve("/a.ndjson", eventLine("\"id\":\"a\"") + eventLine("\"id\":\"b\""));
    press(Qt::Key_F5);
    QTRY_COMPARE(navigator().snapshot()->events.size(), std::uint32_t{2});
    // Where it is gone, what is open stays.
    m_server->answer("/a.ndjson", {.status = "410 Gone"});
    QTRY_VERIFY(m_window->settled());
    press(Qt::Key_F5);
    QTRY_VERIFY(says(*m_window, QStringLiteral("410 (Gone)")));
    QCOMPARE(navigator().snapshot()->events.size(), std::uint32_t{2});
}

void TestUrlChoosing::cancelKeepsTheStartPage()
{
    m_server->answer("/silent", {.silent = true});
    m_window->workspace().open({url("/silent")});
    QTRY_COMPARE(m_server->requests().size(), qsizetype(1));
    QTest::mouseClick(button(*m_window, QStringLiteral("Cancel")), Qt::LeftButton);
    QTRY_VERIFY(!m_window->workspace().loader().loading());
    QVERIFY(!navigator().snapshot());
    QVERIFY(!dialog());
    QTRY_COMPARE(m_server->connections(), 0);
}

void TestUrlChoosing::workspacesKeepIt()
{
    m_window->workspace().open({url("/week.ndjson.gz", "ann:s3cret")});
    QTRY_VERIFY(isOpen());
    const QString file = m_settings.path(QStringLiteral("week.throughline"));
    QVERIFY(m_window->workspace().saveAs(file).has_value());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray text = written.readAll();
    QVERIFY2(text.contains(url("/week.ndjson.gz", "ann").toUtf8()), text.constData());
    QVERIFY2(!text.contains("s3cret"), text.constData());
    m_window->workspace().close();
    m_window->workspace().open({file});
    QTRY_VERIFY(isOpen());
    QCOMPARE(m_window->workspace().openPaths(), QStringList{url("/week.ndjson.gz", "ann")});
}

void TestUrlChoosing::fieldsCanBeChosen()
{
    m_server->serve("/odd.ndjson", std::string(R"({"w":"Asked","happened":"2026-03-02T09:00:00Z"})"
                                               "\n"
                                               R"({"w":"Paid","happened":"2026-03-02T09:00:01Z"})"
                                               "\n"));
    m_window->workspace().open({url("/odd.ndjson", "ann:s3cret")});
    QTRY_VERIFY(!m_window->workspace().loader().loading());
    press(Qt::Key_M, Qt::ControlModifier);
    auto* const fields = m_window->findChild<MappingDialog*>();
    QVERIFY(fields);
    QVERIFY2(fields->windowTitle().contains(QStringLiteral("odd.ndjson")), qPrintable(fields->windowTitle()));
    QTRY_VERIFY(!fields->working());
    QVERIFY(!says(*fields, QStringLiteral("cannot be told")));
    QVERIFY(!says(*fields, QStringLiteral("s3cret")));
}

void TestUrlChoosing::addressesSurviveTheirText_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("url");
    const auto row = [](const char* place, const char* user, const char* password, const char* url) {
        QTest::newRow(place) << QString::fromUtf8(place) << QString::fromUtf8(user)
                             << QString::fromUtf8(password) << QString::fromUtf8(url);
    };
    row("https://example.com/a.json", "", "", "https://example.com/a.json");
    row("http://[::1]:8080/a?b=c%20d", "ann", "", "http://ann@[::1]:8080/a?b=c%20d");
    row("https://example.com/", "ann@corp", "a:b@c/d?e#f%g ü",
        "https://ann%40corp:a:b%40c%2Fd%3Fe%23f%25g%20%C3%BC@example.com/");
    row("example.com/a", "", "", "https://example.com/a");
    row("example.com:8443/ü", "", "", "https://example.com:8443/%C3%BC");
    row("ftp://example.com/a", "", "", "");
    row("https://", "", "", "");
    row("two words", "", "", "");
    row("", "", "", "");
}

void TestUrlChoosing::addressesSurviveTheirText()
{
    QFETCH(QString, place);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, url);
    QCOMPARE(urlTo({.place = place, .user = user, .password = password}), url);
    if (url.isEmpty())
        return;
    const WebAddress again = addressAt(url);
    QCOMPARE(again.user, user);
    QCOMPARE(again.password, password);
    QVERIFY(!again.place.contains(u'@'));
    if (!password.isEmpty())
        QVERIFY2(!keptSource(url).contains(QStringLiteral("b%40c")), qPrintable(keptSource(url)));
}

QTEST_MAIN(TestUrlChoosing)
#include "tst_url_choosing.moc"
