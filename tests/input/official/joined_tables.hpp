#pragma once

#include "pairmodel/input/prepare.hpp"
#include "support/catch.hpp"

#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// Births and indicators of a few lines, joined, and what was said of their rows.
namespace joined_tables {

using namespace pairmodel;

inline PrepareSource source(const std::string& id, const std::string& text) {
    std::istringstream stream(text);
    OfficialRequest request;
    request.counts = id == "births";
    request.usual_columns = {"live_births", id};
    return {id, read_official_table(stream, id + ".csv", request)};
}

inline PreparedTable joined(const std::string& births, const std::vector<std::string>& indicators = {},
                            const PrepareChoice& choice = {}) {
    std::vector<PrepareSource> sources;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        sources.push_back(source(std::string(1, static_cast<char>('a' + i)), indicators[i]));
    return prepare(source("births", births), std::move(sources), choice, reference_table());
}

inline std::string rows(const std::string& heading,
                        const std::vector<std::pair<std::string, std::string>>& cells) {
    std::string text = "area_code;" + heading + "\n";
    for (const auto& [code, value] : cells) text += code + ";" + value + "\n";
    return text;
}

inline std::string births_of(const std::vector<std::pair<std::string, std::string>>& cells) {
    return rows("live_births", cells);
}

inline std::string said(const std::vector<NamedArea>& areas) {
    std::string text;
    for (const NamedArea& area : areas)
        text += area.code + " " + area.reason + (area.detail.empty() ? "" : " | " + area.detail) + "\n";
    return text;
}

inline std::string codes(const PreparedTable& table) {
    std::string text;
    for (const PreparedArea& area : table.areas) text += area.code + " ";
    return text;
}

inline std::size_t all_rows(const SourceUse& use) {
    std::size_t rows = use.rows_used;
    for (const RowsLeftOut& r : use.left_out) rows += r.rows;
    return rows;
}

inline void check_every_row_is_accounted_for(const PreparedTable& table) {
    CHECK(all_rows(table.births_use) == table.births.table.rows);
    for (std::size_t i = 0; i < table.uses.size(); ++i)
        CHECK(all_rows(table.uses[i]) == table.indicators[i].table.rows);
}

}  // namespace joined_tables
