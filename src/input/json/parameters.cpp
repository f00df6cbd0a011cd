#include "input/embedded.hpp"
#include "input/json/check.hpp"
#include "input/json/figure.hpp"
#include "input/text/file.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/parameter_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

using nlohmann::json;

constexpr std::array<Scenario, 2> both{Scenario::lower_need, Scenario::higher_need};
/// Published shares have few digits; a sum that is further off than this is not rounding of doubles.
constexpr double tolerance = 1e-9;

ScenarioFigure figure_from(const json& node) {
    return {{node.at("lower_need"), node.at("higher_need")}, note_from(node)};
}

Distribution distribution_of(const json& node) {
    return value_of_code<Distribution>(node.value("distribution", "uniform")).value();
}

Assumption assumption_from(const json& node) {
    return {node.at("value"),
            node.at("low"),
            node.at("high"),
            distribution_of(node),
            node.value("interval_level", 0.95),
            note_from(node),
            node.value("range_source", "")};
}

ParameterSet::Levels levels_from(const json& node) {
    return {figure_from(node.at("universal")),
            figure_from(node.at("targeted")),
            figure_from(node.at("specialist_short_term")),
            figure_from(node.at("specialist_long_term")),
            figure_from(node.at("missed_mild_moderate")),
            figure_from(node.at("missed_severe"))};
}

/// Precondition: `node` obeys the schema.
ParameterSet set_from(const json& node) {
    ParameterSet set;
    read_published(node, set);
    const json& incidence = node.at("incidence");
    set.incidence = {figure_from(incidence.at("secure")), figure_from(incidence.at("insecure")),
                     figure_from(incidence.at("disorganised"))};
    set.incidence_distribution = distribution_of(incidence);
    set.elasticity = assumption_from(node.at("adversity").at("elasticity"));
    set.unreached_share = assumption_from(node.at("attrition").at("unreached_share"));
    set.targeted_share_of_reached = assumption_from(node.at("attrition").at("targeted_share_of_reached"));
    if (node.contains("levels")) set.levels = levels_from(node.at("levels"));
    return set;
}

/// What a schema cannot say: sums, order, sources that exist.
class SenseCheck {
public:
    SenseCheck(std::string file, const ParameterSet& set) : file_(std::move(file)), set_(set) {}

    std::vector<Issue> run() {
        check_sums();
        check_order_of_scenarios();
        check_assumption("/adversity/elasticity", set_.elasticity);
        check_assumption("/attrition/unreached_share", set_.unreached_share);
        check_assumption("/attrition/targeted_share_of_reached", set_.targeted_share_of_reached);
        for (const auto& [name, figure] : figures_of(set_.incidence))
            check_source(fmt::format("/incidence/{}/source", name), figure->note.source);
        if (set_.levels) {
            for (const auto& [name, figure] : figures_of(*set_.levels))
                check_source(fmt::format("/levels/{}/source", name), figure->note.source);
            check_levels();
        }
        return std::move(issues_);
    }

private:
    void add(std::string pointer, std::string expected, std::string found, std::string hint = "") {
        issues_.push_back(
            {file_, 0, std::move(pointer), std::move(expected), std::move(found), std::move(hint)});
    }

    void check_sums() {
        for (const Scenario scenario : both) {
            double sum = 0;
            for (const auto& [name, figure] : figures_of(set_.incidence)) sum += figure->at(scenario);
            if (std::abs(sum - 1) > tolerance)
                add("/incidence", fmt::format("patterns that add up to 1 in {}", code_of(scenario)),
                    fmt::format("{:.6g}", sum),
                    "secure, insecure and disorganised together are all live births");
        }
    }

    void check_order_of_scenarios() {
        const double lower = set_.incidence.insecure.at(Scenario::lower_need) +
                             set_.incidence.disorganised.at(Scenario::lower_need);
        const double higher = set_.incidence.insecure.at(Scenario::higher_need) +
                              set_.incidence.disorganised.at(Scenario::higher_need);
        if (lower > higher + tolerance)
            add("/incidence", "no more need (insecure and disorganised) in lower_need than in higher_need",
                fmt::format("{:.6g} and {:.6g}", lower, higher), "the two scenarios may be swapped");
    }

    void check_assumption(const std::string& pointer, const Assumption& a) {
        if (a.low > a.high)
            add(pointer, "low <= high", fmt::format("low {} and high {}", a.low, a.high),
                "the two ends may be swapped");
        else if (a.value < a.low || a.value > a.high)
            add(pointer, "low <= value <= high",
                fmt::format("low {}, value {} and high {}", a.low, a.value, a.high));
        check_source(pointer + "/source", a.note.source);
        if (!a.range_source.empty()) check_source(pointer + "/range_source", a.range_source);
    }

    void check_source(const std::string& pointer, const std::string& id) {
        pairmodel::check_source(set_, id, {file_, 0, pointer, "", "", ""}, issues_);
    }

    void check_levels() {
        for (const Scenario scenario : both) {
            const PublishedLevels printed = published_levels(set_, scenario);
            check_universal(scenario);
            check_level_sum(scenario, "insecure", printed.unassigned_insecure,
                            "targeted, specialist_short_term and missed_mild_moderate");
            check_level_sum(scenario, "disorganised", printed.unassigned_disorganised,
                            "specialist_long_term and missed_severe");
        }
    }

    /// Else babies without need would be unassigned, and missed would not be need less demand and those.
    void check_universal(Scenario scenario) {
        const double universal = set_.levels->universal.at(scenario);
        const double secure = set_.incidence.secure.at(scenario);
        if (std::abs(universal - secure) > tolerance)
            add("/levels/universal", fmt::format("the secure share in {}, {:.6g}", code_of(scenario), secure),
                fmt::format("{:.6g}", universal),
                "levels/universal and incidence/secure are the same babies: change both");
    }

    void check_level_sum(Scenario scenario, std::string_view pattern, double unassigned,
                         std::string_view from) {
        if (unassigned >= -tolerance) return;
        add("/levels",
            fmt::format("{} together at most the {} share in {}", from, pattern, code_of(scenario)),
            fmt::format("{:.6g} more", -unassigned));
    }

    std::string file_;
    const ParameterSet& set_;
    std::vector<Issue> issues_;
};

std::string path_of(std::string_view id) {
    return fmt::format("parameters/{}.json", id);
}

}  // namespace

std::span<const std::string> builtin_parameter_sets() {
    static const std::vector<std::string> ids{"pif-2023", "start-for-life", "madigan-2023"};
    return ids;
}

std::string_view builtin_parameter_text(std::string_view id) {
    return embedded(path_of(id));
}
std::string_view parameter_schema_text() {
    return embedded("parameters/parameter-set.schema.json");
}

ParameterSet builtin_parameter_set(std::string_view id) {
    // Checked by a test, not at every start.
    const std::string_view text = builtin_parameter_text(id);
    ParameterSet set = set_from(json::parse(text));
    set.sha256 = sha256_of(text);
    return set;
}

namespace {

/// A built-in set with other figures, under its name: what is made of it must not pass for what was
/// published.
bool is_changed_builtin(const std::string& id, const json& value) {
    const std::span<const std::string> ids = builtin_parameter_sets();
    return std::find(ids.begin(), ids.end(), id) != ids.end() &&
           json::parse(builtin_parameter_text(id)) != value;
}

}  // namespace

ParameterSet parse_parameter_set(const std::string& file, std::string_view text) {
    CheckedJson checked = check_json(file, text, parameter_schema_text());
    const auto duplicate = [](const Issue& i) { return i.expected == "each key once"; };
    // Sums and orders can be judged wherever the shape is right, even if some key stands there twice.
    const bool has_shape =
        !checked.value.is_null() && std::all_of(checked.issues.begin(), checked.issues.end(), duplicate);
    if (!has_shape) throw InputError(std::move(checked.issues));
    ParameterSet set = set_from(checked.value);
    set.sha256 = sha256_of(text);
    if (is_changed_builtin(set.id, checked.value)) {
        set.title += ", changed";
        set.version += "+changed";
    }
    const std::vector<Issue> senseless = SenseCheck(file, set).run();
    checked.issues.insert(checked.issues.end(), senseless.begin(), senseless.end());
    if (!checked.issues.empty()) throw InputError(std::move(checked.issues));
    return set;
}

ParameterSet read_parameter_set(const std::string& path) {
    refuse_missing(path,
                   "start from a built-in set: pairmodel parameters show pif-2023 --format json -o my.json");
    return parse_parameter_set(path, read_whole(path, limits::small_file_bytes));
}

}  // namespace pairmodel
