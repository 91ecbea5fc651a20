// SPDX-License-Identifier: GPL-3.0-or-later
// MessageFollowers: which kinds of event (class and type) only tell of messages that others created, such as
// delivery receipts; learned from how each kind names messages.
//
// A kind that nearly always names messages which another trace had named before has not created one. Below
// a number of events nothing is said of a kind. Plain counts: they may be taken back when more becomes known.
#pragma once

#include "core/base/ids.h"

#include <absl/container/flat_hash_map.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace throughline {

class MessageFollowers {
public:
    // An event of a kind names a message, before which another trace named it or not.
    void count(StringId className, StringId type, bool afterAnotherTrace)
    {
        Naming& naming = m_naming[numberOf(keyOf(className, type))];
        ++naming.all;
        naming.afterAnotherTrace += afterAnotherTrace ? 1 : 0;
    }
    void takeBack(StringId className, StringId type, bool afterAnotherTrace)
    {
        Naming& naming = m_naming[numberOf(keyOf(className, type))];
        --naming.all;
        naming.afterAnotherTrace -= afterAnotherTrace ? 1 : 0;
    }
    void add(const MessageFollowers& other);

    [[nodiscard]] bool any() const;
    [[nodiscard]] bool has(StringId className, StringId type) const;
    // visit(class, type) for each kind that only follows, in no order.
    template <class Visit>
    void each(Visit visit) const
    {
        for (const auto& [key, number] : m_number) {
            if (follows(m_naming[number]))
                visit(StringId(static_cast<std::uint32_t>(key >> 32U)),
                      StringId(static_cast<std::uint32_t>(key)));
        }
    }
    // Makes a kind one that only follows, whatever was counted.
    void declare(StringId className, StringId type);

private:
    struct Naming {
        std::uint32_t all = 0;
        std::uint32_t afterAnotherTrace = 0;
    };
    struct Recent {
        std::uint64_t key = 0;
        std::size_t number = std::numeric_limits<std::size_t>::max();
    };

    [[nodiscard]] static bool follows(const Naming& naming);
    [[nodiscard]] static std::uint64_t keyOf(StringId className, StringId type)
    {
        return static_cast<std::uint64_t>(className.raw()) << 32U | type.raw();
    }
    [[nodiscard]] std::size_t numberOf(std::uint64_t key);

    absl::flat_hash_map<std::uint64_t, std::size_t> m_number; // of each kind
    std::vector<Naming> m_naming;
    std::array<Recent, 64> m_recent{};
};

} // namespace throughline
