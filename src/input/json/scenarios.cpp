#include "input/cells/share.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/embedded.hpp"
#include "input/json/check.hpp"
#include "input/text/file.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/scenario_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace pairmodel {

namespace {

using nlohmann::json;

/// Ways of saying one thing, of which a scenario has one at most.
const std::vector<std::vector<std::string>> alternatives{{"births_growth", "births_by_year", "births_trend"},
                                                         {"unreached_to", "unreached_by_year"}};

/// Reads the scenarios of a file that obeys the schema.
class ScenarioReader {
public:
    ScenarioReader(std::string file, const PlanYears& years) : file_(std::move(file)), years_(years) {}

    void read(const json& node, std::size_t index) {
        at_ = fmt::format("/scenarios/{}", index);
        PlanScenario scenario;
        scenario.name = node.at("name");
        scenario.description = node.value("description", "");
        check_name(scenario);
        check_alternatives(node);
        scenario.births = births_of(node);
        if (node.contains("unreached_to")) scenario.unreached_to = node.at("unreached_to").get<double>();
        scenario.unreached_by_year = figures_of(node, "unreached_by_year");
        if (node.contains("adversity_to")) scenario.adversity_to = node.at("adversity_to").get<double>();
        result_.scenarios.push_back(std::move(scenario));
    }

    std::vector<Issue> issues_;
    ScenarioFile result_;

private:
    void add(const std::string& key, std::string expected, std::string found, std::string hint) {
        issues_.push_back({file_, 0, fmt::format("{}/{}", at_, key), std::move(expected), std::move(found),
                           std::move(hint)});
    }

    void check_name(const PlanScenario& scenario) {
        for (const auto& [key, text] :
             {std::pair{"name", scenario.name}, std::pair{"description", scenario.description}})
            if (has_control_character(text)) add(key, "one line of text", in_quotes(text), "");
        const std::string plain = plain_name(scenario.name);
        if (plain == plain_name(no_change))
            return add("name", "a name of its own", in_quotes(scenario.name),
                       "every plan has this scenario already");
        const auto same = [&](const PlanScenario& other) { return plain_name(other.name) == plain; };
        if (std::any_of(result_.scenarios.begin(), result_.scenarios.end(), same))
            add("name", "a name of its own", fmt::format("{} again", in_quotes(scenario.name)), "");
    }

    void check_alternatives(const json& node) {
        for (const std::vector<std::string>& keys : alternatives) {
            std::vector<std::string> given;
            std::copy_if(keys.begin(), keys.end(), std::back_inserter(given),
                         [&](const std::string& key) { return node.contains(key); });
            if (given.size() > 1)
                issues_.push_back({file_, 0, at_, fmt::format("one of {}", fmt::join(keys, ", ")),
                                   fmt::format("{}", fmt::join(given, " and ")), "keep one of them"});
        }
    }

    /// Every way that is there is looked at, though only one may be.
    std::optional<BirthsChoice> births_of(const json& node) {
        std::optional<BirthsChoice> births;
        if (node.contains("births_trend")) births = BirthsChoice{BirthsRule::trend, 0, {}};
        if (node.contains("births_by_year"))
            births = BirthsChoice{BirthsRule::by_year, 0, figures_of(node, "births_by_year")};
        if (!node.contains("births_growth")) return births;
        const std::string text = node.at("births_growth");
        const auto growth = parse_growth(text);
        if (!growth) add("births_growth", std::string(growth_expected), in_quotes(text), growth_hint(text));
        return BirthsChoice{BirthsRule::growth, growth.value_or(0), {}};
    }

    YearFigures figures_of(const json& node, const std::string& key) {
        YearFigures figures;
        if (!node.contains(key)) return figures;
        for (const auto& [year, figure] : node.at(key).items())  // in order: all years have four digits
            figures.push_back({std::stoi(year), figure.get<double>()});
        if (const std::vector<int> missing = years_without(figures, years_); !missing.empty())
            add(key, fmt::format("a figure for every year from {} to {}", years_.from, years_.to),
                fmt::format("none for {}", years_phrase(missing)), "");
        if (const std::vector<int> beyond = years_beyond(figures, years_); !beyond.empty())
            result_.notes.push_back(fmt::format("{}: {}/{}: {} {} not in the plan and not used", file_, at_,
                                                key, years_phrase(beyond),
                                                beyond.size() == 1 ? "is" : "are"));
        return figures;
    }

    std::string file_;
    std::string at_;
    PlanYears years_;
};

}  // namespace

std::string_view scenario_schema_text() {
    return embedded("plans/scenarios.schema.json");
}

ScenarioFile parse_scenario_file(const std::string& file, std::string_view text, const PlanYears& years) {
    const json value = read_json(file, text, scenario_schema_text());
    ScenarioReader reader(file, years);
    std::size_t index = 0;
    for (const json& node : value.at("scenarios")) reader.read(node, index++);
    if (!reader.issues_.empty()) throw InputError(std::move(reader.issues_));
    reader.result_.sha256 = sha256_of(text);
    return std::move(reader.result_);
}

ScenarioFile read_scenario_file(const std::string& path, const PlanYears& years) {
    refuse_missing(path, R"(write one: {"scenarios": [{"name": "Half reached", "unreached_to": 0.5}]})");
    return parse_scenario_file(path, read_whole(path, limits::small_file_bytes), years);
}

std::string years_phrase(const std::vector<int>& years) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t end = i;
        while (end + 1 < years.size() && years[end + 1] == years[end] + 1) ++end;
        if (end > i + 1) {
            parts.push_back(fmt::format("{} to {}", years[i], years[end]));
        } else {
            for (std::size_t k = i; k <= end; ++k) parts.push_back(std::to_string(years[k]));
        }
        i = end + 1;
    }
    if (parts.size() < 2) return fmt::format("{}", fmt::join(parts, ""));
    const std::string last = parts.back();
    parts.pop_back();
    return fmt::format("{} and {}", fmt::join(parts, ", "), last);
}

std::vector<int> years_beyond(const YearFigures& figures, const PlanYears& years) {
    std::vector<int> beyond;
    for (const auto& [year, ignored] : figures)
        if (year < years.from || year > years.to) beyond.push_back(year);
    return beyond;
}

}  // namespace pairmodel
