#include "pairmodel/report/documents.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

namespace pairmodel {

namespace {

std::vector<OwnCell> row_of(std::string figure, OwnCell lower, OwnCell central, OwnCell higher,
                            const FigureNote& note) {
    return {std::move(figure),  std::move(lower),
            std::move(central), std::move(higher),
            note.unit,          note.meaning,
            note.source,        note.page,
            note.locator,       std::string(code_of(note.evidence_grade))};
}

template <class Figures>
void add_figures(const char* group, const Figures& figures, std::vector<std::vector<OwnCell>>& rows) {
    for (const auto& [name, f] : figures) {
        const Interval i = interval_of(f->value.lower_need, f->value.higher_need);
        rows.push_back(row_of(fmt::format("{}.{}", group, name), f->value.lower_need, i.central,
                              f->value.higher_need, f->note));
    }
}

std::vector<std::vector<OwnCell>> figure_rows(const ParameterSet& set) {
    std::vector<std::vector<OwnCell>> rows;
    add_figures("incidence", figures_of(set.incidence), rows);
    for (const auto& [name, a] : assumptions_of(set)) {
        rows.push_back(row_of(std::string(name), a->low, a->value, a->high, a->note));
        if (!a->range_source.empty() && a->range_source != a->note.source)
            rows.back()[6] = fmt::format("{}; range: {}", a->note.source, a->range_source);
    }
    if (set.levels) add_figures("levels", figures_of(*set.levels), rows);
    return rows;
}

Table sets_table(std::vector<std::vector<OwnCell>> rows) {
    const auto share = [](const char* of, const char* end, const char* title, const char* meaning) {
        const RangeEnd range = *end == 'l' ? RangeEnd::low : *end == 'h' ? RangeEnd::high : RangeEnd::none;
        return Column{fmt::format("{}_{}", of, end),
                      title,
                      ColumnKind::share,
                      "share of live births",
                      meaning,
                      range,
                      {of, end}};
    };
    std::vector<Column> columns{{"id", "Set"}, {"title", "Title"}, {"version", "Version"}};
    for (const char* end : {"low", "central", "high"})
        columns.push_back(share("need", end, "Need", "Insecure or disorganised"));
    for (const char* end : {"low", "central", "high"})
        columns.push_back(share("disorganised", end, "Disorganised", "Disorganised"));
    columns.push_back({"allocations", "Allocations", ColumnKind::list});
    return table_of("parameter_sets", "", std::move(columns), std::move(rows));
}

}  // namespace

Document parameter_list_document(const std::vector<ParameterSet>& sets) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ParameterSet& set : sets) {
        const auto need = [&](Scenario s) {
            return set.incidence.insecure.at(s) + set.incidence.disorganised.at(s);
        };
        const auto disorganised = [&](Scenario s) { return set.incidence.disorganised.at(s); };
        std::vector<OwnCell>& row = rows.emplace_back();
        row.insert(row.end(), {set.id, set.title, set.version});
        const auto put = [&](const auto& share) {
            const Interval i = interval_of(share(Scenario::lower_need), share(Scenario::higher_need));
            row.insert(row.end(), {i.low, i.central, i.high});
        };
        put(need);
        put(disorganised);
        row.emplace_back(std::string(set.levels ? "published closed" : "closed"));
    }
    Document document = document_of("Published parameter sets", sets_table(rows));
    document.command = "parameters list";
    // For readers a range is one cell, from low to high.
    for (std::vector<OwnCell>& row : rows) {
        row.erase(row.begin() + 7);
        row.erase(row.begin() + 4);
    }
    Table readers = sets_table({});
    readers.columns.erase(readers.columns.begin() + 7);
    readers.columns.erase(readers.columns.begin() + 4);
    document.tables = {table_of(readers.id, "", readers.columns, std::move(rows))};
    document.notes = {"Shares of live births at the national average of adversity.",
                      "See one with its sources: pairmodel parameters show pif-2023"};
    return document;
}

Document parameter_set_document(const ParameterSet& set, std::string_view json) {
    Document document;
    document.command = "parameters show";
    document.title = fmt::format("{}: {} (version {})", set.id, set.title, set.version);
    std::vector<std::vector<OwnCell>> rows;
    std::vector<std::vector<OwnCell>> short_rows;
    for (std::vector<OwnCell>& row : figure_rows(set)) {
        std::string where = std::get<std::string>(row[6]);
        if (const auto& page = std::get<std::string>(row[7]); !page.empty())
            where += (page.find('-') == std::string::npos ? ", p. " : ", pp. ") + page;
        short_rows.push_back({row[0], row[1], row[2], row[3], std::move(where), row[9]});
        rows.push_back(std::move(row));
    }
    document.tables = {table_of("figures", "",
                                {{"figure", "Figure"},
                                 {"low", "Lower", ColumnKind::decimal},
                                 {"central", "Central", ColumnKind::decimal},
                                 {"high", "Higher", ColumnKind::decimal},
                                 {"source", "Source"},
                                 {"evidence_grade", "Evidence"}},
                                std::move(short_rows))};
    document.data =
        table_of("figures", "",
                 {{"figure", "Figure", ColumnKind::text, "", "Name of the figure in the set's JSON file"},
                  {"low", "Lower", ColumnKind::decimal, "as in unit", "Lower need, or the low end"},
                  {"central", "Central", ColumnKind::decimal, "as in unit", "Middle, or the point estimate"},
                  {"high", "Higher", ColumnKind::decimal, "as in unit", "Higher need, or the high end"},
                  {"unit", "Unit"},
                  {"meaning", "Meaning"},
                  {"source", "Source", ColumnKind::text, "", "Id of the source"},
                  {"page", "Page"},
                  {"locator", "Where"},
                  {"evidence_grade", "Evidence", ColumnKind::text, "", "high, moderate, low or very_low"}},
                 std::move(rows));
    document.data.key = {"figure"};
    document.records = {document.data};
    document.json = json;
    for (const Source& source : set.sources)
        document.notes.push_back(
            fmt::format("{}: {}{}", source.id, source.citation, source.url.empty() ? "" : " " + source.url));
    document.notes.push_back(set.credit);
    document.notes.push_back("SHA-256 of the set: " + set.sha256);
    document.notes.push_back(
        fmt::format("Make your own: pairmodel parameters show {} --format json -o my.json", set.id));
    return document;
}

}  // namespace pairmodel
