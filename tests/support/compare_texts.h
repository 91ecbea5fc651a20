// SPDX-License-Identifier: GPL-3.0-or-later
// Compares sets and lists of texts in one line that shows both sides where they differ.
#pragma once

#include <QString>
#include <QStringList>

namespace throughline::test {

template <class Texts>
[[nodiscard]] QString joined(const Texts& texts)
{
    QStringList list;
    for (const auto& text : texts)
        list.append(QString::fromStdString(std::string(text)));
    return list.join(QStringLiteral(" | "));
}

} // namespace throughline::test

#define COMPARE_TEXTS(actual, ...)                                                                           \
    QCOMPARE(throughline::test::joined(actual), throughline::test::joined(std::set<std::string> __VA_ARGS__))
