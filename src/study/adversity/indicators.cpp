#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/reference_figures.hpp"
#include "study/findings.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* way_to_define = "such as --reference ace=14.2, or a JSON file: --reference own.json";

std::vector<std::string> ids_of(std::span<const Indicator> list) {
    std::vector<std::string> ids;
    for (const Indicator& indicator : list) ids.push_back(indicator.id);
    return ids;
}

class Definitions {
public:
    Definitions() { set_.list = reference_table().indicators; }

    void add(const Reference& reference) {
        if (const auto* file = std::get_if<ReferenceFile>(&reference))
            add_file(file->path);
        else
            add_value(std::get<ReferenceValue>(reference));
    }

    IndicatorSet take() { return std::move(set_); }

private:
    void add_file(const std::string& path) {
        // Against what is built in, not what came before: a second definition is refused, not merged.
        IndicatorFile file = read_indicator_file(path, reference_table().indicators);
        for (Indicator& indicator : file.indicators) put(std::move(indicator));
        set_.inputs.emplace_back(path, std::move(file.sha256));
    }

    void add_value(const ReferenceValue& reference) {
        const std::string& id = reference.indicator;
        if (!is_indicator_id(id))
            throw RequestError("--reference",
                               fmt::format("expected ID=VALUE, the ID of small letters, digits and "
                                           "underscores, found {}",
                                           in_quotes(id)),
                               way_to_define);
        const auto builtin = std::find_if(set_.list.begin(), set_.list.end(),
                                          [&](const Indicator& i) { return i.id == id && i.origin.empty(); });
        Indicator indicator;
        if (builtin != set_.list.end())
            indicator = *builtin;
        else
            indicator.id = indicator.column = indicator.label = id;
        indicator.reference_area_code.clear();
        indicator.elsewhere.clear();
        indicator.published_value.reset();
        indicator.by_default = true;
        indicator.reference_value = reference.value;
        if (indicator.reference_value == 0)
            throw RequestError("--reference", fmt::format("the national value of {} must be above 0", id),
                               "");
        indicator.origin = given_on_command_line;
        put(std::move(indicator));
    }

    void put(Indicator indicator) {
        if (const std::string clash = id_clash(indicator.id, set_.list); !clash.empty())
            throw RequestError("--reference", clash, "choose another id");
        const auto same = std::find_if(set_.list.begin(), set_.list.end(),
                                       [&](const Indicator& i) { return i.id == indicator.id; });
        if (same == set_.list.end()) {
            set_.added.push_back(indicator.id);
            set_.list.push_back(std::move(indicator));
            return;
        }
        if (!same->origin.empty())
            throw RequestError("--reference", fmt::format("{} is defined twice", indicator.id), "");
        set_.notes.push_back(fmt::format("{} is compared with {}, {}, not with the built-in {}", indicator.id,
                                         shortest(indicator.reference_value), indicator.origin,
                                         shortest(same->reference_value)));
        *same = std::move(indicator);
    }

    IndicatorSet set_;
};

}  // namespace

IndicatorSet indicator_set_of(const std::vector<Reference>& references) {
    Definitions definitions;
    for_each_collected(references, [&](const Reference& reference) { definitions.add(reference); });
    return definitions.take();
}

namespace {

std::size_t index_of(const char* option, const std::string& id, const std::vector<std::string>& ids) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    const std::string near = did_you_mean(id, ids);
    throw RequestError(
        option, fmt::format("expected {}, found {}", fmt::join(ids, ", "), in_quotes(id)),
        near.empty() ? fmt::format("an indicator of your own has a national value: --reference {}=VALUE", id)
                     : near);
}

/// One value of one's own for several nations is their common measure already: to multiply by how the
/// built-in indicators of a nation stand to the United Kingdom would put areas that are alike apart.
void refuse_common_values(std::span<const Indicator> list, const std::vector<double>& weights) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Indicator& one = list[i];
        if (weights[i] > 0 && !one.origin.empty() && one.elsewhere.empty() && one.comparable_in.size() != 1)
            throw RequestError(
                "--reference-area",
                fmt::format(
                    "--reference-area uk is for averages of nations, and all areas are compared with your {} of {}",
                    one.id, shortest(one.reference_value)),
                "leave --reference-area out");
    }
}

}  // namespace

IndicatorChoice indicator_choice_of(const AdversityRequest& request, std::span<const Indicator> list) {
    const std::vector<std::string> ids = ids_of(list);
    IndicatorChoice result;
    result.error = reference_ratio_error();
    result.combine = request.combine;
    for (const Indicator& indicator : list)
        result.weights.push_back(request.indicators.empty() && indicator.by_default ? 1 : 0);
    for_each_collected(request.indicators,
                       [&](const std::string& id) { result.weights[index_of("--indicators", id, ids)] = 1; });
    for_each_collected(request.weights, [&](const auto& named) {
        const std::size_t index = index_of("--weights", named.first, ids);
        if (result.weights[index] == 0 && !request.indicators.empty())
            throw RequestError("--weights", fmt::format("{} is not among --indicators", ids[index]), "");
        result.weights[index] = named.second;
    });
    if (std::all_of(result.weights.begin(), result.weights.end(), [](double w) { return w == 0; }))
        throw RequestError("--weights", "at least one indicator needs a weight above 0", "");
    result.base = reference_table().base_areas;
    if (request.compared_with == ComparedWith::united_kingdom) {
        refuse_common_values(list, result.weights);
        result.standing = standing_to_uk(reference_table());
    }
    return scaled_to_nations(std::move(result), list);
}

}  // namespace pairmodel
