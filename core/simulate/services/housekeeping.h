// SPDX-License-Identifier: GPL-3.0-or-later
// Housekeeping: a scheduled job that prunes abandoned carts each morning (seed 1, section 3.A, "Scheduled
// Jobs"). Those are in a cache, not in the database.
#pragma once

#include "core/simulate/shop.h"

namespace throughline::simulate {

class Housekeeping {
public:
    explicit Housekeeping(Shop& shop) : m_shop(shop) {}

    void begin();
    void noteCart(bool isOrdered) { m_carts += isOrdered ? 0 : 1; }

private:
    void pruneCarts();

    Shop& m_shop;
    std::uint32_t m_carts = 0; // abandoned since the last time
};

} // namespace throughline::simulate
