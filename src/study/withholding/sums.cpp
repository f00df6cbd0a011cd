#include "study/withholding/sums.hpp"

#include "input/areas/between_rows/levels.hpp"
#include "input/areas/between_rows/overlap.hpp"
#include "input/areas/between_rows/sums.hpp"
#include "pairmodel/error.hpp"
#include "study/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

/// Numbers of areas, of which some are withheld: births of a year, or babies in a group. In `areas` they
/// stand as live births.
struct Numbers {
    const AreaList& areas;
    const Selection& source;  ///< what the rows are
    std::int64_t below = 0;   ///< a number below it is withheld

    [[nodiscard]] bool is_stated(std::size_t index) const {
        return pairmodel::is_stated(index, source.lines, source.stated_areas);
    }
};

/// Rows taken together of which some are withheld: what another row has more than those that are shown lies
/// between 0 and what the withheld ones may have.
struct Rows {
    std::int64_t births = 0;
    std::size_t shown = 0;
    std::int64_t withheld = 0;

    void add(const AreaView& area) {
        births += area.live_births.value_or(0);
        shown += area.live_births ? 1U : 0U;
        withheld += area.withheld ? 1 : 0;
    }
    [[nodiscard]] std::int64_t most(const Numbers& numbers) const {
        return births + withheld * (numbers.below - 1);
    }
};

/// A row whose code says that it may hold withheld ones, if its births may be those of rows that it may hold.
std::optional<std::size_t> first_wider(const Numbers& numbers) {
    std::map<std::pair<char, int>, Rows> levels;
    for (const AreaView area : numbers.areas)
        if (const auto level = level_of(area)) levels[{level->country, level->size}].add(area);
    for (std::size_t i = 0; i < numbers.areas.size(); ++i) {
        const AreaView area = numbers.areas[i];
        const auto level = level_of(area);
        if (!level || !area.live_births || numbers.is_stated(i)) continue;
        std::int64_t most = 0;
        std::int64_t withheld = 0;
        for (const auto& [inner, rows] : levels) {
            if (!level->may_hold({inner.first, inner.second})) continue;
            most += rows.most(numbers);
            withheld += rows.withheld;
        }
        if (withheld > 0 && *area.live_births <= most) return i;
    }
    return std::nullopt;
}

/// Rows that may be sums of others of which some are withheld, whatever their codes say. Only shown births
/// are looked at.
class SumsWithWithheld {
public:
    explicit SumsWithWithheld(const Numbers& numbers) : numbers_(numbers) {
        for (const AreaView area : numbers.areas) all_.add(area);
    }

    [[nodiscard]] std::optional<std::size_t> first() const {
        for (std::size_t i = 0; i < numbers_.areas.size(); ++i) {
            if (!numbers_.areas[i].live_births || numbers_.is_stated(i)) continue;
            if (is_sum_of_all(i) || is_sum_of_block(i, -1) || is_sum_of_block(i, 1)) return i;
        }
        return std::nullopt;
    }

private:
    /// Where much is withheld any row may be a sum: `part` is how small it must be beside the row.
    [[nodiscard]] bool may_be(std::size_t index, const Rows& rows, std::int64_t part) const {
        // By chance two rows can have the same births; a code says mostly what a row is.
        const std::size_t fewest_others = numbers_.areas[index].code.empty() ? 2 : 3;
        const std::int64_t births = *numbers_.areas[index].live_births;
        return rows.withheld > 0 && rows.shown >= fewest_others && rows.births <= births &&
               births <= rows.most(numbers_) && rows.withheld * (numbers_.below - 1) <= births / part;
    }

    /// Few rows have as many births as all others: that is asked about in small tables too.
    [[nodiscard]] bool is_sum_of_all(std::size_t index) const {
        constexpr std::int64_t quarter = 4;
        const std::int64_t births = *numbers_.areas[index].live_births;
        return all_.shown > 1 &&
               may_be(index, {all_.births - births, all_.shown - 1, all_.withheld}, quarter);
    }

    /// Of the rows right above (-1) or below (1).
    [[nodiscard]] bool is_sum_of_block(std::size_t index, std::ptrdiff_t step) const {
        constexpr std::int64_t hundredth = 100;
        const std::int64_t births = *numbers_.areas[index].live_births;
        const auto size = static_cast<std::ptrdiff_t>(numbers_.areas.size());
        Rows block;
        constexpr int longest = 1000;
        auto at = static_cast<std::ptrdiff_t>(index) + step;
        for (int rows = 0; rows < longest && at >= 0 && at < size && block.births <= births;
             ++rows, at += step) {
            block.add(numbers_.areas[static_cast<std::size_t>(at)]);
            if (may_be(index, block, hundredth)) return true;
        }
        return false;
    }

    const Numbers& numbers_;
    Rows all_;
};

std::optional<std::size_t> sum_with_withheld(const Numbers& numbers) {
    if (const auto wider = first_wider(numbers)) return wider;
    if (const auto sum = SumsWithWithheld(numbers).first()) return sum;
    for (const SubtotalRow& row :
         subtotal_rows(numbers.areas, numbers.source.lines, numbers.source.stated_areas, numbers.below - 1))
        if (row.withheld > 0) return row.index;
    return std::nullopt;
}

std::vector<std::size_t> withheld_in(const AreaList& areas) {
    std::vector<std::size_t> withheld;
    for (std::size_t i = 0; i < areas.size(); ++i)
        if (areas[i].withheld) withheld.push_back(i);
    return withheld;
}

/// The first withheld area that lies in another, by its code or name.
std::optional<Overlap> withheld_in_another(const AreaList& areas, const Selection& source) {
    const std::vector<std::size_t> withheld = withheld_in(areas);
    if (withheld.empty()) return std::nullopt;
    std::vector<std::size_t> all(areas.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return overlap_among(areas, withheld, without_stated_sums(areas, all, source.lines, source.stated_areas));
}

/// The areas with other numbers in the place of their live births.
template <class NumberOf>
AreaList with_numbers(const AreaList& areas, const NumberOf& number_of) {
    AreaList changed = areas;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        Area area = areas[i].copy();
        number_of(i, area);
        changed.replace(i, area);
    }
    return changed;
}

void refuse_sum(const Numbers& numbers, const std::string& what) {
    if (const auto sum = sum_with_withheld(numbers))
        throw RequestError("--suppress-below",
                           fmt::format("{} may be the sum of other rows, from which withheld {} would follow",
                                       called(numbers.areas[*sum], *sum, numbers.source), what),
                           sum_hint);
}

}  // namespace

void check_withheld(const Selection& source) {
    // A wider area of the built-in table has lost its withheld members.
    if (source.builtin) return;
    if (const auto overlap = withheld_in_another(source.areas, source))
        throw RequestError("--suppress-below",
                           fmt::format("{} would be hidden, but {} holds it",
                                       called(source.areas[overlap->inner], overlap->inner, source),
                                       called(source.areas[overlap->outer], overlap->outer, source)),
                           "leave the larger one out");
}

void check_sums(const Selection& source, const Request& request) {
    const std::int64_t below = request.suppress_below;
    if (source.builtin || withheld_in(source.areas).empty()) return;
    refuse_sum({source.areas, source, below}, "births");
    if (request.cohort != Cohort::under_two && !request.plan && !request.observed &&
        !request.all_births_years)
        return;
    std::set<int> years;
    for (const BirthsHistory& history : source.births_histories)
        for (const YearOfBirths& births : history) years.insert(births.year);
    for (const int year : years) {
        const AreaList of_year = with_numbers(source.areas, [&](std::size_t i, Area& area) {
            area.live_births = births_of(source.births_histories[i], year);
        });
        refuse_sum({of_year, source, below}, fmt::format("births of {}", year));
    }
}

void check_group_numbers(const Selection& source, const AreaList& areas, const GroupNumbers& numbers,
                         std::int64_t below) {
    const AreaList of_group = with_numbers(areas, [&](std::size_t i, Area& area) {
        area.live_births = numbers.withheld[i] ? std::nullopt : numbers.babies[i];
        area.withheld = numbers.withheld[i];
    });
    const std::vector<std::size_t> withheld = withheld_in(of_group);
    if (withheld.empty()) return;
    const auto refuse = [&](std::size_t inner, std::size_t outer) {
        throw RequestError(
            "--suppress-below",
            fmt::format("the number of {} in {} would be hidden, but {} holds it", numbers.group,
                        called(areas[inner], inner, source), called(areas[outer], outer, source)),
            "leave the larger one out");
    };
    if (const auto overlap = withheld_in_another(of_group, source);
        overlap && of_group[overlap->outer].live_births)
        refuse(overlap->inner, overlap->outer);
    if (source.builtin) return;
    // By its births a row may be known as a sum.
    for (const SumRow& sum : sum_rows(areas, source.lines, source.stated_areas))
        for (const std::size_t inner : withheld)
            if (sum.is_of(inner) && of_group[sum.index].live_births) refuse(inner, sum.index);
    refuse_sum({of_group, source, below}, fmt::format("numbers of {}", numbers.group));
}

}  // namespace pairmodel
