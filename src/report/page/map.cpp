// The map: every district of the nation by need as a share of births.

#include "input/reference/hexagons.hpp"
#include "report/chart/value_classes.hpp"
#include "report/page/ranked_rows.hpp"
#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace pairmodel {

namespace {

/// A district on the map.
struct District {
    const ReferenceArea* place = nullptr;
    const Hexagon* hexagon = nullptr;
    RankedRow row;
    bool marked = false;
};

class NationMap {
public:
    explicit NationMap(const ReportSubject& subject) : subject_(subject), result_(*subject.result) {
        const ReferenceTable& table = reference_table();
        std::set<std::string> nations;
        for (const std::size_t area : areas_of_subject()) {
            const ReferenceArea* place = table.by_code(result_.run.areas()[area].code);
            if (place == nullptr) continue;
            nations.insert(place->country);
            for (const Member& part : parts_of(table, *place)) marked_.insert(table.areas[part.base].code);
            if (place->is_base()) own_[place->code] = area;
        }
        if (nations.size() == 1 && nation_named(*nations.begin()) != Nation::unknown)
            nation_ = *nations.begin();
        if (!nation_.empty()) read_districts();
    }

    [[nodiscard]] bool empty() const { return nation_.empty() || shown_.empty(); }

    [[nodiscard]] Section section() const {
        Section section{"map" + subject_.suffix,
                        fmt::format("Map: the districts of {}", nation_),
                        2,
                        {position()},
                        {},
                        {class_table()},
                        {}};
        Chart chart = chart_over(ChartKind::hexagons, "map" + subject_.suffix, map_table(), result_.round_to);
        chart.title = finding();
        chart.axis =
            fmt::format("need, share of {}, {}", births_noun(result_.run.cohort()), middles_of(result_));
        chart.subtitle = fmt::format("Need as a share of {}, by {}; a hexagon is a district",
                                     whole_of(result_.run.cohort()), middles_of(result_));
        chart.table_in = section.id;
        chart.description = fmt::format(
            "A map with a hexagon for each district; those of {} are darker the higher need is as a share of "
            "births. {} {}",
            nation_, own_in_words(), position());
        section.charts.push_back(std::move(chart));
        return section;
    }

private:
    [[nodiscard]] std::vector<std::size_t> areas_of_subject() const {
        if (subject_.index < result_.run.areas().size()) return {subject_.index};
        std::vector<std::size_t> all(result_.run.areas().size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        return all;
    }

    void read_districts() {
        const ReferenceTable& table = reference_table();
        std::vector<const ReferenceArea*> places;
        for (const Hexagon& hexagon : hexagons()) {
            const ReferenceArea* place = table.by_code(hexagon.code);
            if (place == nullptr || place->country != nation_) continue;
            places.push_back(place);
            districts_.push_back({place, &hexagon, {}, marked_.contains(place->code)});
        }
        ranked_ = rows_alike(result_, run_alike(result_, places, areas_of_subject().front()));
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            if (const auto own = own_.find(places[i]->code); own != own_.end()) {
                ranked_[i] = row_of(result_, own->second);
                if (result_.run.areas()[own->second].withheld) ranked_[i].absent = Absent::confidential;
            }
        say_ranked(ranked_);
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            districts_[i].row = ranked_[i];
            if (!ranked_[i].ranked) continue;
            shown_.push_back(ranked_[i].need_share.central);
            if (highest_ == nullptr || ranked_[i].need_share.central > highest_->row.need_share.central)
                highest_ = &districts_[i];
        }
    }

    [[nodiscard]] bool one() const { return marked_.size() == 1 && areas_of_subject().size() == 1; }

    /// The one district that is marked, if it has figures.
    [[nodiscard]] const District* own() const {
        const auto found = std::find_if(districts_.begin(), districts_.end(), [](const District& d) {
            return d.marked && d.row.absent == Absent::empty;
        });
        return found == districts_.end() ? nullptr : &*found;
    }

    /// "43 of 295 districts have a higher share of need than Gateshead; the highest is Blackpool (61%)": both
    /// places are in the picture and its legend.
    [[nodiscard]] std::string finding() const {
        const std::string highest = fmt::format(
            "{} ({})", highest_->place->name, shown(highest_->row.need_share.central, ColumnKind::share, 0));
        if (std::string within = range_within(); !within.empty()) return within;
        if (!one() || own() == nullptr || !own()->row.ranked || own() == highest_)
            return fmt::format("Of the districts of {}, need is highest in {}", nation_, highest);
        const std::size_t above = ranked_above(ranked_, own()->row.need_share.central);
        return fmt::format("{} of {} districts {} a higher share of need than {}; the highest is {}", above,
                           shown_.size(), above == 1 ? "has" : "have", own()->place->name, highest);
    }

    /// Of one area of several districts: "In its districts need goes from 30%
    /// (Sevenoaks) to 46% (Thanet)". Empty where fewer than two of them are ranked.
    [[nodiscard]] std::string range_within() const {
        const District* least = nullptr;
        const District* most = nullptr;
        std::size_t ranked = 0;
        for (const District& district : districts_) {
            if (!district.marked || !district.row.ranked) continue;
            ++ranked;
            const double share = district.row.need_share.central;
            if (least == nullptr || share < least->row.need_share.central) least = &district;
            if (most == nullptr || share > most->row.need_share.central) most = &district;
        }
        if (areas_of_subject().size() != 1 || ranked < 2 ||
            percent(least->row.need_share.central) == percent(most->row.need_share.central))
            return "";
        const auto named = [](const District& district) {
            return fmt::format("{} ({})", shown(district.row.need_share.central, ColumnKind::share, 0),
                               district.place->name);
        };
        return fmt::format("In its districts need goes from {} to {}", named(*least), named(*most));
    }

    [[nodiscard]] std::string mark_text() const {
        const std::size_t areas = areas_of_subject().size();
        if (areas > 1) return "The areas of this report";
        return subject_.name;
    }

    [[nodiscard]] static OwnCell share_of(const District& district) {
        if (district.row.absent != Absent::empty) return district.row.absent;
        return district.row.need_share.central;
    }

    /// What sets the district apart from those in classes.
    [[nodiscard]] static std::string apart(const District& district) {
        const bool is = district.row.absent == Absent::empty && !district.row.ranked;
        return is ? fmt::format("Fewer than {} indicators", fewest_ranked) : "";
    }

    [[nodiscard]] Table map_table() const {
        std::vector<std::vector<OwnCell>> rows;
        const bool all =
            std::all_of(districts_.begin(), districts_.end(), [](const auto& d) { return d.marked; });
        for (const District& d : districts_)
            rows.push_back({d.place->name, d.place->code, share_of(d), d.marked && !all ? mark_text() : "",
                            apart(d), &d == highest_ ? "Highest: " + d.place->name : "",
                            static_cast<double>(d.hexagon->column), static_cast<double>(d.hexagon->row)});
        return table_of(
            "",
            fmt::format("Need as a share of {} in the districts of {}", whole_of(result_.run.cohort()),
                        nation_),
            {{"area_name", "District"},
             {"area_code", "Code"},
             {"central", fmt::format("Need, of {}", whole_of(result_.run.cohort())), ColumnKind::share},
             {"mark", "Note"},
             {"apart", "Apart"},
             {"point", "Highest"},
             {"q", "Column on the map", ColumnKind::count},
             {"r", "Row on the map", ColumnKind::count}},
            std::move(rows));
    }

    /// The map for those who cannot see it: which districts are in which class.
    [[nodiscard]] Table class_table() const {
        std::array<std::vector<std::string>, ValueClasses::count> names;
        std::map<std::string, std::vector<std::string>> without;
        for (const District& d : districts_) {
            const bool tell = d.marked && marked_.size() < districts_.size();
            const std::string name = d.place->name + (tell ? " (this report's)" : "");
            if (d.row.ranked)
                names[ValueClasses::of(d.row.need_share.central)].push_back(name);
            else
                without[d.row.absent == Absent::empty ? apart(d) : std::string(shorthand(d.row.absent))]
                    .push_back(name);
        }
        std::vector<std::vector<OwnCell>> rows;
        const auto add = [&](std::string label, std::vector<std::string>& in) {
            std::sort(in.begin(), in.end());
            std::string text;
            for (const std::string& name : in)
                text += (text.empty() ? "" : "; ") + name;  // names have commas
            rows.push_back({std::move(label), static_cast<double>(in.size()), std::move(text)});
        };
        for (std::size_t i = ValueClasses::count; i-- > 0;)
            if (!names[i].empty()) add(ValueClasses::label(i), names[i]);
        for (auto& [label, in] : without) add(label, in);
        return table_of("",
                        fmt::format("The map of {} as a table: districts of {} by need as a share of {}",
                                    subject_.name, nation_, whole_of(result_.run.cohort())),
                        {{"need", fmt::format("Need, of {}", whole_of(result_.run.cohort()))},
                         {"districts", "Districts", ColumnKind::count},
                         {"names", "Which districts"}},
                        std::move(rows));
    }

    [[nodiscard]] std::string own_in_words() const {
        std::string text;
        if (marked_.size() > most_in_chart) return text;
        for (const District& d : districts_) {
            if (!d.marked) continue;
            std::string share(shorthand(d.row.absent));
            if (d.row.absent == Absent::empty)
                share = shown(d.row.need_share.central, ColumnKind::share, 0) + ", " +
                        (d.row.ranked ? "in the class " +
                                            ValueClasses::label(ValueClasses::of(d.row.need_share.central))
                                      : "not ranked");
            text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", d.place->name, share);
        }
        return text + ".";
    }

    /// How many have more, of one district; how far apart they are, of several.
    [[nodiscard]] std::string position() const {
        if (own() == nullptr) return "";
        if (one() && !own()->row.ranked)
            return own()->place->name + (own()->row.indicators == 0
                                             ? " is not ranked, as its adversity is assumed."
                                             : " has too few indicators to be ranked.");
        Interval ends{1, 0, 0};
        for (const District& d : districts_) {
            if (!d.marked || !d.row.ranked) continue;
            ends.low = std::min(ends.low, d.row.need_share.central);
            ends.high = std::max(ends.high, d.row.need_share.central);
        }
        if (ends.high == 0) return "None of its districts has enough indicators to be ranked.";
        if (marked_.size() > 1) {
            const std::string range = shown_range(ends.low, ends.high, ColumnKind::share, 0);
            return percent(ends.low) == percent(ends.high)
                       ? fmt::format("In each of its ranked districts, need is about {} of births.", range)
                       : fmt::format("In its ranked districts, need goes from {} of births.", range);
        }
        const std::size_t above = ranked_above(ranked_, own()->row.need_share.central);
        return fmt::format("Of {} districts of {} that can be ranked, {} {} a higher share of need.",
                           shown_.size(), nation_, above == 0 ? "none" : fmt::format("{}", above),
                           above < 2 ? "has" : "have");
    }

    const ReportSubject& subject_;
    const StudyResult& result_;
    std::string nation_;
    std::set<std::string> marked_;            ///< codes of districts
    std::map<std::string, std::size_t> own_;  ///< areas of the report that are districts
    std::vector<District> districts_;
    std::vector<RankedRow> ranked_;  ///< as the districts
    const District* highest_ = nullptr;
    std::vector<double> shown_;  ///< shares of those that are ranked
};

}  // namespace

std::optional<Section> map_section(const ReportSubject& subject) {
    if (!subject.result->summary.one_average) return std::nullopt;
    const NationMap map(subject);
    if (map.empty()) return std::nullopt;
    return map.section();
}

}  // namespace pairmodel
