// SPDX-License-Identifier: GPL-3.0-or-later
// Text: turns texts and figures of the core into QStrings that are safe to show anywhere.
//
// Pure functions; GUI thread where they translate.
#pragma once

#include "core/base/time.h"
#include "core/journey/selector.h"
#include "core/model/snapshot.h"

#include <QString>

#include <string>
#include <string_view>

namespace throughline {

// UTF-8 from data for one line on the screen: invisible and direction-changing characters stand as visible
// marks, line ends as ⏎, and what is longer than `limit` characters ends in "…" (spec 6, no. 31). Never use
// it for copying.
[[nodiscard]] QString shown(std::string_view text, int limit = 400);
[[nodiscard]] QString shown(const QString& text, int limit = 400);
// The same for many lines: line ends and tabs stay.
[[nodiscard]] QString shownLines(std::string_view text, int limit);
// The text itself, for copying.
[[nodiscard]] QString exact(std::string_view text);

// For a tool tip: Qt guesses whether those are HTML, so they are given as HTML in which the text is escaped.
[[nodiscard]] QString plainToolTip(const QString& text);
// For a menu or tab, where "&" would mark a key.
[[nodiscard]] QString withoutMnemonics(const QString& text);

// Times are those of the zone in which times are shown (ShownZone): "UTC", "Europe/Berlin".
[[nodiscard]] QString zoneName();
// "Start (UTC)": the title of a column of times.
[[nodiscard]] QString withZone(const QString& title);
// "2026-03-09 19:07:44.318"; "no usable time" where there is none.
[[nodiscard]] QString timeText(TimeNs time);
// The same with its zone.
[[nodiscard]] QString zonedTimeText(TimeNs time);
// "03-09 19:07", for a narrow column.
[[nodiscard]] QString shortTimeText(TimeNs time);
// "19:07:44", or "03-09 19:07:44" where it is not of the day of all others; "–" where there is none.
[[nodiscard]] QString secondText(TimeNs time, bool withDay);
// "1.2 s"; "–" where there is none.
[[nodiscard]] QString durationText(DurationNs duration);
// "12 345", grouped by thin spaces.
[[nodiscard]] QString number(std::uint64_t value);
// "1 order" or "12 345 orders": `many` holds %1. English and German need no more than two forms.
[[nodiscard]] QString counted(std::uint64_t count, const QString& one, const QString& many);
// "12.3 MB".
[[nodiscard]] QString byteSize(std::uint64_t bytes);
// The name of an entity kind for people: "Order", "Session_id" stays as it is but for its first letter.
[[nodiscard]] QString kindName(std::string_view kind);
// Of many: "Orders".
[[nodiscard]] QString kindNamePlural(std::string_view kind);
// Within a sentence, where English has small letters: "order", "orders".
[[nodiscard]] QString kindInSentence(std::string_view kind);
[[nodiscard]] QString kindsInSentence(std::string_view kind);
// "1 order", "86 orders"; "Node: 5" of a kind that only the data knows.
[[nodiscard]] QString kindCount(std::string_view kind, std::uint64_t count);

// The name of a stage of a funnel, or of a format: those of our own in the language of the window, any other
// as it is.
[[nodiscard]] QString stageText(const std::string& stage);
[[nodiscard]] QString formatText(const std::string& format);

// "Showing the first 16.8 MB of 858.3 MB": what the preview shows of its sources.
[[nodiscard]] QString previewText(const Preview& preview);

[[nodiscard]] Selector selectorOf(const Snapshot& snapshot, EntityId entity);

} // namespace throughline
