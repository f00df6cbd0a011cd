#include "input/areas/between_rows/sums.hpp"
#include "input/areas/comparability.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/columns/period.hpp"
#include "input/reference/known_figures.hpp"
#include "input/workbook/table_cells.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/service_table.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/study/lookup.hpp"
#include "study/adversity/builtin.hpp"
#include "study/plausibility.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <set>

namespace pairmodel {

namespace {

std::string delimiter_name(char delimiter) {
    if (delimiter == '\t') return "tabs";
    return delimiter == ';' ? "semicolons" : "commas";
}

/// Ratios of a table as a run would make them, where no area comes near.
std::vector<Note> doubts_of_ratios(const AreaList& areas, std::span<const Indicator> indicators) {
    IndicatorChoice choice = indicator_choice_of({}, indicators);
    choice.offered = indicators_of(areas, indicators.size());
    choice = scaled_to_nations(std::move(choice), indicators);
    std::string text = doubt_of_ratios(areas, [&](std::size_t i) -> std::optional<double> {
        try {
            return adversity_of(areas[i], indicators, choice).ratio;
        } catch (const ModelError&) {
            return std::nullopt;  // an estimate says why
        }
    });
    if (text.empty()) return {};
    return {{NoteCode::implausible, std::move(text)}};
}

/// Names of areas without a code that are nearly those of built-in ones; the first few, as each takes time.
std::vector<Note> near_names(const AreaTable& table) {
    constexpr std::size_t most_asked = 10;
    constexpr std::size_t most_looked_at = 100;
    std::vector<Note> notes;
    for (std::size_t i = 0; i < std::min(table.areas.size(), most_looked_at) && notes.size() < most_asked;
         ++i) {
        const AreaView area = table.areas[i];
        if (!area.code.empty() || !known_areas("", area.name).empty()) continue;
        if (areas_called(area.name).size() > 1) continue;  // that is said wherever indicators are looked up
        const std::string near = area_nearly_called(reference_table(), area.name);
        if (near.empty()) continue;
        notes.push_back(
            {NoteCode::input, fmt::format("line {}: {} is none of the built-in areas. Did you mean {}?",
                                          table.lines[i], in_quotes(area.name), near)});
    }
    return notes;
}

/// Which of its areas an estimate would give the indicators of the built-in table.
std::vector<Note> builtin_adversity_notes(const AreaTable& table) {
    SelectedAreas selected;
    selected.source.areas = table.areas;
    selected.source.births_histories = table.births_histories;
    use_builtin_adversity(selected);
    return std::move(selected.notes);
}

CheckedTable facts_of(AreaTable table, IndicatorSet indicators) {
    CheckedTable report;
    report.file = table.name;
    double births = 0;
    for (const AreaView& area : table.areas) births += static_cast<double>(area.live_births.value_or(0));
    const auto count = static_cast<double>(table.areas.size());
    report.facts.push_back(fmt::format("{} {} with {} live births; read as {}, separated by {}; SHA-256 {}.",
                                       grouped(count), plural(count, "area", "areas"), grouped(births),
                                       name_of(table.encoding), delimiter_name(table.delimiter),
                                       table.sha256));
    report.areas = table.areas.size();
    report.live_births = births;
    report.sha256 = table.sha256;
    for (const std::string& text : table.notes) report.notes.push_back({NoteCode::input, text});
    for (const std::string& text : sum_notes(table.areas, table.lines, table.stated_areas))
        report.notes.push_back({NoteCode::input, text});
    for (const std::string& text : indicators.notes) report.notes.push_back({NoteCode::indicators, text});
    const std::vector<double> all(indicators.list.size(), 1);
    settle_given_values(table.areas, indicators.list);
    for (Doubt& doubt : doubts_of(table.areas, indicators.list))
        report.notes.push_back({NoteCode::implausible, std::move(doubt.text)});
    for (Note& note : doubts_of_ratios(table.areas, indicators.list)) report.notes.push_back(std::move(note));
    for (Note& note : builtin_adversity_notes(table)) report.notes.push_back(std::move(note));
    for (Note& note : near_names(table)) report.notes.push_back(std::move(note));
    for (const std::string& text : leave_out_incomparable(table.areas, indicators.list, all))
        report.notes.push_back({NoteCode::indicators, text});
    for (const ColumnUse& column : table.columns) report.columns.emplace_back(column.heading, column.use);
    return report;
}

}  // namespace

CheckedTable check_table(const TableAreas& table, const std::vector<Reference>& references) {
    const IndicatorSet indicators = indicator_set_of(references);
    try {
        return facts_of(read_table_areas(table, indicators, Withholding({})), indicators);
    } catch (const InputError& error) {
        CheckedTable report;
        report.file = table.path == "-" ? "standard input" : table.path;
        report.issues = error.issues();
        return report;
    }
}

CheckedTable check_services(const std::string& path) {
    CheckedTable report;
    report.file = path == "-" ? "standard input" : path;
    try {
        ServiceTable table = read_service_table(path);
        report.issues = std::move(table.issues);
        const auto count = static_cast<double>(table.rows.size());
        report.facts = {fmt::format("{} {}.", grouped(count), plural(count, "service", "services"))};
        report.sha256 = table.sha256;
        for (std::string& text : table.notes) report.notes.push_back({NoteCode::input, std::move(text)});
    } catch (const InputError& error) {
        report.issues = error.issues();
    }
    return report;
}

std::vector<CheckedCell> cells_of(const std::string& path, const CheckedTable& checked) {
    constexpr std::size_t first_lines = 20;
    constexpr std::size_t most_rows = 200;
    std::set<std::size_t> lines;
    for (std::size_t line = 1; line <= first_lines; ++line) lines.insert(line);
    for (const Issue& issue : checked.issues)
        if (lines.size() < most_rows) lines.insert(issue.line);
    const std::string table = checked.issues.empty() ? "" : checked.issues.front().file;
    std::vector<CheckedCell> cells;
    for (TableCell& cell : table_cells(path, table, [&](std::size_t line) { return lines.contains(line); }))
        cells.push_back({cell.line, cell.place, std::move(cell.text)});
    return cells;
}

namespace {

/// Reads all files, so that the problems of all are told at once.
std::vector<PrepareSource> read_files(const std::vector<OfficialFile>& files) {
    std::vector<PrepareSource> sources;
    std::vector<Issue> issues;
    for (const OfficialFile& wanted : files) {
        try {
            sources.push_back({wanted.id, read_official_table(wanted.file, wanted.request)});
        } catch (const InputError& error) {
            issues.insert(issues.end(), error.issues().begin(), error.issues().end());
        }
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    return sources;
}

/// Every --where must name a column of some file.
void check_picks(const PrepareRequest& request, const std::vector<PrepareSource>& sources) {
    for (std::size_t i = 0; i < request.where.size(); ++i) {
        bool used = false;
        std::string column;
        std::vector<std::string> headings;
        for (std::size_t k = 0; k < request.files.size(); ++k)
            for (std::size_t p = 0; p < request.files[k].picks.size(); ++p) {
                if (request.files[k].picks[p] != i) continue;
                const OfficialTable& table = sources[k].table;
                used = used || table.picked_by[p];
                column = request.files[k].request.picks[p].column;
                headings.insert(headings.end(), table.headings.begin(), table.headings.end());
            }
        if (!used)
            throw RequestError("--where", fmt::format("no file has a column {}", in_quotes(column)),
                               did_you_mean(column, headings));
    }
}

/// Every --column must name a heading of some file, as far as no file's values are meant.
void check_columns(const PrepareRequest& request, const std::vector<PrepareSource>& sources) {
    for (std::size_t i = 0; i < request.columns.size(); ++i) {
        bool meant = false;
        bool used = false;
        std::string heading;
        std::vector<std::string> headings;
        for (std::size_t k = 0; k < request.files.size(); ++k)
            for (std::size_t p = 0; p < request.files[k].columns.size(); ++p) {
                if (request.files[k].columns[p] != i) continue;
                const OfficialTable& table = sources[k].table;
                meant = true;
                used = used || table.mapped_by[p];
                heading = request.files[k].request.columns[p].second;
                headings.insert(headings.end(), table.headings.begin(), table.headings.end());
            }
        if (meant && !used)
            throw RequestError("--column", fmt::format("no file has a column {}", in_quotes(heading)),
                               did_you_mean(heading, headings));
    }
}

/// Values that no area can have are problems of their lines.
void check_possible(const std::vector<PrepareSource>& sources) {
    std::vector<Issue> issues;
    for (const PrepareSource& source : sources) {
        const Indicator* known = builtin_indicator(source.id);
        for (const OfficialValue& value : source.table.values) {
            if (known == nullptr || !value.value) continue;
            std::string expected = impossible_value(*known, *value.value);
            if (!expected.empty())
                issues.push_back({source.table.file, value.line, source.table.heading, std::move(expected),
                                  in_quotes(shortest(*value.value)),
                                  "are these counts, or ranks? name the column of rates behind the file"});
        }
    }
    if (!issues.empty()) throw InputError(std::move(issues));
}

/// The areas of a prepared table, with its values as those of a list of indicators.
AreaList areas_of(const PreparedTable& table, std::span<const std::size_t> places) {
    AreaList areas;
    const auto year = year_of_period(table.births.table.period);
    for (const PreparedArea& prepared : table.areas) {
        Area area;
        area.code = prepared.code;
        area.name = prepared.name;
        area.live_births = prepared.live_births;
        area.live_births_year = year.value_or(0);
        for (std::size_t i = 0; i < places.size(); ++i)
            if (prepared.values[i]) area.indicators.push_back({places[i], *prepared.values[i]});
        areas.push_back(area);
    }
    return areas;
}

void doubt(PreparedTable& table) {
    std::vector<Indicator> list = reference_table().indicators;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < table.indicators.size(); ++i) {
        const std::string& id = table.indicators[i].id;
        const auto known =
            std::find_if(list.begin(), list.end(), [&](const Indicator& one) { return one.id == id; });
        places.push_back(static_cast<std::size_t>(known - list.begin()));
        if (known != list.end()) continue;
        Indicator own;
        own.id = id;
        own.reference_value = table.uses[i].national.value_or(0);
        list.push_back(std::move(own));
    }
    for (const Doubt& doubt : doubts_of(areas_of(table, places), list)) {
        SourceUse* use = &table.births_use;
        for (std::size_t i = 0; i < table.indicators.size(); ++i)
            if (table.indicators[i].id == doubt.about) use = &table.uses[i];
        use->doubts.push_back(doubt.text);
    }
    for (std::size_t i = 0; i < table.indicators.size(); ++i) {
        std::vector<double> values;
        for (const PreparedArea& area : table.areas)
            if (area.values[i] && !is_nation(area.code)) values.push_back(*area.values[i]);
        table.uses[i].national_is_far = is_far_from_all(table.uses[i].national.value_or(0), values);
    }
}

}  // namespace

PreparedTable prepare_table(const PrepareRequest& request) {
    PrepareChoice choice;
    choice.tier = request.tier;
    if (!request.within.empty()) choice.within = within_code_of(request.within);
    std::vector<PrepareSource> sources = read_files(request.files);
    check_picks(request, sources);
    check_columns(request, sources);
    check_possible(sources);
    PrepareSource births = std::move(sources.front());
    sources.erase(sources.begin());
    PreparedTable table = prepare(std::move(births), std::move(sources), choice, reference_table());
    if (table.areas.empty())
        throw RequestError(fmt::format("{} has no area of that tier and place", request.files.front().file),
                           "leave --tier or --within out");
    doubt(table);
    return table;
}

}  // namespace pairmodel
