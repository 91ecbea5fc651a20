// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "ui/shell/connecting.h"
#include "ui/shell/field_choosing.h"
#include "ui/shell/help.h"
#include "ui/shell/help_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/saving.h"
#include "ui/shell/zone_choice.h"

#include <QtGlobal>

namespace throughline {

namespace {

constexpr const char* text(const char* marked)
{
    return marked;
}

} // namespace

#define TEXT(words) text(QT_TRANSLATE_NOOP("commands", words))

std::vector<Command> commandTable(MainWindow& window)
{
    MainWindow* const w = &window;
    const auto theme = [w](Theme::Choice choice) { return [w, choice] { w->theme().choose(choice); }; };
    return {
        // id, text, keys, menu, what it does, icon, checkable, a line above
        {"open", TEXT("Open…"), "Ctrl+O", Menu::File, [w] { w->chooseFiles(); }, "open"},
        {"open-folder", TEXT("Open folder…"), "Ctrl+Shift+O", Menu::File, [w] { w->chooseFolder(); }},
        {"connect", TEXT("Connect to a database…"), "Ctrl+Alt+O", Menu::File, [w] { w->connecting().ask(); },
         "database"},
        {"sample", TEXT("Open the sample"), "", Menu::File, [w] { w->openSample(); }, "sample"},
        {"fields", TEXT("Fields of the export…"), "Ctrl+M", Menu::File, [w] { w->fieldChoosing().ask(); }},
        {"save-workspace", TEXT("Save the workspace…"), "Ctrl+Alt+S", Menu::File,
         [w] { w->saving().askForWorkspace(); }, "", false, true},
        {"save-picture", TEXT("Save the view as a picture…"), "Ctrl+S", Menu::File,
         [w] { w->savePicture(); }},
        {"save-report", TEXT("Save the journey as a report…"), "Ctrl+Shift+S", Menu::File,
         [w] { w->saving().askForReport(); }},
        {"save-redacted", TEXT("Save a redacted copy…"), "", Menu::File,
         [w] { w->saving().askForRedactedCopy(); }},
        {"reload", TEXT("Reload"), "F5", Menu::File, [w] { w->workspace().reload(); }, "reload", false, true},
        {"cancel", TEXT("Cancel loading"), "", Menu::File, [w] { w->workspace().loader().cancel(); }},
        {"close", TEXT("Close"), "Ctrl+W", Menu::File, [w] { w->workspace().close(); }},
        {"quit", TEXT("Quit"), "Ctrl+Q", Menu::File, [w] { w->close(); }, "", false, true},

        {"copy-id", TEXT("Copy event id"), "Ctrl+Shift+C", Menu::Edit, [w] { w->inspector().copyId(); },
         "copy"},
        {"copy-json", TEXT("Copy record as JSON"), "Ctrl+Shift+J", Menu::Edit,
         [w] { w->inspector().copyJson(); }},
        {"copy-token", TEXT("Copy what is known of the token"), "Ctrl+Shift+K", Menu::Edit,
         [w] { w->tokenInspector().copyReport(); }},
        {"paste", TEXT("Paste: inspect a token, search anything else"), "Ctrl+V", Menu::Edit,
         [w] { w->paste(); }},
        {"filter", TEXT("Filter the list"), "Ctrl+L", Menu::Edit, [w] { w->startFilter(); }, "filter"},

        {"search", TEXT("Search"), "Ctrl+K / Ctrl+G", Menu::Go, [w] { w->startSearch(); }, "search"},
        {"back", TEXT("Back"), "Alt+Left", Menu::Go, [w] { w->workspace().navigator().back(); }, "back",
         false, true},
        {"forward", TEXT("Forward"), "Alt+Right", Menu::Go, [w] { w->workspace().navigator().forward(); },
         "forward"},
        {"follow-in", TEXT("Follow link in, to the cause"), "[", Menu::Go, [w] { w->followIn(); }, "", false,
         true},
        {"follow-out", TEXT("Follow link out, to the effect"), "]", Menu::Go, [w] { w->followOut(); }},
        {"next-finding", TEXT("Next finding"), "N", Menu::Go, [w] { w->stepFinding(1); }, "next", false,
         true},
        {"previous-finding", TEXT("Previous finding"), "Shift+N", Menu::Go, [w] { w->stepFinding(-1); },
         "previous"},
        {"confirm-cause", TEXT("Confirm the likely cause"), "Y", Menu::Go,
         [w] { w->judgeCause(Verdict::Confirmed); }},
        {"reject-cause", TEXT("Reject the likely cause"), "X", Menu::Go,
         [w] { w->judgeCause(Verdict::Rejected); }},

        {"theme-system", TEXT("Theme as the system has it"), "", Menu::View, theme(Theme::Choice::System), "",
         true},
        {"theme-light", TEXT("Light theme"), "", Menu::View, theme(Theme::Choice::Light), "light", true},
        {"theme-dark", TEXT("Dark theme"), "", Menu::View, theme(Theme::Choice::Dark), "dark", true},
        {"theme-toggle", TEXT("Switch between light and dark"), "Ctrl+Shift+D", Menu::View,
         [w] { w->toggleTheme(); }, "theme"},
        {"zone-utc", TEXT("Times in UTC"), "", Menu::View, [w] { w->zoneChoice().chooseUtc(); }, "", false,
         true},
        {"zone-local", TEXT("Times as here"), "", Menu::View, [w] { w->zoneChoice().chooseLocal(); }},
        {"zone-other", TEXT("Times in another zone…"), "", Menu::View, [w] { w->zoneChoice().ask(); }},
        {"reset-layout", TEXT("Reset layout"), "Ctrl+0", Menu::View, [w] { w->resetLayout(); }, "", false,
         true},

        {"commands", TEXT("All commands…"), "Ctrl+Shift+P", Menu::Help, [w] { w->showCommands(); },
         "commands"},
        {"keys", TEXT("All keys"), "F1", Menu::Help, [w] { w->showKeys(); }},
        {"questions", TEXT("Four questions, answered on the sample"), "", Menu::Help,
         [w] { showHelpPage(w, QStringLiteral("four-questions")); }},
        {"adopt", TEXT("Adopt tracing and tracking tokens"), "Shift+F1", Menu::Help,
         [w] { showHelpPage(w, QStringLiteral("adopt-tracing-and-tokens")); }},
        {"about", TEXT("About Throughline"), "", Menu::Help, [w] { showAbout(w); }, "", false, true},
    };
}

#undef TEXT

} // namespace throughline
