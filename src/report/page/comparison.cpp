// An area beside others: its region and nation, others of its region, and those most like it.

#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/model/similar_areas.hpp"
#include "report/page/ranked_rows.hpp"
#include "report/page/sections.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::size_t most_alike = 6;

/// The tier in which the place stands beside others of its kind.
std::optional<Tier> tier_of(const ReferenceArea& place) {
    for (const Tier tier : {Tier::upper, Tier::lower, Tier::health_board, Tier::region, Tier::icb,
                            Tier::icb_2024, Tier::nhs_board, Tier::hsc_trust, Tier::combined_authority})
        if (in_tier(place, tier)) return tier;
    return std::nullopt;
}

/// An area of the report with others around it, estimated in the same way.
class Comparison {
public:
    Comparison(const Study& result, std::size_t index)
        : result_(result), index_(index), here_(result->run.areas()[index]) {
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

    [[nodiscard]] bool empty() const { return others_.empty(); }

    /// The area, its region, its nation and the areas most like it, on one scale.
    [[nodiscard]] Section on_one_scale(const std::string& suffix) const {
        std::vector<const ReferenceArea*> places = places_above();
        const std::size_t wider = places.size();
        constexpr std::size_t most_beside = 4;  // the annex has all
        for (const ReferenceArea* place : places_of(most_alike_here()))
            if (places.size() < wider + most_beside) places.push_back(place);
        const Run run = run_alike(*result_, places, index_);
        std::vector<RankedRow> rows = rows_alike(*result_, run);
        const RankedRow nation = wider > 0 ? rows[wider - 1] : RankedRow{};
        for (std::size_t i = 0; i < wider; ++i)
            rows[i].name += in_tier(*places[i], Tier::country) ? " (nation)" : " (region)";
        rows.push_back(row_of(*result_, index_));
        rows.back().remark = this_area;
        rows.back().own = true;
        rank(rows);
        Section section{"compared" + suffix,
                        fmt::format("{} compared with others", name()),
                        2,
                        {same_way(run)},
                        {},
                        {},
                        {}};
        add_ranked({"comparison" + suffix,
                    fmt::format("Need in {}, its {}nation and the areas most like it", name(),
                                wider > 1 ? "region, " : ""),
                    here_.cohort, result_->round_to},
                   rows, section);
        const RankedRow own = row_of(*result_, index_);
        section.charts.back().subtitle =
            fmt::format("Need as a share of {}, beside the areas most like it. Thin lines: low to high",
                        whole_of(here_.cohort));
        if (nation.need_share.central > 0)
            section.charts.back().title =
                fmt::format("{} of {} in {} need more; in {} {}", percent(own.need_share.central),
                            whom(here_.cohort), own.name, nation.name, percent(nation.need_share.central));
        return section;
    }

    /// Where the area stands among others around it; empty where it cannot be ranked.
    [[nodiscard]] std::string position_among_neighbours() const {
        const std::vector<const ReferenceArea*> places = around();
        if (places.empty()) return "";
        return position(rows_of(run_alike(*result_, places, index_)), "here", " in " + where());
    }

private:
    [[nodiscard]] std::string name() const {
        return short_name(here_.name.empty() ? here_.code : here_.name);
    }

    [[nodiscard]] bool is_neighbour(const ReferenceArea& other) const {
        return *tier_ == Tier::region || place_->region_code.empty() ||
               other.region_code == place_->region_code;
    }

    /// Theirs and the report's area, ranked.
    [[nodiscard]] std::vector<RankedRow> rows_of(const Run& around) const {
        std::vector<RankedRow> rows = rows_alike(*result_, around);
        rows.push_back(row_of(*result_, index_));
        rows.back().remark = this_area;
        rows.back().own = true;
        rank(rows);
        return rows;
    }

    [[nodiscard]] std::string same_way(const Run& around) const {
        std::string text = fmt::format(
            "{} with the same parameter set; a higher share means more adversity, not worse services. ",
            result_->source.builtin ? "All areas are estimated from the built-in table"
                                    : "The others are from the built-in table, and all are estimated");
        const AdversityBasis basis = result_->run.adversity(index_).basis;
        if (basis != AdversityBasis::indicators && basis != AdversityBasis::members)
            text += "The ratio of this area was given; those of the others are from their indicators. ";
        std::vector<Unanswered> none;
        text += unequal_indicators(summarise(around, none));
        if (text.ends_with(' ')) text.pop_back();
        return text;
    }

    /// The position as the title of the chart, where there is one.
    void say_finding(const std::vector<RankedRow>& rows, Chart& chart) const {
        const auto own = std::find_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.own; });
        const auto ranked =
            std::count_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.ranked; });
        if (!own->ranked || ranked < 3) return;
        const std::size_t above = ranked_above(rows, own->need_share.central);
        const auto others = static_cast<std::size_t>(ranked - 1);
        const std::string which = above == 0        ? fmt::format("None of {} other areas has", others)
                                  : above == others ? fmt::format("All {} other areas have", others)
                                                    : fmt::format("{} of {} other areas {}", above, others,
                                                                  above == 1 ? "has" : "have");
        chart.title = fmt::format("{} a higher share of need than {}", which, name());
    }

    [[nodiscard]] std::string position(const std::vector<RankedRow>& rows, const std::string& here,
                                       const std::string& in = "") const {
        const auto own = std::find_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.own; });
        const std::size_t above = ranked_above(rows, own->need_share.central);
        const auto shown =
            std::count_if(rows.begin(), rows.end(), [](const RankedRow& row) { return row.ranked; });
        if (!own->ranked)
            return fmt::format("{} has too few indicators to be ranked against others.", own->name);
        if (shown == 1) return fmt::format("No other area here may be shown beside {}.", own->name);
        const auto counted = [](auto count) { return count == 0 ? "none" : fmt::format("{}", count); };
        return fmt::format("Of {} other {}{}, {} {} a higher share of need than {}{}.", shown - 1,
                           shown == 2 ? "area" : "areas", in, counted(above), above < 2 ? "has" : "have",
                           here, above == 0 ? "" : fmt::format(", by the {}", middles_of(*result_)));
    }

    [[nodiscard]] std::vector<const ReferenceArea*> around() const {
        std::vector<const ReferenceArea*> places;
        for (const ReferenceArea* other : others_)
            if (is_neighbour(*other)) places.push_back(other);
        return places;
    }

    /// "the region North East", "Wales".
    [[nodiscard]] std::string where() const {
        const std::string region = reference_table().region_of(*place_);
        const bool in_country = *tier_ == Tier::region || region.empty();
        return in_country ? place_->country : "the region " + region;
    }

    [[nodiscard]] std::optional<Section> neighbours() const {
        const std::vector<const ReferenceArea*> places = around();
        if (places.empty()) return std::nullopt;
        const Run run = run_alike(*result_, places, index_);
        const std::vector<RankedRow> rows = rows_of(run);
        Section section{"neighbours",
                        "Compared with other areas in " + where(),
                        2,
                        {position(rows, name()), same_way(run)},
                        {},
                        {},
                        {}};
        add_ranked({"neighbours", fmt::format("Need and missed in {} and others in {}", name(), where()),
                    here_.cohort, result_->round_to},
                   rows, section);
        say_finding(rows, section.charts.back());
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

    [[nodiscard]] SimilarAreas most_alike_here() const {
        std::vector<Area> areas;
        for (const AreaView& other : selected_alike(*result_, others_, index_).areas)
            areas.push_back(other.copy());
        Area here = here_.copy();
        only_counted(here);
        for (Area& area : areas) only_counted(area);
        return most_similar(here, areas, most_alike);
    }

    [[nodiscard]] std::vector<const ReferenceArea*> places_of(const SimilarAreas& similar) const {
        std::vector<const ReferenceArea*> places;
        for (const SimilarArea& s : similar.areas) places.push_back(others_[s.index]);
        return places;
    }

    [[nodiscard]] std::optional<Section> similar() const {
        const SimilarAreas similar = most_alike_here();
        if (similar.areas.empty()) return std::nullopt;
        const Run run = run_alike(*result_, places_of(similar), index_);
        Section section{
            "similar", "Compared with the most similar areas", 2, {how(similar), same_way(run)}, {}, {}, {}};
        const std::vector<RankedRow> rows = rows_of(run);
        add_ranked({"similar", fmt::format("Need and missed in {} and the areas most like it", name()),
                    here_.cohort, result_->round_to},
                   rows, section);
        say_finding(rows, section.charts.back());
        return section;
    }

    /// The area's region and nation, where they are wider than it.
    [[nodiscard]] std::vector<const ReferenceArea*> places_above() const {
        std::vector<const ReferenceArea*> places;
        const ReferenceTable& table = reference_table();
        if (const ReferenceArea* region = table.by_code(place_->region_code);
            region != nullptr && region->code != place_->code)
            places.push_back(region);
        for (const ReferenceArea& nation : table.areas)
            if (in_tier(nation, Tier::country) && nation.country == place_->country)
                places.push_back(&nation);
        return places;
    }

    const Study& result_;
    std::size_t index_;
    AreaView here_;
    const ReferenceArea* place_ = nullptr;
    std::optional<Tier> tier_;
    std::vector<const ReferenceArea*> others_;
};

/// Where nothing is known of adversity there is nothing to compare.
bool comparable(const Study& result, std::size_t index) {
    return result->run.areas()[index].live_births &&
           result->run.adversity(index).basis != AdversityBasis::none;
}

}  // namespace

std::vector<Section> comparison_sections(const Study& result) {
    if (!comparable(result, 0)) return {};
    return Comparison(result, 0).sections();
}

std::optional<AreaBeside> area_beside(const ReportSubject& subject) {
    if (!comparable(subject.result, subject.index)) return std::nullopt;
    const Comparison comparison(subject.result, subject.index);
    if (comparison.empty()) return std::nullopt;
    return AreaBeside{comparison.on_one_scale(subject.suffix), comparison.position_among_neighbours()};
}

}  // namespace pairmodel
