// SPDX-License-Identifier: GPL-3.0-or-later
// URLs as texts, above all that nothing that lets someone in is shown; and web pages where data was expected.
#include "core/pipeline/connection_text.h"
#include "core/pipeline/source_paths.h"
#include "core/pipeline/url_text.h"
#include "core/pipeline/web_page.h"

#include <QTest>

using namespace throughline;

class TestUrlText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsUrlsFromFiles();
    void credentialsAreLeftOut_data();
    void credentialsAreLeftOut();
    void namesForPeople_data();
    void namesForPeople();
    void webPagesSayWhatTheyAre_data();
    void webPagesSayWhatTheyAre();
};

void TestUrlText::tellsUrlsFromFiles()
{
    for (const char* url : {"http://a", "https://a/b.json", "HTTPS://a/b", "Http://a"})
        QVERIFY2(isUrl(url), url);
    for (const char* file : {"http:", "http:/a", "./http://a", "ftp://a/b", "postgresql://db/shop", "-", ""})
        QVERIFY2(!isUrl(file), file);
}

void TestUrlText::credentialsAreLeftOut_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* url, const char* shown) {
        QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(shown);
    };
    row("user and password", "https://ann:s3cret@a:8443/b.json", "https://ann@a:8443/b.json");
    row("a user alone", "https://ann@a/b.json", "https://ann@a/b.json");
    row("a key as user", "https://ghp_s3cret0123456789abcdef@a/b", "https://a/b");
    row("a key as user, with a colon", "https://sk_s3cret0123456789abcdef:@a/b", "https://a/b");
    row("a mail address as user", "https://ann.of.the.shop%40example.com:s3cret@a/b",
        "https://ann.of.the.shop%40example.com@a/b");
    row("none", "https://a/b.json?x=1", "https://a/b.json?x=1");
    row("not encoded", "https://ann:s3/cr?e@t@a/b", "https://ann@a/b");
    row("@ in the path", "https://a:80/@ann/b@c", "https://a:80/@ann/b@c");
    row("@ in the query", "https://a/b?who=ann@c", "https://a/b?who=ann@c");
    row("IPv6", "http://ann:s3cret@[::1]:80/b", "http://ann@[::1]:80/b");
    row("keys in the query", "https://a/b?access_token=s3cret&from=1&X-Amz-Signature=s3cret&api%5Fkey=s3cret",
        "https://a/b?from=1");
    row("only a key", "https://a/b?sig=s3cret", "https://a/b");
    row("names that are like it", "https://a/b?key=orders&tokens=3&signed=1",
        "https://a/b?key=orders&tokens=3&signed=1");
    row("fragment", "https://a/b#access_token=s3cret", "https://a/b");
    row("nothing else", "https://", "https://");
}

void TestUrlText::credentialsAreLeftOut()
{
    QFETCH(QString, url);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(withoutCredentials(url.toStdString())), shown);
    QCOMPARE(QString::fromStdString(withoutPassword(url.toStdString())), shown);
    QCOMPARE(QString::fromStdString(withoutCredentials(shown.toStdString())), shown);
}

void TestUrlText::namesForPeople_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* url, const char* name) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(name);
    };
    row("https://a/exports/events.ndjson.gz?x=/y", "events.ndjson.gz");
    row("https://ann:s3cret@a/exports/march/", "march");
    row("https://ann:s3cret@a:8443/", "a:8443");
    row("http://a", "a");
    row("https://a/all%20events.csv", "all events.csv");
    row("https://a/b%2Fc.csv", "b%2Fc.csv");
}

void TestUrlText::namesForPeople()
{
    QFETCH(QString, url);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(urlNameOf(url.toStdString())), name);
    const SourcePaths paths = sourcePathsOf(url.toStdString());
    QVERIFY(!paths.folder);
    QCOMPARE(QString::fromStdString(paths.files.at(0).name), name);
}

void TestUrlText::webPagesSayWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("title"); // null: no web page
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& title) {
        QTest::newRow(name) << text << title;
    };
    row("signing in", "<!DOCTYPE html>\n<html><head><title lang=en>\n Sign in </title>", "Sign in");
    row("no title", "<html><body>gone", "untitled");
    row("no end", "\xEF\xBB\xBF <HTML><Title>Sign", "Sign");
    row("behind a comment", "<!-- made by us --><?xml version=\"1.0\"?><html><title>x</title>", "x");
    row("XML", "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", {});
    row("JSON that speaks of it", R"({"a":"<html><title>x</title>"})", {});
    row("nothing", "", {});
}

void TestUrlText::webPagesSayWhatTheyAre()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, title);
    const std::optional<std::string> found = titleOfWebPage(text.toStdString());
    QCOMPARE(found.has_value(), !title.isNull());
    if (found)
        QCOMPARE(QByteArray::fromStdString(*found), title);
}

QTEST_APPLESS_MAIN(TestUrlText)
#include "tst_url_text.moc"
