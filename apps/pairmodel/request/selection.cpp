#include "request/selection.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "program/usage.hpp"
#include "report/words/narrative.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

using namespace pairmodel;

namespace {

constexpr std::size_t listed_candidates = 10;

std::string area_option(const ReferenceArea& area) {
    return fmt::format("{} ({}, {})", area.name, area.code, area.type);
}

/// "Gateshead,Leeds" names two areas, each of which wants its own option.
void refuse_several(const std::string& option, const std::string& names) {
    std::string options;
    const std::vector<std::string> parts = list_of(names, names.find(';') != std::string::npos ? ';' : ',');
    for (const std::string& part : parts) {
        const AreaMatch match = match_area(reference_table(), part);
        if (match.area == nullptr) return;
        options += fmt::format(" {} {}", option, in_quotes(match.area->name));
    }
    if (parts.size() > 1)
        throw UsageError(fmt::format("{}: expected one area, found {}", option, in_quotes(names)),
                         option == "--area" ? "repeat the option:" + options : "give one of them");
}

}  // namespace

const ReferenceArea& area_named(const std::string& option, const std::string& name) {
    const AreaMatch match = match_area(reference_table(), name);
    if (match.area != nullptr) return *match.area;
    refuse_several(option, name);
    if (match.candidates.empty())
        throw UsageError(fmt::format("{}: no built-in area is called {}", option, in_quotes(name)),
                         option == "--show"
                             ? "look for it with pairmodel areas and a part of its name"
                             : "look for it with pairmodel areas, or give its births with --births N");
    if (match.candidates.size() == 1)
        throw UsageError(fmt::format("{}: no area is called {}", option, in_quotes(name)),
                         fmt::format("did you mean {}?", area_option(*match.candidates[0])));
    std::string text;
    for (std::size_t i = 0; i < match.candidates.size() && i < listed_candidates; ++i)
        text += "\n    " + area_option(*match.candidates[i]);
    if (match.candidates.size() > listed_candidates)
        text += fmt::format("\n    … and {} more", match.candidates.size() - listed_candidates);
    throw UsageError(fmt::format("{}: no single area is called {}", option, in_quotes(name)),
                     "did you mean one of these?" + text);
}

namespace {

void take(const std::vector<const ReferenceArea*>& areas, std::optional<int> year, Selection& selection) {
    ReferenceSelection taken = select_from(reference_table(), areas, year);
    for (std::size_t i = 0; i < taken.areas.size(); ++i) {
        if (taken.areas[i].live_births || !taken.areas[i].note.empty()) continue;
        Area area = taken.areas[i].copy();
        area.note = year ? fmt::format("Live births of {} are not in the built-in table.", *year)
                         : "Live births are not in the built-in table.";
        taken.areas.replace(i, area);
    }
    selection.areas = std::move(taken.areas);
    selection.composition = std::move(taken.composition);
    selection.births_histories = std::move(taken.births_histories);
}

void start_builtin(Selection& selection) {
    selection.builtin = true;
    const auto columns = reference_group_columns();
    selection.group_columns.assign(columns.begin(), columns.end());
}

void check_births_year(std::optional<int> year) {
    const auto& years = reference_table().years;
    if (!year || std::find(years.begin(), years.end(), *year) != years.end()) return;
    throw UsageError(fmt::format("--births-year: the built-in table has births of {}, not {}",
                                 fmt::join(years, ", "), *year));
}

Selection named_areas(const AreaChoice& choice, std::optional<int> year) {
    Selection selection;
    start_builtin(selection);
    std::vector<const ReferenceArea*> areas;
    for (const std::string& name : choice.areas) {
        const ReferenceArea& area = area_named("--area", name);
        if (std::find(areas.begin(), areas.end(), &area) != areas.end())
            selection.notes.push_back(fmt::format("{} was asked for twice; it is counted once", area.name));
        else
            areas.push_back(&area);
    }
    take(areas, year, selection);
    if (selection.areas.size() == 1) {
        const AreaView area = selection.areas[0];
        const bool short_name = area.name.find_first_of(" ,'") == std::string::npos;
        selection.how = {"--area", std::string(short_name ? area.name : area.code)};
        if (year) selection.how.insert(selection.how.end(), {"--births-year", std::to_string(*year)});
    }
    return selection;
}

Selection tier_areas(const AreaChoice& choice, std::optional<int> year) {
    const auto codes = tier_codes();
    const std::vector<std::string> words(codes.begin(), codes.end());
    const auto tier = static_cast<Tier>(word_option("--tier", choice.tier, words));
    const std::string within = choice.within.empty() ? "" : within_code_of(choice.within);
    Selection selection;
    start_builtin(selection);
    std::vector<const ReferenceArea*> areas;
    for (const ReferenceArea& area : reference_table().areas)
        if (in_tier(area, tier) && (within.empty() || lies_within(area, within))) areas.push_back(&area);
    take(areas, year, selection);
    if (selection.areas.empty())
        throw UsageError(
            fmt::format("the built-in table has no area of tier {} within {}", choice.tier, choice.within),
            "pairmodel areas --within " + in_quotes(choice.within) + " lists what it has");
    return selection;
}

Selection typed_area(const AreaChoice& choice) {
    Selection selection;
    Area area;
    area.name = choice.name.empty() ? "This area" : text_option("--name", choice.name);
    area.live_births = count_option("--births", choice.births);
    selection.how = {"--births", std::to_string(*area.live_births)};
    if (!choice.name.empty()) selection.how.insert(selection.how.end(), {"--name", choice.name});
    selection.areas.push_back(area);
    return selection;
}

Selection file_areas(const AreaChoice& choice, const IndicatorSet& indicators) {
    AreaTable table = read_input(choice, indicators);
    Selection selection;
    selection.file = table.name;
    selection.areas = std::move(table.areas);
    selection.lines = std::move(table.lines);
    selection.births_histories = std::move(table.births_histories);
    selection.group_columns = std::move(table.group_columns);
    selection.inputs.emplace_back(table.name, table.sha256);
    for (const std::string& note : table.notes) selection.notes.push_back(table.name + ": " + note);
    selection.rejected = std::move(table.rejected);
    for (const ColumnUse& column : table.columns) selection.headings.push_back(column.heading);
    if (selection.areas.empty()) {
        std::vector<Issue> issues;
        for (const RejectedRow& row : selection.rejected)
            issues.insert(issues.end(), row.issues.begin(), row.issues.end());
        throw InputError(std::move(issues));
    }
    return selection;
}

void refuse(bool given, const char* option, const char* needs) {
    if (given) throw UsageError(fmt::format("{} goes with {}", option, needs));
}

/// For --area Leeds Bradford, whose second name is taken for a table.
std::string several_areas_hint(const AreaChoice& c) {
    const bool is_area = match_area(reference_table(), c.input).area != nullptr;
    if (c.areas.empty() || !is_area || std::filesystem::exists(c.input)) return "";
    std::string hint = "repeat the option:";
    for (const std::string& area : c.areas) hint += " --area " + in_quotes(area);
    return hint + " --area " + in_quotes(c.input);
}

/// Where the areas come from must be said once, and what belongs to one source only with it.
void check_one_source(const AreaChoice& c) {
    std::vector<std::string> sources;
    if (!c.input.empty()) sources.push_back("the table " + c.input);
    if (!c.areas.empty()) sources.emplace_back("--area");
    if (!c.tier.empty()) sources.emplace_back("--tier");
    if (!c.births.empty()) sources.emplace_back("--births");
    if (sources.empty())
        throw UsageError(
            "which areas?",
            "--area Gateshead, --tier upper --within England, --births 1834, or a table: areas.csv");
    if (sources.size() > 1)
        throw UsageError(fmt::format("areas come from one place, found {}", fmt::join(sources, " and ")),
                         several_areas_hint(c));
    refuse(!c.within.empty() && c.tier.empty(), "--within", "--tier");
    refuse(!c.name.empty() && c.births.empty(), "--name", "--births");
    refuse(!c.births_year.empty() && !c.births.empty(), "--births-year", "--area, --tier or a table");
    refuse(!c.columns.empty() && c.input.empty(), "--column", "a table");
    refuse(c.on_bad_row != "fail" && c.input.empty(), "--on-bad-row", "a table");
    refuse(!c.rejects.empty() && c.on_bad_row != "skip", "--rejects", "--on-bad-row=skip");
}

}  // namespace

std::optional<int> year_option(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const std::int64_t year = count_option("--births-year", text);
    if (year < first_year || year > last_year)
        throw UsageError(fmt::format("--births-year: expected a year, found {}", in_quotes(text)));
    return static_cast<int>(year);
}

std::string within_code_of(const std::string& within) {
    std::string code = place_code(reference_table(), within);
    if (!code.empty()) return code;
    std::vector<std::string> names;
    for (const ReferenceArea* area : match_area(reference_table(), within).candidates)
        names.push_back(area->name);
    throw UsageError(fmt::format("--within: no place of the built-in table is called {}", in_quotes(within)),
                     did_you_mean(within, names));
}

AreaTable read_input(const AreaChoice& choice, const IndicatorSet& indicators) {
    const bool skip = word_option("--on-bad-row", choice.on_bad_row, {"fail", "skip"}) == 1;
    AreaTableOptions options;
    options.indicators = indicators.list;
    options.needed_indicators = indicators.added;
    options.births_year = year_option(choice.births_year);
    options.skip_bad_rows = skip;
    for (const std::string& text : choice.columns) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
            throw UsageError(fmt::format("--column: expected OURS=THEIRS, found {}", in_quotes(text)),
                             "such as --column live_births=Births");
        options.columns.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    if (choice.input != "-" && !std::filesystem::exists(choice.input)) {
        const AreaMatch match = match_area(reference_table(), choice.input);
        throw FileError(fmt::format(
            "there is no file {}{}", choice.input,
            match.area == nullptr
                ? ""
                : fmt::format("\n  hint: for the area write --area {}", in_quotes(match.area->name))));
    }
    return read_area_table(choice.input, options);
}

namespace {

/// Two years' births in place of one's. What has to be assumed for it goes into every output.
void use_under_two(Selection& selection) {
    ReferenceSelection chosen{std::move(selection.areas), std::move(selection.births_histories),
                              std::move(selection.composition)};
    const std::size_t assumed = make_under_two(chosen);
    selection.areas = std::move(chosen.areas);
    selection.births_histories = std::move(chosen.births_histories);
    selection.composition = std::move(chosen.composition);
    if (assumed == 0) return;
    const bool all = assumed == selection.areas.size();
    const std::string where = all ? "" : fmt::format(" in {} of {} areas", assumed, selection.areas.size());
    selection.readers_notes.push_back(fmt::format(
        "the births of the year before are not known{}: as many are assumed as in the year given", where));
    selection.notes.push_back(selection.readers_notes.back());
}

Selection areas_of(const AreaChoice& choice, const IndicatorSet& indicators) {
    check_one_source(choice);
    refuse(!indicators.added.empty() && choice.input.empty(), "--reference of an indicator of your own",
           "a table that has its column");
    const std::optional<int> year = year_option(choice.births_year);
    if (!choice.births.empty()) return typed_area(choice);
    if (!choice.input.empty()) return file_areas(choice, indicators);
    check_births_year(year);
    return choice.areas.empty() ? tier_areas(choice, year) : named_areas(choice, year);
}

}  // namespace

Selection select_areas(const AreaChoice& choice, const IndicatorSet& indicators) {
    const bool under_two = word_option("--cohort", choice.cohort, {"births", "under-two"}) == 1;
    Selection selection = areas_of(choice, indicators);
    if (under_two) use_under_two(selection);
    return selection;
}

namespace {

std::string near_area(const AreaMatch& match) {
    return match.candidates.empty()
               ? "look it up with pairmodel areas NAME"
               : fmt::format("did you mean {} ({})?", match.candidates[0]->name, match.candidates[0]->code);
}

}  // namespace

std::vector<std::string> built_in_codes(const std::vector<AreaMention>& mentions) {
    std::vector<std::string> codes;
    std::vector<Issue> issues;
    for (const AreaMention& mention : mentions) {
        const AreaMatch match = match_area(reference_table(), mention.area);
        if (match.area == nullptr)
            issues.push_back({mention.file, mention.line, "area_code", "an area of the built-in table",
                              in_quotes(mention.area), near_area(match)});
        else if (std::find(codes.begin(), codes.end(), match.area->code) == codes.end())
            codes.push_back(match.area->code);
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    return codes;
}

bool names_areas(const AreaChoice& choice) {
    return !choice.input.empty() || !choice.areas.empty() || !choice.tier.empty() || !choice.births.empty();
}

ParameterSet parameter_set_of(const std::string& set_or_file) {
    const auto ids = builtin_parameter_sets();
    if (std::find(ids.begin(), ids.end(), set_or_file) != ids.end())
        return builtin_parameter_set(set_or_file);
    if (set_or_file.ends_with(".json") || set_or_file.find('/') != std::string::npos ||
        std::filesystem::exists(set_or_file))
        return read_parameter_set(set_or_file);
    const std::vector<std::string> known(ids.begin(), ids.end());
    const std::string near = did_you_mean(set_or_file, known);
    throw UsageError(
        fmt::format("--parameters: there is no set {}", in_quotes(set_or_file)),
        near.empty() ? fmt::format("the sets are {}; a file ends in .json", fmt::join(known, ", ")) : near);
}

ModelOptions model_options_of(const ModelChoice& choice) {
    ModelOptions options;
    if (!choice.allocation.empty())
        options.allocation =
            static_cast<Allocation>(word_option("--allocation", choice.allocation, {"published", "closed"}));
    options.scale = static_cast<Scale>(word_option("--scale", choice.scale, {"proportional", "odds"}));
    if (!choice.elasticity.empty()) options.elasticity = number_option("--elasticity", choice.elasticity, 0);
    return options;
}

RunSummary check_run(const Run& run, const Selection& selection, bool strict) {
    std::vector<Issue> issues;
    const auto add = [&](std::size_t i, std::string expected, std::string found, std::string hint) {
        issues.push_back({selection.file.empty() ? area_phrase(run.areas()[i]) : selection.file,
                          selection.lines.empty() ? 0 : selection.lines[i], "", std::move(expected),
                          std::move(found), std::move(hint)});
    };
    std::vector<Unanswered> unanswered;
    RunSummary summary = summarise(run, unanswered);
    for (const Unanswered& area : unanswered)
        add(area.index, "figures that the model has an answer to", area.reason,
            "a smaller --elasticity, --scale odds, or --combine arithmetic may be what you want");
    if (strict && summary.saturated > 0)
        for (std::size_t i = 0; i < run.areas().size(); ++i)
            if (const auto estimate = run.estimate(i); estimate && estimate->saturated())
                add(i, "need below all births",
                    fmt::format("adversity ratio {:.4g}, which saturates", estimate->ratio),
                    "leave --strict out, or use --scale odds");
    if (!issues.empty()) throw InputError(std::move(issues));
    return summary;
}
