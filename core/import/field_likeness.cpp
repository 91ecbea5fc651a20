// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/field_likeness.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace throughline {

namespace {

using enum ImportField;

struct Likeness {
    ImportField field;
    double score;
    std::string_view names; // words written together, between blanks
};

// Names beside the spellings of spec 1, from exports of tracing systems, message brokers and shops.
constexpr std::array kLikenesses = {
    Likeness{
        Time, 0.95,
        " timestamp time ts eventtime eventtimestamp occurredat starttime startedat starttimestamp datetime "
        "starttimeunixnano timeunixnano timeunixnanos timestampms timestampus timestampns isotimestamp "},
    Likeness{Time, 0.9,
             " start begin begintime sentat receivedat loggedat emittedat happenedat recordedat publishedat "
             "firedat createdat created creationtime logtime observedtimeunixnano "},
    Likeness{Time, 0.8, " date when at epoch epochms "},
    Likeness{End, 0.95,
             " end endtime endedat finishedat finishtime completedat stoppedat endtimestamp endtimeunixnano "
             "endtimeunixnanos finished stoptime "},
    Likeness{Type, 0.95, " type eventtype eventname event typename "},
    Likeness{Type, 0.9,
             " eventaction action activity activityname operationname operation spanname messagetype "},
    Likeness{Type, 0.8, " name topic verb eventkind eventclass whathappened "},
    Likeness{Type, 0.65, " kind method category message msg label "},
    Likeness{Id, 0.95, " id eventid eventuuid uuid guid "},
    Likeness{Id, 0.8, " insertid recordid logid eventkey "},
    Likeness{ClassName, 0.95, " class classname sourceclass servicename listenername jobname handlername "},
    Likeness{ClassName, 0.8, " service logger loggername component handler emitter processservicename "},
    Likeness{ClassName, 0.6, " module application "},
    Likeness{Status, 0.95, " status eventstatus outcome eventoutcome statuscode httpstatus httpstatuscode "},
    Likeness{Status, 0.75, " state result responsecode "},
    Likeness{Level, 0.95, " level loglevel severity severitytext lvl "},
    Likeness{Success, 0.95, " success issuccess succeeded successful ok "},
    Likeness{Error, 0.95, " error errormessage errormsg exceptionmessage errortext "},
    Likeness{Error, 0.75, " exception failurereason failuremessage statusmessage err errorreason "},
    Likeness{Contact, 0.95, " contactid contact customerid waid distinctid contactuuid customeruuid "},
    Likeness{Contact, 0.8,
             " customer phone phonenumber msisdn profileid subscriberid recipientid visitorid shopperid "
             "buyerid clientid "},
    Likeness{User, 0.95, " userid adminid agentid actorid staffid operatorid employeeid "},
    Likeness{Reference, 0.9, " referenceid reference entityref subjectref "},
    Likeness{Trace, 0.95, " traceid traceuuid xtraceid dtraceid "},
    Likeness{Trace, 0.7, " trace requestid xrequestid journeyid flowid sagaid rootid "},
    Likeness{Span, 0.95, " spanid spanuuid "},
    Likeness{Parent, 0.95, " parentid parentspanid parentuuid parenteventid parentspan "},
    Likeness{Parent, 0.8, " parent causationid causeid causedby causedbyid causeeventid parentactivityid "},
    Likeness{CausalTrace, 0.95, " causaltraceid causingtraceid causetraceid "},
    Likeness{CausalTrace, 0.75, " sourcetraceid origintraceid parenttraceid linkedtraceid "},
    Likeness{Correlation, 0.95, " correlationid xcorrelationid correlation corrid "},
    Likeness{ReplyContext, 0.9,
             " replytoid replytomessageid inreplyto inreplytoid quotedmessageid contextmessageid "},
    Likeness{Token, 0.95, " trackingtoken updatedby "}};

constexpr std::string_view kContainers =
    " ctx context data body event events payload message msg envelope record span transaction meta metadata "
    "header headers "
    "attrs attributes detail details fields properties props log content source root trace params args value "
    "doc "
    "document tracecontext trackingcontext extra tags labels info entry item ";

// Alone they may be of anything.
constexpr std::string_view kWeakNames =
    " id name type status key uuid guid kind state code value message label ";
// Words that make a time another one than that of the event.
constexpr std::string_view kOtherTimes =
    " end ended finish finished complete completed stop stopped update updated "
    "modified expire expires expired expiry expiration due deadline deleted timeout "
    "birth scheduled next last until valid run ";
constexpr std::string_view kTimeEndings = " at time timestamp ts date datetime ";
constexpr std::string_view kTimeUnits =
    " unix nano nanos ms millis us micros ns s sec seconds utc epoch iso gmt ";
constexpr std::string_view kDurationWords = " duration elapsed took latency runtime ";

bool isAmong(std::string_view word, std::string_view words)
{
    return !word.empty() && words.find(" " + std::string(word) + " ") != std::string_view::npos;
}

std::string together(std::span<const std::string> words)
{
    std::string joined;
    for (const std::string& word : words)
        joined += word;
    return joined;
}

double listed(ImportField field, const std::string& name)
{
    for (const Likeness& likeness : kLikenesses) {
        if (likeness.field == field && isAmong(name, likeness.names))
            return likeness.score;
    }
    return 0;
}

bool namesOtherTime(const std::vector<std::string>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return isAmong(word, kOtherTimes); });
}

// "shippedAtUtc": a time by its last words.
double timeByWords(const std::vector<std::string>& words)
{
    std::size_t count = words.size();
    while (count > 1 && isAmong(words[count - 1], kTimeUnits))
        --count;
    if (count == 0 || !isAmong(words[count - 1], kTimeEndings))
        return 0;
    return namesOtherTime(words) ? 0 : 0.75;
}

} // namespace

std::vector<std::string> wordsOf(std::string_view name)
{
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto isLetter = [&](char c) {
        return isUpper(c) || isLower(c) || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    };
    std::vector<std::string> words;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLetter(c)) {
            begins = true;
            continue;
        }
        // sentAt | HTTPStatus: a capital begins a word after a small letter, or before one.
        const bool afterSmall = i > 0 && isUpper(c) && !isUpper(name[i - 1]);
        const bool beforeSmall = i > 0 && isUpper(c) && isUpper(name[i - 1]) && i + 1 < name.size() &&
                                 isLower(name[i + 1]) && name.substr(i + 1) != "s";
        if (begins || afterSmall || beforeSmall)
            words.emplace_back();
        begins = false;
        words.back() += isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

bool soundsLikeOtherTime(std::string_view name)
{
    return namesOtherTime(wordsOf(name));
}

bool soundsLikeContainer(std::string_view name)
{
    return isAmong(together(wordsOf(name)), kContainers);
}

double nameLikeness(ImportField field, const std::vector<std::string>& keys)
{
    if (keys.empty())
        return 0;
    const std::vector<std::string> words = wordsOf(keys.back());
    const std::string name = together(words);
    double score = listed(field, name);
    if (field == Time && score == 0)
        score = timeByWords(words);
    if (keys.size() > 1) {
        const std::string& around = keys[keys.size() - 2];
        const double withObject = listed(field, together(wordsOf(around)) + name);
        if (isAmong(name, kWeakNames) && !soundsLikeContainer(around))
            score = 0;
        // "trace": {"id"} is the trace's id, not the event's.
        for (std::size_t other = 0; other < kImportFieldCount && withObject == 0; ++other) {
            if (listed(static_cast<ImportField>(other), together(wordsOf(around)) + name) > 0)
                score = 0;
        }
        score = std::max(score, withObject);
    }
    for (std::size_t depth = 1; depth < keys.size(); ++depth)
        score *= 0.98;
    return score;
}

ImportField durationFieldOf(const std::vector<std::string>& keys)
{
    struct Unit {
        ImportField field;
        std::string_view words;
    };
    static constexpr std::array kUnits = {Unit{Milliseconds, " ms msec millis millisecond milliseconds "},
                                          Unit{Microseconds, " us usec micros microsecond microseconds "},
                                          Unit{Nanoseconds, " ns nsec nano nanos nanosecond nanoseconds "},
                                          Unit{Seconds, " s sec secs second seconds "}};
    const std::vector<std::string> words = keys.empty() ? std::vector<std::string>() : wordsOf(keys.back());
    const bool named = std::any_of(words.begin(), words.end(),
                                   [](const std::string& word) { return isAmong(word, kDurationWords); });
    // "response time", "executionTimeMs"; a time alone is none.
    const bool ofSomething =
        words.size() > 1 && std::find(words.begin() + 1, words.end(), "time") != words.end() &&
        isAmong(words.front(), " response execution processing request run total handler handling "
                               "cpu wall query ");
    if (!named && !ofSomething)
        return None;
    for (const Unit& unit : kUnits) {
        if (isAmong(words.back(), unit.words))
            return unit.field;
    }
    return Duration;
}

} // namespace throughline
