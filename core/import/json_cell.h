// SPDX-License-Identifier: GPL-3.0-or-later
// JsonCell: offers the scalars of a JSON object that stands inside a record of another format, such as a
// cell of a table, to a raw record.
//
// Keeps buffers from object to object; what it offers is valid until the next one. One thread.
#pragma once

#include "core/import/raw_record.h"

#include <memory>
#include <string>
#include <string_view>

namespace throughline {

class JsonCell {
public:
    JsonCell();
    ~JsonCell();
    JsonCell(JsonCell&&) noexcept;
    JsonCell& operator=(JsonCell&&) noexcept;

    // The members of the object count as those of a container and are looked up in a scope. False where the
    // text is no JSON object; what was read before its fault is offered. The text is copied.
    [[nodiscard]] bool offer(std::string_view json, const FieldMapping& mapping, std::uint8_t container,
                             std::uint8_t scope, RawRecord& record);

private:
    class Walk;
    struct Buffers;
    std::unique_ptr<Buffers> m_buffers;
};

} // namespace throughline
