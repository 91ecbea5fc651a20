// SPDX-License-Identifier: GPL-3.0-or-later
// Pages: memory for large arrays, taken from the system itself and given back to it as soon as it is let go.
//
// The C library's allocator keeps what is freed in the hope that something of that size is wanted again: a
// load that lets go of as much as it keeps would hold both. Where nearly all of the memory is going to be
// written the system is asked for large pages, of which each costs a fraction of the small ones in its place.
// Owned by one object; throws std::bad_alloc.
#pragma once

#include <cstddef>
#include <utility>

namespace throughline {

class Pages {
public:
    // How much of the memory is going to be written to. What is not costs nothing where it is Sparse.
    enum class Use : bool { Dense, Sparse };

    Pages() = default;
    // All zero.
    explicit Pages(std::size_t bytes, Use use = Use::Dense);
    Pages(Pages&& other) noexcept { swap(other); }
    Pages& operator=(Pages&& other) noexcept
    {
        Pages(std::move(other)).swap(*this);
        return *this;
    }
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    ~Pages();

    [[nodiscard]] std::byte* data() const { return m_data; }
    // Gives back all but the first bytes.
    void shrink(std::size_t bytes);

private:
    void swap(Pages& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_mapped, other.m_mapped);
    }

    std::byte* m_data = nullptr;
    std::size_t m_mapped = 0; // bytes from the system; 0 where they are few and from the C library
};

} // namespace throughline
