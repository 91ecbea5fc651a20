// SPDX-License-Identifier: GPL-3.0-or-later
// RecordText: the raw record of an event, read back from its source, and its JSON as a flat list of nodes for
// a tree.
//
// Plain data and pure functions, any thread; reading touches the disk and parsing takes time: not on the GUI
// thread.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct JsonTreeNode {
    enum class Type : std::uint8_t { Object, Array, String, Number, Literal };
    static constexpr std::uint32_t kNone = 0xffffffff;

    std::string key;   // of a member; empty in an array
    std::string value; // of a leaf: the text of a string, a number or literal as it is written
    Type type = Type::Literal;
    std::uint32_t parent = kNone;
    std::uint32_t rowInParent = 0;
    std::vector<std::uint32_t> children;
};

struct JsonTree {
    // No more nodes than this are made of one record; the tree then says that it is cut.
    static constexpr std::size_t kMostNodes = 50'000;

    std::vector<JsonTreeNode> nodes; // the first one is the record itself
    bool cut = false;
    std::string problem; // why the rest could not be parsed; empty where all could
};

[[nodiscard]] JsonTree parseJsonTree(std::string_view json, const CancelToken& cancel = {});

// The same JSON on many lines, two spaces a level. No token is changed; what is no JSON comes out as it was,
// and no more than `limit` bytes are written.
[[nodiscard]] std::string indentedJson(std::string_view json, std::size_t limit);

struct RecordText {
    std::string raw;
    std::string indented; // at most kMostShown bytes
    bool cut = false;     // the indented text is
    JsonTree tree;

    static constexpr std::size_t kMostShown = 1 << 20;
};

[[nodiscard]] Result<RecordText> readRecord(const Snapshot& snapshot, EventId event,
                                            const CancelToken& cancel = {});

} // namespace throughline
