// SPDX-License-Identifier: GPL-3.0-or-later
// Mark: a small shape in front of a cell's text that says the state of a row, by its form as well as by its
// colour. The value of roles::Mark.
#pragma once

#include "core/layout/scene.h"

#include <QMetaType>

namespace throughline {

struct Mark {
    Shape shape = Shape::Circle;
    Ink ink = Ink::Dim;
    bool hollow = false;

    friend bool operator==(const Mark&, const Mark&) = default;
};

} // namespace throughline

Q_DECLARE_METATYPE(throughline::Mark)
