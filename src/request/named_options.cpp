#include "request/named_options.hpp"

#include "input/cells/list.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <variant>

namespace pairmodel {

namespace {

using Places = std::vector<OptionPlace>;

Places of_areas(AreaChoice& c) {
    return {{"input", &c.input},   {"area", &c.areas},         {"tier", &c.tier},
            {"within", &c.within}, {"members", &c.members},    {"births-year", &c.births_year},
            {"births", &c.births}, {"name", &c.name},          {"column", &c.columns},
            {"where", &c.where},   {"thousands", &c.thousands}};
}

Places of_adversity(AdversityChoice& c) {
    return {{"indicators", CommaList{&c.indicators}},
            {"weights", CommaList{&c.weights}},
            {"combine", &c.combine},
            {"reference-area", &c.reference_area}};
}

Places of_model(ModelChoice& c) {
    return {{"parameters", &c.parameters},
            {"allocation", &c.allocation},
            {"scale", &c.scale},
            {"elasticity", &c.elasticity},
            {"strict", &c.strict}};
}

Places of_simulation(SimulationChoice& c) {
    return {{"draws", &c.draws},
            {"seed", &c.seed},
            {"births-variation", &c.births_variation},
            {"threads", &c.threads}};
}

Places of_output(OutputChoice& c) {
    return {{"round", &c.round}, {"suppress-below", &c.suppress_below}, {"date", &c.date}};
}

Places of_plan(PlanChoice& c) {
    return {{"from", &c.from},
            {"to", &c.to},
            {"births-growth", &c.births_growth},
            {"births-by-year", CommaList{&c.births_by_year}},
            {"births-trend", &c.births_trend},
            {"unreached-to", &c.unreached_to},
            {"unreached-by-year", CommaList{&c.unreached_by_year}},
            {"adversity-to", &c.adversity_to},
            {"scenarios", &c.scenarios}};
}

/// What all studies have.
Places of_study(StudyChoice& c) {
    Places places = of_areas(c.areas);
    for (Places more :
         {of_adversity(c.adversity), Places{{"adversity", &c.adversity.ratio}},
          Places{{"reference", &c.adversity.references}}, of_model(c.model), of_output(c.output)})
        places.insert(places.end(), more.begin(), more.end());
    return places;
}

Places of_estimate(NamedChoice& c) {
    return {{"cohort", &c.study.areas.cohort},
            {"on-bad-row", &c.study.areas.on_bad_row},
            {"interval", &c.study.simulation.interval},
            {"monte-carlo-error", &c.study.simulation.errors},
            {"total", &c.study.totals.all},
            {"total-by", &c.study.totals.by},
            {"shard", &c.study.shard},
            {"shape", &c.study.output.shape},
            {"measures", CommaList{&c.study.output.measures}},
            {"observed", CommaList{&c.study.observed}}};
}

Places of_report(ReportChoice& c) {
    return {{"services", &c.services}, {"assessment", &c.assessment},         {"group", &c.groups},
            {"equity", &c.equity},     {"reach-ratio", &c.reach.reach_ratio}, {"part", &c.part},
            {"title", &c.title},       {"organisation", &c.organisation},     {"contact", &c.contact}};
}

Places of_areas_command(NamedChoice& c) {
    AreaChoice& areas = c.study.areas;
    return {{"query", &c.query},
            {"show", &c.show},
            {"tier", &areas.tier},
            {"within", &areas.within},
            {"births-year", &areas.births_year}};
}

/// Each command with the places of its options.
struct CommandPlaces {
    std::string_view name;
    std::vector<Places> (*places)(NamedChoice& choice);
};

const std::vector<CommandPlaces>& all_commands() {
    static const std::vector<CommandPlaces> commands{
        {"estimate",
         [](NamedChoice& c) {
             return std::vector<Places>{of_study(c.study), of_simulation(c.study.simulation), of_estimate(c)};
         }},
        {"explain",
         [](NamedChoice& c) {
             return std::vector<Places>{of_study(c.study), Places{{"cohort", &c.study.areas.cohort},
                                                                  {"on-bad-row", &c.study.areas.on_bad_row}}};
         }},
        {"plan",
         [](NamedChoice& c) {
             return std::vector<Places>{of_plan(c.report.plan), of_study(c.study),
                                        of_simulation(c.study.simulation),
                                        Places{{"cohort", &c.study.areas.cohort},
                                               {"observed", CommaList{&c.study.observed}},
                                               {"team", CommaList{&c.study.team}},
                                               {"interval", &c.study.simulation.interval},
                                               {"total", &c.study.totals.all},
                                               {"total-by", &c.study.totals.by}}};
         }},
        {"gap",
         [](NamedChoice& c) {
             return std::vector<Places>{of_study(c.study), of_simulation(c.study.simulation),
                                        Places{{"services", &c.report.services},
                                               {"group", &c.report.groups},
                                               {"observed", CommaList{&c.study.observed}},
                                               {"team", CommaList{&c.study.team}},
                                               {"cohort", &c.study.areas.cohort},
                                               {"interval", &c.study.simulation.interval}}};
         }},
        {"groups",
         [](NamedChoice& c) {
             return std::vector<Places>{of_study(c.study), Places{{"group", &c.groups.groups}}};
         }},
        {"sensitivity",
         [](NamedChoice& c) {
             return std::vector<Places>{of_study(c.study), of_simulation(c.sensitivity.simulation),
                                        Places{{"cohort", &c.study.areas.cohort},
                                               {"measure", &c.sensitivity.measure},
                                               {"elasticity-range", CommaList{&c.sensitivity.elasticity}}}};
         }},
        {"report",
         [](NamedChoice& c) {
             return std::vector<Places>{of_report(c.report), of_plan(c.report.plan), of_study(c.study),
                                        of_simulation(c.study.simulation),
                                        Places{{"cohort", &c.study.areas.cohort},
                                               {"observed", CommaList{&c.study.observed}},
                                               {"team", CommaList{&c.study.team}},
                                               {"interval", &c.study.simulation.interval}}};
         }},
        {"areas",
         [](NamedChoice& c) {
             return std::vector<Places>{of_areas_command(c), of_adversity(c.study.adversity)};
         }},
        {"check",
         [](NamedChoice& c) {
             AreaChoice& areas = c.study.areas;
             return std::vector<Places>{{{"input", &areas.input},
                                         {"births-year", &areas.births_year},
                                         {"column", &areas.columns},
                                         {"thousands", &areas.thousands},
                                         {"reference", &c.study.adversity.references}}};
         }},
    };
    return commands;
}

/// "births_year", "from_" (which is a word of Python's own) → "births-year", "from".
std::string option_name(std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    while (name.ends_with('-')) name.pop_back();
    return name;
}

/// As packages spell it.
std::string in_a_program(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}
std::vector<std::string> in_a_program(std::vector<std::string> names) {
    for (std::string& name : names) name = in_a_program(std::move(name));
    return names;
}

/// An empty value is a slip, as on the command line.
void put(const NamedOption& option, const OptionPlace& place) {
    const std::string name = fmt::format("--{}", place.name);
    for (const std::string& value : option.values)
        if (value.empty()) throw RequestError(name, "expected a value, found \"\"", "");
    if (option.values.empty()) throw RequestError(name, "expected a value, found none", "");
    if (auto* const* list = std::get_if<std::vector<std::string>*>(&place.value)) {
        (*list)->insert((*list)->end(), option.values.begin(), option.values.end());
        return;
    }
    const auto* const commas = std::get_if<CommaList>(&place.value);
    if (commas == nullptr && option.values.size() > 1)
        throw RequestError(name, fmt::format("expected one value, found {}", option.values.size()),
                           "what differs by area is a column of a table of areas");
    if (commas != nullptr) {
        *commas->text = fmt::format("{}", fmt::join(option.values, ","));
    } else if (auto* const* text = std::get_if<std::string*>(&place.value)) {
        **text = option.values.front();
    } else {
        const std::string& value = option.values.front();
        if (value != "true" && value != "false")
            throw RequestError(name, fmt::format("expected true or false, found {}", in_quotes(value)), "");
        *std::get<bool*>(place.value) = value == "true";
    }
}

std::vector<std::string> names_of(const Places& places) {
    std::vector<std::string> names;
    for (const OptionPlace& place : places) names.emplace_back(place.name);
    return names;
}

}  // namespace

std::vector<OptionPlace> places_of(std::string_view command, NamedChoice& choice) {
    Places places;
    for (const CommandPlaces& known : all_commands())
        if (known.name == command)
            for (const Places& group : known.places(choice))
                places.insert(places.end(), group.begin(), group.end());
    if (places.empty())
        throw RequestError(fmt::format("there is no command {}", command),
                           did_you_mean(command, commands_to_ask()));
    return places;
}

void put(const Question& question, NamedChoice& choice) {
    const Places places = places_of(question.command, choice);
    std::vector<Problem> problems;
    std::set<std::string> given;
    for (const NamedOption& option : question.options) {
        const std::string name = option_name(option.name);
        const auto place = std::find_if(places.begin(), places.end(),
                                        [&](const OptionPlace& known) { return known.name == name; });
        try {
            if (place == places.end()) {
                const std::vector<std::string> known = in_a_program(names_of(places));
                const std::string near = did_you_mean(in_a_program(name), known);
                throw RequestError("--" + name,
                                   fmt::format("{} has no option {}", question.command, option.name),
                                   near.empty() ? fmt::format("it has {}", fmt::join(known, ", ")) : near);
            }
            if (!given.insert(name).second &&
                !std::holds_alternative<std::vector<std::string>*>(place->value))
                throw RequestError("--" + name, "expected once, found twice", "");
            put(option, *place);
        } catch (const RequestError& error) {
            problems.insert(problems.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!problems.empty()) throw RequestError(std::move(problems));
}

std::vector<std::string> commands_to_ask() {
    std::vector<std::string> names;
    for (const CommandPlaces& command : all_commands()) names.emplace_back(command.name);
    return names;
}

std::vector<std::string> options_of(std::string_view command) {
    NamedChoice choice;
    return names_of(places_of(command, choice));
}

}  // namespace pairmodel
