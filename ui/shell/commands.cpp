// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "core/base/translation.h"
#include "ui/shell/connecting.h"
#include "ui/shell/field_choosing.h"
#include "ui/shell/filtering.h"
#include "ui/shell/help.h"
#include "ui/shell/help_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/marking.h"
#include "ui/shell/saving.h"
#include "ui/shell/time_jumps.h"
#include "ui/shell/url_choosing.h"
#include "ui/shell/zone_choice.h"

namespace throughline {

using namespace Qt::Literals::StringLiterals;

std::vector<Command> commandTable(MainWindow& window)
{
    MainWindow* const w = &window;
    const auto theme = [w](Theme::Choice choice) { return [w, choice] { w->chooseTheme(choice); }; };
    const auto language = [w](const QString& code) { return [w, code] { w->chooseLanguage(code); }; };
    return {
        // id, text, keys, menu, what it does, icon, checkable, a line above
        {"open", phrase("commands", "Open…"), "Ctrl+O", Menu::File, [w] { w->chooseFiles(); }, "open"},
        {"open-folder", phrase("commands", "Open folder…"), "Ctrl+Shift+O", Menu::File,
         [w] { w->chooseFolder(); }},
        {"connect", phrase("commands", "Connect to a database…"), "Ctrl+Alt+O", Menu::File,
         [w] { w->connecting().ask(); }, "database"},
        {"open-url", phrase("commands", "Open a URL…"), "Ctrl+Alt+U", Menu::File,
         [w] { w->urlChoosing().ask(); }, "web"},
        {"sample", phrase("commands", "Open the sample"), "", Menu::File, [w] { w->openSample(); }, "sample"},
        {"fields", phrase("commands", "Fields of the export…"), "Ctrl+M", Menu::File,
         [w] { w->fieldChoosing().ask(); }},
        {"save-workspace", phrase("commands", "Save the workspace…"), "Ctrl+Alt+S", Menu::File,
         [w] { w->saving().askForWorkspace(); }, "", false, true},
        {"save-picture", phrase("commands", "Save the view as a picture…"), "Ctrl+S", Menu::File,
         [w] { w->savePicture(); }},
        {"save-report", phrase("commands", "Save the journey as a report…"), "Ctrl+Shift+S", Menu::File,
         [w] { w->saving().askForReport(); }},
        {"save-redacted", phrase("commands", "Save a redacted copy…"), "", Menu::File,
         [w] { w->saving().askForRedactedCopy(); }},
        {"reload", phrase("commands", "Reload"), "F5", Menu::File, [w] { w->workspace().reload(); }, "reload",
         false, true},
        {"cancel", phrase("commands", "Cancel loading"), "", Menu::File,
         [w] { w->workspace().loader().cancel(); }},
        {"close", phrase("commands", "Close"), "Ctrl+W", Menu::File, [w] { w->workspace().close(); }},
        {"quit", phrase("commands", "Quit"), "Ctrl+Q", Menu::File, [w] { w->close(); }, "", false, true},

        {"copy-id", phrase("commands", "Copy event id"), "Ctrl+Shift+C", Menu::Edit,
         [w] { w->inspector().copyAs(EventForm::Id); }, "copy"},
        {"copy-json", phrase("commands", "Copy record as JSON"), "Ctrl+Shift+J", Menu::Edit,
         [w] { w->inspector().copyJson(); }},
        {"copy-csv", phrase("commands", "Copy event as CSV row"), "Ctrl+Shift+R", Menu::Edit,
         [w] { w->inspector().copyAs(EventForm::CsvRow); }},
        {"copy-link", phrase("commands", "Copy link to the event"), "Ctrl+Shift+L", Menu::Edit,
         [w] { w->inspector().copyAs(EventForm::Link); }},
        {"copy-token", phrase("commands", "Copy what is known of the token"), "Ctrl+Shift+K", Menu::Edit,
         [w] { w->tokenInspector().copyReport(); }},
        {"paste", phrase("commands", "Paste: inspect a token, open a URL, search anything else"), "Ctrl+V",
         Menu::Edit, [w] { w->paste(); }},
        {"filter", phrase("commands", "Filter the list"), "Ctrl+L", Menu::Edit, [w] { w->startFilter(); },
         "filter"},
        {"filter-in", phrase("commands", "Filter in events like the selected one…"), "Ctrl+I", Menu::Edit,
         [w] { w->filtering().offer(false); }, "", false, true},
        {"filter-out", phrase("commands", "Filter out events like the selected one…"), "Ctrl+Shift+I",
         Menu::Edit, [w] { w->filtering().offer(true); }},
        {"filter-none", phrase("commands", "Show all events again"), "Ctrl+Alt+I", Menu::Edit,
         [w] { w->filtering().showAll(); }},

        {"search", phrase("commands", "Search"), "Ctrl+K Ctrl+G", Menu::Go, [w] { w->startSearch(); },
         "search"},
        {"search-from-here", phrase("commands", "Search, or find in the view"), "/", Menu::Go,
         [w] { w->startSearch(); }},
        {"go-to-time", phrase("commands", "Go to a time…"), "Ctrl+Shift+G", Menu::Go,
         [w] { w->timeJumps().ask(); }},
        {"back", phrase("commands", "Back"), "Alt+Left", Menu::Go, [w] { w->workspace().navigator().back(); },
         "back", false, true},
        {"forward", phrase("commands", "Forward"), "Alt+Right", Menu::Go,
         [w] { w->workspace().navigator().forward(); }, "forward"},
        {"follow-in", phrase("commands", "Follow link in, to the cause"), "[", Menu::Go,
         [w] { w->followIn(); }, "", false, true},
        {"follow-out", phrase("commands", "Follow link out, to the effect"), "]", Menu::Go,
         [w] { w->followOut(); }},
        {"next-finding", phrase("commands", "Next finding"), "N", Menu::Go, [w] { w->stepFinding(1); },
         "next", false, true},
        {"previous-finding", phrase("commands", "Previous finding"), "Shift+N", Menu::Go,
         [w] { w->stepFinding(-1); }, "previous"},
        {"confirm-cause", phrase("commands", "Confirm the likely cause"), "Y", Menu::Go,
         [w] { w->judgeCause(Verdict::Confirmed); }},
        {"reject-cause", phrase("commands", "Reject the likely cause"), "X", Menu::Go,
         [w] { w->judgeCause(Verdict::Rejected); }},
        {"mark", phrase("commands", "Mark the event, or take the mark back"), "M", Menu::Go,
         [w] { w->marking().toggle(); }, "", false, true},
        {"note", phrase("commands", "Write a note to the event"), "Shift+M", Menu::Go,
         [w] { w->marking().write(); }},
        {"next-mark", phrase("commands", "Next mark"), "Ctrl+Shift+N", Menu::Go,
         [w] { w->marking().step(1); }},
        {"previous-mark", phrase("commands", "Previous mark"), "Ctrl+Shift+B", Menu::Go,
         [w] { w->marking().step(-1); }},
        {"marks", phrase("commands", "All marks"), "Ctrl+Alt+M", Menu::Go, [w] { w->showMarks(); }},

        {"theme-system", phrase("commands", "Theme as the system has it"), "", Menu::View,
         theme(Theme::Choice::System), "", true},
        {"theme-light", phrase("commands", "Light theme"), "", Menu::View, theme(Theme::Choice::Light),
         "light", true},
        {"theme-dark", phrase("commands", "Dark theme"), "", Menu::View, theme(Theme::Choice::Dark), "dark",
         true},
        {"theme-toggle", phrase("commands", "Switch between light and dark"), "Ctrl+Shift+D", Menu::View,
         [w] { w->toggleTheme(); }, "theme"},
        {"language-system", phrase("commands", "Language as the system has it"), "", Menu::View,
         language(u""_s), "", true, true},
        {"language-english", phrase("commands", "English"), "", Menu::View, language(u"en"_s), "", true},
        {"language-german", phrase("commands", "Deutsch"), "", Menu::View, language(u"de"_s), "", true},
        {"zone-utc", phrase("commands", "Times in UTC"), "", Menu::View, [w] { w->zoneChoice().chooseUtc(); },
         "", false, true},
        {"zone-local", phrase("commands", "Times as here"), "", Menu::View,
         [w] { w->zoneChoice().chooseLocal(); }},
        {"zone-other", phrase("commands", "Times in another zone…"), "", Menu::View,
         [w] { w->zoneChoice().ask(); }},
        {"reset-layout", phrase("commands", "Reset layout"), "Ctrl+0", Menu::View, [w] { w->resetLayout(); },
         "", false, true},

        {"commands", phrase("commands", "All commands…"), "Ctrl+Shift+P", Menu::Help,
         [w] { w->showCommands(); }, "commands"},
        {"keys", phrase("commands", "All keys"), "F1", Menu::Help, [w] { w->showKeys(); }},
        {"questions", phrase("commands", "Four questions, answered on the sample"), "", Menu::Help,
         [w] { showHelpPage(w, QStringLiteral("four-questions")); }},
        {"adopt", phrase("commands", "Adopt tracing and tracking tokens"), "Shift+F1", Menu::Help,
         [w] { showHelpPage(w, QStringLiteral("adopt-tracing-and-tokens")); }},
        {"about", phrase("commands", "About Throughline"), "", Menu::Help, [w] { showAbout(w); }, "", false,
         true},
    };
}

} // namespace throughline
