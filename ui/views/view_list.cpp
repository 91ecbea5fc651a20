// SPDX-License-Identifier: GPL-3.0-or-later
// THE list of views. A further view is a folder beside this file and one line here.
#include "ui/views/campaigns/campaigns_view.h"
#include "ui/views/findings/findings_view.h"
#include "ui/views/journey/journey_page.h"
#include "ui/views/overview/overview_page.h"
#include "ui/views/timeline/timeline_page.h"
#include "ui/views/traces/traces_page.h"
#include "ui/views/view.h"
#include "ui/views/waterfall/waterfall_page.h"

#include <QtGlobal>

#include <array>

namespace throughline {
namespace {

template <class Page>
View* create(Navigator& navigator, ViewState& state)
{
    return new Page(navigator, state);
}

} // namespace

std::span<const ViewDescription> viewList()
{
    static const std::array list{
        ViewDescription{"overview", QT_TRANSLATE_NOOP("views", "Overview"), create<OverviewPage>},
        ViewDescription{"traces", QT_TRANSLATE_NOOP("views", "Traces"), create<TracesPage>},
        ViewDescription{"waterfall", QT_TRANSLATE_NOOP("views", "Waterfall"), create<WaterfallPage>},
        ViewDescription{"timeline", QT_TRANSLATE_NOOP("views", "Timeline"), create<TimelinePage>},
        ViewDescription{"journey", QT_TRANSLATE_NOOP("views", "Journey"), create<JourneyPage>},
        ViewDescription{"campaigns", QT_TRANSLATE_NOOP("views", "Campaigns"), create<CampaignsView>},
        ViewDescription{"findings", QT_TRANSLATE_NOOP("views", "Findings"), create<FindingsView>,
                        ViewArea::Below},
    };
    return list;
}

const char* viewFor(std::string_view kind)
{
    return kind == "contact"                    ? "timeline"
           : kind == "campaign"                 ? "campaigns"
           : kind == "trace" || kind == "event" ? "waterfall"
                                                : "journey";
}

} // namespace throughline
