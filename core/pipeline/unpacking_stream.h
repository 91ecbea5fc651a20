// SPDX-License-Identifier: GPL-3.0-or-later
// UnpackingStream: what a gzip or zstd stream unpacks to, member by member, within limits.
//
// Damage and a stream that is cut off are CorruptCompression, after all bytes that came before; too much
// output, in all or for the size of the input, is OutputLimit (spec 6, no. 20). Owned by one load, one
// thread.
#pragma once

#include "core/import/byte_stream.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace throughline {

enum class Packing : std::uint8_t { None, Gzip, Zstd };

// Told by the first bytes.
[[nodiscard]] Packing packingOf(std::string_view prefix);
[[nodiscard]] std::string_view nameOf(Packing packing); // "gzip"

// Export texts shrink five- to twentyfold; a stream that grows beyond this is made to fill disks.
inline constexpr std::uint64_t kMostGrowth = 500;
inline constexpr std::uint64_t kGrowthUnwatched = 64ULL << 20; // output that may grow as it likes

// The packed stream outlives the one returned. `packing` is not None.
[[nodiscard]] std::unique_ptr<ByteStream> makeUnpackingStream(ByteStream& packed, Packing packing,
                                                              std::uint64_t maxUnpackedBytes);

} // namespace throughline
