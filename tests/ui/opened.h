// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the window start from: settings of their own, and files that are opened.
#pragma once

#include "core/pipeline/pipeline.h"

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <string_view>

namespace throughline::test {

// Settings that begin empty and are gone afterwards; and a folder for files.
class OwnSettings {
public:
    OwnSettings()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("throughline-test"));
        QCoreApplication::setApplicationName(QStringLiteral("throughline-test"));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    }
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void forget() const { QSettings().clear(); }

private:
    QTemporaryDir m_folder;
};

[[nodiscard]] inline std::shared_ptr<const Snapshot> opened(const std::string& path)
{
    LoadRequest request;
    request.paths = {path};
    const Result<std::shared_ptr<const Snapshot>> loaded = load(request);
    return loaded ? *loaded : nullptr;
}

// An event whose every text tries to be something else than text (spec 6, no. 31).
inline constexpr std::string_view kHostileEvents =
    R"({"id":"<b>id</b>","type":"<img src=http://127.0.0.1:9/x>Type","class":"<a href='file:///etc/passwd'>Class</a>",)"
    R"("occurred_at":"2026-03-02T09:00:00Z","contact_id":"\u202egnp.exe","reference_id":"order:<b>1234</b>&amp;",)"
    R"("error":"\u001b[31mred\u001b[0m\nsecond","payload":{"<i>key</i>":"<script>x</script>"},)"
    R"("metadata":{"trace_id":"<u>t</u>","span_id":"s1","parent_id":"<b>missing</b>"}})"
    "\n"
    R"({"id":"two","type":"Second","occurred_at":"2026-03-02T09:00:01Z","reference_id":"order:<b>1234</b>&amp;",)"
    R"("metadata":{"trace_id":"<u>t</u>","span_id":"s2","parent_id":"s1"},)"
    R"("updated_by":"<b>api</b>|550e8400-e29b-41d4-a716-446655440000|job-1"})"
    "\n";

} // namespace throughline::test
