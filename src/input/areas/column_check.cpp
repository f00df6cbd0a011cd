#include "input/areas/column_check.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/columns/area_cells.hpp"
#include "input/columns/area_columns.hpp"
#include "input/official/preference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

class ColumnCheck {
public:
    ColumnCheck(const ReadHeader& header, const AreaTableOptions& options, std::vector<Issue>& issues)
        : header_(header), options_(options), issues_(issues) {}

    void check() {
        check_mappings();
        if (!issues_.empty()) return;  // a column that was not found is missing because of that
        if (!header_.columns.is_header()) return report_missing();
        check_births_period();
        const bool se = header_.columns.at(AreaColumn::ratio_se).has_value();
        const bool low = header_.columns.at(AreaColumn::ratio_low).has_value();
        const bool high = header_.columns.at(AreaColumn::ratio_high).has_value();
        if (low != high)
            add(low ? "adversity_ratio_high" : "adversity_ratio_low", "both ends of the interval, or neither",
                "one end only", "give adversity_ratio_low and adversity_ratio_high, or adversity_ratio_se");
        if (se && (low || high))
            add("adversity_ratio_se", "either a standard error or an interval", "both",
                "take out adversity_ratio_se, or adversity_ratio_low and adversity_ratio_high");
        if ((se || low || high) && !header_.columns.at(AreaColumn::ratio))
            add("adversity_ratio", "this column beside its standard error or interval", "no such column", "");
        check_needed_indicators();
    }

private:
    /// The births that are asked for are those of the column, or of some rows.
    void check_births_period() {
        const AreaColumns& columns = header_.columns;
        const std::string& wanted = options_.births_period;
        if (wanted.empty() || columns.period || is_period(columns.births_period, wanted)) return;
        const std::string offer = births_offer();
        const auto year = year_of_period(wanted);
        add(columns.at(AreaColumn::live_births)->heading,
            year ? fmt::format("a column live_births_{}", *year) : "births of " + wanted,
            columns.births_period.empty() ? "births of a year that is not told"
                                          : "births of " + columns.births_period,
            offer.empty() ? "leave --births-year out if these are the births meant"
                          : "live births of " + wanted + "? " + offer);
    }

    /// The option that points out a column of births: of the period asked for, else of the latest. Empty
    /// where there is no such column.
    [[nodiscard]] std::string births_offer() const {
        const std::vector<BirthsOffer> offers = births_offers(header_.columns.headings);
        const std::string& wanted = options_.births_period;
        const auto fits = std::find_if(offers.begin(), offers.end(), [&](const BirthsOffer& offer) {
            return is_period(period_in(offer.place.heading), wanted);
        });
        if (fits != offers.end()) return fits->option();
        return offers.empty() || !wanted.empty() ? "" : offers.back().option();
    }

    void check_needed_indicators() {
        for (const std::string& id : options_.needed_indicators) {
            const auto is_it = [&](const auto& i) { return options_.indicators[i.first].id == id; };
            if (std::any_of(header_.columns.indicators.begin(), header_.columns.indicators.end(), is_it))
                continue;
            const std::string near = did_you_mean(id, header_.columns.headings);
            add(id, "this column in the header row, for the indicator that is defined",
                columns_found(header_.columns.headings),
                (near.empty() ? "" : near + " ") +
                    fmt::format("say which column it is with --column {}=NAME", id));
        }
    }

    void check_mappings() {
        for (const auto& [ours, theirs] : options_.columns) {
            const std::string plain = plain_name(ours);
            if (!own_column(plain) && !indicator_of(plain, options_.indicators) && plain != "year" &&
                year_of_births_column(plain) == 0)
                add(theirs, "a column of ours that it stands for", in_quotes(ours),
                    did_you_mean(ours, our_names()));
            const std::string wanted = plain_name(theirs);
            const auto same = [&](const std::string& h) { return plain_name(h) == wanted; };
            if (std::none_of(header_.columns.headings.begin(), header_.columns.headings.end(), same))
                add(theirs, fmt::format("this column, to stand for {}", ours), "no such heading",
                    did_you_mean(theirs, header_.columns.headings));
        }
    }

    [[nodiscard]] std::vector<std::string> our_names() const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < area_column_count; ++i)
            names.emplace_back(name_of(static_cast<AreaColumn>(i)));
        names.emplace_back("year");
        for (const BirthsOffer& column : births_offers(header_.columns.headings))
            names.push_back(fmt::format("live_births_{}", column.period.last_year));
        for (const Indicator& i : options_.indicators) names.push_back(i.id);
        return names;
    }

    void report_missing() {
        const std::string found = columns_found(header_.columns.headings);
        if (std::any_of(header_.columns.headings.begin(), header_.columns.headings.end(),
                        [](const std::string& heading) { return !area_text(heading).code.empty(); }))
            return add("", "a header row", found, "put one above the data, such as area_code,live_births");
        if (!header_.columns.at(AreaColumn::live_births)) {
            const std::string offer = births_offer();
            const bool any = !births_offers(header_.columns.headings).empty();
            const bool parts = std::any_of(header_.columns.headings.begin(), header_.columns.headings.end(),
                                           [](const auto& h) { return is_part_of_year(period_in(h)); });
            add("live_births", "this column in the header row", found,
                !offer.empty() ? "live births of a year? " + offer
                : parts ? std::string("of months or quarters add the births of each year up, in a column "
                                      "live_births")
                : any   ? fmt::format("no column is headed {}; leave --births-year out for the latest",
                                      options_.births_period)
                : counts_offer().empty() ? column_hint("live_births")
                                         : "are these the live births? " + counts_offer());
        }
        if (!header_.columns.at(AreaColumn::area_code) && !header_.columns.at(AreaColumn::area_name))
            add("area_code", "this column or area_name in the header row", found, area_hint());
    }

    /// A column of counts that may be births: the only one, or the one that has what its file is about.
    [[nodiscard]] std::string counts_offer() const {
        std::vector<std::string> counts;
        for (std::size_t i = 0; i < header_.columns.headings.size(); ++i) {
            const std::string& heading = header_.columns.headings[i];
            const bool is_period = header_.columns.period && header_.columns.period->index == i;
            if (heading.empty() || is_period || header_.columns.uses[i].use != "kept" ||
                !nearly_all(header_.below, i,
                            [](const std::string& cell) { return parse_count(cell).has_value(); }))
                continue;
            if (is_one_of(plain_name(heading),
                          {"measure", "data", "datavalues", "dataint", "datadec", "value", "values",
                           "obsvalue", "observation", "count", "number", "figure"}))
                return column_option("live_births", heading);
            counts.push_back(heading);
        }
        OfficialRequest births;
        births.counts = true;
        if (const auto best = best_heading(counts, births))
            return column_option("live_births", counts[*best]);
        return counts.size() == 1 && may_be_births(counts[0]) ? column_option("live_births", counts[0]) : "";
    }

    [[nodiscard]] std::string column_hint(std::string_view name, std::string_view other = {}) const {
        std::string near = did_you_mean(name, header_.columns.headings);
        if (near.empty() && !other.empty()) near = did_you_mean(other, header_.columns.headings);
        return (near.empty() ? "" : near + " ") +
               fmt::format("say which column it is with --column {}=NAME", name);
    }

    [[nodiscard]] std::string area_hint() const {
        const auto& headings = header_.columns.headings;
        if (std::any_of(headings.begin(), headings.end(), [](const std::string& heading) {
                return plain_name(heading).find("postcode") != std::string::npos;
            }))
            return std::string("postcodes are not built in: ") + small_area_hint;
        return areas_offer(column_hint("area_code", "area_name"));
    }

    /// The first column of texts may hold names of areas that are not built in.
    [[nodiscard]] std::string areas_offer(std::string otherwise) const {
        if (otherwise.find("did you mean") != std::string::npos) return otherwise;
        for (std::size_t i = 0; i < header_.columns.headings.size(); ++i) {
            if (header_.columns.headings[i].empty() ||
                (header_.columns.period && header_.columns.period->index == i))
                continue;
            if (nearly_all(header_.below, i, [](const std::string& cell) { return !parse_number(cell); }))
                return "names of areas? " + column_option("area_name", header_.columns.headings[i]);
        }
        return otherwise;
    }

    void add(std::string column, std::string expected, std::string found, std::string hint) {
        issues_.push_back({header_.file, header_.line, std::move(column), std::move(expected),
                           std::move(found), std::move(hint)});
    }

    const ReadHeader& header_;
    const AreaTableOptions& options_;
    std::vector<Issue>& issues_;
};

}  // namespace

void check_columns(const ReadHeader& header, const AreaTableOptions& options, std::vector<Issue>& issues) {
    ColumnCheck(header, options, issues).check();
}

}  // namespace pairmodel
