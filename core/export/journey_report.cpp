// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/journey_report.h"

#include "core/base/translation.h"
#include "core/export/markup_text.h"
#include "core/export/svg.h"
#include "core/layout/journey_graph.h"
#include "core/layout/palette.h"
#include "core/model/wording.h"

#include <absl/container/flat_hash_set.h>
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace throughline {

namespace {

constexpr float kDrawingWidth = 1000;

// No loading of anything, no scripts, whatever a text may say. Well-formed as XML, too.
constexpr std::string_view kHead = R"(
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
)";

constexpr std::string_view kStyle = R"(<style>
:root { color-scheme: light dark; --back: #f6f7f9; --panel: #ffffff; --line: #dfe3e8; --text: #1d2733;
  --dim: #5b6775; --accent: #3d56c5; --warning: #a05a07; }
@media (prefers-color-scheme: dark) { :root { --back: #15191f; --panel: #1b2027; --line: #2c333d;
  --text: #dde3ea; --dim: #93a0ae; --accent: #8ea0ff; --warning: #e5a44f; } }
body { margin: 0 auto; max-width: 1064px; padding: 32px; background: var(--back); color: var(--text);
  font: 14px/1.5 system-ui, sans-serif; }
h1 { font-size: 22px; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 32px 0 8px; }
p { margin: 0 0 8px; }
.answer { font-size: 16px; }
.dim { color: var(--dim); }
.warning { color: var(--warning); }
.mark { color: var(--accent); }
.panel { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 16px; }
.drawing { background: #ffffff; padding: 0; }
.drawing svg { display: block; max-width: 100%; height: auto; }
.table { overflow-x: auto; padding: 0; }
ol { margin: 0; padding-left: 32px; }
li { margin: 4px 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--dim); }
th, td { padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: anywhere; }
tr:last-child td { border-bottom: 0; }
td.time { white-space: nowrap; }
@media print { body { padding: 0; } .panel { break-inside: avoid; } .table { break-inside: auto; } }
</style>
)";

// A text of the data: in a direction of its own, so that it turns nothing around it.
std::string text(std::string_view words)
{
    return "<bdi>" + escapedMarkup(words) + "</bdi>";
}

std::string readableTime(TimeNs time)
{
    if (time == kNoTime)
        return told(phrase("report", "no usable time"));
    std::string words = formatTime(time);
    std::ranges::replace(words, 'T', ' ');
    if (!words.empty() && words.back() == 'Z')
        words.pop_back();
    return words;
}

class Writer {
public:
    Writer(const Snapshot& snapshot, const Categories& categories, const JourneyReport& report)
        : m_snapshot(snapshot), m_categories(categories), m_report(report), m_hops(report.chain.hops)
    {}

    std::string write()
    {
        const std::string title = told(phrase("report", "How {} came about"), text(m_report.subject));
        // The code of the language.
        m_html = "<!DOCTYPE html>\n<html lang=\"" + told(phrase("report", "en")) + "\">";
        m_html += kHead;
        m_html += "<title>" + told(phrase("report", "How {} came about"), escapedMarkup(m_report.subject)) +
                  "</title>\n";
        m_html += kStyle;
        m_html += "</head>\n<body>\n<h1>" + title + "</h1>\n";
        addAnswer();
        addDoubts();
        addMarks();
        addSentences();
        addDrawing();
        addEvents();
        addOrigin();
        m_html += "</body>\n</html>\n";
        return std::move(m_html);
    }

private:
    void heading(std::string_view words) { m_html += fmt::format("<h2>{}</h2>\n", words); }
    void paragraph(std::string_view style, std::string_view html)
    {
        m_html += fmt::format("<p class=\"{}\">{}</p>\n", style, html);
    }

    static std::string leftOut(std::size_t events)
    {
        return told(phrase("report", "{} events are left out here"), events);
    }

    [[nodiscard]] std::string valueOf(EntityId entity) const
    {
        return text(m_snapshot.str(m_snapshot.entities[entity].value));
    }

    void addAnswer()
    {
        const Chain& chain = m_report.chain;
        std::string answer;
        if (!chain.campaign) {
            answer = chain.broken
                         ? told(phrase(
                               "report",
                               "No campaign is known behind it: the chain is broken above its first event."))
                         : told(phrase("report", "No campaign is behind it."));
        } else {
            answer =
                told(phrase("report", "Campaign {}"), "<strong>" + valueOf(chain.campaign) + "</strong>");
            if (chain.message)
                answer += told(phrase("report", ", message {}"), valueOf(chain.message));
            answer += chain.inferred
                          ? told(phrase("report", ": inferred, {} % sure."), percentOf(chain.confidence))
                          : told(phrase("report", ": every link on the way is in the data."));
        }
        paragraph("answer", answer);
        absl::flat_hash_set<TraceId> traces;
        for (const Hop& hop : m_hops)
            traces.insert(m_snapshot.events.trace(hop.event));
        std::string span;
        const EventId first = m_hops.front().event;
        const EventId last = chain.target();
        if (m_snapshot.events.timed(first) && m_snapshot.events.timed(last)) {
            const DurationNs passed =
                saturatingDifference(m_snapshot.events.time(last), m_snapshot.events.time(first));
            span =
                told(phrase("report", ", {} from {} to {} UTC"), formatDuration(passed),
                     readableTime(m_snapshot.events.time(first)), readableTime(m_snapshot.events.time(last)));
        }
        paragraph("dim", (m_hops.size() == 1   ? told(phrase("report", "1 event in 1 trace"))
                          : traces.size() == 1 ? told(phrase("report", "{} events in 1 trace"), m_hops.size())
                                               : told(phrase("report", "{} events in {} traces"),
                                                      m_hops.size(), traces.size())) +
                             span);
    }

    // Before all else that is told: who reads on knows what it is worth.
    void addDoubts()
    {
        std::string items;
        if (m_snapshot.preview)
            items += "<li>" +
                     told(phrase("report",
                                 "Only the first part of the data was open: causes may lie beyond it.")) +
                     "</li>\n";
        for (const Hop& hop : m_hops) {
            for (const Finding& finding : m_snapshot.findings.of(hop.event)) {
                items += "<li>" + text(messageOf(m_snapshot, finding)) + ": " +
                         text(detailOf(m_snapshot, finding)) + ".";
                if (const std::string likely = likelyCauseOf(m_snapshot, finding); !likely.empty())
                    items += " " + told(phrase("report", "Most likely {}."), text(likely));
                items += "</li>\n";
            }
            if (hop.link && m_snapshot.links[hop.link].inferred())
                items +=
                    "<li>" +
                    told(phrase("report", "{} is tied to its cause by an inferred link only, {} % sure."),
                         nameOf(hop.event), percentOf(m_snapshot.links[hop.link].confidence)) +
                    "</li>\n";
        }
        if (items.empty())
            return;
        heading(told(phrase("report", "What is doubtful")));
        m_html += "<div class=\"panel\"><ol class=\"warning\">\n" + items + "</ol></div>\n";
    }

    void addMarks()
    {
        std::string items;
        for (std::size_t i = 0; i < m_hops.size(); ++i) {
            const EventId e = m_hops[i].event;
            if (!m_report.marks.contains(e))
                continue;
            items += fmt::format("<li value=\"{}\">{}, {}", i + 1, nameOf(e),
                                 readableTime(m_snapshot.events.time(e)));
            if (const std::string_view note = m_report.marks.noteOf(e); !note.empty())
                items += ": <strong>" + text(note) + "</strong>";
            items += "</li>\n";
        }
        if (items.empty())
            return;
        heading(told(phrase("report", "Marked, with notes")));
        m_html += "<div class=\"panel\"><ol>\n" + items + "</ol></div>\n";
    }

    [[nodiscard]] std::string nameOf(EventId e) const
    {
        return text(m_snapshot.str(m_snapshot.events.type(e)));
    }

    // visit(i) for the hops that are told, and skip(count) where some are left out.
    template <class Visit, class Skip>
    void eachTold(const Visit& visit, const Skip& skip) const
    {
        const std::size_t half = JourneyReport::kMostHops / 2;
        const bool isLong = m_hops.size() > JourneyReport::kMostHops;
        for (std::size_t i = 0; i < m_hops.size(); ++i) {
            if (isLong && i == half) {
                i = m_hops.size() - half;
                skip(i - half);
            }
            visit(i);
        }
    }

    void addSentences()
    {
        heading(told(phrase("report", "The chain, from its root cause")));
        m_html += "<div class=\"panel\"><ol>\n";
        eachTold(
            [&](std::size_t i) {
                m_html += fmt::format("<li value=\"{}\">{}</li>\n", i + 1, text(m_report.sentences[i]));
            },
            [&](std::size_t skipped) {
                m_html += "</ol><p class=\"dim\">" + leftOut(skipped) + ".</p><ol>\n";
            });
        m_html += "</ol></div>\n";
    }

    void addDrawing()
    {
        heading(told(phrase("report", "As a drawing")));
        if (m_hops.size() > JourneyReport::kMostDrawn) {
            paragraph("dim", told(phrase("report", "{} events are too many to be drawn."), m_hops.size()));
            return;
        }
        JourneyView view;
        view.width = kDrawingWidth;
        view.selected = m_report.chain.target();
        view.marks = &m_report.marks;
        const Scene scene = journeyScene(m_snapshot, m_categories, m_report.chain, view, estimatedTextWidth);
        std::string drawing = toSvg(scene, lightColours());
        if (const std::size_t start = drawing.find("<svg"); start != std::string::npos)
            drawing.erase(0, start); // HTML has no XML declaration within it
        m_html += "<div class=\"panel drawing\">" + drawing + "</div>\n";
    }

    void addEvents()
    {
        heading(told(phrase("report", "Its events")));
        m_html += "<div class=\"panel table\"><table>\n<tr><th>#</th>";
        for (const Phrase& column :
             {phrase("report", "Time (UTC)"), phrase("report", "Event"), phrase("report", "Class"),
              phrase("report", "About"), phrase("report", "Trace"), phrase("report", "Id"),
              phrase("report", "Because")})
            m_html += "<th>" + translated(column) + "</th>";
        m_html += "</tr>\n";
        eachTold([&](std::size_t i) { addEvent(i); },
                 [&](std::size_t skipped) {
                     m_html +=
                         "<tr><td></td><td colspan=\"7\" class=\"dim\">" + leftOut(skipped) + "</td></tr>\n";
                 });
        m_html += "</table></div>\n";
    }

    void addEvent(std::size_t i)
    {
        const EventId e = m_hops[i].event;
        const EventStore& events = m_snapshot.events;
        std::string about;
        for (const EntityId entity : events.references(e))
            about += (about.empty() ? "" : ", ") + text(m_snapshot.entityName(entity));
        std::string because;
        if (m_hops[i].link) {
            const Link& link = m_snapshot.links[m_hops[i].link];
            for (const std::string& evidence : evidenceOf(m_snapshot, link))
                because += (because.empty() ? "" : "; ") + text(evidence);
        }
        std::string name = nameOf(e);
        if (events.status(e) == EventStatus::Error)
            name += " <span class=\"warning\">" + told(phrase("report", "failed")) + "</span>";
        if (m_report.marks.contains(e))
            name += " <span class=\"mark\">" + told(phrase("report", "marked")) + "</span>";
        m_html +=
            fmt::format("<tr><td>{}</td><td class=\"time\">{}</td>", i + 1, readableTime(events.time(e)));
        for (const std::string& cell :
             {name, text(m_snapshot.str(events.className(e))), about,
              text(m_snapshot.traceName(events.trace(e))), text(m_snapshot.eventName(e)), because})
            m_html += "<td>" + cell + "</td>";
        m_html += "</tr>\n";
    }

    void addOrigin()
    {
        std::string sources;
        for (const SourceReport& source : m_snapshot.report.sources())
            sources += (sources.empty() ? "" : ", ") + text(source.name);
        heading(told(phrase("report", "Where this comes from")));
        paragraph(
            "dim",
            told(phrase("report", "Made on {} UTC by {} from {} ({} events). Texts of the data stand here as "
                                  "they are."),
                 readableTime(m_report.made), escapedMarkup(m_report.program), sources,
                 m_snapshot.events.size()));
    }

    const Snapshot& m_snapshot;
    const Categories& m_categories;
    const JourneyReport& m_report;
    const std::vector<Hop>& m_hops;
    std::string m_html;
};

} // namespace

std::string toHtml(const Snapshot& snapshot, const Categories& categories, const JourneyReport& report)
{
    return Writer(snapshot, categories, report).write();
}

} // namespace throughline
