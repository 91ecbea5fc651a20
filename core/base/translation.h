// SPDX-License-Identifier: GPL-3.0-or-later
// Translation: what the core says to people, in their language.
//
// The core writes English. A program whose user reads another language gives it a translation at its start;
// the command line gives none. Every sentence stands in the sources as phrase("context", "English"), from
// where the catalogue of the user interface takes it (resources/translations), with its context in which one
// English word may have several meanings. Ids, names of fields and what is read by programs are no phrases.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <type_traits>

namespace throughline {

struct Phrase {
    const char* context;
    const char* english; // told(…) fills {} or {0}, {1}, …
};

consteval Phrase phrase(const char* context, const char* english)
{
    return {context, english};
}

// A phrase whose placeholders fit what fills them, or it does not compile.
template <class... Arguments>
struct CheckedPhrase {
    consteval CheckedPhrase(Phrase checked) : phrase(checked)
    {
        [[maybe_unused]] const fmt::format_string<Arguments...> check(std::string_view(checked.english));
    }
    Phrase phrase;
};

// The phrase in another language; the English itself where there is no translation. Called from any thread.
using Translate = std::string (*)(const char* context, const char* english);
// From now on, for all threads; none for English. To be called before others ask.
void translateBy(Translate translate);

[[nodiscard]] std::string translated(Phrase phrase);
// The translated phrase, filled in. A translation that cannot be filled is left for the English.
[[nodiscard]] std::string filled(Phrase phrase, fmt::format_args arguments);

template <class... Arguments>
[[nodiscard]] std::string told(CheckedPhrase<std::type_identity_t<Arguments>...> pattern,
                               const Arguments&... arguments)
{
    return filled(pattern.phrase, fmt::make_format_args(arguments...));
}

} // namespace throughline
