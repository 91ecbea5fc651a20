// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pipeline/unusable.h"

#include "core/base/translation.h"
#include "core/import/json_scan.h"
#include "core/import/text_repair.h"
#include "core/pipeline/binary_kind.h"
#include "core/pipeline/web_page.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace throughline {

namespace {

constexpr std::string_view kUtf8ByteOrderMark = "\xEF\xBB\xBF";

// What was looked for: the names of all readers.
std::string lookedFor()
{
    std::string names;
    for (const Reader* reader : readers()) {
        if (!names.empty())
            names += ", ";
        names += reader->name();
    }
    return names;
}

} // namespace

bool isBlank(const SourcePrefix& prefix)
{
    std::string_view text = prefix.bytes;
    if (text.starts_with(kUtf8ByteOrderMark))
        text.remove_prefix(kUtf8ByteOrderMark.size());
    return prefix.whole && trimJsonSpace(text).empty();
}

Problem unrecognised(const SourcePrefix& prefix, const ChosenReader& chosen)
{
    Problem problem;
    if (std::optional<std::string> kind = binaryKindOf(prefix.bytes)) {
        problem.code = ProblemCode::BinaryFile;
        problem.parameters = {std::move(*kind)};
        return problem;
    }
    problem.excerpt = excerptOf(prefix.bytes);
    if (std::optional<std::string> title = titleOfWebPage(prefix.bytes)) {
        problem.code = ProblemCode::WebPage;
        problem.parameters = {std::move(*title)};
    } else if (chosen.reader) {
        problem.code = ProblemCode::BrokenFormat;
        problem.parameters = {chosen.sniff.format, chosen.sniff.reason};
    } else {
        problem.code = ProblemCode::UnknownFormat;
        problem.parameters = {lookedFor(), told(phrase("problems", "text that begins with \"{}\""),
                                                excerptOf(trimJsonSpace(prefix.bytes).substr(0, 40)))};
    }
    return problem;
}

} // namespace throughline
