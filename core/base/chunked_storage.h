// SPDX-License-Identifier: GPL-3.0-or-later
// ChunkedStorage: memory that grows by chunks which never move, while other threads read those that are
// there.
//
// A thread reserves a chunk for itself and fills it; what it publishes to others (through a lock or an atomic
// of theirs) they may read. Chunks live as long as the storage.
#pragma once

#include "core/base/pages.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <new>
#include <vector>

namespace throughline {

template <class T>
class ChunkedStorage {
public:
    // Room for `items` more; returns the chunk's number. No more than `most` chunks.
    std::uint32_t reserve(std::size_t items, std::size_t most)
    {
        const std::lock_guard lock(m_mutex);
        if (m_chunks.size() == most)
            throw std::bad_alloc();
        const auto number = static_cast<std::uint32_t>(m_chunks.size());
        m_chunks.push_back(room(items));
        if (number == m_capacity)
            growDirectory();
        m_directory.load(std::memory_order_relaxed)[number] = m_chunks.back();
        return number;
    }

    // A chunk that was reserved by this thread, or of which it was told.
    [[nodiscard]] T* chunk(std::uint32_t number) const
    {
        return m_directory.load(std::memory_order_acquire)[number];
    }
    // No thread may use the storage meanwhile.
    void clear()
    {
        m_directory.store(nullptr, std::memory_order_relaxed);
        m_chunks.clear();
        m_pages.clear();
        m_pageLeft = 0;
        m_directories.clear();
        m_capacity = 0;
    }
    [[nodiscard]] std::uint32_t chunkCount() const { return static_cast<std::uint32_t>(m_chunks.size()); }

private:
    static constexpr std::size_t kPage = 2U << 20U; // a large page of the system

    // Small storages stay small; of larger ones many chunks share a large page.
    T* room(std::size_t items)
    {
        const std::size_t bytes = items * sizeof(T);
        m_bytes += bytes;
        if (bytes > kPage / 2 || m_bytes < kPage) {
            m_pages.emplace_back(bytes);
            return reinterpret_cast<T*>(m_pages.back().data());
        }
        if (m_pageLeft < bytes) {
            m_pages.emplace_back(kPage);
            m_page = m_pages.back().data();
            m_pageLeft = kPage;
        }
        m_pageLeft -= bytes;
        return reinterpret_cast<T*>(m_page + m_pageLeft);
    }
    void growDirectory()
    {
        const std::size_t capacity = m_capacity == 0 ? 16 : 2 * m_capacity;
        auto directory = std::make_unique<T*[]>(capacity);
        for (std::size_t i = 0; i + 1 < m_chunks.size(); ++i)
            directory[i] = m_chunks[i];
        m_directory.store(directory.get(), std::memory_order_release);
        m_directories.push_back(std::move(directory)); // older ones may still be read
        m_capacity = capacity;
    }

    std::mutex m_mutex;
    std::vector<T*> m_chunks;
    std::vector<Pages> m_pages;  // that hold the chunks
    std::byte* m_page = nullptr; // the one with room left
    std::size_t m_pageLeft = 0;
    std::size_t m_bytes = 0; // of all chunks
    std::vector<std::unique_ptr<T*[]>> m_directories;
    std::atomic<T**> m_directory = nullptr;
    std::size_t m_capacity = 0;
};

} // namespace throughline
