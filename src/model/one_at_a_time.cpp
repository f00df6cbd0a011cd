#include "pairmodel/model/one_at_a_time.hpp"

#include "pairmodel/model/error.hpp"
#include "pairmodel/model/incidence.hpp"
#include "pairmodel/model/leave_one_out.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace pairmodel {

namespace {

/// A difference this small, as a share of the figures, comes from the last bits of doubles.
constexpr double arithmetic_noise = 1e-12;

Measures middle_of(const Scenarios<Measures>& babies) {
    Measures middle;
    for (const MeasureInfo& m : all_measures())
        middle[m.measure] = interval_of(babies.lower_need[m.measure], babies.higher_need[m.measure]).central;
    return middle;
}

/// The areas under a model in which one choice is at an end of its range.
struct End {
    Model model;
    Total total;
};

/// An assumption of the model at both ends.
struct MovedModel {
    Moved what;
    MoveRange range;
    End low;
    End high;
};

/// Deviations from the point value, of areas that are added up: partly of their region, and in so far all the
/// same way, partly independent.
class Deviation {
public:
    void add(std::string_view region, double shared, double step) {
        sum_ += step;
        squares_ += (1 - shared) * step * step;
        const auto found = regions_.find(region);
        (found == regions_.end() ? regions_[std::string(region)] : found->second) += std::sqrt(shared) * step;
    }
    /// Of all areas together, the way that most of them go.
    [[nodiscard]] double together() const {
        double squares = squares_;
        for (const auto& [region, sum] : regions_) squares += sum * sum;
        return std::copysign(std::sqrt(squares), sum_);
    }

private:
    double sum_ = 0;
    double squares_ = 0;
    std::map<std::string, double, std::less<>> regions_;
};

/// What is known of how far the areas' adversity ratios are off.
struct RatioEnds {
    bool known = false;
    bool saturated = false;
    /// One end of the areas' 95 % intervals.
    struct Side {
        std::array<Deviation, measure_count> measures;
        Deviation ratio;  ///< times live births

        [[nodiscard]] Measures from(const Measures& centre) const {
            Measures end = centre;
            for (const MeasureInfo& m : all_measures())
                end[m.measure] += measures[static_cast<std::size_t>(m.measure)].together();
            return end;
        }
    };
    Side low;
    Side high;

    void add(const Estimate& centre, const AdversityRatio& adversity, std::string_view region,
             const Model& model) {
        known = true;
        const Measures middle = middle_of(centre.babies);
        const Interval ratio = ratio_interval(adversity);
        const double shared = adversity.shared_in_region;
        for (auto [side, end] : {std::pair(&low, ratio.low), std::pair(&high, ratio.high)}) {
            const Estimate moved = estimate(centre.live_births, end, model);
            saturated = saturated || moved.saturated();
            const Measures babies = middle_of(moved.babies);
            for (const MeasureInfo& m : all_measures())
                side->measures[static_cast<std::size_t>(m.measure)].add(
                    region, shared, babies[m.measure] - middle[m.measure]);
            side->ratio.add(region, shared, centre.live_births * (end - ratio.central));
        }
    }

    [[nodiscard]] MoveRange range(double ratio, double live_births) const {
        if (live_births <= 0) return {ratio, ratio};
        return {ratio + low.ratio.together() / live_births, ratio + high.ratio.together() / live_births};
    }
};

/// Births of all areas together by year, of the years in which all have them.
class BirthsByYear {
public:
    void add(const BirthsHistory& history) {
        for (const auto& [year, births] : history) {
            if (!births) continue;
            sums_[year].births += *births;
            ++sums_[year].areas;
        }
    }

    /// The largest change between neighbouring years.
    [[nodiscard]] std::optional<double> largest_change(std::size_t areas) const {
        std::optional<double> largest;
        for (const auto& [year, sum] : sums_) {
            const auto next = sums_.find(year + 1);
            if (next == sums_.end() || sum.areas != areas || next->second.areas != areas) continue;
            const auto change = std::abs(static_cast<double>(next->second.births - sum.births));
            largest = std::max(largest.value_or(0), change);
        }
        return largest;
    }

private:
    struct Sum {
        std::int64_t births = 0;
        std::size_t areas = 0;
    };
    std::map<int, Sum> sums_;
};

class Mover {
public:
    Mover(const Run& run, const MoveRanges& ranges)
        : run_(run),
          ranges_(ranges),
          left_(run.choice(), run.indicators()),
          without_(run.indicators().size()),
          used_(run.indicators().size(), false) {
        const Model& model = run.model();
        const auto add_choice = [&](Moved what, MoveRange range, Scale low, Scale high) {
            models_.push_back({what,
                               range,
                               {model_with(model, low, model.elasticity()), {}},
                               {model_with(model, high, model.elasticity()), {}}});
        };
        models_.push_back({Moved::elasticity,
                           ranges.elasticity,
                           {model_with(model, model.scale(), ranges.elasticity.low), {}},
                           {model_with(model, model.scale(), ranges.elasticity.high), {}}});
        add_assumption(Moved::unreached_share, &ParameterSet::unreached_share);
        add_assumption(Moved::targeted_share_of_reached, &ParameterSet::targeted_share_of_reached);
        add_choice(Moved::scale, {0, 1}, Scale::proportional, Scale::odds);
    }

    void add(const std::vector<std::size_t>& areas) {
        areas_ = areas.size();
        if (!ranges_.births.empty())
            for (const std::size_t index : areas) births_.add(ranges_.births[index]);
        for (const Member& part : run_.parts_of(areas)) add(part);
    }

    void add(const Member& part) {
        const AreaView area = run_.bases()[part.base];
        const AdversityRatio adversity = run_.base_adversity(part.base);
        const Estimate centre = estimate(part.share.of(static_cast<double>(area.live_births.value())),
                                         adversity.ratio, run_.model());
        centre_.add(centre);
        for (MovedModel& moved : models_)
            for (End* end : {&moved.low, &moved.high}) add_to(*end, moved.what, centre);
        if (adversity.log_standard_error.value_or(0) > 0)
            ratio_ends_.add(centre, adversity, area.region, run_.model());
        add_without(area, adversity, centre);
    }

    [[nodiscard]] OneAtATime result() const {
        OneAtATime result;
        result.areas = areas_;
        result.live_births = centre_.live_births();
        result.ratio = centre_.ratio();
        result.central = middle_of(centre_.babies());
        result.saturated = centre_.saturated_areas() > 0;
        result.moves.push_back(incidence_move());
        for (const MovedModel& moved : models_)
            result.moves.push_back(
                {moved.what, 0, moved.range, middle_of(moved.low.total.babies()),
                 middle_of(moved.high.total.babies()),
                 moved.low.total.saturated_areas() + moved.high.total.saturated_areas() > 0});
        add_ratio_move(result);
        add_births_move(result);
        for (std::size_t i = 0; i < used_.size(); ++i)
            if (used_[i]) result.moves.push_back(indicator_move(i, result));
        std::stable_sort(result.moves.begin(), result.moves.end(),
                         [](const Move& a, const Move& b) { return a.what < b.what; });
        return result;
    }

private:
    static Model model_with(const Model& model, Scale scale, double elasticity) {
        return model.with({Allocation::closed, scale, elasticity});
    }

    void add_assumption(Moved what, Assumption ParameterSet::*assumption) {
        const Model& model = run_.model();
        const MoveRange range{(model.parameters().*assumption).low, (model.parameters().*assumption).high};
        const auto end = [&](double value) {
            ParameterSet set = model.parameters();
            (set.*assumption).value = value;
            return End{{std::move(set), {Allocation::closed, model.scale(), model.elasticity()}}, {}};
        };
        End low = end(range.low);
        models_.push_back({what, range, low, end(range.high)});
    }

    static void add_to(End& end, Moved what, const Estimate& centre) {
        try {
            end.total.add(estimate(centre.live_births, centre.ratio, end.model));
        } catch (const ModelError& error) {
            throw MoveError(what, "with " + std::string(code_of(what)) + " moved, " + error.what());
        }
    }

    /// An area that does not have the indicator stays as it is. Without any, the national average is assumed.
    void add_without(const AreaView& area, const AdversityRatio& adversity, const Estimate& centre) {
        std::vector<std::optional<double>> ratios(without_.size());
        if (adversity.basis == AdversityBasis::indicators) {
            const LeaveOneOut left = left_.of(area.indicators, adversity.nation);
            for (std::size_t i = 0; i < left.without.size(); ++i) {
                const std::size_t indicator = left.all.indicators[i].indicator;
                const BothMeans& means = left.without[i];
                ratios[indicator] =
                    (run_.choice().combine == Combine::geometric ? means.geometric : means.arithmetic)
                        .value_or(1);
                used_[indicator] = true;
            }
        }
        for (std::size_t i = 0; i < without_.size(); ++i)
            without_[i].add(ratios[i] ? estimate(centre.live_births, *ratios[i], run_.model()) : centre);
    }

    [[nodiscard]] Move incidence_move() const {
        const ParameterSet& set = run_.model().parameters();
        return {Moved::incidence,
                0,
                {incidence(set, Scenario::lower_need).need(), incidence(set, Scenario::higher_need).need()},
                centre_.babies().lower_need,
                centre_.babies().higher_need,
                centre_.saturated_areas() > 0};
    }

    void add_ratio_move(OneAtATime& result) const {
        if (!ratio_ends_.known) return result.unmoved.push_back(Moved::adversity_ratio);
        result.moves.push_back({Moved::adversity_ratio, 0,
                                ratio_ends_.range(result.ratio, result.live_births),
                                ratio_ends_.low.from(result.central), ratio_ends_.high.from(result.central),
                                ratio_ends_.saturated});
    }

    void add_births_move(OneAtATime& result) const {
        const std::optional<double> change = births_.largest_change(result.areas);
        if (!change || result.live_births <= 0) return result.unmoved.push_back(Moved::live_births);
        // There are no fewer than no births.
        const MoveRange range{std::max(result.live_births - *change, 0.0), result.live_births + *change};
        // Every measure is proportional to births.
        result.moves.push_back({Moved::live_births, 0, range,
                                result.central * (range.low / result.live_births),
                                result.central * (range.high / result.live_births), result.saturated});
    }

    [[nodiscard]] Move indicator_move(std::size_t indicator, const OneAtATime& result) const {
        const Total& without = without_[indicator];
        const Measures babies = middle_of(without.babies());
        const bool saturated = without.saturated_areas() > 0 || result.saturated;
        if (without.ratio() < result.ratio)
            return {Moved::indicator, indicator,      {without.ratio(), result.ratio},
                    babies,           result.central, saturated};
        return {Moved::indicator, indicator, {result.ratio, without.ratio()},
                result.central,   babies,    saturated};
    }

    const Run& run_;
    const MoveRanges& ranges_;
    std::vector<MovedModel> models_;
    ChoicesWithout left_;
    std::size_t areas_ = 0;
    Total centre_;
    RatioEnds ratio_ends_;
    BirthsByYear births_;
    std::vector<Total> without_;  ///< by indicator
    std::vector<bool> used_;      ///< by indicator
};

}  // namespace

double Move::swing(Measure measure) const {
    const double from = at_low[measure];
    const double to = at_high[measure];
    const double swing = std::abs(to - from);
    return swing > arithmetic_noise * std::max(std::abs(from), std::abs(to)) ? swing : 0;
}

OneAtATime move_one_at_a_time(const Run& run, const std::vector<std::size_t>& members,
                              const MoveRanges& ranges) {
    if (run.model().allocation() != Allocation::closed)
        throw std::logic_error("sensitivity needs the closed allocation");
    Mover mover(run, ranges);
    mover.add(members);
    return mover.result();
}

void rank_by_swing(OneAtATime& result, Measure measure) {
    std::stable_sort(result.moves.begin(), result.moves.end(),
                     [&](const Move& a, const Move& b) { return a.swing(measure) > b.swing(measure); });
}

}  // namespace pairmodel
