#include "input/areas/between_rows/sums.hpp"

#include "input/areas/between_rows/levels.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace pairmodel {

namespace {

/// Fewer rows than this are a sum by chance too often, unless they are all others.
constexpr std::size_t fewest_rows = 3;
/// The chance that none of the sums found is one, below which they are asked about.
constexpr double small_chance = 0.05;
/// What a row must have to be the sum of all others hardly by chance, in units of what all births are
/// multiples of: of two others, and of more.
constexpr std::int64_t least_of_two = 1000;
constexpr std::int64_t least_of_more = 30;

/// Finds sums among the rows that have births, over and over: a grand total is seen when subtotals are known.
class SumFinder {
public:
    explicit SumFinder(const AreaList& areas) {
        for (std::size_t i = 0; i < areas.size(); ++i)
            if (const std::int64_t births = areas[i].live_births.value_or(0); births > 0)
                rows_.push_back({i, births});
        for (const Row& row : rows_) unit_ = std::gcd(unit_, row.births);
    }

    std::vector<SumRow> find() {
        while (rows_.size() > 2 && (find_sum_of_all() || find_blocks())) {
        }
        return std::move(found_);
    }

private:
    struct Row {
        std::size_t index;
        std::int64_t births;
    };

    /// Takes sums, in the order of their rows, out of the rows.
    void take(const std::vector<SumRow>& sums) {
        found_.insert(found_.end(), sums.begin(), sums.end());
        auto next = sums.begin();
        std::erase_if(rows_, [&](const Row& row) {
            if (next == sums.end() || next->index != row.index) return false;
            ++next;
            return true;
        });
    }

    bool find_sum_of_all() {
        const auto most = std::max_element(rows_.begin(), rows_.end(),
                                           [](const Row& a, const Row& b) { return a.births < b.births; });
        const std::int64_t all =
            std::accumulate(rows_.begin(), rows_.end(), std::int64_t{0},
                            [](std::int64_t sum, const Row& row) { return sum + row.births; });
        if (2 * most->births != all) return false;
        const std::int64_t least = rows_.size() > fewest_rows ? least_of_more : least_of_two;
        if (most->births / unit_ < least) return false;
        take({{most->index, rows_.front().index == most->index ? rows_[1].index : rows_.front().index,
               rows_.back().index == most->index ? rows_[rows_.size() - 2].index : rows_.back().index}});
        return true;
    }

    /// What is found where sums of ever more rows reach a number.
    struct Try {
        double density = 0;  ///< of such sums about that number
        std::optional<SumRow> sum;
    };

    /// The rows right above that add up to the births of this one, if they do. `sums_[k]` is the sum of the
    /// first k rows.
    [[nodiscard]] Try above(std::size_t at) const {
        const std::int64_t births = rows_[at].births;
        if (at < fewest_rows || sums_[at] - sums_[at - fewest_rows] > births) return {};
        const auto end = sums_.begin() + static_cast<std::ptrdiff_t>(at - fewest_rows + 1);
        const auto found = std::lower_bound(sums_.begin(), end, sums_[at] - births);
        const auto first = static_cast<std::size_t>(found - sums_.begin());
        Try result{static_cast<double>(at - first) / static_cast<double>(births), std::nullopt};
        if (sums_[at] - *found == births)
            result.sum = SumRow{rows_[at].index, rows_[first].index, rows_[at - 1].index};
        return result;
    }

    [[nodiscard]] Try below(std::size_t at) const {
        const std::int64_t births = rows_[at].births;
        if (at + fewest_rows >= rows_.size() || sums_[at + 1 + fewest_rows] - sums_[at + 1] > births)
            return {};
        const auto begin = sums_.begin() + static_cast<std::ptrdiff_t>(at + 1 + fewest_rows);
        const auto found = std::upper_bound(begin, sums_.end(), sums_[at + 1] + births) - 1;
        const auto end = static_cast<std::size_t>(found - sums_.begin());
        Try result{static_cast<double>(end - at - 1) / static_cast<double>(births), std::nullopt};
        if (*found - sums_[at + 1] == births)
            result.sum = SumRow{rows_[at].index, rows_[at + 1].index, rows_[end - 1].index};
        return result;
    }

    bool find_blocks() {
        sums_.assign(1, 0);
        for (const Row& row : rows_) sums_.push_back(sums_.back() + row.births);
        std::vector<SumRow> sums;
        double expected = 0;  // so many by chance
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            const Try up = above(at);
            const Try down = below(at);
            expected += (up.density + down.density) * static_cast<double>(unit_);
            if (up.sum || down.sum) sums.push_back(up.sum ? *up.sum : *down.sum);
        }
        // That chance finds so many or more is at most this probable, as their number is Poisson's.
        const auto hits = static_cast<double>(sums.size());
        if (sums.empty() || hits * std::log(expected) - std::lgamma(hits + 1) > std::log(small_chance))
            return false;
        take(sums);
        return true;
    }

    std::vector<Row> rows_;
    std::vector<std::int64_t> sums_;
    std::vector<SumRow> found_;
    std::int64_t unit_ = 0;  ///< what all births are multiples of
};

/// Whether it is known what lies in the area: in a built-in one, or in several countries.
bool is_known(std::string_view code) {
    return code.starts_with('K') || reference_table().by_code(code) != nullptr;
}

/// Whether the row's code says that it is no sum of these rows, or what it is the sum of.
bool is_told_by_code(const AreaList& areas, const SumRow& sum) {
    const std::string_view code = areas[sum.index].code;
    if (code.empty()) return false;
    if (code[0] == 'K') return true;
    std::size_t built_in = 0;
    std::size_t others = 0;
    std::size_t other_kinds = 0;
    for (std::size_t i = sum.first; i <= sum.last; ++i) {
        if (!sum.is_of(i)) continue;
        ++others;
        built_in += is_known(areas[i].code) ? 1 : 0;
        other_kinds += areas[i].code.substr(0, 3) != code.substr(0, 3) ? 1 : 0;
    }
    // Of which areas a built-in one is the sum is known where most of them are built in as well.
    return other_kinds == 0 || (is_known(code) && 2 * built_in >= others);
}

/// "South", "All South", "South ward", "Locality South".
bool is_called_after(std::string_view name, std::string_view value) {
    static constexpr std::array<const char*, 10> kinds{
        "", "all", "ward", "area", "borough", "cluster", "district", "locality", "neighbourhood", "pcn"};
    const std::string plain = plain_name(name);
    const std::string wanted = plain_name(value);
    if (name == value || plain == wanted) return true;
    if (wanted.empty() || plain.find(wanted) == std::string::npos) return false;
    for (const char* before : {"allof", "whole", "wholeof", "thewholeof"})
        if (plain == before + wanted) return true;
    return std::any_of(kinds.begin(), kinds.end(), [&](const char* before) {
        return std::any_of(kinds.begin(), kinds.end(),
                           [&](const char* after) { return plain == before + wanted + after; });
    });
}

/// The rows of which a column says the same.
struct RowsOfValue {
    std::int64_t births = 0;
    std::size_t rows = 0;
    std::size_t withheld = 0;
    std::optional<std::size_t> most;  ///< of those without a code, the row with the most births

    /// Of how many withheld rows the row with the most may be the sum, with all others; nothing where it is
    /// no sum of theirs, or one by chance. Whether withheld ones are among those that it is not called after
    /// must not show.
    [[nodiscard]] std::optional<std::size_t> is_sum_of(const AreaView& sum, std::string_view value,
                                                       std::int64_t most_withheld) const {
        const std::int64_t rest = 2 * *sum.live_births - births;
        if (is_called_after(sum.name, value))
            return rows >= fewest_rows && rest >= 0 &&
                           rest <= static_cast<std::int64_t>(withheld) * most_withheld
                       ? std::optional(withheld)
                       : std::nullopt;
        const std::size_t shown = rows - withheld;
        const bool hardly_chance = shown > fewest_rows    ? *sum.live_births >= least_of_more
                                   : shown == fewest_rows ? *sum.live_births >= least_of_two
                                                          : false;
        return rest == 0 && hardly_chance ? std::optional<std::size_t>(0) : std::nullopt;
    }
};

std::string_view name_or_code(const AreaView& area) {
    return area.name.empty() ? area.code : area.name;
}

}  // namespace

bool is_stated(std::size_t index, std::span<const std::uint32_t> lines,
               std::span<const std::uint32_t> stated) {
    return !lines.empty() && std::binary_search(stated.begin(), stated.end(), lines[index]);
}

bool is_called_a_sum(const AreaView& area) {
    return area.code.empty() && names_a_sum(area.name);
}

std::vector<std::size_t> without_stated_sums(const AreaList& areas, std::span<const std::size_t> among,
                                             std::span<const std::uint32_t> lines,
                                             std::span<const std::uint32_t> stated) {
    std::vector<std::size_t> kept(among.begin(), among.end());
    if (!stated.empty())
        std::erase_if(
            kept, [&](std::size_t i) { return is_stated(i, lines, stated) && is_called_a_sum(areas[i]); });
    return kept;
}

std::vector<SumRow> sum_rows(const AreaList& areas, std::span<const std::uint32_t> lines,
                             std::span<const std::uint32_t> stated) {
    if (lines.empty()) return {};
    std::vector<SumRow> sums = SumFinder(areas).find();
    std::erase_if(sums, [&](const SumRow& sum) {
        return is_stated(sum.index, lines, stated) || is_told_by_code(areas, sum);
    });
    std::sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return sums;
}

std::vector<SubtotalRow> subtotal_rows(const AreaList& areas, std::span<const std::uint32_t> lines,
                                       std::span<const std::uint32_t> stated, std::int64_t most_withheld) {
    std::vector<SubtotalRow> found;
    const bool named =
        std::any_of(areas.begin(), areas.end(), [](const AreaView& a) { return a.code.empty(); });
    const std::size_t columns = named ? areas[0].groups.size() : 0;
    for (std::size_t column = 0; column < columns; ++column) {
        std::unordered_map<std::string_view, RowsOfValue> groups;
        for (std::size_t i = 0; i < areas.size(); ++i) {
            const AreaView area = areas[i];
            const std::string_view value = area.groups[column];
            if (value.empty()) continue;
            RowsOfValue& group = groups[value];
            ++group.rows;
            group.withheld += area.withheld ? 1U : 0U;
            group.births += area.live_births.value_or(0);
            if (area.code.empty() && area.live_births && !is_stated(i, lines, stated) &&
                (!group.most || *area.live_births > *areas[*group.most].live_births))
                group.most = i;
        }
        for (const auto& [value, group] : groups) {
            if (!group.most) continue;
            if (const auto of_withheld = group.is_sum_of(areas[*group.most], value, most_withheld))
                found.push_back({*group.most, column, *of_withheld});
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return found;
}

std::string summed_lines(const SumRow& sum, std::span<const std::uint32_t> lines) {
    return fmt::format("lines {} to {} together", lines[sum.first], lines[sum.last]);
}

std::vector<std::string> sum_notes(const AreaList& areas, std::span<const std::uint32_t> lines,
                                   std::span<const std::uint32_t> stated) {
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < std::min(areas.size(), lines.size()); ++i)
        if (is_called_a_sum(areas[i]) && !is_stated(i, lines, stated))
            notes.push_back(fmt::format("line {}, {}, is read as an area of its own: if it is a total, {}",
                                        lines[i], in_quotes(areas[i].name), sum_hint));
    const std::vector<SumRow> sums = sum_rows(areas, lines, stated);
    for (const SumRow& sum : sums) {
        if (is_called_a_sum(areas[sum.index])) continue;
        notes.push_back(fmt::format("line {}, {}, has as many live births as {}: if it is their total, {}",
                                    lines[sum.index], in_quotes(name_or_code(areas[sum.index])),
                                    summed_lines(sum, lines), sum_hint));
    }
    for (const SubtotalRow& row : subtotal_rows(areas, lines, stated))
        if (std::none_of(sums.begin(), sums.end(), [&](const SumRow& sum) { return sum.index == row.index; }))
            notes.push_back(fmt::format(
                "line {}, {}, has as many live births as the other rows of which a column says {}: if it is their total, "
                "{}",
                lines[row.index], in_quotes(areas[row.index].name),
                in_quotes(areas[row.index].groups[row.group]), sum_hint));
    std::vector<std::size_t> all(areas.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (const auto mixed = mixed_levels(areas, all, lines, stated); mixed && sums.empty() && !lines.empty())
        notes.push_back(fmt::format(
            "line {}, {}, may lie in line {}, {}, as it is of a smaller kind, and which area lies in which is not known "
            "here: do not add them up; for totals {}",
            lines[mixed->inner], in_quotes(name_or_code(areas[mixed->inner])), lines[mixed->outer],
            in_quotes(name_or_code(areas[mixed->outer])), mixed_levels_hint));
    return notes;
}

}  // namespace pairmodel
