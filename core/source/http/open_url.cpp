// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/source/http/open_url.h"

#include "core/base/translation.h"
#include "core/source/http/http_transfer.h"
#include "core/source/http/transfer_queue.h"

#include <QThread>

#include <algorithm>
#include <cstring>
#include <utility>

namespace throughline {

namespace {

class HttpDownload final : public Download {
public:
    HttpDownload(const QUrl& url, const HttpLimits& limits, CancelToken cancel)
        : m_cancel(std::move(cancel)), m_transfer(new HttpTransfer(url, limits, m_queue))
    {
        m_transfer->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_transfer, &QObject::deleteLater);
        m_thread.start();
        QMetaObject::invokeMethod(m_transfer, &HttpTransfer::start, Qt::QueuedConnection);
    }

    // Nothing on that thread waits for the network.
    ~HttpDownload() override
    {
        m_thread.quit();
        m_thread.wait();
    }

    Result<void> begin()
    {
        Result<AnswerHead> head = m_queue.head(m_cancel);
        if (!head)
            return tl::unexpected<Problem>(std::move(head.error()));
        m_head = *head;
        return {};
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        if (m_used == m_block.size() && !m_ended) {
            Result<QByteArray> block = m_queue.take(m_cancel);
            if (!block)
                return tl::unexpected<Problem>(std::move(block.error()));
            QMetaObject::invokeMethod(m_transfer, &HttpTransfer::readOn, Qt::QueuedConnection);
            m_ended = block->isEmpty();
            m_block = std::move(*block);
            m_used = 0;
        }
        const auto count = std::min(static_cast<qsizetype>(buffer.size()), m_block.size() - m_used);
        if (count > 0)
            std::memcpy(buffer.data(), m_block.constData() + m_used, static_cast<std::size_t>(count));
        m_used += count;
        m_done += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
    }

    [[nodiscard]] std::uint64_t bytesDone() const override { return m_done; }
    [[nodiscard]] std::uint64_t bytesTotal() const override { return m_head.bytesTotal; }
    [[nodiscard]] bool isPackedForTransfer() const override { return m_head.packed; }

private:
    const CancelToken m_cancel;
    TransferQueue m_queue;
    QThread m_thread;
    HttpTransfer* m_transfer; // the thread's, which deletes it
    AnswerHead m_head;
    QByteArray m_block;
    qsizetype m_used = 0; // of the block
    std::uint64_t m_done = 0;
    bool m_ended = false;
};

} // namespace

Result<std::unique_ptr<Download>> openUrlWithin(const HttpLimits& limits, const std::string& url,
                                                const CancelToken& cancel)
{
    const QUrl parsed(QString::fromStdString(url));
    const bool isHttp = parsed.scheme() == QLatin1String("http") || parsed.scheme() == QLatin1String("https");
    if (!isHttp || !parsed.isValid() || parsed.host().isEmpty())
        return failure(ProblemCode::BadArgument, {told(phrase("problems", "this is no URL of a file"))});
    auto download = std::make_unique<HttpDownload>(parsed, limits, cancel);
    return download->begin().map([&]() -> std::unique_ptr<Download> { return std::move(download); });
}

Result<std::unique_ptr<Download>> openUrl(const std::string& url, const CancelToken& cancel)
{
    return openUrlWithin({}, url, cancel);
}

} // namespace throughline
