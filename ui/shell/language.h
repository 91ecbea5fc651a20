// SPDX-License-Identifier: GPL-3.0-or-later
// Language: which one the window speaks, and its translations: ours, which are part of the program, and Qt's
// own where they are installed. A further language is a .ts file in resources/translations, named in
// ui/CMakeLists.txt, and a row in language.cpp.
//
// GUI thread. The choice is kept in the settings and applies from the next start.
#pragma once

#include <QString>
#include <QStringList>

namespace throughline {

// Of the languages that the window speaks, as ISO 639-1 says: "en", "de".
[[nodiscard]] QStringList languageCodes();

// What was chosen: one of languageCodes(), or empty for the system's.
[[nodiscard]] QString chosenLanguage();
void chooseLanguage(const QString& code);
// The first of the system's languages that the window speaks, else English.
[[nodiscard]] QString systemLanguage();

// Speaks it from now on: texts that were made before stay as they are. Replaces what was spoken before.
void speakLanguage(const QString& code);

} // namespace throughline
