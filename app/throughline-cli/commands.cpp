// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/commands.h"

namespace throughline {

std::span<const AddCommand> commandList()
{
    static constexpr AddCommand list[] = {addSummary,  addExplain,  addEffects,     addTrace,
                                          addCompare,  addTimeline, addAttribution, addFunnel,
                                          addFindings, addLinks,    addSelfCheck,   addToken,
                                          addConvert,  addRender,   addReport,      addSimulate};
    return list;
}

} // namespace throughline
