// SPDX-License-Identifier: GPL-3.0-or-later
// Download: what a load needs of a URL: its bytes, and how many there are (spec 1, "Where records come
// from").
//
// Implemented by source/http; used by one load, on one of its threads at a time. Destroying it ends the
// transfer.
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/import/byte_stream.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace throughline {

// Reading fails with DownloadCut where the server does not send all that it announced, and with Cancelled.
class Download : public ByteStream {
public:
    // As they come over the network.
    [[nodiscard]] virtual std::uint64_t bytesDone() const = 0;
    [[nodiscard]] virtual std::uint64_t bytesTotal() const = 0; // 0 where the server does not say
    // The server packed them for the way, whatever they are themselves.
    [[nodiscard]] virtual bool isPackedForTransfer() const = 0;
};

// Asks for what isUrl() tells, and waits for the beginning of the answer; HostNotFound, HostUnreachable,
// TlsFailed, HttpStatus, RedirectRefused or BadArgument where there is none that can be used. A cancelled
// token ends waiting at once, then and while it is read.
using UrlOpening =
    std::function<Result<std::unique_ptr<Download>>(const std::string& url, const CancelToken& cancel)>;

} // namespace throughline
