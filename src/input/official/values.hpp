#pragma once

#include "input/columns/percent_column.hpp"
#include "input/official/header.hpp"
#include "input/official/preference.hpp"
#include "input/official/rows.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace pairmodel {

/// From the rows of an official table to one value an area: chooses the period, and says what is wrong where
/// an area has several rows left.
class OfficialValues {
public:
    OfficialValues(const OfficialHeader& header, const OfficialRequest& request, OfficialTable& table,
                   std::vector<Issue>& issues)
        : header_(header), request_(request), table_(table), issues_(issues), percent_(request.unit) {}

    /// Fills table.values, or adds issues.
    void take(std::vector<OfficialRow>& rows);
    /// Whether it was refused as areas have several rows, of which one must be picked.
    [[nodiscard]] bool needs_pick() const { return needs_pick_; }

private:
    bool needs_pick_ = false;
    using Group = std::vector<const OfficialRow*>;  ///< the rows of one area
    /// A column in which rows of one area differ.
    struct Choice {
        std::size_t column = 0;
        std::set<std::string> values;
        bool numbers = true;
        Tells tells = Tells::kind;
    };
    /// A column with the value that is proposed.
    struct Pick {
        const Choice* choice = nullptr;
        std::string value;
        std::size_t areas = 0;  ///< that have a row with it
        std::size_t rows = 0;   ///< that would be left
    };

    [[nodiscard]] bool choose_period(std::vector<OfficialRow>& rows);
    [[nodiscard]] std::string period_hint(const std::vector<std::string>& all) const;
    using Periods = std::map<std::string, std::string>;
    [[nodiscard]] Periods::const_iterator period_asked_for(const Periods& periods) const;
    [[nodiscard]] bool keeps_all_periods(const std::vector<OfficialRow>& rows, const Periods& periods);
    [[nodiscard]] bool is_whole_year(const std::string& chosen, const Periods& periods);
    [[nodiscard]] bool keep_only(const std::string& period, std::size_t periods,
                                 std::vector<OfficialRow>& rows);
    std::optional<double> figure_in(std::string_view text, std::size_t line);
    [[nodiscard]] const std::string& cell(const OfficialRow& row, Role role) const;
    [[nodiscard]] bool tells_apart(std::size_t column, bool any) const;
    [[nodiscard]] std::vector<Choice> choices_in(const std::vector<Group>& groups, bool any) const;
    void take_value(const OfficialRow& row);
    [[nodiscard]] std::string name_of(const OfficialRow& row) const;
    /// The district that a neighbourhood lies in, and its population; empty where the layout has none.
    std::string district_of(const OfficialRow& row);
    std::optional<double> people_of(const OfficialRow& row);
    [[nodiscard]] bool agree(const Group& group) const;
    void take_first(const Group& group);
    [[nodiscard]] Pick pick_in(const Choice& choice, const std::vector<Group>& groups) const;
    [[nodiscard]] std::vector<Pick> picks_for(const std::vector<Choice>& choices,
                                              std::vector<Group> groups) const;
    void report_pick(const Pick& pick);
    [[nodiscard]] std::string pick_hint(const Pick& pick, const std::string& heading) const;
    [[nodiscard]] bool report_choices(const std::vector<Group>& several, std::size_t areas);
    [[nodiscard]] std::string unknown_picks() const;
    void report_repeats(const Group& group);
    void add(std::size_t line, std::string column, std::string expected, std::string found, std::string hint);

    const OfficialHeader& header_;
    const OfficialRequest& request_;
    OfficialTable& table_;
    std::vector<Issue>& issues_;
    PercentColumn percent_;
};

}  // namespace pairmodel
