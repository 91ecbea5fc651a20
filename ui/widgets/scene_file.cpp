// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scene_file.h"

#include "core/export/svg.h"
#include "ui/widgets/scene_painter.h"

#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace throughline {
namespace {

constexpr qreal kImageScale = 2;        // PNG: sharp on dense screens and in print
constexpr qreal kMostImagePixels = 1e8; // larger scenes are written at their own size
constexpr int kDotsPerInch = 96;        // PDF: one scene pixel is one CSS pixel
constexpr qreal kPointsPerInch = 72;

[[nodiscard]] tl::unexpected<Problem> writeFailed(const QSaveFile& file)
{
    return failure(ProblemCode::WriteFailed,
                   {file.fileName().toStdString(), file.errorString().toStdString()});
}

[[nodiscard]] bool writePng(const Scene& scene, const InkColours& colours, QSaveFile& file)
{
    const qreal pixels = static_cast<qreal>(scene.width) * static_cast<qreal>(scene.height);
    const qreal scale = pixels * kImageScale * kImageScale > kMostImagePixels ? 1 : kImageScale;
    return sceneImage(scene, colours, scale).save(&file, "PNG");
}

[[nodiscard]] bool writeSvg(const Scene& scene, const InkColours& colours, QSaveFile& file)
{
    const std::string text = toSvg(scene, colours);
    const auto size = static_cast<qint64>(text.size());
    return file.write(text.data(), size) == size;
}

[[nodiscard]] bool writePdf(const Scene& scene, const InkColours& colours, QSaveFile& file)
{
    QPdfWriter writer(&file);
    writer.setCreator(QStringLiteral("Throughline"));
    writer.setResolution(kDotsPerInch);
    const QSizeF points = QSizeF(scene.width, scene.height) * kPointsPerInch / kDotsPerInch;
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter;
    if (!painter.begin(&writer)) {
        return false;
    }
    painter.fillRect(QRectF(0, 0, scene.width, scene.height), colourOf(Ink::Panel, colours));
    paintScene(painter, scene, colours);
    return painter.end();
}

} // namespace

Result<void> saveScene(const Scene& scene, const InkColours& colours, const std::string& path)
{
    using Writer = bool (*)(const Scene&, const InkColours&, QSaveFile&);
    const QString name = QString::fromStdString(path);
    const QString ending = QFileInfo(name).suffix().toLower();
    Writer write = nullptr;
    if (ending == QLatin1String("png")) {
        write = writePng;
    } else if (ending == QLatin1String("svg")) {
        write = writeSvg;
    } else if (ending == QLatin1String("pdf")) {
        write = writePdf;
    } else {
        return failure(ProblemCode::BadArgument, {path + " ends in neither .png, .svg nor .pdf"});
    }
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly)) {
        return writeFailed(file);
    }
    if (!write(scene, colours, file) || !file.commit()) {
        return writeFailed(file);
    }
    return {};
}

} // namespace throughline
