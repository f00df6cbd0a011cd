#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/member_table.hpp"
#include "pairmodel/study/lookup.hpp"
#include "study/selection.hpp"
#include "study/withholding/sums.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace pairmodel {

namespace {

void take(const std::vector<const ReferenceArea*>& areas, std::optional<int> year, Selection& source) {
    ReferenceSelection taken = select_from(reference_table(), areas, year);
    for (std::size_t i = 0; i < taken.areas.size(); ++i) {
        const BirthsHistory& known = taken.births_histories[i];
        const bool of_other_years = std::any_of(
            known.begin(), known.end(), [](const YearOfBirths& y) { return y.live_births.has_value(); });
        if (taken.areas[i].live_births || (!of_other_years && !taken.areas[i].note.empty())) continue;
        Area area = taken.areas[i].copy();
        area.note = year ? fmt::format("Live births of {} are not in the built-in table.", *year)
                         : "Live births are not in the built-in table.";
        taken.areas.replace(i, area);
    }
    source.areas = std::move(taken.areas);
    source.composition = std::move(taken.composition);
    source.births_histories = std::move(taken.births_histories);
}

void start_builtin(Selection& selection) {
    selection.builtin = true;
    const auto columns = reference_group_columns();
    selection.group_columns.assign(columns.begin(), columns.end());
}

void check_births_year(std::optional<int> year) {
    const auto& years = reference_table().years;
    if (!year || std::find(years.begin(), years.end(), *year) != years.end()) return;
    throw RequestError(
        "--births-year",
        fmt::format("the built-in table has births of {}, not {}", fmt::join(years, ", "), *year), "");
}

SelectedAreas areas_of(const std::monostate& /*none*/) {
    throw RequestError(
        "which areas?",
        "--area Gateshead, --tier upper --within England, --births 1834, or a table: areas.csv");
}

/// Which of several areas of one name is meant, where there are others.
void note_namesakes(const std::string& name, const ReferenceArea& area, std::vector<Note>& notes) {
    std::vector<std::string> others;
    const AreaMatch match = match_area(reference_table(), name);
    if (match.by_part)
        notes.push_back({NoteCode::input, fmt::format("{} is taken for {}", in_quotes(name), area.name)});
    for (const ReferenceArea* other : match.namesakes)
        others.push_back(fmt::format("the {} ({})", other->type, other->code));
    if (!others.empty())
        notes.push_back(
            {NoteCode::input,
             fmt::format("{} is the {} ({}); {} of that name {} not meant", area.name, area.type, area.code,
                         fmt::join(others, " and "), others.size() == 1 ? "is" : "are")});
}

SelectedAreas areas_of(const NamedAreas& request) {
    if (request.names.empty()) return areas_of(std::monostate{});
    check_births_year(request.births_year);
    SelectedAreas selected;
    Selection& source = selected.source;
    start_builtin(source);
    std::vector<const ReferenceArea*> areas;
    std::vector<Problem> unknown;
    for (const std::string& name : request.names) {
        try {
            const ReferenceArea& area = area_named("--area", name);
            note_namesakes(name, area, selected.notes);
            if (std::find(areas.begin(), areas.end(), &area) == areas.end())
                areas.push_back(&area);
            else
                selected.notes.push_back(
                    {NoteCode::input, fmt::format("{} was asked for twice; it is counted once", area.name)});
        } catch (const RequestError& error) {
            unknown.insert(unknown.end(), error.problems().begin(), error.problems().end());
        }
    }
    if (!unknown.empty()) throw RequestError(std::move(unknown));
    take(areas, request.births_year, source);
    if (source.areas.size() == 1) {
        const AreaView area = source.areas[0];
        const bool short_name = area.name.find_first_of(" ,'") == std::string::npos;
        source.how = {"--area", std::string(short_name ? area.name : area.code)};
        if (request.births_year)
            source.how.insert(source.how.end(), {"--births-year", std::to_string(*request.births_year)});
    }
    return selected;
}

SelectedAreas areas_of(const TierAreas& request) {
    check_births_year(request.births_year);
    const std::string within = request.within.empty() ? "" : within_code_of(request.within);
    SelectedAreas selected;
    Selection& source = selected.source;
    start_builtin(source);
    std::vector<const ReferenceArea*> areas;
    for (const ReferenceArea& area : reference_table().areas)
        if (in_tier(area, request.tier) && (within.empty() || lies_within(area, within)))
            areas.push_back(&area);
    take(areas, request.births_year, source);
    if (request.tier == Tier::icb || request.tier == Tier::icb_2024)
        selected.notes.push_back(
            {NoteCode::input, fmt::format("Integrated care boards are those {}: --tier {} has those {}",
                                          request.tier == Tier::icb ? "since April 2026" : "until March 2026",
                                          request.tier == Tier::icb ? "icb-2024" : "icb",
                                          request.tier == Tier::icb ? "before" : "since")});
    if (source.areas.empty())
        throw RequestError(fmt::format("the built-in table has no area of tier {} within {}",
                                       tier_codes()[static_cast<std::size_t>(request.tier)], request.within),
                           "pairmodel areas --within " + in_quotes(request.within) + " lists what it has");
    return selected;
}

SelectedAreas areas_of(const MemberAreas& request) {
    check_births_year(request.births_year);
    const MemberTable table = read_member_table(request.path);
    SelectedAreas selected;
    start_builtin(selected.source);
    std::vector<const ReferenceArea*> areas;
    for (const ReferenceArea& group : table.groups) areas.push_back(&group);
    take(areas, request.births_year, selected.source);
    selected.source.inputs.emplace_back(table.name, table.sha256);
    for (const std::string& note : table.notes)
        selected.notes.push_back({NoteCode::input, table.name + ": " + note});
    if (areas.size() == 1) selected.source.how = {"--members", request.path};
    return selected;
}

SelectedAreas areas_of(const OwnArea& request) {
    SelectedAreas selected;
    Area area;
    area.name = request.name.empty() ? "This area" : request.name;
    area.live_births = request.live_births;
    selected.source.how = {"--births", std::to_string(request.live_births)};
    if (!request.builtin.empty()) {
        const ReferenceArea& known = area_named("--area", request.builtin);
        note_namesakes(request.builtin, known, selected.notes);
        area.code = known.code;
        if (request.name.empty()) area.name = known.name;
        selected.source.how.insert(selected.source.how.begin(), {"--area", known.code});
    }
    if (!request.name.empty())
        selected.source.how.insert(selected.source.how.end(), {"--name", request.name});
    selected.source.areas.push_back(area);
    return selected;
}

/// Whether the ratio is what the built-in table comes to by itself, but for the digits that are written.
bool is_usual_ratio(const std::optional<GivenRatio>& given, const ReferenceArea& area) {
    constexpr double digits = 1e-12;
    const double usual = adversity_of(reference_table(), area, builtin_indicator_choice({})).ratio;
    return given && std::abs(given->ratio - usual) <= digits * usual;
}

/// What `areas` wrote of built-in areas of which some are wider ones, where nothing was changed in it: they
/// are sums of their members again. Nothing where it is anything else.
std::vector<const ReferenceArea*> as_areas_wrote(const AreaTable& table, std::optional<int> year) {
    const auto columns = reference_group_columns();
    if (table.made_ratios.size() != table.areas.size() || !table.rejected.empty() ||
        !std::equal(columns.begin(), columns.end(), table.group_columns.begin(), table.group_columns.end()))
        return {};
    std::vector<const ReferenceArea*> areas;
    bool any_wide = false;
    for (std::size_t i = 0; i < table.areas.size(); ++i) {
        const AreaView area = table.areas[i];
        const ReferenceArea* known = reference_table().by_code(area.code);
        if (known == nullptr || reference_table().as_area(*known, year).live_births != area.live_births)
            return {};
        const bool rated = !known->is_base() || table.made_ratios[i].has_value();
        if (rated && !is_usual_ratio(known->is_base() ? table.made_ratios[i] : area.adversity, *known))
            return {};
        any_wide = any_wide || !known->is_base();
        areas.push_back(known);
    }
    return any_wide ? areas : std::vector<const ReferenceArea*>{};
}

SelectedAreas areas_of(AreaTable table, std::optional<int> year) {
    SelectedAreas selected;
    if (const auto areas = as_areas_wrote(table, year); !areas.empty()) {
        start_builtin(selected.source);
        take(areas, year, selected.source);
        selected.source.inputs.emplace_back(table.name, table.sha256);
        return selected;
    }
    Selection& source = selected.source;
    source.file = table.name;
    source.areas = std::move(table.areas);
    source.lines = std::move(table.lines);
    source.stated_areas = std::move(table.stated_areas);
    source.births_histories = std::move(table.births_histories);
    source.births_period = std::move(table.births_period);
    source.made_ratios = std::move(table.made_ratios);
    source.group_columns = std::move(table.group_columns);
    source.inputs.emplace_back(table.name, table.sha256);
    for (const std::string& note : table.notes)
        selected.notes.push_back({NoteCode::input, table.name + ": " + note});
    source.rejected = std::move(table.rejected);
    for (const ColumnUse& column : table.columns) source.headings.push_back(column.heading);
    if (source.areas.empty()) {
        std::vector<Issue> issues;
        for (const RejectedRow& row : source.rejected)
            issues.insert(issues.end(), row.issues.begin(), row.issues.end());
        throw InputError(std::move(issues));
    }
    return selected;
}

/// What the cohort is of in place of a year's births. What has to be assumed for it goes into every output.
void use_cohort(Cohort cohort, SelectedAreas& selected) {
    Selection& source = selected.source;
    if (cohort == Cohort::under_two) source.single_years = source.births_histories;
    ReferenceSelection chosen{std::move(source.areas), std::move(source.births_histories),
                              std::move(source.composition)};
    const std::size_t assumed = make_cohort(cohort, chosen);
    source.areas = std::move(chosen.areas);
    source.births_histories = std::move(chosen.births_histories);
    source.composition = std::move(chosen.composition);
    if (assumed == 0) return;
    const bool all = assumed == source.areas.size();
    const std::string where = all ? "" : fmt::format(" in {} of {} areas", assumed, source.areas.size());
    selected.notes.push_back(
        {NoteCode::births_assumed,
         fmt::format(
             "The births of the year before are not known{}: as many are assumed as in the year given",
             where)});
}

}  // namespace

AreaTable read_table_areas(const TableAreas& table, const IndicatorSet& indicators,
                           const Withholding& withholding, bool neighbourhoods) {
    AreaTableOptions options;
    options.neighbourhoods = neighbourhoods;
    if (withholding.any()) options.withheld = withholding;
    options.indicators = indicators.list;
    options.needed_indicators = indicators.added;
    options.columns = table.columns;
    options.births_period = table.births_period;
    options.thousands = table.thousands;
    options.skip_bad_rows = table.skip_bad_rows;
    if (table.text) {
        std::istringstream text(*table.text);
        return read_area_table(text, table.path, options);
    }
    if (!is_table_there(table.path)) {
        const AreaMatch match = match_area(reference_table(), table.path);
        throw FileError(fmt::format(
            "there is no file {}{}", table.path,
            match.area == nullptr
                ? "\n  hint: a table of areas has the columns area_name and live_births; pairmodel areas -o areas.csv "
                  "makes one of the built-in areas"
                : fmt::format("\n  hint: for the area write --area {}", in_quotes(match.area->name))));
    }
    return read_area_table(table.path, options);
}

SelectedAreas select_areas(const Request& request, const IndicatorSet& indicators,
                           std::set<int> counted_years) {
    const auto* table = std::get_if<TableAreas>(&request.areas);
    if (!indicators.added.empty() && table == nullptr)
        throw RequestError("--reference",
                           "--reference of an indicator of your own goes with a table that has its column",
                           "");
    const Withholding withholding(request, std::move(counted_years));
    SelectedAreas selected =
        table != nullptr ? areas_of(read_table_areas(*table, indicators, withholding, request.neighbourhoods),
                                    year_of_period(table->births_period))
                         : std::visit(
                               [](const auto& areas) -> SelectedAreas {
                                   if constexpr (std::is_same_v<std::decay_t<decltype(areas)>, TableAreas>)
                                       return {};
                                   else
                                       return areas_of(areas);
                               },
                               request.areas);
    if (withholding.any()) {
        withholding.apply(selected);
        check_withheld(selected.source);
        check_sums(selected.source, request);  // of single years, which a cohort may add up
    }
    if (request.cohort != Cohort::births) use_cohort(request.cohort, selected);
    return selected;
}

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

std::string called(const AreaView& area, std::size_t index, const Selection& source) {
    const std::string_view name = area.name.empty() ? area.code : area.name;
    return source.lines.empty() ? std::string(name) : fmt::format("{} (line {})", name, source.lines[index]);
}

bool reads_standard_input(const Request& request) {
    const auto* table = std::get_if<TableAreas>(&request.areas);
    return table != nullptr && table->path == "-";
}

}  // namespace pairmodel
