// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping_detection.h"

#include "core/base/translation.h"
#include "core/import/content_guess.h"
#include "core/import/field_likeness.h"
#include "core/import/field_path.h"
#include "core/import/sample_columns.h"
#include "core/model/own_attributes.h"
#include "core/model/type_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace throughline {

namespace {

using enum ImportField;
using How = FieldDecision::How;

// Those that are looked for by name, in the order in which they choose.
constexpr std::array kByName = {Trace,           Span,      Parent,      CausalTrace,  Time,    End,   Type,
                                ImportField::Id, Contact,   User,        Status,       Success, Level, Error,
                                ClassName,       Reference, Correlation, ReplyContext, Token};
constexpr std::array kByContent = {Time, Type, Trace, ImportField::Id, Parent, Reference};
constexpr std::array kDurations = {Milliseconds, Microseconds, Nanoseconds, Seconds, Duration, End};

constexpr double kConfidenceOfTypes = 0.9; // that an event whose type ends in "failed" is one that failed

// Needed of each event: finding it in a few is not enough.
bool isNeeded(ImportField field)
{
    return field == Time || field == Type;
}

std::string pathOf(const std::vector<std::string>& keys, std::size_t count)
{
    std::string path;
    for (std::size_t i = 0; i < count; ++i)
        path = pointerTo(path, keys[i]);
    return path;
}

class Detection {
public:
    Detection(const RecordSample& sample, const FieldMappingData& base)
        : m_sample(sample), m_columns(sample), m_data(base)
    {
        m_columns.resolve(FieldMapping(m_data));
    }

    MappingDetection run()
    {
        if (m_data.detect && !isOurExport()) {
            guessByName();
            guessDuration();
            addWrappers();
            for (const ImportField field : kByContent)
                guessOne(field);
            addContainers();
            addReferences();
            m_data.idIsSpan = m_data.idIsSpan || parentsAreIds();
            m_data.typeSaysStatus = std::ranges::count(m_data.undetected, Status) == 0;
        }
        MappingDetection result;
        result.missing = missing();
        result.decisions = decisions();
        result.mapping = std::move(m_data);
        return result;
    }

private:
    struct Guess {
        How how;
        double confidence;
    };
    struct Candidate {
        const SampleColumn* column;
        double confidence;
    };

    [[nodiscard]] bool isOurExport() const
    {
        const auto ours =
            std::ranges::find(m_sample.fields(), pointerTo({}, std::string(kOwnFields)), &SampledField::path);
        return ours != m_sample.fields().end() && ours->values.size() == m_sample.records();
    }

    [[nodiscard]] bool isWanted(ImportField field) const
    {
        return std::ranges::count(m_data.undetected, field) == 0 &&
               (isNeeded(field) ? m_columns.found(field) < 0.5
                                : m_columns.found(field) < 1e-9 && !isEmptyEverywhere(field));
    }

    // A table of which each row leaves the field's own column empty says that there is none.
    [[nodiscard]] bool isEmptyEverywhere(ImportField field) const
    {
        return std::ranges::any_of(m_columns.of(field), [this](const SampleColumn* column) {
            return column->keys.size() == 1 && column->profile.saying == 0 &&
                   column->field->values.size() == m_sample.records();
        });
    }

    // Where what the mapping finds can be used it stays first.
    void take(ImportField field, const SampleColumn& column, How how, double confidence)
    {
        FieldMappingData::Spellings& spellings = m_data.of(field);
        const bool isBetter = m_columns.found(field) == 0;
        const auto place = isBetter ? spellings.keys.begin() + static_cast<std::ptrdiff_t>(spellings.given)
                                    : spellings.keys.end();
        spellings.keys.insert(place, column.field->path);
        m_guesses[column.field->path] = {how, std::min(confidence, 0.99)};
    }

    void resolve() { m_columns.resolve(FieldMapping(m_data)); }

    void guessByName()
    {
        for (const ImportField field : kByName) {
            if (!isWanted(field))
                continue;
            for (const Candidate& candidate : candidatesFor(field))
                take(field, *candidate.column, How::Spelling, candidate.confidence);
            resolve();
        }
    }

    // The best first; others only as far as they stand in other records: several kinds of records may each
    // have their own.
    [[nodiscard]] std::vector<Candidate> candidatesFor(ImportField field) const
    {
        std::vector<Candidate> all;
        for (const SampleColumn& column : m_columns.all()) {
            const double name = column.isFree() ? nameLikeness(field, column.keys) : 0;
            if (name == 0)
                continue;
            double confidence = name * contentFit(field, column.profile, name);
            if (field == Parent && name < 0.9 && looksForeign(column))
                confidence = 0;
            if (isDoubtful(field, column, confidence))
                continue;
            if (confidence >= kLeastConfidence)
                all.push_back({&column, confidence});
        }
        std::ranges::stable_sort(all, std::ranges::greater(), [](const Candidate& candidate) {
            return candidate.confidence * (0.6 + 0.4 * candidate.column->share);
        });
        std::vector<Candidate> chosen;
        std::vector<bool> covered;
        for (const Candidate& candidate : all) {
            if (addsRecords(*candidate.column, covered))
                chosen.push_back(candidate);
        }
        return chosen;
    }

    // A name that may mean many things, in few records; a type where there is no time: no event's.
    [[nodiscard]] bool isDoubtful(ImportField field, const SampleColumn& column, double confidence) const
    {
        if (field == Type)
            return m_columns.found(Time) > 0 && m_columns.together(column, Time) < 0.5;
        return confidence < 0.8 && column.share < 0.5 && field != Error && field != Parent;
    }

    // "parent" and the like, whose values are no span's and no event's.
    [[nodiscard]] bool looksForeign(const SampleColumn& column) const
    {
        return m_columns.containment({&column}, m_columns.of(Span)) < 0.5 &&
               m_columns.containment({&column}, m_columns.of(ImportField::Id)) < 0.5;
    }

    static bool addsRecords(const SampleColumn& column, std::vector<bool>& covered)
    {
        std::size_t added = 0;
        for (const SampledValue& value : column.field->values) {
            if (!value.raw().says())
                continue;
            if (covered.size() <= value.record)
                covered.resize(value.record + 1);
            added += !covered[value.record];
            covered[value.record] = true;
        }
        return added * 2 > column.profile.saying;
    }

    void guessDuration()
    {
        const auto isFound = [this](ImportField field) { return m_columns.found(field) > 0; };
        const bool hasEnd = std::ranges::any_of(kDurations, isFound);
        double unitless = 0; // share of the records
        for (const SampleColumn& column : m_columns.all()) {
            const ImportField field = column.isFree() ? durationFieldOf(column.keys) : None;
            if (field == None || hasEnd || std::ranges::count(m_data.undetected, field) != 0)
                continue;
            const ValueProfile& profile = column.profile;
            const bool fits = field == Duration ? profile.part(profile.durationTexts) >= 0.9
                                                : profile.part(profile.numbers) >= 0.9;
            const bool isMost = column.share >= 0.5; // else how long something else took
            if (fits && isMost && m_columns.found(field) == 0) {
                take(field, column, How::Spelling, 0.9);
            } else if (field == Duration && profile.part(profile.numbers) >= 0.9) {
                m_unitless.push_back(column.field->path);
                unitless += column.share;
            }
        }
        // Several kinds of records may each have their own.
        if (unitless < 0.5)
            m_unitless.clear();
        resolve();
    }

    // {"orderEvent":{"ts":…,"type":…}}: what holds the time holds the type, whatever it is called.
    void addWrappers()
    {
        if (!isWanted(Type))
            return;
        for (const ImportField field : {Time, Trace}) {
            for (const SampleColumn* const column : m_columns.of(field)) {
                if (column->keys.size() > 1 && column->container == 0)
                    addContainer(pathOf(column->keys, column->keys.size() - 1), false);
            }
        }
        resolve();
        guessByName();
    }

    void guessOne(ImportField field)
    {
        if (!isWanted(field))
            return;
        const ContentGuess guess = guessByContent(field, m_columns);
        if (!guess.column || guess.confidence < kLeastConfidence)
            return;
        take(field, *guess.column, How::Content, guess.confidence);
        resolve();
    }

    void addContainer(const std::string& path, bool ownIdentity)
    {
        const auto known = std::ranges::find(m_data.containers, path, &Container::key);
        if (known == m_data.containers.end() && m_data.containers.size() < FieldMapping::kMostContainers)
            m_data.containers.push_back({path, ownIdentity});
    }

    // Objects that usually hold an event's fields, and hold entities.
    void addContainers()
    {
        for (const SampleColumn& column : m_columns.all()) {
            const std::size_t depth = column.keys.size() - 1;
            const bool names =
                column.isFree() && column.keys.back().size() > 3 && column.keys.back().ends_with("_id");
            if (!names || column.open || column.container != 0 || depth == 0)
                continue;
            if (std::all_of(column.keys.begin(), column.keys.end() - 1, soundsLikeContainer))
                addContainer(pathOf(column.keys, depth), true);
        }
        resolve();
    }

    // orderId, customerID: entities in another spelling.
    void addReferences()
    {
        for (const SampleColumn& column : m_columns.all()) {
            const std::string& key = column.keys.back();
            const bool names = key.size() > 2 && (key.ends_with("Id") || key.ends_with("ID")) &&
                               key[key.size() - 3] >= 'a' && key[key.size() - 3] <= 'z';
            if (names && column.isFree() && column.open && !column.meaning.reference &&
                column.profile.flags == 0)
                m_data.references.push_back(column.field->path);
        }
    }

    [[nodiscard]] bool parentsAreIds() const
    {
        return m_columns.found(Parent) > 0 && m_columns.found(Span) < 1 &&
               m_columns.containment(m_columns.of(Parent), m_columns.of(ImportField::Id)) >= 0.3;
    }

    [[nodiscard]] std::vector<FieldDecision> decisions() const
    {
        std::vector<FieldDecision> decisions;
        for (std::size_t i = 0; i < kImportFieldCount; ++i) {
            const auto field = static_cast<ImportField>(i);
            for (const SampleColumn* const column : m_columns.of(field)) {
                if (column->wins > 0)
                    decisions.push_back(decisionOn(field, *column));
            }
        }
        if (m_data.typeSaysStatus)
            addStatusOfTypes(decisions);
        return decisions;
    }

    // Types that tell of a failure, behind all other fields that say how an event ended.
    void addStatusOfTypes(std::vector<FieldDecision>& decisions) const
    {
        const auto last =
            std::find_if(decisions.rbegin(), decisions.rend(), [](const FieldDecision& decision) {
                return importFieldOf(decision.field) <= Status;
            });
        auto place = last.base();
        for (const SampleColumn* const column : m_columns.of(Type)) {
            const auto failed = std::ranges::count_if(column->field->values, [](const SampledValue& value) {
                return tellsOfFailure(value.raw().asText());
            });
            if (failed == 0 || column->wins == 0)
                continue;
            const double share = static_cast<double>(failed) / m_sample.records();
            place = decisions.insert(place, {std::string(nameOf(Status)), column->field->path, How::Content,
                                             kConfidenceOfTypes, share}) +
                    1;
        }
    }

    [[nodiscard]] FieldDecision decisionOn(ImportField field, const SampleColumn& column) const
    {
        FieldDecision decision{std::string(nameOf(field)), column.field->path, How::Spelling, 1, column.wins};
        const auto guess = m_guesses.find(column.field->path);
        const auto spellings = std::ranges::find(m_data.fields, field, &FieldMappingData::Spellings::field);
        if (guess != m_guesses.end()) {
            decision.how = guess->second.how;
            decision.confidence = guess->second.confidence;
        } else if (spellings != m_data.fields.end() && column.meaning.order < spellings->given) {
            decision.how = How::MappingFile;
        }
        return decision;
    }

    [[nodiscard]] std::vector<std::string> missing() const
    {
        std::vector<std::string> sentences;
        for (const ImportField field : {Time, Type}) {
            if (m_columns.found(field) == 0)
                sentences.push_back(told(phrase("problems", "no field looks like a {}; fields seen: {}"),
                                         nameOf(field), seen()));
        }
        for (const std::string& path : m_unitless)
            sentences.push_back(
                told(phrase("problems", "the unit of the duration in {} is not known; a mapping may name it"),
                     path));
        return sentences;
    }

    [[nodiscard]] std::string seen() const
    {
        constexpr std::size_t kMost = 12;
        std::string paths;
        for (std::size_t i = 0; i < std::min(kMost, m_columns.all().size()); ++i)
            paths += fmt::format("{}{}", i == 0 ? "" : ", ", m_columns.all()[i].field->path);
        if (m_columns.all().size() > kMost)
            paths += told(phrase("problems", " and {} more"), m_columns.all().size() - kMost);
        return paths.empty() ? told(phrase("problems", "none")) : paths;
    }

    const RecordSample& m_sample;
    SampleColumns m_columns;
    FieldMappingData m_data;
    std::map<std::string, Guess> m_guesses; // by path
    std::vector<std::string> m_unitless;
};

} // namespace

bool MappingDetection::finds(ImportField field) const
{
    return std::ranges::any_of(
        decisions, [field](const FieldDecision& decision) { return decision.field == nameOf(field); });
}

MappingDetection detectMapping(const RecordSample& sample, const FieldMappingData& base)
{
    if (sample.records() == 0)
        return {base, {}, {}};
    return Detection(sample, base).run();
}

} // namespace throughline
