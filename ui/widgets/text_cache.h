// SPDX-License-Identifier: GPL-3.0-or-later
// TextCache: texts shaped, measured, elided and painted once, for scene_painter.cpp. Shaping is most of what
// drawing a text costs, and a view draws the same texts again and again.
//
// One per thread, see textCache(); bounded.
#pragma once

#include "core/layout/scene.h"

#include <QImage>
#include <QStaticText>

#include <absl/container/flat_hash_map.h>

#include <memory>
#include <string>
#include <vector>

namespace throughline {

class TextCache {
public:
    struct Painted {
        QRgb colour = 0;
        QImage image;
    };
    struct Shaped {
        QStaticText text;
        float width = 0;
        std::vector<Painted> painted; // in the colours asked for so far
    };
    // What a glyph may reach beyond the text's own box.
    static constexpr int kOverhang = 2;

    [[nodiscard]] float width(std::string_view text, Face face);
    // The text, elided to at most `width` pixels.
    [[nodiscard]] Shaped& elided(std::string_view text, Face face, float width);
    // The text as pixels, kOverhang wider on each side: to copy them costs a tenth of drawing glyph by glyph.
    [[nodiscard]] static const QImage& image(Shaped& shaped, Face face, const QColor& colour);

private:
    struct Key {
        std::string text;
        Face face = Face::Regular;
        int width = 0; // the width it is elided to; kWhole where it is not
        friend bool operator==(const Key&, const Key&) = default;
        template <class H>
        friend H AbslHashValue(H state, const Key& key)
        {
            return H::combine(std::move(state), key.text, key.face, key.width);
        }
    };
    [[nodiscard]] Shaped& whole(std::string_view text, Face face);
    [[nodiscard]] Shaped& add(Key key, const QString& line);

    // Pointers, so that a reference handed out survives growth of the table.
    absl::flat_hash_map<Key, std::unique_ptr<Shaped>> m_texts;
};

// This thread's. The one of the GUI thread is emptied before the application object goes, since shaped texts
// refer to fonts.
[[nodiscard]] TextCache& textCache();

} // namespace throughline
