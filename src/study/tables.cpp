#include "input/areas/comparability.hpp"
#include "input/areas/sums.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/study/lookup.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

std::string delimiter_name(char delimiter) {
    if (delimiter == '\t') return "tabs";
    return delimiter == ';' ? "semicolons" : "commas";
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

}  // namespace

PreparedTable prepare_table(const PrepareRequest& request) {
    PrepareChoice choice;
    choice.tier = request.tier;
    if (!request.within.empty()) choice.within = within_code_of(request.within);
    std::vector<PrepareSource> sources = read_files(request.files);
    check_picks(request, sources);
    check_columns(request, sources);
    PrepareSource births = std::move(sources.front());
    sources.erase(sources.begin());
    PreparedTable table = prepare(std::move(births), std::move(sources), choice, reference_table());
    if (table.areas.empty())
        throw RequestError(fmt::format("{} has no area of that tier and place", request.files.front().file),
                           "leave --tier or --within out");
    return table;
}

}  // namespace pairmodel
