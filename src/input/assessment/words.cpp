#include "input/assessment/words.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/assessment.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <vector>

namespace pairmodel {

namespace {

constexpr std::array<std::string_view, strand_count> strand_names{
    "Strategic leadership",       "Use of research and evidence",
    "Financial investment",       "Community involvement",
    "Strategies and policies",    "Workforce development",
    "Services and interventions", "Capacity building activities",
    "Service user experience",    "Co-ordination across the system",
    "Outcomes and impact"};
constexpr std::array<std::string_view, stage_count> stage_names{"Foundations", "Early growth",
                                                                "Good progress", "Well-established"};

/// Fewer letters of a name could be of any word.
constexpr std::size_t shortest_alike = 5;

}  // namespace

std::string_view name_of(Strand strand) {
    return strand_names.at(static_cast<std::size_t>(strand));
}

std::string_view name_of(Stage stage) {
    return stage_names.at(static_cast<std::size_t>(stage));
}

std::optional<Strand> parse_strand(std::string_view text) {
    const std::string plain = plain_name(text);
    std::optional<Strand> part_of;
    bool several = false;
    for (std::size_t i = 0; i < strand_count; ++i) {
        const auto strand = static_cast<Strand>(i);
        const std::string name = plain_name(strand_names[i]);
        if (plain == name || plain == plain_name(code_of(strand))) return strand;
        if (plain.size() < shortest_alike || name.find(plain) == std::string::npos) continue;
        several = part_of.has_value();
        part_of = strand;
    }
    return several ? std::nullopt : part_of;
}

std::string strand_hint(std::string_view text) {
    const std::vector<std::string> names(strand_names.begin(), strand_names.end());
    const std::string near = did_you_mean(trimmed(text), names);
    return near.empty() ? fmt::format("the strands are {}", fmt::join(names, "; ")) : near;
}

std::optional<Stage> parse_stage(std::string_view text) {
    std::string plain = plain_name(text);
    if (plain.starts_with("stage")) plain.erase(0, 5);
    if (plain.empty() || trimmed(text).front() == '-') return std::nullopt;
    for (std::size_t i = 0; i < stage_count; ++i) {
        const std::string number = std::to_string(i + 1);
        const std::string name = plain_name(stage_names[i]);
        const bool begins = plain.size() >= 4 && name.starts_with(plain);  // "good", "early", "well"
        if (plain == number || plain == name || plain == number + name || begins)
            return static_cast<Stage>(i);
    }
    // As spreadsheets write whole numbers: "3.00".
    const auto count = parse_count(text);
    if (count && *count >= 1 && *count <= static_cast<std::int64_t>(stage_count))
        return static_cast<Stage>(*count - 1);
    return std::nullopt;
}

std::string stage_hint(std::string_view text) {
    const std::vector<std::string> names(stage_names.begin(), stage_names.end());
    std::string near = did_you_mean(trimmed(text), names);
    if (!near.empty()) return near;
    return "1 foundations, 2 early growth, 3 good progress or 4 well-established; empty where nobody has judged it";
}

}  // namespace pairmodel
