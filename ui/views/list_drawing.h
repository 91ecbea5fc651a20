// SPDX-License-Identifier: GPL-3.0-or-later
// A list or tree of a view as text in a scene, for an image or a document: its header and as many rows as
// fit, from the first one in sight on.
//
// GUI thread.
#pragma once

#include "core/layout/scene.h"

#include <QModelIndex>

#include <functional>

class QAbstractItemView;
class QHeaderView;

namespace throughline {

// `next` gives the row after another, or an invalid index. Columns keep their shares of the width.
void drawRows(Scene& scene, const Rect& rect, const QAbstractItemView& view, const QHeaderView& header,
              const std::function<QModelIndex(const QModelIndex&)>& next);

} // namespace throughline
