#pragma once

#include "input/reference/other_names.hpp"
#include "input/services/cells.hpp"
#include "input/services/columns.hpp"
#include "input/tables/row_width.hpp"
#include "input/text/csv.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/service_table.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// Reads the rows of a table of services. Problems and remarks are gathered.
class ServiceRows {
public:
    ServiceRows(const ServiceColumns& columns, const RowWidth& width, ServiceTable& table)
        : columns_(columns), width_(width), table_(table) {}

    void read(const CsvRecord& record);

    [[nodiscard]] std::vector<Issue>& issues() { return issues_; }
    /// That names and codes are of different areas; empty where they are not.
    [[nodiscard]] std::string doubt_of_names() const { return other_names_.doubt(); }

private:
    using Cells = std::vector<std::string_view>;

    void add(ServiceColumn column, std::string expected, std::string found, std::string hint = "");
    void remark(const std::string& text);
    [[nodiscard]] std::string_view cell(ServiceColumn column) const;
    /// What stands in a cell, in quotation marks.
    [[nodiscard]] std::string quoted(ServiceColumn column) const;
    void check_text(ServiceColumn column);
    [[nodiscard]] std::optional<double> amount(ServiceColumn column, const char* expected);
    [[nodiscard]] Answer answer(ServiceColumn column);
    void read_name_and_level(ServiceRow& row);
    void read_capacity(ServiceRow& row);
    void read_team(ServiceRow& row);
    void read_mapping(ServiceRow& row);
    void read_interventions(ServiceRow& row);
    /// A row for each level of the service, with its part of capacity, staff and cost.
    void put(const ServiceRow& row);
    [[nodiscard]] bool is_half_a_way();
    [[nodiscard]] std::optional<double> direct_share();
    [[nodiscard]] std::optional<double> age(ServiceColumn column, Service& service);
    void read_ages(Service& service);

    const ServiceColumns& columns_;
    const RowWidth& width_;
    ServiceTable& table_;
    std::vector<Issue> issues_;
    const Cells* cells_ = nullptr;                 ///< of the row that is being read
    std::vector<LevelPart> levels_;                ///< of that row
    std::optional<double> families_per_wte_ = {};  ///< the same
    std::size_t line_ = 0;
    OtherNames other_names_;
};

}  // namespace pairmodel
