// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pages.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <new>

namespace throughline {

namespace {

constexpr std::size_t kLargePage = 2U << 20U;  // as the processors that we know have them
constexpr std::size_t kFewBytes = 128U << 10U; // not worth a call of the system

std::size_t pageBytes()
{
    static const auto bytes = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return bytes;
}

std::size_t roundedUp(std::size_t bytes, std::size_t unit)
{
    return (bytes + unit - 1) / unit * unit;
}

std::byte* map(std::size_t bytes)
{
    void* const mapped = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc();
    return static_cast<std::byte*>(mapped);
}

void unmap(std::byte* begin, std::size_t bytes)
{
    if (bytes != 0)
        ::munmap(begin, bytes);
}

// Begins at a multiple of a large page: only those that are filled become large, so none of it is wasted.
std::byte* mapLarge(std::size_t bytes)
{
    std::byte* const mapped = map(bytes + kLargePage);
    const auto address = reinterpret_cast<std::uintptr_t>(mapped);
    const std::size_t before = roundedUp(address, kLargePage) - address;
    std::byte* const begin = mapped + before;
    unmap(mapped, before);
    unmap(begin + bytes, kLargePage - before);
#ifdef MADV_HUGEPAGE
    ::madvise(begin, bytes, MADV_HUGEPAGE); // a wish: nothing is wrong where it is not granted
#endif
    return begin;
}

} // namespace

Pages::Pages(std::size_t bytes, Use use)
{
    if (bytes == 0)
        return;
    if (bytes < kFewBytes) {
        m_data = static_cast<std::byte*>(std::calloc(bytes, 1));
        if (!m_data)
            throw std::bad_alloc();
        return;
    }
    const std::size_t mapped = roundedUp(bytes, pageBytes());
    m_data = use == Use::Dense && mapped >= kLargePage ? mapLarge(mapped) : map(mapped);
    m_mapped = mapped;
}

Pages::~Pages()
{
    if (m_mapped != 0)
        ::munmap(m_data, m_mapped);
    else
        std::free(m_data);
}

void Pages::shrink(std::size_t bytes)
{
    const std::size_t kept = roundedUp(bytes, pageBytes());
    if (kept == 0 || kept >= m_mapped) {
        if (bytes == 0)
            *this = Pages();
        return;
    }
    unmap(m_data + kept, m_mapped - kept);
    m_mapped = kept;
}

} // namespace throughline
