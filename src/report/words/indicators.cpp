#include "report/words/indicators.hpp"

#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* averages_of_nations = "the averages of their nations";

/// The parts that there are, with the mark between them.
std::string joined(const std::vector<std::string>& parts, std::string_view mark) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : std::string(mark)) + part;
    return text;
}

std::string publisher_and_period(const Indicator& indicator) {
    return joined({indicator.publisher, indicator.period}, " ");
}

}  // namespace

std::string in_a_row(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
        text += words[i];
    }
    return text;
}

std::string spoken(std::string_view code) {
    std::string words(code);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

std::string cited(std::string_view citation, std::string_view page) {
    citation = citation.substr(0, citation.find(". "));
    return page.empty() ? std::string(citation) : fmt::format("{}, p. {}", citation, page);
}

std::string ratio_formula(const IndicatorRatio& part, const Indicator& indicator) {
    const bool better = indicator.higher_is == HigherIs::better;
    const double first = better ? indicator.reference_value : part.value;
    const double second = better ? part.value : indicator.reference_value;
    const std::string weight = part.weight == 1 ? "" : fmt::format("weight {}", shortest(part.weight));
    const std::string remarks = joined({indicator.unit, better ? "higher is better" : "", weight}, ", ");
    const std::string formula = fmt::format("{} ÷ {}", shortest(first), shortest(second));
    return remarks.empty() ? formula : fmt::format("{} ({})", formula, remarks);
}

std::string source_of(const Indicator& indicator) {
    std::string published = joined({indicator.publication, publisher_and_period(indicator)}, ", ");
    if (indicator.origin.empty()) return published;
    return joined({published, "national value " + indicator.origin}, "; ");
}

std::string unknown_indicators(const Run& run, std::size_t area) {
    const AdversityRatio adversity = run.adversity(area);
    if (adversity.basis != AdversityBasis::indicators) return "";
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < run.indicators().size(); ++i) {
        const auto is_it = [&](const IndicatorRatio& r) { return r.indicator == i; };
        if (run.choice().weights[i] > 0 && run.indicators()[i].holds_in(adversity.nation) &&
            std::none_of(adversity.indicators.begin(), adversity.indicators.end(), is_it))
            unknown.push_back(spoken(run.indicators()[i].id));
    }
    return unknown.empty() ? "" : fmt::format("Not known for it: {}.", in_a_row(unknown));
}

std::string county_indicators(const Run& run, std::size_t area) {
    const ReferenceTable& table = reference_table();
    const ReferenceArea* place = table.by_code(run.areas()[area].code);
    if (place == nullptr || place->inherited.empty()) return "";
    std::vector<std::string> names;
    for (const IndicatorRatio& used : run.adversity(area).indicators)
        if (table.inherited_from(*place, used.indicator) != nullptr)
            names.push_back(spoken(run.indicators()[used.indicator].id));
    if (names.empty()) return "";
    return fmt::format("Of its county, {}: {}.", table.by_code(place->parent_code)->name, in_a_row(names));
}

std::string average_of(const Run& run, std::span<const std::size_t> areas) {
    std::optional<AdversityRatio> first;
    for (const std::size_t area : areas) {
        const AdversityRatio adversity = run.adversity(area);
        if (!tells_average(adversity)) continue;
        if (first && !have_same_average(*first, adversity)) return averages_of_nations;
        if (!first) first = adversity;
    }
    return first ? average_of(*first) : "";
}

std::string given_beside_made(const RunSummary& summary) {
    if (!summary.some_given || !summary.compared) return "";
    return "Given ratios stand as given: what they compare with is not known.";
}

std::string compared_sentence(const RunSummary& summary) {
    const std::string average = !summary.one_average ? averages_of_nations
                                : summary.compared   ? average_of(*summary.compared)
                                                     : "";
    std::string text = average.empty() ? "" : fmt::format("Adversity ratios compare with {}.", average);
    if (const std::string given = given_beside_made(summary); !given.empty()) text += " " + given;
    if (const std::string years = births_years(summary); !years.empty())
        text += fmt::format("{}Live {}.", text.empty() ? "" : " ", years);
    return text;
}

std::string births_years(const RunSummary& summary) {
    const int first = summary.first_year;
    const int last = summary.last_year;
    if (last == 0) return "";
    if (first == last) return fmt::format("births of {}", last);
    return fmt::format("births of {} {} {}", first, first + 1 == last ? "and" : "to", last);
}

std::vector<const Indicator*> used_definitions(const Run& run, const RunSummary& summary) {
    std::vector<const Indicator*> used;
    for (std::size_t i = 0; i < summary.used_in.size(); ++i)
        for (std::size_t n = 0; n < nation_count; ++n) {
            const auto nation = static_cast<Nation>(n);
            const Indicator& definition = run.indicators()[i].in(nation);
            if (summary.used_in[i][nation] && std::find(used.begin(), used.end(), &definition) == used.end())
                used.push_back(&definition);
        }
    return used;
}

std::string unequal_indicators(const RunSummary& summary) {
    if (summary.fewest_indicators == summary.most_indicators) return "";
    return fmt::format(
        "Adversity ratios are made from {} to {} indicators, as many as are known of an area: those from "
        "different indicators compare less well.",
        summary.fewest_indicators, summary.most_indicators);
}

std::string own_indicator_note(const Indicator& indicator) {
    const std::string what = joined({indicator.label == indicator.id ? "" : indicator.label, indicator.unit,
                                     indicator.higher_is == HigherIs::better ? "higher is better" : ""},
                                    ", ");
    const std::string source = indicator.origin == given_on_command_line
                                   ? ""
                                   : joined({indicator.publication, publisher_and_period(indicator)}, ", ");
    return fmt::format("{}{}: national value {}, {}{}.", indicator.id,
                       what.empty() ? "" : fmt::format(" ({})", what), shortest(indicator.reference_value),
                       indicator.origin,
                       source.empty() ? "; its source is not stated" : fmt::format("; source: {}", source));
}

}  // namespace pairmodel
