#include "request/options.hpp"

#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/report/format.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace {

constexpr const char* areas_group = "Which areas";
constexpr const char* adversity_group = "Adversity";
constexpr const char* model_group = "Model";
constexpr const char* simulation_group = "Simulation";
constexpr const char* output_group = "Output";

CLI::Option* add(CLI::App& command, const char* group, const char* name, std::string& value, const char* type,
                 const char* help) {
    return command.add_option(name, value, help)->type_name(type)->group(group);
}

CLI::Option* add(CLI::App& command, const char* group, const char* name, std::vector<std::string>& values,
                 const char* type, const char* help) {
    return command.add_option(name, values, help)
        ->type_name(type)
        ->group(group)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

std::string format_names() {
    std::vector<std::string> names;
    for (const pairmodel::Format* format : pairmodel::all_formats()) names.push_back(format->name);
    return one_of(names);
}

}  // namespace

std::string one_of(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, "|"));
}

CLI::Option* add_tier_option(CLI::App& command, std::string& tier, const char* help) {
    const auto codes = pairmodel::tier_codes();
    return command.add_option("--tier", tier, help)->type_name(one_of({codes.begin(), codes.end()}));
}

void add_thousands_option(CLI::App& command, std::string& thousands) {
    command
        .add_option("--thousands", thousands,
                    "what stands between thousands in the table: with point, 1.834 is 1834 and 25,1 is 25.1")
        ->type_name("comma|point")
        ->group(areas_group);
}

void add_options(CLI::App& command, AreaChoice& c) {
    command.add_option("INPUT", c.input, "a CSV table of areas; - is standard input")
        ->type_name("")
        ->group(areas_group);
    add(command, areas_group, "--area", c.areas, "NAME|CODE", "an area of the built-in table; repeatable");
    add_tier_option(command, c.tier, "all built-in areas of a tier")->group(areas_group);
    add(command, areas_group, "--within", c.within, "NAME|CODE",
        "only those of the tier that lie in this place");
    add(command, areas_group, "--members", c.members, "FILE",
        "groups of built-in areas: a CSV table of group, member, share");
    add(command, areas_group, "--births-year", c.births_year, "YEAR",
        "births of this year, such as 2024 or 2022/23 (default: the latest)");
    add(command, areas_group, "--births", c.births, "N",
        "live births a year; with --area, of that area in place of the built-in ones");
    add(command, areas_group, "--name", c.name, "TEXT", "a name for the area of --births");
    add(command, areas_group, "--column", c.columns, "OURS=THEIRS",
        "the heading in INPUT that stands for a column of ours; repeatable");
    add(command, areas_group, "--where", c.where, "COLUMN=VALUE",
        "only areas with this value in a column, such as region; repeatable");
    add_thousands_option(command, c.thousands);
    add(command, areas_group, "--on-bad-row", c.on_bad_row, "fail|skip", "what to do with bad rows of INPUT")
        ->capture_default_str();
    add(command, areas_group, "--rejects", c.rejects, "FILE.csv", "where skipped rows go, with the reason");
}

void add_cohort_option(CLI::App& command, AreaChoice& c) {
    add(command, areas_group, "--cohort", c.cohort, "births|under-two|antenatal",
        "births of a year, all children under two, or pregnancies that end in a birth")
        ->capture_default_str();
}

void add_options(CLI::App& command, AdversityChoice& c) {
    add(command, adversity_group, "--adversity", c.ratio, "R|±P%",
        "adversity of every area against the national average: 1.3 or +30%");
    add(command, adversity_group, "--indicators", c.indicators, "ID,…",
        "use these indicators only (default: those that count by themselves); none: no indicators");
    add(command, adversity_group, "--weights", c.weights, "ID=W,…",
        "weights of indicators (default: 1 each)");
    add(command, adversity_group, "--combine", c.combine, "geometric|arithmetic",
        "how indicators become one ratio")
        ->capture_default_str();
    add(command, adversity_group, "--reference-area", c.reference_area, "nation|uk",
        "compare with the average of the area's own nation, or of the United Kingdom")
        ->capture_default_str();
    add_reference_option(command, c.references);
}

void add_reference_option(CLI::App& command, std::vector<std::string>& references) {
    add(command, adversity_group, "--reference", references, "ID=VALUE|FILE.json",
        "the national value of an indicator of your own, a column of INPUT; repeatable");
}

void add_options(CLI::App& command, ModelChoice& c) {
    add(command, model_group, "--parameters", c.parameters, "SET|FILE.json", "the published figures to use")
        ->capture_default_str();
    add(command, model_group, "--allocation", c.allocation, "published|closed",
        "from need to demand (default: published where the set prints levels)");
    add(command, model_group, "--scale", c.scale, "proportional|odds", "how need moves with adversity")
        ->capture_default_str();
    add(command, model_group, "--elasticity", c.elasticity, "X",
        "how much need moves with adversity (default: the set's, 1)");
    command.add_flag("--strict", c.strict, "saturated areas are an error")->group(model_group);
}

void add_options(CLI::App& command, SimulationChoice& c) {
    add(command, simulation_group, "--draws", c.draws, "N|auto",
        "simulate with so many draws; auto: as many as the printed digits need; 0: scenario bounds")
        ->capture_default_str();
    add(command, simulation_group, "--seed", c.seed, "S", "the same seed, the same figures")
        ->capture_default_str();
    add(command, simulation_group, "--interval", c.interval, "PERCENT", "how much the interval holds")
        ->capture_default_str();
    add(command, simulation_group, "--births-variation", c.births_variation, "none|poisson",
        "whether births vary by chance around their number")
        ->capture_default_str();
    add(command, simulation_group, "--threads", c.threads, "N",
        "processors that draw (default: all); figures do not depend on it");
    command
        .add_flag("--monte-carlo-error", c.errors,
                  "the error of each quantile that is due to the number of draws")
        ->group(simulation_group);
}

void add_options(CLI::App& command, TotalChoice& c) {
    command.add_flag("--total", c.all, "a total of all areas")->group(output_group);
    add(command, output_group, "--total-by", c.by, "COLUMN",
        "a total for each value of a column, such as region");
}

void add_options(CLI::App& command, PlanChoice& c) {
    const auto add = [&](const char* name, std::string& value, const char* type, const char* help) {
        command.add_option(name, value, help)->type_name(type)->group("Plan");
    };
    add("--from", c.from, "YYYY", "the first year of the plan");
    add("--to", c.to, "YYYY", "the last year");
    add("--births-growth", c.births_growth, "±P%", "births grow by this each year: -1%");
    add("--births-by-year", c.births_by_year, "YYYY=N,…", "births of every year, for one area");
    command.add_flag("--births-trend", c.births_trend, "births follow the trend of their known years")
        ->group("Plan");
    add("--unreached-to", c.unreached_to, "SHARE",
        "share of those in need who are not reached, in the last year: 0.5 or 50%");
    add("--unreached-by-year,--by-year", c.unreached_by_year, "YYYY=SHARE,…", "the same for every year");
    add("--adversity-to", c.adversity_to, "R|±P%",
        "adversity of every area against the national average, in the last year");
    add("--scenarios,--plan", c.scenarios, "FILE.json", "several scenarios, each with a name");
}

void add_group_option(CLI::App& command, std::vector<std::string>& groups) {
    std::vector<std::string> ids;
    for (const pairmodel::GroupRate& rate : pairmodel::builtin_group_rates().groups) ids.push_back(rate.id);
    command
        .add_option("--group", groups,
                    fmt::format("babies of a year who are in a group, or a table with the columns group and "
                                "babies (and area_code); repeatable. The groups: {}",
                                fmt::join(ids, ", ")))
        ->type_name("ID=N|FILE.csv")
        ->group("Vulnerable groups")
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_observed_option(CLI::App& command, StudyChoice& choice) {
    command
        .add_option("--observed", choice.observed,
                    "families seen or referred: families=120,years=2, or a table of them")
        ->type_name("FILE|families=N,…")
        ->group("Model");
}

void add_team_option(CLI::App& command, StudyChoice& choice) {
    command
        .add_option("--team", choice.team,
                    "the team that demand takes: also cost_per_wte, budget, turnover, direct")
        ->type_name("FILE.json|caseload=N,weeks=W,…")
        ->group("Team");
}

void add_reach_ratio_option(CLI::App& command, EquityTyped& c, const char* group) {
    add(command, group, "--reach-ratio", c.reach_ratio, "R",
        "how likely babies in need in the most deprived fifth are to be reached, beside the least deprived: 0.5 is half "
        "as likely; in even steps between");
}

void add_notes_option(CLI::App& command, OutputChoice& choice) {
    command.add_flag("--notes", choice.notes, "on a screen, all notes and sources: files always have them")
        ->group(output_group);
}

void add_options(CLI::App& command, OutputChoice& c, bool estimates) {
    static const std::string formats = format_names();
    add(command, output_group, "--format", c.format, formats.c_str(),
        "default: by the ending of FILE, else text");
    add(command, output_group, "-o,--output", c.file, "FILE",
        "write to a file, whole or not at all; -: to standard output");
    add(command, output_group, "--delimiter", c.delimiter, "comma|semicolon|tab|pipe",
        "csv: what stands between cells");
    add(command, output_group, "--only", c.only, "COLUMN,…",
        "csv and tsv: only these columns, in this order");
    add(command, output_group, "--log", c.log, "FILE.jsonl",
        "all notes and problems for programs: code, text, areas; replaces another log");
    command.add_flag("--force", c.force, "replace existing files")->group(output_group);
    if (estimates) {
        add(command, output_group, "--shape", c.shape, "long|wide",
            "csv and tsv: a row a measure, or a row an area");
        add(command, output_group, "--round", c.round, "1|5|10",
            "round babies to a multiple of this, in every format");
        add(command, output_group, "--suppress-below", c.suppress_below, "N",
            "withhold areas with fewer births: [c], and totals of the others");
        add_notes_option(command, c);
        add(command, output_group, "--date", c.date, "YYYY-MM-DD", "a date to put in the provenance");
    }
    command.add_flag("-q,--quiet", c.quiet, "no notes on standard error")->group(output_group);
    command.add_flag("--no-color", c.no_color, "no colours")->group(output_group);
}

void add_study_options(CLI::App& command, StudyChoice& choice) {
    add_options(command, choice.areas);
    add_cohort_option(command, choice.areas);
    add_options(command, choice.adversity);
    add_options(command, choice.model);
    add_options(command, choice.simulation);
    add_options(command, choice.output, true);
    for (const char* name : {"--shape", "--on-bad-row", "--rejects", "--monte-carlo-error"})
        command.remove_option(command.get_option(name));
}
