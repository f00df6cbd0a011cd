#include "input/reference/known_figures.hpp"
#include "input/text/file.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/version.hpp"
#include "report/lists/prepare_notes.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace pairmodel {

namespace {

/// As an input table has them; in JSON births and indicators have names without a year, as everywhere.
std::vector<Column> columns_of(const PreparedTable& table, bool json) {
    const std::string year = births_year(table);
    std::vector<Column> columns{
        {"area_code", "Code", ColumnKind::text, "", "GSS code, or codes of joined areas"},
        {"area_name", "Area", ColumnKind::text, "", "Name"},
        {"area_type", "Type", ColumnKind::text, "", "Kind of area, by its code"},
        {"country", "Country", ColumnKind::text, "", "Country"},
        {"region", "Region", ColumnKind::text, "", "Region of England"},
        {year.empty() ? "live_births" : "live_births_" + year,
         "Live births",
         ColumnKind::count,
         "live births a year",
         fmt::format("{}, {}{}", table.births.table.layout, file_name(table.births.table.file),
                     year.empty() ? "" : ", " + year),
         RangeEnd::none,
         {"live_births"}}};
    if (json) columns.push_back(json_column({"live_births_year"}, ColumnKind::year));
    for (const PrepareSource& source : table.indicators) {
        const Indicator* known = builtin_indicator(source.id);
        const OfficialTable& from = source.table;
        columns.push_back(
            {source.id,
             source.id,
             ColumnKind::decimal,
             known == nullptr ? "as published" : known->unit,
             fmt::format("{}{}; {}, {}, column {}{}", known == nullptr ? "" : known->label + ": ",
                         from.subject.empty() ? "as published" : from.subject, from.layout,
                         file_name(from.file), from.heading, from.period.empty() ? "" : ", " + from.period),
             RangeEnd::none,
             {"indicators", source.id}});
    }
    return columns;
}

Table area_table(const PreparedTable& table, bool json) {
    std::vector<std::vector<OwnCell>> rows;
    for (const PreparedArea& area : table.areas) {
        std::vector<OwnCell> row{area.code,
                                 area.name,
                                 area.place.type,
                                 area.place.country,
                                 reference_table().region_of(area.place),
                                 static_cast<double>(area.live_births)};
        const std::string year = births_year(table);
        if (json) row.push_back(year.empty() ? OwnCell(Absent::not_available) : OwnCell(std::stod(year)));
        for (const auto& value : area.values) {
            if (value)
                row.emplace_back(*value);
            else
                row.emplace_back(Absent::not_available);
        }
        rows.push_back(std::move(row));
    }
    return table_of("areas", "", columns_of(table, json), std::move(rows));
}

std::vector<OwnCell> source_row(const PrepareSource& source, const SourceUse& use) {
    const OfficialTable& table = source.table;
    return {source.id,
            file_name(table.file),
            table.layout,
            table.heading,
            table.period,
            static_cast<double>(table.rows),
            static_cast<double>(use.rows_used),
            static_cast<double>(table.rows - use.rows_used)};
}

Table source_table(const PreparedTable& table) {
    std::vector<std::vector<OwnCell>> rows{source_row(table.births, table.births_use)};
    for (std::size_t i = 0; i < table.indicators.size(); ++i)
        rows.push_back(source_row(table.indicators[i], table.uses[i]));
    return table_of("sources", "Sources",
                    {{"source", "For"},
                     {"file", "File"},
                     {"layout", "Layout"},
                     {"column", "Column"},
                     {"period", "Period"},
                     {"rows", "Rows", ColumnKind::count},
                     {"rows_used", "Used", ColumnKind::count},
                     {"rows_left_out", "Left out", ColumnKind::count}},
                    std::move(rows));
}

/// More areas than this stand in the metadata by their codes only.
constexpr std::size_t most_areas_named = 2000;

/// Codes separated by spaces; those of joined areas by commas.
std::string codes_of_areas(const std::vector<NamedArea>& areas) {
    std::string codes;
    for (const NamedArea& area : areas) {
        if (!codes.empty()) codes += ' ';
        std::string code = area.code;
        std::erase(code, ' ');
        codes += code;
    }
    return codes;
}

/// Adds all that is to be known of one file, as an element of `sources`.
void add_source(std::size_t index, const PrepareSource& source, const SourceUse& use, RecordBuilder& record) {
    const OfficialTable& table = source.table;
    const auto at = [&](std::vector<std::string> keys) {
        keys.insert(keys.begin(), {"sources", json_index(index)});
        return keys;
    };
    record.text(at({"id"}), source.id);
    record.text(at({"file"}), file_name(table.file)).text(at({"sha256"}), table.sha256);
    record.text(at({"layout"}), table.layout);
    if (!table.publisher.empty()) record.text(at({"publisher"}), table.publisher);
    if (!table.subject.empty()) record.text(at({"subject"}), table.subject);
    record.text(at({"column"}), table.heading);
    if (!table.period.empty()) record.text(at({"period"}), table.period);
    record.number(at({"rows"}), static_cast<double>(table.rows));
    record.number(at({"rows_used"}), static_cast<double>(use.rows_used));
    for (std::size_t i = 0; i < use.left_out.size(); ++i) {
        record.text(at({"rows_left_out", json_index(i), "reason"}), use.left_out[i].reason);
        record.number(at({"rows_left_out", json_index(i), "rows"}),
                      static_cast<double>(use.left_out[i].rows));
    }
    if (use.national) {
        record.text(at({"national_value", "area_code"}), use.national_code);
        record.number(at({"national_value", "value"}), *use.national);
    }
    const auto add_areas = [&](const char* key, const std::vector<NamedArea>& areas) {
        if (areas.size() > most_areas_named) {
            record.add(at({fmt::format("{}_codes", key)}), codes_of_areas(areas), ColumnKind::list);
            return;
        }
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const auto of = [&](const char* what) { return at({key, json_index(i), what}); };
            record.text(of("area_code"), areas[i].code).text(of("area_name"), areas[i].name);
            record.text(of("reason"), areas[i].reason).text(of("detail"), areas[i].detail);
        }
    };
    add_areas("areas_left_out", use.areas_left_out);
    add_areas("areas_without_value", use.areas_without);
    add_areas("areas_made", use.areas_made);
}

Table provenance(const PreparedTable& table) {
    RecordBuilder record("provenance");
    record.text({"statement"}, "Published figures, joined by GSS code; none was changed but as said here.");
    record.text({"pairmodel"}, std::string(version()));
    add_source(0, table.births, table.births_use, record);
    for (std::size_t i = 0; i < table.indicators.size(); ++i)
        add_source(i + 1, table.indicators[i], table.uses[i], record);
    return record.build();
}

/// The attribution that the licence asks for; empty where no file is known to be official.
std::string attribution_of(const PreparedTable& table) {
    std::string text;
    const auto add = [&](const PrepareSource& source) {
        if (source.table.publisher.empty()) return;
        text += fmt::format("{} {} ({}{})", text.empty() ? "" : ";", source.table.publisher, source.id,
                            source.table.period.empty() ? "" : " " + source.table.period);
    };
    add(table.births);
    for (const PrepareSource& source : table.indicators) add(source);
    if (text.empty()) return text;
    return "Contains public sector information licensed under the Open Government Licence v3.0:" + text + ".";
}

bool all_official(const PreparedTable& table) {
    return !table.births.table.publisher.empty() &&
           std::none_of(table.indicators.begin(), table.indicators.end(),
                        [](const PrepareSource& source) { return source.table.publisher.empty(); });
}

}  // namespace

Document prepare_document(const PreparedTable& table) {
    Document document;
    document.command = "prepare";
    const auto count = static_cast<double>(table.areas.size());
    const std::string year = births_year(table);
    document.title = fmt::format("Input table of {} {}: live births{}", grouped(count),
                                 plural(count, "area", "areas"), year.empty() ? "" : " of " + year);
    for (const PrepareSource& source : table.indicators) document.title += ", " + source.id;
    document.data = area_table(table, false);
    document.data.key = {"area_code"};
    document.tables = {document.data, source_table(table)};
    document.records = {area_table(table, true), provenance(table)};
    document.told = prepare_notes(table, std::numeric_limits<std::size_t>::max());
    document.notes.push_back(
        fmt::format("Made by pairmodel {}; SHA-256 of births: {}.", version(), table.births.table.sha256));
    for (const PrepareSource& source : table.indicators)
        document.notes.back().insert(document.notes.back().size() - 1,
                                     fmt::format(", of {}: {}", source.id, source.table.sha256));
    if (const std::string credit = attribution_of(table); !credit.empty()) document.notes.push_back(credit);
    if (all_official(table)) document.licence = open_government_licence;
    return document;
}

}  // namespace pairmodel
