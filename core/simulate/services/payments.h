// SPDX-License-Identifier: GPL-3.0-or-later
// Payments: a new row of `orders` fires the capture of its payment; what is paid is invoiced and confirmed by
// jobs, one after another.
#pragma once

#include "core/simulate/shop.h"

#include <string>

namespace throughline::simulate {

class Payments {
public:
    explicit Payments(Shop& shop);

private:
    // An order on its way through the jobs.
    struct Paid {
        std::string order;
        std::string contact;
        std::string row; // of the order, as JSON
        std::string job; // the truth: that captured the payment
    };

    void capture(const RunningJob& job);
    void issueInvoice(const Work& work, const Paid& paid);
    void confirm(const RunningJob& job);

    Shop& m_shop;
    Paid m_paid; // that is being confirmed
};

} // namespace throughline::simulate
