#include "request/indicators.hpp"

#include "pairmodel/input/indicator_file.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "program/usage.hpp"
#include "report/table/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace pairmodel;

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

    void add(const std::string& text) {
        const std::size_t equals = text.find('=');
        if (text.ends_with(".json") || equals == std::string::npos)
            add_file(text);
        else
            add_value(text.substr(0, equals), text.substr(equals + 1));
    }

    IndicatorSet take() { return std::move(set_); }

private:
    void add_file(const std::string& path) {
        if (!path.ends_with(".json") && path.find('/') == std::string::npos)
            throw UsageError(
                fmt::format("--reference: expected ID=VALUE or FILE.json, found {}", in_quotes(path)),
                way_to_define);
        // Against what is built in, not what came before: a second definition is refused, not merged.
        IndicatorFile file = read_indicator_file(path, reference_table().indicators);
        for (Indicator& indicator : file.indicators) put(std::move(indicator));
        set_.inputs.emplace_back(path, std::move(file.sha256));
    }

    void add_value(const std::string& id, const std::string& value) {
        if (!is_indicator_id(id))
            throw UsageError(fmt::format("--reference: expected ID=VALUE, the ID of small letters, digits "
                                         "and underscores, found {}",
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
        indicator.reference_value = number_option("--reference", value, 0);
        if (indicator.reference_value == 0)
            throw UsageError(fmt::format("--reference: the national value of {} must be above 0", id));
        indicator.origin = given_on_command_line;
        put(std::move(indicator));
    }

    void put(Indicator indicator) {
        if (const std::string clash = id_clash(indicator.id, set_.list); !clash.empty())
            throw UsageError("--reference: " + clash, "choose another id");
        const auto same = std::find_if(set_.list.begin(), set_.list.end(),
                                       [&](const Indicator& i) { return i.id == indicator.id; });
        if (same == set_.list.end()) {
            set_.added.push_back(indicator.id);
            set_.list.push_back(std::move(indicator));
            return;
        }
        if (!same->origin.empty())
            throw UsageError(fmt::format("--reference: {} is defined twice", indicator.id));
        set_.notes.push_back(fmt::format("{} is compared with {}, {}, not with the built-in {}", indicator.id,
                                         shortest(indicator.reference_value), indicator.origin,
                                         shortest(same->reference_value)));
        *same = std::move(indicator);
    }

    IndicatorSet set_;
};

}  // namespace

IndicatorSet indicator_set_of(const std::vector<std::string>& references) {
    Definitions definitions;
    for (const std::string& text : references) definitions.add(text);
    return definitions.take();
}

IndicatorChoice indicator_choice_of(const AdversityChoice& choice, std::span<const Indicator> list) {
    const std::vector<std::string> ids = ids_of(list);
    IndicatorChoice result;
    result.combine =
        static_cast<Combine>(word_option("--combine", choice.combine, {"geometric", "arithmetic"}));
    for (const Indicator& indicator : list)
        result.weights.push_back(choice.indicators.empty() && indicator.by_default ? 1 : 0);
    for (const std::string& id : list_of(choice.indicators, ','))
        result.weights[word_option("--indicators", id, ids)] = 1;
    for (const std::string& item : list_of(choice.weights, ',')) {
        const std::size_t equals = std::min(item.find('='), item.size());
        const std::size_t index = word_option("--weights", item.substr(0, equals), ids);
        if (result.weights[index] == 0 && !choice.indicators.empty())
            throw UsageError(fmt::format("--weights: {} is not among --indicators", ids[index]));
        if (equals == item.size())
            throw UsageError(fmt::format("--weights: expected ID=W, found {}", in_quotes(item)));
        result.weights[index] = number_option("--weights", item.substr(equals + 1), 0);
    }
    if (std::all_of(result.weights.begin(), result.weights.end(), [](double w) { return w == 0; }))
        throw UsageError("--weights: at least one indicator needs a weight above 0");
    result.base = reference_table().base_areas;
    if (word_option("--reference-area", choice.reference_area, {"nation", "uk"}) == 1)
        result.standing = standing_to_uk(reference_table());
    return scaled_to_nations(std::move(result), list);
}
