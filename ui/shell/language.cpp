// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include "core/base/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <array>

// Of a static library; the macro works outside of all namespaces only.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace throughline {

namespace {

using namespace Qt::Literals::StringLiterals;

const QString kKey = u"language"_s;
const QString kOwner = u"languageTranslator"_s;
// English stands in the sources.
constexpr std::array kTranslated = {"de"};

// Of the core, which knows nothing of Qt.
std::string translateForCore(const char* context, const char* english)
{
    return QCoreApplication::translate(context, english).toStdString();
}

void install(const QString& file, const QString& folder)
{
    auto* translator = new QTranslator(qApp);
    translator->setObjectName(kOwner);
    if (translator->load(file, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

} // namespace

QStringList languageCodes()
{
    QStringList codes{u"en"_s};
    for (const char* code : kTranslated)
        codes.append(QLatin1String(code));
    return codes;
}

QString chosenLanguage()
{
    const QString code = QSettings().value(kKey).toString();
    return languageCodes().contains(code) ? code : QString();
}

void chooseLanguage(const QString& code)
{
    QSettings().setValue(kKey, code);
}

QString systemLanguage()
{
    const QStringList codes = languageCodes();
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QString code = wanted.section(u'-', 0, 0);
        if (codes.contains(code))
            return code;
    }
    return codes.front();
}

void speakLanguage(const QString& code)
{
    qDeleteAll(qApp->findChildren<QTranslator*>(kOwner, Qt::FindDirectChildrenOnly));
    const bool english = code == languageCodes().front();
    translateBy(english ? nullptr : translateForCore);
    QLocale::setDefault(english ? QLocale::c() : QLocale(code));
    if (english)
        return;
    initTranslations();
    // The one that was installed last is asked first.
    install(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(u"throughline_"_s + code, u":/translations"_s);
}

} // namespace throughline
