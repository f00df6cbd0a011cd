#include "report/groups/sentences.hpp"

#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pairmodel {

namespace {

CountWords words_of(Bounds bounds, int round_to) {
    return count_words({bounds.low, bounds.low, bounds.high}, round_to);
}

/// "68 to 110 babies", "up to 12 babies", "fewer than 1 baby".
std::string together_phrase(Bounds bounds, int round_to) {
    const bool nothing_below = rounded(bounds.low, std::max(round_to, 1)) == 0;
    const CountWords words =
        nothing_below ? count_words_up_to(bounds.high, round_to) : words_of(bounds, round_to);
    return words.text + (words.one ? " baby" : " babies");
}

constexpr std::string_view overlap = ", depending on how they overlap";

bool is_one(const GroupsEstimate& estimate) {
    return estimate.rated == 1;
}

/// The groups that figures are of: those with a published rate, which may not be all that were given.
std::string_view the_groups(const GroupsEstimate& estimate) {
    if (estimate.rated == estimate.groups.size()) return is_one(estimate) ? "this group" : "these groups";
    return is_one(estimate) ? "the group with a published rate" : "the groups with a published rate";
}

/// "In at least one of these groups: 60 to 180 babies, depending on how they overlap."; empty for one group.
std::string in_any_sentence(const AreaGroups& area, const GroupRates& rates, int round_to) {
    const auto& groups = area.estimate.groups;
    const auto babies = std::count_if(groups.begin(), groups.end(), [&](const GroupEstimate& group) {
        return !rates.groups[group.count.group].pregnancies;
    });
    if (babies < 2) return "";
    const Bounds any = area.estimate.in_any;
    return fmt::format("In at least one of these {} groups of babies: {} of {} births{}.", babies,
                       shown_range(any.low, any.high, ColumnKind::babies, round_to),
                       grouped(area.live_births), any.low < any.high ? overlap : std::string_view());
}

std::string from_below(const GroupsEstimate& e, int round_to) {
    return fmt::format("Counted from known groups: {}{} {} {} a year with a disorganised attachment{}.",
                       is_one(e) ? "" : "together ", the_groups(e), is_one(e) ? "has" : "have",
                       together_phrase(e.together, round_to), is_one(e) ? std::string_view() : overlap);
}

/// Why a model's answer within the bounds says no more: of one group nothing overlaps.
std::string_view why_open(const GroupsEstimate& e, const GroupRates& rates) {
    if (!is_one(e)) return overlap;
    const bool up_to = std::any_of(e.groups.begin(), e.groups.end(), [&](const GroupEstimate& group) {
        const GroupRate& rate = rates.groups[group.count.group];
        return rate.rated && rate.up_to;
    });
    return up_to ? ", as its rate is an upper figure" : "";
}

/// What the two sides say of one another.
std::string check_sentence(const AreaGroups& area, const GroupRates& rates, int round_to) {
    const GroupsEstimate& e = area.estimate;
    const std::string births =
        area.live_births == 1 ? "1 birth" : fmt::format("all {} births", grouped(area.live_births));
    const std::string above =
        fmt::format("From the model: {} among {}", words_of(e.modelled, round_to).text, births);
    if (e.check == CrossCheck::model_below_groups)
        return fmt::format(
            "{}, fewer than {} alone. Adversity may be higher here than the model was told, or a group's "
            "number or rate too high.",
            above, the_groups(e));
    if (e.outside_at_odds)
        return fmt::format(
            "{}; more of them would be outside {}{} than births are. Adversity may be lower here than the "
            "model was told, or a group's number too high or its rate too low.",
            above, is_one(e) ? "" : "one of ", the_groups(e));
    if (e.check == CrossCheck::model_above_groups) {
        const CountWords outside = words_of(e.outside, round_to);
        return fmt::format("{}; {} of them {} {} {}.", above, outside.text, outside.one ? "is" : "are",
                           is_one(e) ? "outside" : "in none of", the_groups(e));
    }
    return fmt::format("{}, which {} may or may not account for{}.", above, the_groups(e),
                       why_open(e, rates));
}

/// "These groups' numbers imply an elasticity of 0.2 to 0.35, where the model has 1: …".
std::string elasticity_sentence(const GroupsEstimate& estimate, const Model& model, int round_to) {
    const Bounds e = estimate.elasticity;
    if (estimate.check == CrossCheck::model_below_groups)
        return "No elasticity can be worked out from numbers that are above the model.";
    if (estimate.contradicts_itself())
        return "No elasticity can be worked out from figures that cannot all be true.";
    return fmt::format(
        "The numbers imply an elasticity of {}, where the model has {}: so much of disorganised attachment here "
        "would be due to being in {}.",
        shown_range(e.low, e.high, ColumnKind::ratio, round_to),
        shown(model.elasticity(), ColumnKind::decimal, 0), the_groups(estimate));
}

}  // namespace

std::vector<std::string> sentences_of_groups(const AreaGroups& area, const GroupsResult& result) {
    const int round_to = result.study->round_to;
    std::vector<std::string> sentences;
    if (std::string any = in_any_sentence(area, result.rates, round_to); !any.empty())
        sentences.push_back(std::move(any));
    if (area.estimate.rated == 0) {
        sentences.emplace_back("No rate is published for any of these groups.");
        return sentences;
    }
    sentences.push_back(from_below(area.estimate, round_to));
    sentences.push_back(check_sentence(area, result.rates, round_to));
    sentences.push_back(elasticity_sentence(area.estimate, result.study->run.model(), round_to));
    return sentences;
}

std::string contradiction_of(const AreaGroups& area, const GroupsResult& result) {
    if (area.hidden() || !area.estimate.contradicts_itself()) return "";
    return fmt::format(
        "{}: these numbers and rates{} cannot all be true of {} births, so some do not hold here.",
        area_phrase(result.study->run.areas()[area.index]),
        area.estimate.at_odds ? "" : " and the model's answer", grouped(area.live_births));
}

}  // namespace pairmodel
