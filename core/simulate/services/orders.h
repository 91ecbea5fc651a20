// SPDX-License-Identifier: GPL-3.0-or-later
// Orders: a checkout becomes an order. `createOrder` looks at the active tracing context (seed 1, section
// 4.D), writes the rows of cart and order, and dispatches the job that reserves the stock; the row fires the
// trigger of the payment.
#pragma once

#include "core/simulate/services/carts.h"
#include "core/simulate/shop.h"

#include <string>

namespace throughline::simulate {

class Orders {
public:
    explicit Orders(Shop& shop);

    [[nodiscard]] std::string newNumber() { return std::to_string(++m_lastNumber); }
    void create(const SharedVisit& visit, const std::string& order);

private:
    void createOrder(const RunningJob& job);
    void writeRows(const RunningJob& job, EventNumber created);
    void reserveStock(const Work& work, const std::string& order, const std::string& contact);

    Shop& m_shop;
    std::uint64_t m_lastNumber = 1000;
    SharedVisit m_visit; // of the order at hand
    std::string m_order;
};

} // namespace throughline::simulate
