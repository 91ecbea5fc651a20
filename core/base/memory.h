// SPDX-License-Identifier: GPL-3.0-or-later
// Gives memory that was freed back to the system, where the allocator keeps it for itself.
//
// To be called between the phases of a large operation, when much was freed in small pieces: it looks through
// the whole heap. Any thread.
#pragma once

#include <cstdlib> // tells which C library it is

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace throughline {

inline void returnFreedMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace throughline
