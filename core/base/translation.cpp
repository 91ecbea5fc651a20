// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/translation.h"

#include <fmt/format.h>

#include <atomic>

namespace throughline {

namespace {

std::atomic<Translate> translation = nullptr;

} // namespace

void translateBy(Translate translate)
{
    translation = translate;
}

std::string translated(Phrase phrase)
{
    const Translate translate = translation;
    return translate ? translate(phrase.context, phrase.english) : std::string(phrase.english);
}

std::string filled(Phrase phrase, fmt::format_args arguments)
{
    if (translation.load()) {
        try {
            return fmt::vformat(translated(phrase), arguments);
        } catch (const fmt::format_error&) {
            // A sentence in the wrong language is better than none.
        }
    }
    return fmt::vformat(phrase.english, arguments);
}

} // namespace throughline
