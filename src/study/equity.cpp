#include "pairmodel/study/equity.hpp"

#include "input/areas/columns.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/neighbourhoods.hpp"
#include "study/neighbourhoods.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace pairmodel {

namespace {

constexpr int tenths_of_all = 10;
constexpr const char* own_table_hint =
    "give your own: a table with the columns neighbourhood, live_births and imd_decile (or adversity_ratio): "
    "pairmodel equity neighbourhoods.csv; pairmodel equity --template neighbourhoods.csv writes an empty one";

/// What is divided no further: a tenth of a district's neighbourhoods, or a row of a table.
struct Cell {
    std::string group;  ///< the value of the column that groups
    int tenth = 1;
    double neighbourhoods = 1;
    double births = 0;
    double ratio = 1;
    Scenarios<Measures> babies = {};
    Scenarios<Measures> uneven = {};

    [[nodiscard]] int fifth() const { return (tenth + 1) / 2; }
};

/// An area's cells, and by what their adversity was multiplied.
struct Cells {
    std::vector<Cell> list;
    bool some_withheld =
        false;  ///< there were more, of which nothing may be known, nor in which part they are
    Interval calibration = {1, 1, 1};

    void calibrated(const Scenarios<double>& by) {
        calibration.low = std::min({calibration.low, by.lower_need, by.higher_need});
        calibration.high = std::max({calibration.high, by.lower_need, by.higher_need});
    }
};

void add_divided(const Estimate& area, const std::vector<AreaPart>& parts, const Model& model, Cells& cells,
                 std::size_t first) {
    const DividedArea divided = divide(area, parts, model);
    cells.calibrated(divided.calibration);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Cell& cell = cells.list[first + i];
        cell.births = area.live_births * parts[i].births;
        cell.ratio = area.ratio * parts[i].relative;
        cell.babies = divided.parts[i];
    }
}

/// A district's births by tenth, as its babies were.
void add_district(const Member& member, const Run& run, Cells& cells) {
    const std::span<const DistrictTenth> known = tenths_of_district(run.bases()[member.base].code);
    double babies = 0;
    double deprived = 0;
    for (const DistrictTenth& tenth : known) {
        babies += tenth.babies;
        deprived += tenth.babies * tenth.income_deprived;
    }
    std::vector<AreaPart> parts;
    const std::size_t first = cells.list.size();
    for (const DistrictTenth& tenth : known) {
        parts.push_back({tenth.babies / babies, tenth.income_deprived / (deprived / babies)});
        Cell& cell = cells.list.emplace_back();
        cell.tenth = tenth.tenth;
        cell.neighbourhoods = tenth.neighbourhoods * member.share.size();
    }
    add_divided(part_of(run.base_estimate(member.base), member.share), parts, run.model(), cells, first);
}

Cells builtin_cells(const Run& run, std::size_t area) {
    Cells cells;
    const std::vector<std::size_t> one{area};
    for (const Member& member : run.parts_of(one)) add_district(member, run, cells);
    return cells;
}

/// Tenths by the births of the table: from the most adversity to the least.
void rank_by_births(std::vector<Cell>& cells) {
    std::vector<std::size_t> order(cells.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return cells[a].ratio > cells[b].ratio; });
    const double all = std::accumulate(cells.begin(), cells.end(), 0.0,
                                       [](double sum, const Cell& cell) { return sum + cell.births; });
    double so_far = 0;
    for (const std::size_t i : order) {
        const double middle = all > 0 ? (so_far + cells[i].births / 2) / all : 0;
        cells[i].tenth = std::min(tenths_of_all, static_cast<int>(middle * tenths_of_all) + 1);
        so_far += cells[i].births;
    }
}

/// The column that groups is that of names.
constexpr std::size_t by_area_name = std::numeric_limits<std::size_t>::max();

/// The rows of a table, each with the steps by itself.
Cells row_cells(const StudyResult& rows, const Run& run, std::optional<std::size_t> group_column) {
    Cells cells;
    const auto known = tenths_in(rows.source, run.areas());
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const AreaView row = run.areas()[i];
        if (row.withheld) {
            cells.some_withheld = true;
            continue;
        }
        Cell& cell = cells.list.emplace_back();
        if (known) cell.tenth = (*known)[i];
        if (group_column) cell.group = *group_column == by_area_name ? row.name : row.groups[*group_column];
        const auto estimate = run.estimate(i);
        if (!estimate) continue;
        cell.births = estimate->live_births;
        cell.ratio = estimate->ratio;
        cell.babies = estimate->babies;
    }
    if (!known) rank_by_births(cells.list);
    return cells;
}

/// The same with the births and the need of an area put to them.
Cells put_to_rows(const Estimate& area, Cells cells, const Model& model) {
    double births = 0;
    double adversity = 0;
    for (const Cell& cell : cells.list) {
        births += cell.births;
        adversity += cell.births * cell.ratio;
    }
    if (births <= 0)
        throw RequestError("--neighbourhoods", "none of the neighbourhoods has births that may be used", "");
    std::vector<AreaPart> parts;
    for (const Cell& cell : cells.list)
        parts.push_back({cell.births / births, cell.ratio / (adversity / births)});
    add_divided(area, parts, model, cells, 0);
    return cells;
}

Measures& at(Scenarios<Measures>& of, Scenario scenario) {
    return scenario == Scenario::lower_need ? of.lower_need : of.higher_need;
}

/// Reach that falls from the least to the most deprived fifth, all together as before.
class UnevenReach {
public:
    UnevenReach(const std::vector<Cell>& cells, double ratio) : cells_(cells) {
        std::vector<double> likelihood;
        for (const Cell& cell : cells) likelihood.push_back(relative_reach(ratio, cell.fifth()));
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
    void apply(std::vector<Cell>& cells) const {
        for (std::size_t s = 0; s < factors_.size(); ++s)
            for (std::size_t i = 0; i < cells.size(); ++i)
                at(cells[i].uneven, scenarios_[s]) =
                    with_reach(cells[i].babies.at(scenarios_[s]), factors_[s][i]);
    }
    /// Families more if all were reached as the least deprived fifth is.
    [[nodiscard]] Scenarios<double> levelled_up() const {
        std::array<double, 2> more{};
        for (std::size_t s = 0; s < more.size(); ++s)
            for (const Cell& cell : cells_) {
                const Measures& babies = cell.babies.at(scenarios_[s]);
                more.at(s) += std::min(babies[Measure::demand] * (highest_[s] - 1), babies[Measure::missed]);
            }
        return {more[0], more[1]};
    }

private:
    static constexpr std::array scenarios_{Scenario::lower_need, Scenario::higher_need};
    const std::vector<Cell>& cells_;
    std::vector<std::vector<double>> factors_;  ///< by scenario and cell
    std::vector<double> highest_;
};

/// The smallest ratio of hundredths at which nobody is reached who is not in need.
double smallest_reach_ratio(const std::vector<Cell>& cells, double from) {
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

EquityPart as_part(const Cell& cell) {
    return {{}, {}, cell.neighbourhoods, cell.births, cell.ratio, false, cell.babies, cell.uneven};
}

EquityPart part_called(std::string id, std::string label) {
    EquityPart part;
    part.id = std::move(id);
    part.label = std::move(label);
    part.withheld = true;  // until something is added that is not
    return part;
}

/// Cells by tenth (1 together) or fifth (2 together). A part without any cell may be that of one that is
/// withheld.
std::vector<EquityPart> by_deprivation(const Cells& all, int together) {
    const std::vector<Cell>& cells = all.list;
    const int steps = tenths_of_all / together;
    std::vector<EquityPart> parts;
    for (int step = 1; step <= steps; ++step)
        parts.push_back(part_called(std::to_string(step), fmt::format("{}{}", step,
                                                                      step == 1       ? ", most deprived"
                                                                      : step == steps ? ", least deprived"
                                                                                      : "")));
    for (const Cell& cell : cells)
        add(as_part(cell), parts[static_cast<std::size_t>((cell.tenth - 1) / together)]);
    for (EquityPart& part : parts)
        if (part.neighbourhoods <= 0) part.withheld = all.some_withheld;
    return parts;
}

/// By what stands in the column, the part with most adversity first.
std::vector<EquityPart> by_column(const std::vector<Cell>& cells) {
    std::vector<EquityPart> parts;
    std::map<std::string, std::size_t> index;
    for (const Cell& cell : cells) {
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

AreaEquity area_of(Cells cells, const EquityChoice& choice, bool column, const std::string& name) {
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

/// The same model at the lowest elasticity of its set; nothing where it is that already.
std::optional<Model> gentle(const Model& model) {
    const double lowest = model.parameters().elasticity.low;
    if (lowest >= model.elasticity()) return std::nullopt;
    return model.with({model.allocation(), model.scale(), lowest});
}

/// What the model with the lowest elasticity says of need; of areas added up by tenths.
GentleEquity gentle_of(const std::vector<EquityPart>& parts) {
    AreaEquity area;
    area.tenths = parts;
    double all = 0;
    for (const EquityPart& part : parts) all += central(part.babies, Measure::need);
    const double fifth = central(area.most_deprived_fifth().babies, Measure::need);
    return {all > 0 ? fifth / all : 0, concentration_index(curve_of(parts, Measure::need, false))};
}

/// Areas added up, part by part.
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

/// Throws where neighbourhoods of an area are not built in.
void check_built_in(const Run& run) {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const std::vector<std::size_t> one{i};
        if (run.areas()[i].withheld) continue;
        for (const Member& member : run.parts_of(one))
            if (tenths_of_district(run.bases()[member.base].code).empty()) {
                without.push_back(area_phrase(run.areas()[i]));
                break;
            }
    }
    if (without.empty()) return;
    throw RequestError(
        fmt::format("no neighbourhoods are built in for {}: those of England alone are", some_of(without)),
        without.size() < run.areas().size() ? "--within England leaves the others out" : own_table_hint);
}

/// Throws unless areas are grouped by what is known of them.
std::optional<std::size_t> group_column(const EquityChoice& choice, const Selection* table) {
    if (choice.group_by.empty() || is_one_of(choice.group_by, {"fifth", "decile"})) return std::nullopt;
    std::vector<std::string> known{"fifth", "decile"};
    if (table != nullptr) {
        for (std::size_t i = 0; i < table->group_columns.size(); ++i)
            if (plain_name(table->group_columns[i]) == plain_name(choice.group_by)) return i;
        const std::string plain = plain_name(choice.group_by);
        const bool is_heading = std::any_of(table->headings.begin(), table->headings.end(),
                                            [&](const std::string& h) { return plain_name(h) == plain; });
        if (is_heading && own_column(plain) == AreaColumn::area_name) return by_area_name;
        known.insert(known.end(), table->group_columns.begin(), table->group_columns.end());
    }
    const std::string near = did_you_mean(choice.group_by, known);
    throw RequestError(
        "--group-by", fmt::format("there is no {} to group by", in_quotes(choice.group_by)),
        !near.empty() ? near
        : table == nullptr
            ? "built-in neighbourhoods have fifth and decile; others go with a table of your own"
            : fmt::format("there are {}", fmt::join(known, ", ")));
}

/// The rows of a table are neighbourhoods that differ, or nothing can be said.
void check_rows(const StudyResult& rows) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < rows.run.areas().size(); ++i)
        if (!rows.hidden(i) && rows.run.adversity(i).basis != AdversityBasis::none) ++known;
    if (known == 0 && rows.summary.withheld < rows.run.areas().size())
        throw RequestError(
            fmt::format("{} says of no neighbourhood how deprived it is", rows.source.file),
            "a column imd_decile (1: most deprived), income_deprivation (per cent of people) or "
            "adversity_ratio");
}

/// Notes of the table of neighbourhoods beside those of the area.
void take_notes(const Study& rows, EquityResult& result) {
    for (const Note& note : rows->notes)
        if (note.code != NoteCode::rows_left_out) result.notes.push_back(note);
}

EquityResult equity_in_area(const Study& rows, const Study& study, const EquityChoice& choice) {
    EquityResult result{
        study, NeighbourhoodSource::table_in_area, true, choice, {}, {}, rows->summary.withheld};
    result.national = tenths_in(rows->source, rows->run.areas()).has_value();
    take_notes(rows, result);
    const auto column = group_column(choice, &rows->source);
    const auto estimate = study->run.estimate(0);
    AreaEquity area;
    if (estimate) {
        const std::string name(study->run.areas()[0].name);
        area = area_of(put_to_rows(*estimate, row_cells(*rows, rows->run, column), study->run.model()),
                       choice, column.has_value(), name);
        if (const auto model = gentle(study->run.model())) {
            const auto other = study->run.with_model(*model).estimate(0);
            area.gentle = gentle_of(
                by_deprivation(put_to_rows(*other, row_cells(*rows, rows->run, column), *model), 1));
        }
    }
    result.areas.push_back(std::move(area));
    return result;
}

}  // namespace

EquityPart AreaEquity::most_deprived_fifth() const {
    EquityPart fifth = part_called("1", "1, most deprived");
    for (std::size_t i = 0; i < std::min<std::size_t>(2, tenths.size()); ++i) add(tenths[i], fifth);
    return fifth;
}

EquityResult equity_for(const Study& study, const EquityChoice& choice) {
    check_built_in(study->run);
    static_cast<void>(group_column(choice, nullptr));
    EquityResult result{study, NeighbourhoodSource::built_in, true, choice, {}, {}, 0};
    const auto model = gentle(study->run.model());
    const std::optional<Run> other = model ? std::optional(study->run.with_model(*model)) : std::nullopt;
    std::vector<AreaEquity> gentle_areas(study->run.areas().size());
    for (std::size_t i = 0; i < study->run.areas().size(); ++i) {
        AreaEquity area;
        if (study->run.areas()[i].live_births) {
            area =
                area_of(builtin_cells(study->run, i), choice, false, std::string(study->run.areas()[i].name));
            if (other) {
                gentle_areas[i].tenths = by_deprivation(builtin_cells(*other, i), 1);
                area.gentle = gentle_of(gentle_areas[i].tenths);
            }
        }
        area.subject = i;
        result.areas.push_back(std::move(area));
    }
    for (std::size_t t = 0; t < study->totals.size(); ++t) {
        const std::size_t subject = study->run.areas().size() + t;
        const NamedTotal& total = study->totals[t];
        result.areas.push_back(total_of(result.areas, total, subject, choice.reach_ratio.has_value()));
        if (other && !total.members.empty())
            result.areas.back().gentle = gentle_of(total_of(gentle_areas, total, subject, false).tenths);
    }
    return result;
}

EquityResult equity_of_rows(const Study& rows, const EquityChoice& choice) {
    check_rows(*rows);
    EquityResult result{rows, NeighbourhoodSource::table, true, choice, {}, {}, rows->summary.withheld};
    result.national = tenths_in(rows->source, rows->run.areas()).has_value();
    const auto column = group_column(choice, &rows->source);
    AreaEquity area = area_of(row_cells(*rows, rows->run, column), choice, column.has_value(), "these");
    if (const auto model = gentle(rows->run.model()))
        area.gentle = gentle_of(by_deprivation(row_cells(*rows, rows->run.with_model(*model), column), 1));
    area.subject = rows->run.areas().size() + rows->totals.size() - 1;
    if (rows->hidden_total(rows->totals.size() - 1)) area.groups.clear();
    result.areas.push_back(std::move(area));
    return result;
}

EquityResult equity(EquityRequest request, const Listener& listener) {
    Request& wanted = request.study;
    if (std::holds_alternative<TableAreas>(wanted.areas)) {
        wanted.neighbourhoods = true;
        wanted.totals = {true, {}, false};
        const Study rows = study(wanted, listener);
        return equity_of_rows(rows, request.choice);
    }
    if (!request.neighbourhoods) {
        wanted.totals.implied = true;
        return equity_for(study(wanted, listener), request.choice);
    }
    Request of_rows = wanted;
    of_rows.areas = *request.neighbourhoods;
    of_rows.neighbourhoods = true;
    of_rows.draws.reset();
    of_rows.adversity.ratio.reset();
    of_rows.cohort = Cohort::births;
    const Study rows = study(of_rows, listener);
    check_rows(*rows);
    for (const auto& input : rows->source.inputs) wanted.inputs.push_back(input);
    const Study whole = study(wanted, listener);
    if (whole->run.areas().size() != 1)
        throw RequestError(
            "--neighbourhoods",
            fmt::format("its neighbourhoods are of one area, found {} areas", whole->run.areas().size()),
            "name the one area: --area Gateshead");
    return equity_in_area(rows, whole, request.choice);
}

std::string neighbourhood_template() {
    return "neighbourhood,live_births,imd_decile,ward\n";
}

}  // namespace pairmodel
