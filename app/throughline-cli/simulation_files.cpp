// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/throughline-cli/simulation_files.h"

#include "core/base/output_file.h"
#include "core/export/event_export.h"
#include "core/pipeline/pipeline.h"
#include "core/simulate/database_output.h"
#include "core/simulate/native_export.h"
#include "core/simulate/outputs.h"
#include "core/source/sql/commerce_database.h"
#include "core/source/sql/observability_database.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace throughline {

namespace {

using simulate::CommerceStorage;
using simulate::DatabaseOutput;
using simulate::NativeExport;
using simulate::Simulation;
using simulate::SimulationTally;
using simulate::TextSink;

constexpr std::array<std::string_view, kSimulationFiles> kNames = {"export", "otlp", "sqlite", "truth"};
constexpr std::array<std::string_view, kSimulationFiles> kFileNames = {"events.ndjson", "events.otlp.json",
                                                                       "commerce.sqlite", "truth.json"};

TextSink sinkOf(OutputFile& file)
{
    return [&file](std::string_view text) { return file.write(text); };
}

// A SQLite file that is written beside its place, by two connections.
class SqliteOutput {
public:
    explicit SqliteOutput(const std::string& path) : m_place(path), m_beside(nameBeside(path)) {}
    ~SqliteOutput() { ::unlink(m_beside.c_str()); }
    SqliteOutput(const SqliteOutput&) = delete;
    SqliteOutput& operator=(const SqliteOutput&) = delete;

    [[nodiscard]] const std::string& beside() const { return m_beside; }
    [[nodiscard]] Result<void> commit() const { return moveToPlace(m_beside, m_place); }

private:
    std::string m_place;
    std::string m_beside;
};

class SimulationRun {
public:
    explicit SimulationRun(const SimulationRequest& request) : m_request(request) {}

    Result<SimulationTally> run(const CancelToken& cancel, const std::function<void(std::uint64_t)>& progress)
    {
        for (const auto step :
             {&SimulationRun::check, &SimulationRun::openFiles, &SimulationRun::openDatabases}) {
            if (Result<void> done = (this->*step)(); !done)
                return tl::unexpected<Problem>(std::move(done.error()));
        }
        Simulation simulation(m_request.settings, std::move(m_observability));
        if (Result<void> done = simulation.run(m_outputs, cancel, progress); !done)
            return tl::unexpected<Problem>(std::move(done.error()));
        if (Result<void> done = finish(simulation); !done)
            return tl::unexpected<Problem>(std::move(done.error()));
        return simulation.tally();
    }

private:
    [[nodiscard]] std::string pathOf(SimulationFile file) const
    {
        return (std::filesystem::path(m_request.folder) / fileNameOf(file)).string();
    }

    Result<void> check()
    {
        if (Result<void> fine = checkSettings(m_request.settings); !fine)
            return fine;
        if (m_request.wantsFile(SimulationFile::Otlp) && !m_request.wantsFile(SimulationFile::Export))
            return failure(ProblemCode::BadArgument, {"otlp is made from the export: ask for both"});
        std::error_code error;
        for (std::size_t i = 0; i < kSimulationFiles && !m_request.replaces; ++i) {
            const std::string path = pathOf(static_cast<SimulationFile>(i));
            if (m_request.wants[i] && std::filesystem::exists(path, error))
                return failure(ProblemCode::BadArgument, {path + " is there already; --force replaces it"});
        }
        std::filesystem::create_directories(m_request.folder, error);
        if (error)
            return failure(ProblemCode::WriteFailed, {m_request.folder, error.message()});
        return {};
    }

    Result<void> openFiles()
    {
        for (const auto& [file, output] :
             {std::pair(SimulationFile::Export, &m_export), std::pair(SimulationFile::Truth, &m_truth)}) {
            if (!m_request.wantsFile(file))
                continue;
            Result<OutputFile> created = OutputFile::create(pathOf(file));
            if (!created)
                return tl::unexpected<Problem>(std::move(created.error()));
            *output = std::make_unique<OutputFile>(std::move(*created));
        }
        if (m_export) {
            m_native = std::make_unique<NativeExport>(sinkOf(*m_export));
            m_outputs.add(*m_native);
        }
        return {};
    }

    Result<void> openDatabases()
    {
        if (m_request.wantsFile(SimulationFile::Sqlite)) {
            const Result<std::string> place = writablePlace(pathOf(SimulationFile::Sqlite));
            if (!place)
                return tl::unexpected<Problem>(place.error());
            m_sqlite = std::make_unique<SqliteOutput>(*place);
            if (Result<void> opened = openDatabase(m_sqlite->beside(), PresentTables::Refuse); !opened)
                return opened;
        }
        if (m_request.database.empty())
            return {};
        return openDatabase(m_request.database,
                            m_request.replaces ? PresentTables::Drop : PresentTables::Refuse);
    }

    Result<void> openDatabase(const std::string& connection, PresentTables present)
    {
        CommerceStorage& storage = *m_storages.emplace_back(commerceDatabase(connection, present));
        if (Result<void> opened = storage.open(); !opened)
            return opened;
        m_outputs.add(*m_databases.emplace_back(std::make_unique<DatabaseOutput>(storage)));
        m_observability.push_back(observabilityDatabase(connection));
        return {};
    }

    Result<void> finish(const Simulation& simulation)
    {
        for (const auto& storage : m_storages)
            storage->close();
        if (m_native) {
            if (Result<void> written = m_native->finish(); !written)
                return written;
        }
        if (m_truth) {
            if (Result<void> written = simulation.truth().write(sinkOf(*m_truth)); !written)
                return written;
        }
        for (const auto& file : {&m_export, &m_truth}) {
            Result<void> done = *file ? (*file)->commit() : Result<void>();
            if (!done)
                return done;
        }
        Result<void> done = m_sqlite ? m_sqlite->commit() : Result<void>();
        return done && m_request.wantsFile(SimulationFile::Otlp) ? writeOtlp() : done;
    }

    // From the export as anybody reads it. Which cause is likely makes no difference to spans.
    Result<void> writeOtlp() const
    {
        LoadRequest request;
        request.paths = {pathOf(SimulationFile::Export)};
        request.infer = false;
        const Result<std::shared_ptr<const Snapshot>> snapshot = load(request);
        if (!snapshot)
            return tl::unexpected<Problem>(snapshot.error());
        const ExportSettings settings{.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U)};
        const Result<ExportTally> tally =
            exportEvents(**snapshot, ExportFormat::Otlp, pathOf(SimulationFile::Otlp), settings);
        return tally ? Result<void>() : tl::unexpected<Problem>(tally.error());
    }

    const SimulationRequest& m_request;
    std::unique_ptr<OutputFile> m_export;
    std::unique_ptr<OutputFile> m_truth;
    std::unique_ptr<SqliteOutput> m_sqlite;
    std::unique_ptr<NativeExport> m_native;
    std::vector<std::unique_ptr<CommerceStorage>> m_storages;
    std::vector<std::unique_ptr<DatabaseOutput>> m_databases;
    simulate::Outputs m_outputs;
    Simulation::Databases m_observability;
};

} // namespace

std::string_view nameOf(SimulationFile file)
{
    return kNames[static_cast<std::size_t>(file)];
}

std::string_view fileNameOf(SimulationFile file)
{
    return kFileNames[static_cast<std::size_t>(file)];
}

std::optional<SimulationFile> simulationFileNamed(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<SimulationFile>(found - kNames.begin());
}

Result<SimulationTally> writeSimulation(const SimulationRequest& request, const CancelToken& cancel,
                                        const std::function<void(std::uint64_t)>& progress)
{
    return SimulationRun(request).run(cancel, progress);
}

} // namespace throughline
