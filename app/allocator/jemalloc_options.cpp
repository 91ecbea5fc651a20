// SPDX-License-Identifier: GPL-3.0-or-later
// How jemalloc works in our programs: it finds this text by its name. Pages that were freed go back to the
// system after a fifth of a second, not ten: a load frees much while it seals, which would count twice at its
// peak.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "dirty_decay_ms:200,muzzy_decay_ms:0";
}
