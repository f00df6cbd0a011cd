// The area beside others: those of its report, of its region, and those most like it.

#include "input/areas/comparability.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/similar_areas.hpp"
#include "report/page/sections.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::size_t most_alike = 6;

/// With fewer indicators than this an area is not ranked against others that have more (ours).
constexpr std::size_t fewest_ranked = 4;

constexpr std::string_view this_area = "this area";

/// An area of a comparison, with what its row shows.
struct Row {
    std::string name;
    Absent absent = Absent::empty;
    double live_births = 0;
    double ratio = 1;
    Interval need_share;
    Interval missed;
    std::string remark;
    std::size_t indicators = fewest_ranked;  ///< fewer only where the ratio is made from fewer
    bool ranked = true;
};

Interval divided(const Interval& interval, double by) {
    return {interval.low / by, interval.central / by, interval.high / by};
}

Row row_of(const Run& run, std::size_t index) {
    const AreaView area = run.areas()[index];
    Row row;
    row.name = area.name.empty() ? area.code : area.name;
    const AdversityRatio adversity = run.adversity(index);
    row.ratio = adversity.ratio;
    if (adversity.basis == AdversityBasis::indicators) row.indicators = adversity.indicators.size();
    const std::optional<Estimate> estimate = run.estimate(index);
    if (!estimate) {
        row.absent = Absent::not_available;
        return row;
    }
    row.live_births = estimate->live_births;
    if (row.live_births > 0) row.need_share = divided(estimate->interval(Measure::need), row.live_births);
    row.missed = estimate->interval(Measure::missed);
    return row;
}

/// By need as a share of births. Rows without figures come last, as they came: their order must tell nothing.
/// Before them, as they came too, those that have fewer indicators than are needed beside others.
void rank(std::vector<Row>& rows) {
    std::size_t most = 0;
    for (const Row& row : rows) most = std::max(most, row.indicators);
    for (Row& row : rows) {
        row.ranked = row.absent == Absent::empty && row.indicators >= std::min(most, fewest_ranked);
        if (row.ranked || row.absent != Absent::empty) continue;
        const std::string few = fmt::format("not ranked: {} {}", row.indicators,
                                            row.indicators == 1 ? "indicator" : "indicators");
        row.remark += (row.remark.empty() ? "" : "; ") + few;
    }
    const auto group = [](const Row& row) { return row.ranked ? 0 : row.absent == Absent::empty ? 1 : 2; };
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        if (group(a) != group(b)) return group(a) < group(b);
        return a.ranked && a.need_share.central > b.need_share.central;
    });
}

Table ranked_table(std::string title, const std::vector<Row>& rows, Cohort cohort) {
    std::vector<std::vector<OwnCell>> cells;
    for (const Row& row : rows) {
        std::vector<OwnCell>& line = cells.emplace_back();
        line.emplace_back(row.name);
        if (row.absent != Absent::empty) {
            line.insert(line.end(), 7, row.absent);
        } else {
            line.insert(line.end(), {row.live_births, row.ratio, row.need_share.central, row.need_share.low,
                                     row.need_share.high, row.missed.low, row.missed.high});
        }
        line.emplace_back(row.remark);
    }
    std::vector<Column> columns{
        {"area_name", "Area"},
        {"live_births", "Live births", ColumnKind::count},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio},
        {"central", "Need, middle", ColumnKind::share},
        {"low", "Need, of births", ColumnKind::share, "", "", RangeEnd::low},
        {"high", "Need, of births", ColumnKind::share, "", "", RangeEnd::high},
        {"missed_low", "Missed", ColumnKind::babies, std::string(unit_of(cohort)), "", RangeEnd::low},
        {"missed_high", "Missed", ColumnKind::babies, std::string(unit_of(cohort)), "", RangeEnd::high}};
    // A column that no row uses would be an empty one.
    if (std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.remark.empty(); }))
        columns.push_back({"mark", "Which"});
    else
        for (auto& line : cells) line.pop_back();
    return table_of("", std::move(title), std::move(columns), std::move(cells));
}

/// As many rows as stand on a page of paper.
constexpr std::size_t rows_a_chart = 24;

/// The rows in charts of one page each, all with the same axis: "ranking", "ranking-2".
std::vector<Chart> ranked_charts(const std::string& id, const std::string& title,
                                 const std::vector<Row>& rows, const StudyResult& result) {
    std::vector<double> ends;
    for (const Row& row : rows)
        if (row.absent == Absent::empty) ends.insert(ends.end(), {row.need_share.low, row.need_share.high});
    std::vector<Chart> charts;
    const std::size_t parts = (rows.size() + rows_a_chart - 1) / rows_a_chart;
    for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t first = rows.size() * part / parts;
        const std::size_t end = rows.size() * (part + 1) / parts;
        const std::vector<Row> some(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                    rows.begin() + static_cast<std::ptrdiff_t>(end));
        Chart& chart = charts.emplace_back(
            chart_over(ChartKind::ranked_dots, part == 0 ? id : fmt::format("{}-{}", id, part + 1),
                       ranked_table(parts > 1 ? fmt::format("{}: {} to {}", title, first + 1, end) : title,
                                    some, result.run.cohort()),
                       result.round_to));
        chart.axis = "need, share of live births";
        chart.subtitle = "Need as a share of live births. Thin lines: low to high";
        chart.mark = this_area;
        chart.axis_reaches = ends;
        chart.description =
            "For each area a dot at the middle and a line from the low to the high share, the highest first. " +
            ranges_in_words(chart.table, result.round_to);
    }
    return charts;
}

/// What all of them find, as the title of each; nothing changes where they find nothing.
void put_finding(const std::string& finding, std::vector<Chart>& charts) {
    if (finding.empty()) return;
    for (std::size_t part = 0; part < charts.size(); ++part)
        charts[part].title = charts.size() == 1
                                 ? finding
                                 : fmt::format("{} (part {} of {})", finding, part + 1, charts.size());
}

/// The tier in which the place stands beside others of its kind.
std::optional<Tier> tier_of(const ReferenceArea& place) {
    for (const Tier tier : {Tier::upper, Tier::lower, Tier::health_board, Tier::region, Tier::icb,
                            Tier::icb_2024, Tier::nhs_board, Tier::hsc_trust, Tier::combined_authority})
        if (in_tier(place, tier)) return tier;
    return std::nullopt;
}

/// The report's one area with others around it, estimated in the same way.
class Comparison {
public:
    explicit Comparison(const Study& result) : result_(result), here_(result->run.areas()[0]) {
        const ReferenceTable& table = reference_table();
        place_ = table.by_code(here_.code);
        if (place_ == nullptr) return;
        tier_ = tier_of(*place_);
        if (!tier_) return;
        for (const ReferenceArea& other : table.areas)
            if (other.code != here_.code && other.country == place_->country && in_tier(other, *tier_))
                others_.push_back(&other);
    }

    [[nodiscard]] std::vector<Section> sections() const {
        std::vector<Section> sections;
        if (others_.empty()) return sections;
        if (auto section = neighbours()) sections.push_back(std::move(*section));
        if (auto section = similar()) sections.push_back(std::move(*section));
        return sections;
    }

private:
    [[nodiscard]] std::string_view name() const { return here_.name.empty() ? here_.code : here_.name; }

    [[nodiscard]] bool is_neighbour(const ReferenceArea& other) const {
        return *tier_ == Tier::region || place_->region_code.empty() ||
               other.region_code == place_->region_code;
    }

    /// Births of the same year, where the area's have one.
    [[nodiscard]] ReferenceSelection select(const std::vector<const ReferenceArea*>& places) const {
        const ReferenceTable& table = reference_table();
        const int year = here_.live_births_year;
        const bool known = std::find(table.years.begin(), table.years.end(), year) != table.years.end();
        ReferenceSelection selected = select_from(table, places, known ? std::optional(year) : std::nullopt);
        if (here_.cohort == Cohort::under_two) make_under_two(selected);
        return selected;
    }

    /// The other areas, with a ratio of their own even where the report's area was given one.
    [[nodiscard]] Run run_of(const std::vector<const ReferenceArea*>& places) const {
        const Run& run = result_->run;
        ReferenceSelection selected = select(places);
        AreaList& bases = selected.composition.empty() ? selected.areas : selected.composition.bases;
        (void)leave_out_incomparable(bases, run.indicators(), run.choice().weights);
        return {run.model(),  std::move(selected.areas),      run.indicators(), run.choice(),
                std::nullopt, std::move(selected.composition)};
    }

    /// Theirs and the report's area.
    [[nodiscard]] std::vector<Row> rows_of(const Run& around) const {
        const Run& run = result_->run;
        std::vector<Row> rows;
        for (std::size_t i = 0; i < around.areas().size(); ++i) {
            rows.push_back(row_of(around, i));
            const auto births = around.areas()[i].live_births;
            if (births && *births < result_->suppress_below) rows.back().absent = Absent::confidential;
        }
        Row own = row_of(run, 0);
        own.remark = this_area;
        rows.push_back(std::move(own));
        return rows;
    }

    [[nodiscard]] std::string same_way(const Run& around) const {
        std::string text = fmt::format(
            "{} with the same parameter set; a higher share means more adversity, not worse services. ",
            result_->source.builtin ? "All areas are estimated from the built-in table"
                                    : "The others are from the built-in table, and all are estimated");
        if (result_->simulated)
            text += "Ranges here are scenario bounds, without draws, so that they are alike for all areas. ";
        const AdversityBasis basis = result_->run.adversity(0).basis;
        if (basis != AdversityBasis::indicators && basis != AdversityBasis::members)
            text += "The ratio of this area was given; those of the others are from their indicators. ";
        text += unequal_indicators(around);
        if (text.ends_with(' ')) text.pop_back();
        return text;
    }

    /// The position in few words; empty where there is none.
    [[nodiscard]] std::string finding(const std::vector<Row>& rows) const {
        const auto own = std::find_if(rows.begin(), rows.end(),
                                      [](const Row& row) { return row.remark.starts_with(this_area); });
        const auto ranked =
            std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.ranked; });
        if (!own->ranked || ranked < 3) return "";
        const auto above = std::count_if(rows.begin(), rows.end(), [&](const Row& row) {
            return row.ranked && row.need_share.central > own->need_share.central;
        });
        const auto others = ranked - 1;
        const std::string which = above == 0        ? fmt::format("None of {} other areas has", others)
                                  : above == others ? fmt::format("All {} other areas have", others)
                                                    : fmt::format("{} of {} other areas {}", above, others,
                                                                  above == 1 ? "has" : "have");
        return fmt::format("{} a higher share of need than {}", which, name());
    }

    [[nodiscard]] std::string position(const std::vector<Row>& rows) const {
        const auto own = std::find_if(rows.begin(), rows.end(),
                                      [](const Row& row) { return row.remark.starts_with(this_area); });
        std::size_t above = 0;
        for (const Row& row : rows)
            if (row.ranked && row.need_share.central > own->need_share.central) ++above;
        const auto shown = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.ranked; });
        if (!own->ranked)
            return fmt::format("{} has too few indicators to be ranked against others.", own->name);
        if (shown == 1) return fmt::format("No other area here may be shown beside {}.", own->name);
        return fmt::format("Of {} areas, {} {} a higher share of need than {}.", shown,
                           above == 0 ? "none" : fmt::format("{}", above), above < 2 ? "has" : "have",
                           own->name);
    }

    [[nodiscard]] std::optional<Section> neighbours() const {
        std::vector<const ReferenceArea*> places;
        for (const ReferenceArea* other : others_)
            if (is_neighbour(*other)) places.push_back(other);
        if (places.empty()) return std::nullopt;
        const Run around = run_of(places);
        std::vector<Row> rows = rows_of(around);
        rank(rows);
        const std::string region = reference_table().region_of(*place_);
        const bool in_country = *tier_ == Tier::region || region.empty();
        const std::string where = in_country ? place_->country : "the region " + region;
        Section section{"neighbours",
                        "Compared with other areas in " + where,
                        2,
                        {position(rows), same_way(around)},
                        {},
                        {},
                        {}};
        section.charts =
            ranked_charts("neighbours", fmt::format("Need and missed in {} and others in {}", name(), where),
                          rows, *result_);
        put_finding(finding(rows), section.charts);
        return section;
    }

    [[nodiscard]] std::string how(const SimilarAreas& similar) const {
        const std::size_t count = similar.indicators.size();
        std::string labels;
        for (const std::size_t i : similar.indicators)
            labels += (labels.empty() ? "" : "; ") +
                      result_->run.indicators()[i].in(nation_named(place_->country)).label;
        return fmt::format(
            "The {} areas of the same kind in {} that are nearest by {} {}: {}. Nearest is by the "
            "logarithm of each indicator, in units of its standard deviation over these areas, all "
            "counting alike (pairmodel's own); number of births and geography play no part.",
            similar.areas.size(), place_->country, count, count == 1 ? "indicator" : "indicators", labels);
    }

    /// Areas are alike in what counts for their ratio.
    void only_counted(Area& area) const {
        std::erase_if(area.indicators, [&](const IndicatorValue& v) {
            return result_->run.choice().weights[v.indicator] <= 0;
        });
    }

    [[nodiscard]] std::optional<Section> similar() const {
        std::vector<Area> areas;
        for (const AreaView& other : select(others_).areas) areas.push_back(other.copy());
        Area here = here_.copy();
        only_counted(here);
        for (Area& area : areas) only_counted(area);
        const SimilarAreas similar = most_similar(here, areas, most_alike);
        if (similar.areas.empty()) return std::nullopt;
        std::vector<const ReferenceArea*> places;
        for (const SimilarArea& s : similar.areas) places.push_back(others_[s.index]);
        const Run around = run_of(places);
        std::vector<Row> rows = rows_of(around);
        rank(rows);
        Section section{
            "similar", "Compared with the most similar areas", 2, {how(similar), same_way(around)}, {}, {},
            {}};
        section.charts =
            ranked_charts("similar", fmt::format("Need and missed in {} and the areas most like it", name()),
                          rows, *result_);
        put_finding(finding(rows), section.charts);
        return section;
    }

    const Study& result_;
    AreaView here_;
    const ReferenceArea* place_ = nullptr;
    std::optional<Tier> tier_;
    std::vector<const ReferenceArea*> others_;
};

/// From which share to which need goes; empty where nothing is ranked.
std::string reach_of(const std::vector<Row>& rows) {
    const auto ranked = std::count_if(rows.begin(), rows.end(), [](const Row& row) { return row.ranked; });
    if (ranked < 2) return "";
    const Row& most = rows.front();
    const Row& least = rows[static_cast<std::size_t>(ranked) - 1];
    return fmt::format("Need goes from {} of births in {} to {} in {}", percent(least.need_share.central),
                       least.name, percent(most.need_share.central), most.name);
}

}  // namespace

Section ranking_section(const Study& result) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < result->run.areas().size(); ++i) {
        Row row = row_of(result->run, i);
        Subject subject;
        read_subject(*result, i, subject);
        if (subject.has_figures()) {
            if (row.live_births > 0)
                row.need_share = divided(subject.interval(Measure::need), row.live_births);
            row.missed = subject.interval(Measure::missed);
            if (subject.saturated) row.remark = "saturated";
        } else {
            row.absent = subject.absent;
        }
        rows.push_back(std::move(row));
    }
    const bool ranked = have_one_average(result->run);
    if (ranked) rank(rows);
    Section section{"ranking", ranked ? "All areas, ranked" : "All areas", 2, {}, {}, {}, {}};
    section.text = {
        "Ranked by need as a share of live births: a higher share means more adversity, not worse services. "
        "The number of babies depends on the number of births as well."};
    if (!ranked)
        section.text = {
            "In the order they were asked for, not ranked: they are of several nations, each compared with the average "
            "of its own. Compared with the United Kingdom, --reference-area uk, they can be ranked."};
    if (std::string unequal = unequal_indicators(result->run); !unequal.empty())
        section.text.push_back(std::move(unequal));
    const std::string title = fmt::format("Need and missed in {} areas{}", rows.size(),
                                          ranked ? ", ranked by need as a share of births" : "");
    section.charts = ranked_charts("ranking", title, rows, *result);
    if (ranked) put_finding(reach_of(rows), section.charts);
    return section;
}

std::vector<Section> comparison_sections(const Study& result) {
    if (!result->run.areas()[0].live_births) return {};
    // Where nothing is known of adversity there is nothing to compare.
    if (result->run.adversity(0).basis == AdversityBasis::none) return {};
    return Comparison(result).sections();
}

}  // namespace pairmodel
