// SPDX-License-Identifier: GPL-3.0-or-later
// PagedArray: plain values whose size is known before it is filled, in memory of its own (see Pages).
//
// Until they are written its values are zero bytes, which for an Id is no "none": whoever makes one fills it,
// on as many threads as he likes. Movable; any thread may read.
#pragma once

#include "core/base/pages.h"

#include <cstddef>
#include <span>
#include <type_traits>

namespace throughline {

template <class T>
class PagedArray {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

public:
    PagedArray() = default;
    explicit PagedArray(std::size_t size, Pages::Use use = Pages::Use::Dense)
        : m_pages(size * sizeof(T), use), m_size(size)
    {}
    PagedArray(PagedArray&& other) noexcept
        : m_pages(std::move(other.m_pages)), m_size(std::exchange(other.m_size, 0))
    {}
    PagedArray& operator=(PagedArray&& other) noexcept
    {
        m_pages = std::move(other.m_pages);
        m_size = std::exchange(other.m_size, 0);
        return *this;
    }

    [[nodiscard]] T* data() { return reinterpret_cast<T*>(m_pages.data()); }
    [[nodiscard]] const T* data() const { return reinterpret_cast<const T*>(m_pages.data()); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    [[nodiscard]] T& operator[](std::size_t i) { return data()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return data()[i]; }
    [[nodiscard]] T* begin() { return data(); }
    [[nodiscard]] T* end() { return data() + m_size; }
    [[nodiscard]] const T* begin() const { return data(); }
    [[nodiscard]] const T* end() const { return data() + m_size; }
    [[nodiscard]] const T& back() const { return data()[m_size - 1]; }

    // Lets go of all but the first values.
    void shrink(std::size_t size)
    {
        m_pages.shrink(size * sizeof(T));
        m_size = size;
    }
    [[nodiscard]] std::size_t bytes() const { return m_size * sizeof(T); }

private:
    Pages m_pages;
    std::size_t m_size = 0;
};

} // namespace throughline
