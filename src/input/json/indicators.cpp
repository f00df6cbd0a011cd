#include "input/areas/columns.hpp"
#include "input/cells/suggest.hpp"
#include "input/embedded.hpp"
#include "input/json/check.hpp"
#include "input/text/file.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/indicator_file.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

using nlohmann::json;

const Indicator* find_id(std::string_view id, std::span<const Indicator> known) {
    const auto found = std::find_if(known.begin(), known.end(), [&](const auto& i) { return i.id == id; });
    return found == known.end() ? nullptr : &*found;
}

/// Precondition: `node` obeys the schema.
Indicator indicator_from(const std::string& id, const json& node, const Indicator* known) {
    Indicator indicator;
    indicator.id = id;
    indicator.column = known == nullptr ? id : known->column;
    indicator.label = node.at("label");
    indicator.unit = node.at("unit");
    indicator.period = node.at("period");
    indicator.publisher = node.at("publisher");
    indicator.publication = node.value("publication", "");
    indicator.reference_area_code = node.value("reference_area_code", "");
    indicator.reference_value = node.at("reference_value");
    indicator.toolkit_item = node.value("toolkit_item", "");
    indicator.higher_is = value_of_code<HigherIs>(node.value("higher_is", "worse")).value();
    if (node.contains("comparable_in"))
        indicator.comparable_in = node.at("comparable_in").get<std::vector<std::string>>();
    else if (known != nullptr)
        indicator.comparable_in = known->comparable_in;
    return indicator;
}

}  // namespace

std::string_view indicator_schema_text() {
    return embedded("indicators/indicators.schema.json");
}

bool is_indicator_id(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::all_of(text.begin(), text.end(), fits);
}

std::string id_clash(std::string_view id, std::span<const Indicator> known) {
    if (is_area_column(id))
        return fmt::format("{} is the name of a column with another meaning", in_quotes(id));
    const std::string plain = plain_name(id);
    for (const Indicator& other : known)
        if (other.id != id && (plain == plain_name(other.id) || plain == plain_name(other.column)))
            return fmt::format("{} reads like the indicator {}", in_quotes(id), other.id);
    return "";
}

IndicatorFile parse_indicator_file(const std::string& file, std::string_view text,
                                   std::span<const Indicator> known) {
    const json value = read_json(file, text, indicator_schema_text());
    IndicatorFile result;
    std::vector<Issue> issues;
    std::vector<Indicator> taken(known.begin(), known.end());
    for (const auto& [id, node] : value.at("indicators").items()) {
        const std::string clash = id_clash(id, taken);
        if (!clash.empty())
            issues.push_back({file, 0, "/indicators/" + id, "an id that stands for this indicator only",
                              clash, "choose another id"});
        Indicator indicator = indicator_from(id, node, find_id(id, known));
        indicator.origin = "defined in " + file_name(file);
        taken.push_back(indicator);
        result.indicators.push_back(std::move(indicator));
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    result.sha256 = sha256_of(text);
    return result;
}

IndicatorFile read_indicator_file(const std::string& path, std::span<const Indicator> known) {
    refuse_missing(
        path,
        R"(write one: {"indicators": {"ace": {"label": "Adults with four ACEs", "unit": "% of adults", "reference_value": 14, )"
        R"("publisher": "Survey", "period": "2024"}}})");
    return parse_indicator_file(path, read_whole(path, limits::small_file_bytes), known);
}

}  // namespace pairmodel
