#include "report/assess/profile.hpp"

#include "input/cells/suggest.hpp"
#include "report/words/indicators.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>

namespace pairmodel {

namespace {

OwnCell stage_cell(const std::optional<Stage>& stage) {
    return stage ? OwnCell(std::string(name_of(*stage))) : OwnCell(Absent::not_available);
}

/// "good progress", as it stands in a sentence.
std::string in_words(Stage stage) {
    return lower_case(name_of(stage));
}

std::string stages_phrase(int count) {
    return fmt::format("{} {}", count, plural(count, "stage", "stages"));
}

std::string from_to(const StrandProfile& strand) {
    return fmt::format("from {} to {}", in_words(*strand.last.now), in_words(*strand.last.wanted));
}

using Test = std::function<bool(const StrandProfile&)>;

std::vector<std::string> names_where(const Assessment& assessment, const Test& test) {
    std::vector<std::string> names;
    for (const StrandProfile& strand : assessment.strands)
        if (test(strand)) names.emplace_back(name_of(strand.last.strand));
    return names;
}

std::vector<const StrandProfile*> largest_steps(const Assessment& assessment) {
    std::vector<const StrandProfile*> largest;
    for (const StrandProfile& strand : assessment.strands)
        if (strand.steps().value_or(0) > 0 && *strand.steps() == *assessment.strands.front().steps())
            largest.push_back(&strand);
    return largest;
}

/// How many strands have a stage that is wanted, and none that they are at.
std::size_t wanted_only(const Assessment& assessment) {
    return names_where(assessment, [](const StrandProfile& s) { return s.last.wanted && !s.last.now; })
        .size();
}

/// So many are said one by one.
constexpr std::size_t most_said = 3;

/// "Largest step: Workforce development, from foundations to good progress (Jo Smith)."
std::string largest_sentence(const Assessment& assessment) {
    const auto largest = largest_steps(assessment);
    if (largest.empty()) return "";
    const auto owner = [](const StrandProfile& strand) {
        return strand.last.owner.empty() ? "no owner" : strand.last.owner;
    };
    if (largest.size() == 1)
        return fmt::format("Largest step: {}, {} ({}).", name_of(largest.front()->last.strand),
                           from_to(*largest.front()), owner(*largest.front()));
    std::string text = fmt::format("Largest steps, {}: ", stages_phrase(*largest.front()->steps()));
    for (std::size_t i = 0; i < largest.size() && i < most_said; ++i)
        text += fmt::format("{}{} ({})", i == 0 ? "" : "; ", name_of(largest[i]->last.strand),
                            owner(*largest[i]));
    if (largest.size() > most_said) text += fmt::format("; and {} more", largest.size() - most_said);
    return text + ".";
}

/// "2 have moved up (A and B)", "7 have moved up"; nothing where none has.
std::string moved_phrase(const std::vector<std::string>& names, const char* where) {
    if (names.empty()) return "";
    std::string text = fmt::format("{} {} moved {}", names.size(),
                                   plural(static_cast<double>(names.size()), "has", "have"), where);
    return names.size() > most_said ? text : text + fmt::format(" ({})", in_a_row(names));
}

/// When the strands that were judged before were, if all were together; else "the time before".
std::string time_before(const Assessment& assessment) {
    std::set<std::string> times;
    for (const StrandProfile& strand : assessment.strands)
        if (strand.before) times.insert(strand.before_when);
    return times.size() == 1 ? *times.begin() : "the time before";
}

std::string moved_sentence(const Assessment& assessment) {
    const auto compared =
        names_where(assessment, [](const StrandProfile& s) { return s.moved().has_value(); });
    if (compared.empty()) return "";
    const std::string up = moved_phrase(
        names_where(assessment, [](const StrandProfile& s) { return s.moved().value_or(0) > 0; }), "up");
    const std::string down = moved_phrase(
        names_where(assessment, [](const StrandProfile& s) { return s.moved().value_or(0) < 0; }), "down");
    std::string text =
        fmt::format("Of {} strands judged since {}, ", compared.size(), time_before(assessment));
    if (up.empty() && down.empty()) return text + "none has moved.";
    return text + up + (up.empty() || down.empty() ? "" : ", ") + down + ".";
}

/// Strands that were not judged when others were judged again.
std::vector<std::string> not_again(const Assessment& assessment) {
    const auto earlier = [&](const std::string& when) {
        return std::any_of(assessment.strands.begin(), assessment.strands.end(),
                           [&](const StrandProfile& s) { return s.before && s.before_when == when; });
    };
    return names_where(assessment, [&](const StrandProfile& s) { return !s.before && earlier(s.when); });
}

bool is_to_move(const StrandProfile& strand) {
    return strand.steps().value_or(0) > 0;
}

}  // namespace

Table profile_table(const Assessment& assessment) {
    std::vector<std::vector<OwnCell>> rows;
    for (const StrandProfile& strand : assessment.strands) {
        const auto steps = strand.steps();
        rows.push_back({std::string(name_of(strand.last.strand)), stage_cell(strand.last.now),
                        stage_cell(strand.last.wanted),
                        steps ? OwnCell(static_cast<double>(*steps)) : OwnCell(Absent::not_available)});
    }
    return table_of(
        "profile", "Strands of the system, the largest steps first",
        {{"strand", "Strand"}, {"now", "Now"}, {"wanted", "Wanted"}, {"steps", "Steps", ColumnKind::count}},
        std::move(rows));
}

std::optional<Table> evidence_table(const Assessment& assessment) {
    std::vector<std::vector<OwnCell>> rows;
    const auto text = [](const std::string& words) {
        return words.empty() ? OwnCell(Absent::empty) : OwnCell(words);
    };
    for (const StrandProfile& strand : assessment.strands)
        if (!strand.last.owner.empty() || !strand.last.evidence.empty())
            rows.push_back({std::string(name_of(strand.last.strand)), text(strand.last.owner),
                            text(strand.last.evidence)});
    if (rows.empty()) return std::nullopt;
    return table_of("evidence", "Who sees to it, and how one can see it",
                    {{"strand", "Strand"}, {"owner", "Owner"}, {"evidence", "Evidence"}}, std::move(rows));
}

std::optional<Table> moved_table(const Assessment& assessment) {
    std::vector<std::vector<OwnCell>> rows;
    for (const StrandProfile& strand : assessment.strands) {
        if (!strand.before) continue;
        const auto moved = strand.moved();
        rows.push_back({std::string(name_of(strand.last.strand)), strand.before_when,
                        stage_cell(strand.before->now), stage_cell(strand.last.now),
                        moved ? OwnCell(static_cast<double>(*moved)) : OwnCell(Absent::not_available)});
    }
    if (rows.empty()) return std::nullopt;
    return table_of("moved", "What has moved",
                    {{"strand", "Strand"},
                     {"since", "Since"},
                     {"before", "Before"},
                     {"now", "Now"},
                     {"moved", "Stages", ColumnKind::count}},
                    std::move(rows));
}

Chart profile_chart(const Assessment& assessment) {
    Chart chart;
    chart.id = "assessment";
    chart.kind = ChartKind::steps;
    chart.table = profile_table(assessment);
    for (std::size_t i = 0; i < stage_count; ++i) chart.steps.emplace_back(name_of(static_cast<Stage>(i)));
    chart.meanings = {Meaning::stage};
    const auto to_move = names_where(assessment, is_to_move).size();
    chart.title = to_move > 0 ? fmt::format("{} of {} strands of the system are to move on", to_move,
                                            assessment.strands.size())
                  : wanted_only(assessment) > 0 ? "How far strands are to move on is not known"
                                                : "No strand of the system is to move on";
    chart.subtitle = "Stages of the self-assessment grid, as judged: now and wanted";
    chart.source = assessment_notes().back();
    chart.description = "For each strand a dot at the stage it is at, and one at the stage that is wanted.";
    for (const StrandProfile& strand : assessment.strands) {
        const auto words = [](const std::optional<Stage>& stage) {
            return stage ? in_words(*stage) : "not known";
        };
        chart.description += fmt::format(" {}: now {}, wanted {}.", name_of(strand.last.strand),
                                         words(strand.last.now), words(strand.last.wanted));
    }
    return chart;
}

std::string judged_sentence(const Assessment& assessment) {
    std::set<std::string> times;
    for (const StrandProfile& strand : assessment.strands) times.insert(strand.when);
    std::string when =
        times.size() == 1 ? *times.begin() : fmt::format("{} to {}", *times.begin(), *times.rbegin());
    const auto judged =
        std::count_if(assessment.strands.begin(), assessment.strands.end(),
                      [](const StrandProfile& strand) { return strand.last.now.has_value(); });
    return fmt::format("{} of {} strands were judged ({}). The largest steps come first.", judged,
                       strand_count, when);
}

std::vector<std::string> assessment_findings(const Assessment& assessment) {
    std::vector<std::string> findings;
    std::string largest = largest_sentence(assessment);
    const std::size_t unknown = wanted_only(assessment);
    if (!largest.empty())
        findings.push_back(std::move(largest));
    else if (unknown == 0)
        findings.emplace_back(
            "No strand is to move on: either all are where they should be, or no stage is wanted.");
    if (unknown > 0)
        findings.push_back(
            fmt::format("How far {} {} to move on is not known: nobody has judged the stage now.", unknown,
                        plural(static_cast<double>(unknown), "strand is", "strands are")));
    if (std::string moved = moved_sentence(assessment); !moved.empty()) findings.push_back(std::move(moved));
    return findings;
}

std::vector<std::string> assessment_remarks(const Assessment& assessment) {
    std::vector<std::string> remarks;
    const auto add = [&](const char* before, const std::vector<std::string>& names) {
        if (!names.empty()) remarks.push_back(fmt::format("{}: {}.", before, in_a_row(names)));
    };
    std::vector<std::string> missing;
    for (const Strand strand : assessment.missing) missing.emplace_back(name_of(strand));
    add("Not judged", missing);
    add("Judged before, but not again", not_again(assessment));
    add("To move on, but without an owner", names_where(assessment, [](const StrandProfile& s) {
            return is_to_move(s) && s.last.owner.empty();
        }));
    add("Without the stage it is at",
        names_where(assessment, [](const StrandProfile& s) { return !s.last.now; }));
    add("Without a stage that is wanted",
        names_where(assessment, [](const StrandProfile& s) { return !s.last.wanted; }));
    return remarks;
}

std::string assessment_step(const Assessment& assessment) {
    const auto largest = largest_steps(assessment);
    if (largest.empty()) return "";
    const StrandProfile& strand = *largest.front();
    return fmt::format(
        "Begin with the largest step of the self-assessment: {}, {}{}.",
        lower_case(name_of(strand.last.strand)), from_to(strand),
        strand.last.owner.empty() ? "; it has no owner yet" : fmt::format(" (owner: {})", strand.last.owner));
}

std::vector<std::string> assessment_notes() {
    return {
        "Judged by those who filled in the grid, not measured. What each stage means for a strand is in the grid.",
        "Strands and stages: Parent-Infant Foundation (2023) Parent-Infant Relationships (PAIR) Services Commissioning "
        "Toolkit, Tools, Self-assessment grid."};
}

}  // namespace pairmodel
