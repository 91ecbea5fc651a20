// SPDX-License-Identifier: GPL-3.0-or-later
// A page of the window on its own, open on the sample and active, at the order that the tests look at.
#pragma once

#include "tests/ui/views/sample.h"
#include "ui/session/navigator.h"
#include "ui/session/view_state.h"

#include <QTest>

namespace throughline::test {

template <class Page>
struct OpenPage {
    Navigator navigator;
    ViewState state;
    Page page{navigator, state};

    // False where the page could not be shown.
    [[nodiscard]] bool show(QSize size)
    {
        navigator.setSnapshot(sample());
        if (!navigator.go(sampleOrder()))
            return false;
        page.resize(size);
        page.show();
        page.activateWindow();
        if (!QTest::qWaitForWindowActive(&page))
            return false;
        page.setFocus();
        return true;
    }
};

} // namespace throughline::test
