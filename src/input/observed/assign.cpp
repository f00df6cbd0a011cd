#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/observed/counted_births.hpp"
#include "input/tables/row_area.hpp"
#include "pairmodel/input/observed_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace pairmodel {

namespace {

using Level = ProvisionLevel;

/// What was counted at one level of an area, row by row.
struct Sum {
    ObservedFamilies families;
    std::vector<const ObservedRow*> rows;
    bool missing = false;  ///< a number of it is
};
/// By ProvisionLevel.
using Sums = std::array<Sum, provision_levels.size()>;

Sum& at(Sums& sums, Level level) {
    return sums[static_cast<std::size_t>(level)];
}

std::string phrase(const AreaView& area) {
    return std::string(area.name.empty() ? area.code : area.name);
}

/// "specialist", "all".
std::string_view word_of(Level level) {
    return level == Level::targeted_and_specialist ? "all" : code_of(level);
}

/// The number of a sum that is of the same time as this one, as it is written.
const ObservedRow* of_same_period(const Sum& sum, const ObservedRow& row) {
    const auto found = std::find_if(sum.rows.begin(), sum.rows.end(), [&](const ObservedRow* other) {
        return plain_name(other->period) == plain_name(row.period);
    });
    return found == sum.rows.end() ? nullptr : *found;
}

bool are_of_same_years(const Sum& one, const Sum& other) {
    return one.rows.size() == other.rows.size() &&
           std::all_of(one.rows.begin(), one.rows.end(), [&](const ObservedRow* row) {
               const ObservedRow* same = of_same_period(other, *row);
               return same != nullptr && same->years == row->years;
           });
}

double a_year(const ObservedRow& row) {
    return static_cast<double>(row.families.value_or(0)) / row.years;
}

/// Puts each row to its area and looks whether it can be.
class Assignment {
public:
    Assignment(const ObservedTable& table, const AreaList& areas, std::span<const BirthsHistory> histories)
        : table_(table), areas_(areas), births_(areas, histories), sums_(areas.size()) {}

    std::vector<std::vector<ObservedFamilies>> counts() {
        std::size_t placed = 0;
        for (const ObservedRow& row : table_.rows) {
            const auto area = area_meant(row.area, areas_);
            if (area) add(row, *area);
            placed += area ? 1 : 0;
            if (!area) elsewhere_.insert(row.area);
        }
        if (placed == 0)
            report(table_.rows.front(), "area_code", "one of the areas of this run",
                   in_quotes(table_.rows.front().area), "");
        std::vector<std::vector<ObservedFamilies>> counts(areas_.size());
        for (std::size_t i = 0; i < areas_.size(); ++i) counts[i] = counts_of(i);
        std::stable_sort(issues_.begin(), issues_.end(),
                         [](const Issue& a, const Issue& b) { return a.line < b.line; });
        if (!issues_.empty()) throw InputError(std::move(issues_));
        return counts;
    }

    [[nodiscard]] std::vector<std::string> notes() const {
        std::vector<std::string> notes = notes_;
        for (std::string& note : births_.notes()) notes.push_back(std::move(note));
        if (!elsewhere_.empty()) notes.push_back(note_elsewhere(elsewhere_));
        return notes;
    }

private:
    void report(const ObservedRow& row, const char* column, std::string expected, std::string found,
                std::string hint) {
        issues_.push_back(
            {table_.name, row.line, column, std::move(expected), std::move(found), std::move(hint)});
    }

    void add(const ObservedRow& row, std::size_t area) {
        Sum& sum = at(sums_[area], row.level);
        if (const ObservedRow* again = of_same_period(sum, row))
            return report(
                row, "families",
                fmt::format("each number once for {} ({})", phrase(areas_[area]), word_of(row.level)),
                again->line > 0 ? fmt::format("another in line {}", again->line) : "another",
                "numbers of several years need a column year, and are then added up");
        sum.families.level = row.level;
        if (sum.rows.empty()) sum.families.years = 0;
        sum.rows.push_back(&row);
        sum.families.years += row.years;
        sum.families.births += births_.of(row, area);
        sum.families.withheld = sum.families.withheld || row.withheld || areas_[area].withheld;
        sum.missing = sum.missing || !row.families;
        sum.families.families += row.families.value_or(0);
        if (sum.families.withheld) sum.families.families = 0;
    }

    /// The levels of an area that have a number; that of all is their sum where nobody gave it.
    std::vector<ObservedFamilies> counts_of(std::size_t area) {
        Sums& sums = sums_[area];
        sum_levels_up(sums);
        hide_both_levels(sums);
        std::vector<ObservedFamilies> counts;
        for (const Level level : observed_levels) {
            const Sum& sum = at(sums, level);
            if (sum.rows.empty()) continue;
            if (sum.missing) {
                notes_.push_back(fmt::format("{} ({}): a number is missing, so this count is left out",
                                             phrase(areas_[area]), word_of(level)));
                continue;
            }
            if (!areas_[area].live_births && !sum.families.withheld) {
                notes_.push_back(
                    fmt::format("{} ({}): its live births are not known, so this count is left out",
                                phrase(areas_[area]), word_of(level)));
                continue;
            }
            check(sum, sums, area);
            counts.push_back(sum.families);
        }
        return counts;
    }

    /// One level that is hidden is all less the other.
    static void hide_both_levels(Sums& sums) {
        ObservedFamilies& targeted = at(sums, Level::targeted).families;
        ObservedFamilies& specialist = at(sums, Level::specialist).families;
        if (!targeted.withheld && !specialist.withheld) return;
        for (ObservedFamilies* level : {&targeted, &specialist}) {
            level->withheld = true;
            level->families = 0;
        }
    }

    static void sum_levels_up(Sums& sums) {
        const Sum& targeted = at(sums, Level::targeted);
        const Sum& specialist = at(sums, Level::specialist);
        Sum& all = at(sums, Level::targeted_and_specialist);
        const bool both = !targeted.rows.empty() && !specialist.rows.empty();
        if (!all.rows.empty() || !both || !are_of_same_years(targeted, specialist)) return;
        all = targeted;
        all.rows.insert(all.rows.end(), specialist.rows.begin(), specialist.rows.end());
        all.families.level = Level::targeted_and_specialist;
        all.families.families += specialist.families.families;
        all.families.withheld = targeted.families.withheld || specialist.families.withheld;
        if (all.families.withheld) all.families.families = 0;
        all.missing = targeted.missing || specialist.missing;
    }

    /// Whether there can be so many.
    void check(const Sum& sum, Sums& sums, std::size_t index) {
        const ObservedRow& row = *sum.rows.front();
        const AreaView area = areas_[index];
        const ObservedFamilies& counted = sum.families;
        if (counted.withheld) return;
        if (static_cast<double>(counted.families) > counted.births)
            return report(
                row, "families",
                fmt::format("at most {:.0f}, the live births of {} in {:g} {}", std::floor(counted.births),
                            phrase(area), counted.years, counted.years == 1 ? "year" : "years"),
                std::to_string(counted.families),
                "count each family once, and say in years how many years the number is of");
        check_beside_all(sum, at(sums, Level::targeted_and_specialist));
    }

    /// Only numbers of the same years say whether one is too many: of those that do not say when, as many a
    /// year.
    void check_beside_all(const Sum& sum, const Sum& all) {
        if (all.families.withheld || sum.families.level == Level::targeted_and_specialist) return;
        for (const ObservedRow* row : sum.rows) {
            const ObservedRow* whole = of_same_period(all, *row);
            if (whole == nullptr || whole->level != Level::targeted_and_specialist || !whole->families ||
                a_year(*row) <= a_year(*whole))
                continue;
            const bool same = row->years == whole->years;
            const auto said = [&](const ObservedRow& one) {
                return same ? std::to_string(*one.families) : fmt::format("{:.4g} a year", a_year(one));
            };
            report(
                *row, "families", fmt::format("at most {}, the families of all levels", said(*whole)),
                said(*row),
                same
                    ? "the number of all levels holds those of each"
                    : "the number of all levels holds those of each; if they are of different years, say in a "
                      "column year of which");
        }
    }

    const ObservedTable& table_;
    const AreaList& areas_;
    CountedBirths births_;
    std::vector<Sums> sums_;
    std::vector<Issue> issues_;
    std::vector<std::string> notes_;
    std::set<std::string> elsewhere_;
};

}  // namespace

std::vector<std::vector<ObservedFamilies>> assign_observed(const ObservedTable& table, const AreaList& areas,
                                                           std::vector<std::string>& notes,
                                                           std::span<const BirthsHistory> histories) {
    Assignment assignment(table, areas, histories);
    auto counts = assignment.counts();
    for (std::string& note : assignment.notes()) notes.push_back(std::move(note));
    return counts;
}

}  // namespace pairmodel
