// What to do next, as the figures have it: at most five short lines.

#include "report/page/next_steps.hpp"

#include "report/assess/profile.hpp"
#include "report/page/ranked_rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/sensitivity/words.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// A label within a sentence: "children looked after on 31 March"; what begins with two capitals stays.
std::string with_small_letter(std::string label) {
    const auto is_capital = [&](std::size_t i) {
        return i < label.size() && label[i] >= 'A' && label[i] <= 'Z';
    };
    if (is_capital(0) && !is_capital(1)) label[0] = static_cast<char>(label[0] - 'A' + 'a');
    return label;
}

/// Offices of the nation count these: no council can check them.
constexpr std::array<std::string_view, 4> counted_elsewhere{"imd", "income_deprivation", "child_poverty",
                                                            "unemployment"};

class NextSteps {
public:
    explicit NextSteps(const StepsOf& of) : of_(of) {}

    [[nodiscard]] std::vector<std::string> all() const {
        // Places and assumptions are of all areas together.
        if (!of_.whole) return {reach_step(), check_step()};
        std::vector<std::string> steps{places_step(), reach_step()};
        if (std::string matters = assumption_step(); !matters.empty()) steps.push_back(std::move(matters));
        if (std::string begin = of_.parts.assessment ? assessment_step(*of_.parts.assessment) : "";
            !begin.empty())
            steps.push_back(std::move(begin));
        steps.push_back(check_step());
        constexpr std::size_t most = 5;
        if (steps.size() < most)
            steps.emplace_back("Ask parents and practitioners whether the picture fits.");
        return steps;
    }

private:
    /// The plan's years in the scenario that is told.
    [[nodiscard]] const std::vector<PlannedYear>& told() const {
        return of_.plan->planned[told_scenario(of_.parts.plan->projection.plan())];
    }

    [[nodiscard]] std::string places_step() const {
        if (!of_.gap)
            return of_.parts.study->run.cohort() == Cohort::under_two
                       ? "Compare the places that services have in a year with those likely to come of one year's births."
                       : "Compare the places that services have in a year with those likely to come.";
        bool short_by = false;
        bool may_be_short = false;
        std::string planned;
        std::string unknown;
        for (const ProvisionLevel level : {ProvisionLevel::specialist, ProvisionLevel::targeted}) {
            const LevelGap& at = of_.gap->at(level);
            if (at.provision_hidden || !at.demand) continue;
            if (!at.demand->shortfall || !counted_alone(at).empty())
                unknown += (unknown.empty() ? "" : " and ") + std::string(code_of(level));
            else {
                short_by |= at.demand->shortfall->central > 0;
                may_be_short |= at.demand->shortfall->high > 0;
            }
            if (!of_.plan) continue;
            const Interval& coming = told().back()[demand_measures(level).front()].babies;
            const auto shortfall = coverage_of(at.provision, coming, level).shortfall;
            if (!shortfall || shortfall->high <= 0) continue;
            const std::string alone = counted_alone(at);
            planned += fmt::format("{}{} {}{}", planned.empty() ? "" : " and ",
                                   about_said_once(planned, short_words(*shortfall, of_.subject.round_to)),
                                   code_of(level), alone.empty() ? "" : ", counting services " + alone);
        }
        if (!planned.empty()) {
            const Plan& plan = of_.parts.plan->projection.plan();
            return fmt::format("Plan for the places short in {} in “{}”: {}.", plan.years.to,
                               heading_of(plan.scenarios[told_scenario(plan)]), planned);
        }
        if (short_by) return "Find the places that are missing.";
        if (may_be_short)
            return "Find out whether places are enough: if as many come as the higher figures have it, some are missing.";
        if (!unknown.empty())
            return fmt::format("Ask {} services how many families each can see in a year.", unknown);
        return "Places are about enough for those who are likely to come: find out why others do not.";
    }

    [[nodiscard]] std::string reach_step() const {
        if (of_.plan && told().back()[Measure::demand].difference.low > 0)
            return "Agree who will reach more babies, and count each year who comes.";
        const double come = of_.subject.interval(Measure::demand).central;
        if (come <= 0) return "Agree how many to reach, and by when.";
        const double times = 1 + of_.subject.interval(Measure::missed).central / 2 / come;
        const std::string tenths = decimals(times, 1);
        return fmt::format(
            "Agree how many to reach, and by when: halving the missed means reaching {} as many.",
            tenths == "2.0" ? "twice" : tenths + " times");
    }

    /// What moves the figures most, and what would settle it.
    [[nodiscard]] std::string assumption_step() const {
        if (!of_.parts.sensitivity || of_.parts.sensitivity->one_at_a_time.moves.empty()) return "";
        const Move& move = of_.parts.sensitivity->one_at_a_time.moves.front();
        const std::string what =
            with_small_letter(words_of(move.what, move.indicator, *of_.parts.sensitivity).label);
        const std::string range = range_text(move);
        switch (move.what) {
            case Moved::unreached_share:
                return fmt::format(
                    "Count the families seen last year: the share not reached ({}) moves these figures most.",
                    range);
            case Moved::targeted_share_of_reached:
                return fmt::format(
                    "Count last year's families by level of care: {} ({}) moves these figures most.", what,
                    range);
            case Moved::adversity_ratio:
                return fmt::format(
                    "Ask local analysts how high adversity is: it may be {} average, and moves these figures most.",
                    against(move.range));
            case Moved::indicator:
                return fmt::format(
                    "Ask local analysts whether this is right: {} ({}) moves these figures most.", what,
                    range);
            case Moved::live_births:
                return fmt::format(
                    "Count the births booked for this year: their number ({}) moves these figures most.",
                    range);
            default:
                return fmt::format("Plan for both ends of what moves these figures most: {} ({}).", what,
                                   range);
        }
    }

    /// "14% below to 63% above", "15 to 43% below".
    [[nodiscard]] static std::string against(const MoveRange& ratio) {
        const auto side = [](double end) { return end < 1 ? "below" : "above"; };
        const double low = std::abs(ratio.low - 1);
        const double high = std::abs(ratio.high - 1);
        if ((ratio.low < 1) == (ratio.high < 1))
            return fmt::format("{} {}",
                               shown_range(std::min(low, high), std::max(low, high), ColumnKind::share, 0),
                               side(ratio.low));
        return fmt::format("{} {} to {} {}", percent(low), side(ratio.low), percent(high), side(ratio.high));
    }

    /// Births that are known for years, and what is farthest from the national average of what a council or
    /// its health service counts itself.
    [[nodiscard]] std::string check_step() const {
        const Run& run = of_.place.result->run;
        const AdversityRatio adversity = adversity_in_parts(of_.place);
        std::string farthest;
        double distance = 0.005;  // of ratios, either way
        for (const IndicatorRatio& r : adversity.indicators) {
            const Indicator& indicator = run.indicators()[r.indicator].in(adversity.nation);
            const double away = r.ratio > 0 ? std::abs(std::log(r.ratio)) : 0;
            if (away < distance || std::find(counted_elsewhere.begin(), counted_elsewhere.end(),
                                             indicator.id) != counted_elsewhere.end())
                continue;
            distance = away;
            farthest = with_small_letter(indicator.label);
        }
        if (const int year = old_births(); year != 0)
            return fmt::format("Put in the births of last year, as these are of {}{}.", year,
                               farthest.empty() ? "" : ", and check " + farthest);
        return fmt::format("Check the births{} with local records.",
                           farthest.empty() ? "" : " and " + farthest);
    }

    /// The year of the area's births, where other areas have newer ones; else 0.
    [[nodiscard]] int old_births() const {
        const Run& run = of_.place.result->run;
        if (of_.place.index >= run.areas().size()) return 0;
        const int year = run.areas()[of_.place.index].live_births_year;
        constexpr int usual_delay = 1;
        return year != 0 && year + usual_delay < reference_table().years.back() ? year : 0;
    }

    const StepsOf& of_;
};

}  // namespace

std::vector<std::string> next_steps(const StepsOf& of) {
    return NextSteps(of).all();
}

}  // namespace pairmodel
