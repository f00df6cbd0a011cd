#include "study/equity/parts.hpp"

#include "pairmodel/error.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pairmodel {

namespace {

Measures& at(Scenarios<Measures>& of, Scenario scenario) {
    return scenario == Scenario::lower_need ? of.lower_need : of.higher_need;
}

/// Reach that falls from the least to the most deprived fifth, all together as before.
class UnevenReach {
public:
    UnevenReach(const std::vector<EquityCell>& cells, double ratio) : cells_(cells) {
        std::vector<double> likelihood;
        for (const EquityCell& cell : cells) likelihood.push_back(relative_reach(ratio, cell.fifth()));
        for (const Scenario scenario : scenarios_) {
            std::vector<double> demand;
            double weighted = 0;
            double all = 0;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                demand.push_back(cells[i].babies.at(scenario)[Measure::demand]);
                all += demand.back();
                weighted += demand.back() * likelihood[i];
            }
            factors_.push_back(reach_factors(demand, likelihood));
            highest_.push_back(weighted > 0 ? all / weighted : 1);
        }
    }

    /// Nobody is reached who is not in need.
    [[nodiscard]] bool possible() const {
        constexpr double slack = 1 + 1e-12;
        for (std::size_t s = 0; s < factors_.size(); ++s)
            for (std::size_t i = 0; i < cells_.size(); ++i) {
                const Measures& babies = cells_[i].babies.at(scenarios_[s]);
                if (babies[Measure::demand] * factors_[s][i] >
                    (babies[Measure::demand] + babies[Measure::missed]) * slack)
                    return false;
            }
        return true;
    }
    void apply(std::vector<EquityCell>& cells) const {
        for (std::size_t s = 0; s < factors_.size(); ++s)
            for (std::size_t i = 0; i < cells.size(); ++i)
                at(cells[i].uneven, scenarios_[s]) =
                    with_reach(cells[i].babies.at(scenarios_[s]), factors_[s][i]);
    }
    /// Families more if all were reached as the least deprived fifth is.
    [[nodiscard]] Scenarios<double> levelled_up() const {
        std::array<double, 2> more{};
        for (std::size_t s = 0; s < more.size(); ++s)
            for (const EquityCell& cell : cells_) {
                const Measures& babies = cell.babies.at(scenarios_[s]);
                more.at(s) += std::min(babies[Measure::demand] * (highest_[s] - 1), babies[Measure::missed]);
            }
        return {more[0], more[1]};
    }

private:
    static constexpr std::array scenarios_{Scenario::lower_need, Scenario::higher_need};
    const std::vector<EquityCell>& cells_;
    std::vector<std::vector<double>> factors_;  ///< by scenario and cell
    std::vector<double> highest_;
};

/// The smallest ratio of hundredths at which nobody is reached who is not in need.
double smallest_reach_ratio(const std::vector<EquityCell>& cells, double from) {
    constexpr double steps = 100;
    for (double step = std::floor(from * steps) + 1; step < steps; ++step)
        if (UnevenReach(cells, step / steps).possible()) return step / steps;
    return 1;
}

void add(const EquityPart& from, EquityPart& to) {
    const double births = to.births + from.births;
    if (births > 0) to.ratio = (to.ratio * to.births + from.ratio * from.births) / births;
    to.births = births;
    to.neighbourhoods += from.neighbourhoods;
    to.withheld = to.withheld && from.withheld;
    for (const Scenario scenario : {Scenario::lower_need, Scenario::higher_need}) {
        at(to.babies, scenario) += from.babies.at(scenario);
        at(to.uneven, scenario) += from.uneven.at(scenario);
    }
}

EquityPart as_part(const EquityCell& cell) {
    return {{}, {}, cell.neighbourhoods, cell.births, cell.ratio, false, cell.babies, cell.uneven};
}

EquityPart part_called(std::string id, std::string label) {
    EquityPart part;
    part.id = std::move(id);
    part.label = std::move(label);
    part.withheld = true;  // until something is added that is not
    return part;
}

/// By what stands in the column, the part with most adversity first.
std::vector<EquityPart> by_column(const std::vector<EquityCell>& cells) {
    std::vector<EquityPart> parts;
    std::map<std::string, std::size_t> index;
    for (const EquityCell& cell : cells) {
        const auto [found, is_new] = index.try_emplace(cell.group, parts.size());
        if (is_new) parts.push_back(part_called(cell.group, cell.group.empty() ? "(none)" : cell.group));
        add(as_part(cell), parts[found->second]);
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const EquityPart& a, const EquityPart& b) { return a.ratio > b.ratio; });
    return parts;
}

double central(const Scenarios<Measures>& babies, Measure measure) {
    return (babies.lower_need[measure] + babies.higher_need[measure]) / 2;
}

std::vector<CurvePoint> curve_of(const std::vector<EquityPart>& parts, Measure measure, bool uneven) {
    std::vector<CurvePoint> points;
    for (const EquityPart& part : parts)
        if (part.births > 0)
            points.push_back({part.births, central(uneven ? part.uneven : part.babies, measure)});
    return concentration_curve(points);
}

void measure_concentration(bool uneven, AreaEquity& area) {
    area.curve = curve_of(area.tenths, Measure::need, false);
    area.index = concentration_index(area.curve);
    if (uneven) area.index_uneven = concentration_index(curve_of(area.tenths, Measure::missed, true));
}

}  // namespace

std::vector<EquityPart> by_deprivation(const EquityCells& all, int together) {
    const std::vector<EquityCell>& cells = all.list;
    const int steps = tenths_of_all / together;
    std::vector<EquityPart> parts;
    for (int step = 1; step <= steps; ++step)
        parts.push_back(part_called(std::to_string(step), fmt::format("{}{}", step,
                                                                      step == 1       ? ", most deprived"
                                                                      : step == steps ? ", least deprived"
                                                                                      : "")));
    for (const EquityCell& cell : cells)
        add(as_part(cell), parts[static_cast<std::size_t>((cell.tenth - 1) / together)]);
    for (EquityPart& part : parts)
        if (part.neighbourhoods <= 0) part.withheld = all.some_withheld;
    return parts;
}

AreaEquity area_of(EquityCells cells, const EquityChoice& choice, bool column, const std::string& name) {
    AreaEquity area;
    if (choice.reach_ratio) {
        const UnevenReach reach(cells.list, *choice.reach_ratio);
        if (!reach.possible())
            throw RequestError(
                "--reach-ratio",
                fmt::format("{} is too far apart for {}: better-off fifths would be reached more often "
                            "than they are in need",
                            shortest(*choice.reach_ratio), name),
                fmt::format("the smallest that can be is --reach-ratio {}",
                            shortest(smallest_reach_ratio(cells.list, *choice.reach_ratio))));
        area.levelled_up = reach.levelled_up();
        reach.apply(cells.list);
    }
    area.calibration = cells.calibration;
    area.tenths = by_deprivation(cells, 1);
    area.groups = column ? by_column(cells.list) : by_deprivation(cells, choice.group_by == "decile" ? 1 : 2);
    area.all = part_called("ALL", "All");
    for (const EquityPart& part : area.tenths) add(part, area.all);
    measure_concentration(choice.reach_ratio.has_value(), area);
    return area;
}

std::optional<Model> gentle(const Model& model) {
    const double lowest = model.parameters().elasticity.low;
    if (lowest >= model.elasticity()) return std::nullopt;
    return model.with({model.allocation(), model.scale(), lowest});
}

GentleEquity gentle_of(const std::vector<EquityPart>& parts) {
    AreaEquity area;
    area.tenths = parts;
    double all = 0;
    for (const EquityPart& part : parts) all += central(part.babies, Measure::need);
    const double fifth = central(area.most_deprived_fifth().babies, Measure::need);
    return {all > 0 ? fifth / all : 0, concentration_index(curve_of(parts, Measure::need, false))};
}

AreaEquity total_of(const std::vector<AreaEquity>& areas, const NamedTotal& total, std::size_t subject,
                    bool uneven) {
    AreaEquity sum;
    sum.subject = subject;
    for (const std::size_t i : total.members) {
        const AreaEquity& area = areas[i];
        const auto add_parts = [](const std::vector<EquityPart>& from, std::vector<EquityPart>& to) {
            if (to.empty()) return void(to = from);
            for (std::size_t p = 0; p < from.size(); ++p) add(from[p], to[p]);
        };
        add_parts(area.groups, sum.groups);
        add_parts(area.tenths, sum.tenths);
        if (sum.all.id.empty())
            sum.all = area.all;
        else
            add(area.all, sum.all);
        sum.calibration.low = std::min(sum.calibration.low, area.calibration.low);
        sum.calibration.high = std::max(sum.calibration.high, area.calibration.high);
        sum.levelled_up.lower_need += area.levelled_up.lower_need;
        sum.levelled_up.higher_need += area.levelled_up.higher_need;
    }
    if (!total.members.empty()) measure_concentration(uneven, sum);
    return sum;
}

EquityPart AreaEquity::most_deprived_fifth() const {
    EquityPart fifth = part_called("1", "1, most deprived");
    for (std::size_t i = 0; i < std::min<std::size_t>(2, tenths.size()); ++i) add(tenths[i], fifth);
    return fifth;
}

}  // namespace pairmodel
