// Two pages for everyone: three figures, what they mean, where the area stands, what to do next.

#include "pairmodel/input/parameter_file.hpp"
#include "report/equity/rows.hpp"
#include "report/gap/comparison.hpp"
#include "report/observed/observed.hpp"
#include "report/page/findings.hpp"
#include "report/page/next_steps.hpp"
#include "report/page/ranked_rows.hpp"
#include "report/plan/rows.hpp"
#include "report/plan/sentences.hpp"
#include "report/table/shown.hpp"
#include "report/team/team.hpp"
#include "report/words/allocations.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pairmodel {

namespace {

/// What the summary says of one place: an area, or all together.
class Summary {
public:
    Summary(const ReportParts& parts, const ReportSubject& place) : parts_(parts), place_(place) {
        read_subject(*place.result, place.index, subject_);
        if (subject_.has_figures()) births_ = std::get<double>(subject_.live_births);
    }

    [[nodiscard]] std::vector<Section> sections() const {
        const bool one = place_.result->run.areas().size() == 1;
        Section first{"summary" + (whole() ? "" : place_.suffix),
                      one || is_total() ? "Summary" : place_.name,
                      2,
                      {},
                      {},
                      {},
                      {}};
        if (births_ <= 0) {
            first.text = summary_of(place_);
            return {std::move(first)};
        }
        first.figures = tiles();
        first.text = about();
        std::vector<Section> all{std::move(first)};
        const auto add = [&](const char* id, std::string heading) -> Section& {
            return all.emplace_back(Section{id + place_.suffix, std::move(heading), 3, {}, {}, {}, {}});
        };
        Section& messages = add("messages", "Key messages");
        messages.points = this->messages();
        Section& path = add("path", "From births to missed");
        path.half_width = !whole();  // an area among others has one page of paper
        path.charts.push_back(path_chart(place_));
        path.charts.back().table_in = "words" + place_.suffix;
        std::vector<Section> halves = this->halves();
        // One half alone would take a page of paper for itself.
        const bool pair = halves.size() == 1;
        if (pair) path.half_width = true;
        const auto add_halves = [&] {
            for (Section& half : halves) all.push_back(std::move(half));
        };
        if (pair) add_halves();
        add("next", "What to do next").points =
            next_steps({parts_, place_, subject_, whole(), gap_here(), plan_here()});
        if (!pair) add_halves();
        return all;
    }

private:
    [[nodiscard]] bool is_total() const { return place_.index >= place_.result->run.areas().size(); }
    /// Plan and services are of all areas together.
    [[nodiscard]] bool whole() const { return is_total() || place_.result->run.areas().size() == 1; }

    [[nodiscard]] KeyFigure tile(const char* label, Measure measure) const {
        const Interval babies = subject_.interval(measure);
        const std::string figure = count_words(babies, subject_.round_to).text;
        const Interval of_births = share_of_births(babies, births_, subject_.round_to);
        std::string share =
            fmt::format("{} of {}", shown_range(of_births.low, of_births.high, ColumnKind::share, 0),
                        whole_of(place_.result->run.cohort()));
        if (const auto& wider = place_.result->wider; wider && wider->record == place_.index) {
            const Interval& range = wider->range[measure].babies;
            const CountWords counted = count_words(range, subject_.round_to);
            const std::string words = about_said_once(figure, counted.text);
            const bool holds = range.low <= babies.low && range.high >= babies.high;
            share += fmt::format(
                "; {} {} {}", holds ? "wider range" : "with more uncertainty", words,
                counted.one ? one_of(place_.result->run.cohort()) : whom(place_.result->run.cohort()));
        }
        return {label, figure, std::move(share)};
    }

    [[nodiscard]] std::vector<KeyFigure> tiles() const {
        return {tile("Need more than the universal offer", Measure::need),
                tile("Likely to come to a service", Measure::demand),
                tile("Would be missed", Measure::missed)};
    }

    /// What the figures are of, and how sure they are.
    [[nodiscard]] std::vector<std::string> about() const {
        const StudyResult& result = *place_.result;
        std::string text = is_total() ? fmt::format("{}: {} live births.",
                                                    with_capital(areas_together(result)), grouped(births_))
                                      : with_capital(births_phrase(result.run.areas()[place_.index])) + ".";
        text += fmt::format(" Figures are {}, ", unit_of(result.run.cohort()));
        text += result.simulated ? fmt::format("{}% uncertainty intervals",
                                               shortest(result.simulated->options.level * 100))
                                 : "from published ranges";
        if (result.wider && result.wider->record == place_.index)
            text += fmt::format("; {} uncertainty in {}reach{}",
                                lies_higher(result) ? "with" : "wider ranges (95%) allow for",
                                result.summary.ratios_vary ? "adversity and " : "",
                                lies_higher(result) ? " (95%), fewer may come and more be missed" : "");
        text += ".";
        std::vector<std::string> about{std::move(text)};
        for (std::string& sentence : own_choices()) about.push_back(std::move(sentence));
        // What is rarer moves no end of an interval, and is told in the annex.
        constexpr double felt = 0.01;
        if (subject_.saturated && saturated_share(subject_).value_or(1) >= felt)
            about.push_back(saturated_sentence(when_saturated(saturated_share(subject_))));
        if (whole())
            for (std::string& sentence : observed_sentences(result, place_.index))
                about.push_back(std::move(sentence));
        return about;
    }

    /// What is not as published, which nobody should have to find in an annex.
    [[nodiscard]] std::vector<std::string> own_choices() const {
        std::vector<std::string> sentences;
        const StudyResult& result = *place_.result;
        const AdversityRatio given = is_total() ? AdversityRatio{} : result.run.adversity(place_.index);
        if (given.basis == AdversityBasis::given_for_run || given.basis == AdversityBasis::given_for_area)
            sentences.push_back("Adversity " + adversity_phrase(given) + ": not from indicators.");
        const ParameterSet& set = result.run.model().parameters();
        const auto published = builtin_parameter_sets();
        if (std::find(published.begin(), published.end(), set.id) == published.end())
            sentences.push_back("With figures of one's own: " + set.title + ".");
        if (result.run.model().elasticity_chosen())
            sentences.push_back(fmt::format("With an elasticity of {}, as given.",
                                            shortest(result.run.model().elasticity())));
        return sentences;
    }

    /// As people think of shares: of a hundred babies.
    [[nodiscard]] std::string of_a_hundred() const {
        const auto of = [&](Measure m) { return 100 * subject_.interval(m).central / births_; };
        const long need = std::lround(of(Measure::need));
        // Both parts add up to it: the one that is rounded up is the one with more to spare.
        const double missed = of(Measure::missed);
        const double spare = (of(Measure::demand) + missed - static_cast<double>(need)) / 2;
        const long come = std::clamp(std::lround(of(Measure::demand) - spare), 0L, need);
        return fmt::format(
            "About {} of every 100 {} need more support: {} are likely to come, {} would be missed.", need,
            whom(place_.result->run.cohort()), come, need - come);
    }

    [[nodiscard]] std::string by_level() const {
        return fmt::format("Of those likely to come, {} need targeted services and {} a specialist team.",
                           count_words(subject_.interval(Measure::targeted), subject_.round_to).text,
                           count_words(subject_.interval(Measure::specialist), subject_.round_to).text);
    }

    /// Whether it can be said how many places there are, and for how many.
    [[nodiscard]] static bool has_places(const LevelGap& level) {
        return !level.provision_hidden && level.provision.services > 0 && level.provision.capacity &&
               level.demand && level.demand->shortfall;
    }

    /// "Targeted services have at most 130 places a year for those likely to come: 13 to 46 short."; `again`:
    /// after another level, of which it was said what places are set beside.
    [[nodiscard]] static std::string places_at(const LevelGap& level, int round_to, bool again) {
        const std::string alone = counted_alone(level);
        const std::string name = label_of(level.level) + " services" + (alone.empty() ? "" : " ") + alone;
        if (level.provision_hidden || !level.demand) return "";
        const std::string come = count_words(level.demand->wanted, round_to).text;
        if (level.provision.services == 0)
            return fmt::format(
                "No {} is listed; {} babies a year are likely to come to one.",
                level.level == ProvisionLevel::targeted ? "targeted service" : "specialist team", come);
        if (!has_places(level))
            return fmt::format(
                "How many families {} can see is not known; {} babies a year are likely to come.",
                level.level == ProvisionLevel::targeted ? "targeted services" : "specialist teams", come);
        const Interval& without = *level.demand->shortfall;
        const double places = *level.provision.capacity;
        return fmt::format("{} have at most {}{}: {}{}.", name, shown(places, ColumnKind::count, 0),
                           again ? "" : " places a year for those likely to come",
                           without.high <= 0 ? "enough" : beside_places(*level.demand, round_to),
                           without.high <= 0 || alone.empty() ? "" : " without the others");
    }

    /// "about 58 to 130 short", "from 56 short to 28 spare".
    [[nodiscard]] static std::string beside_places(const Coverage& demand, int round_to) {
        if (!demand.spare || demand.spare->high < 0.5)
            return short_words(*demand.shortfall, round_to) + " short";
        return fmt::format("from {} short to {} spare", prose_number(demand.shortfall->high, round_to),
                           prose_number(demand.spare->high, round_to));
    }

    /// The services that are set beside this place, where they are.
    [[nodiscard]] std::optional<AreaGap> gap_here() const {
        if (!parts_.gap || !whole()) return std::nullopt;
        const std::vector<AreaGap> areas = area_gaps(*parts_.gap);
        if (areas.empty() || areas.back().absent != Absent::empty) return std::nullopt;
        return areas.back();
    }

    [[nodiscard]] std::string services() const {
        const std::optional<AreaGap> gap = gap_here();
        std::string text;
        bool lacks_places = false;
        bool places_told = false;
        if (!gap) return text;
        for (const ProvisionLevel level : {ProvisionLevel::targeted, ProvisionLevel::specialist}) {
            const LevelGap& at = gap->at(level);
            lacks_places |=
                !at.provision_hidden && at.demand && at.demand->shortfall && at.demand->shortfall->high > 0;
            if (const std::string places = places_at(at, subject_.round_to, places_told); !places.empty())
                text += (text.empty() ? "" : " ") + places;
            places_told |= has_places(at);
        }
        if (lacks_places) text += " Those without one are not among the missed.";
        return text;
    }

    /// The plan of this place, where it has a scenario beside that of no change.
    [[nodiscard]] std::optional<PlanSubject> plan_here() const {
        if (!parts_.plan || !whole()) return std::nullopt;
        PlanSubject place = plan_subject(*parts_.plan, plan_subjects(*parts_.plan) - 1);
        if (!place.has_figures() || parts_.plan->projection.plan().scenarios.size() < 2) return std::nullopt;
        return place;
    }

    [[nodiscard]] std::string plan() const {
        const auto place = plan_here();
        if (!place) return "";
        const std::size_t told = told_scenario(parts_.plan->projection.plan());
        return scenario_sentence(*parts_.plan, told, false) + " " +
               last_year_sentence(*parts_.plan, place->planned, told) + " " +
               births_rule_sentence(*parts_.plan);
    }

    [[nodiscard]] std::vector<std::string> messages() const {
        std::vector<std::string> messages{of_a_hundred()};
        std::string second = services();
        messages.push_back(second.empty() ? by_level() : std::move(second));
        std::string third = plan();
        if (third.empty() && !is_total())
            if (const auto beside = area_beside(place_)) third = beside->position;
        if (third.empty() && is_total() && !is_assumed()) third = need_over_areas(*place_.result);
        if (third.empty())
            third = fmt::format("Adversity is {}: the more of it, the more babies need support.",
                                is_assumed() ? adversity_phrase(AdversityRatio{})
                                             : against_average(std::get<double>(subject_.ratio), average()));
        messages.push_back(std::move(third));
        if (!whole()) return messages;
        if (parts_.equity)
            if (std::vector<std::string> answer = equity_answer(*parts_.equity); !answer.empty())
                messages.push_back(std::move(answer.front()));
        if (std::vector<std::string> team = team_sentences(*place_.result, place_.index); !team.empty())
            messages.push_back(std::move(team.front()));
        return messages;
    }

    /// Whether nothing is known of adversity here; of a total, in any of its areas.
    [[nodiscard]] bool is_assumed() const {
        const StudyResult& result = *place_.result;
        const std::size_t shown = result.run.areas().size() - result.summary.withheld;
        return is_total() ? result.summary.without_adversity == shown
                          : result.run.adversity(place_.index).basis == AdversityBasis::none;
    }

    [[nodiscard]] std::string average() const {
        const StudyResult& result = *place_.result;
        return is_total()
                   ? average_of(result.run, result.totals[place_.index - result.run.areas().size()].members)
                   : pairmodel::average_of(result.run.adversity(place_.index));
    }

    /// Parts for the second page, each half as wide.
    [[nodiscard]] std::vector<Section> halves() const {
        std::vector<Section> all;
        const auto add = [&](const char* id, std::string heading, std::optional<Section> from) {
            if (!from || from->charts.empty()) return;
            Section half{id + place_.suffix, std::move(heading), 3, {}, {}, {}, {}};
            half.half_width = true;
            if (!from->text.empty()) half.text = {from->text.front()};
            half.charts = {from->charts.front()};
            half.charts.front().table_in = whole() ? from->id : "words" + place_.suffix;
            all.push_back(std::move(half));
        };
        add("adversity", "Adversity", adversity());
        // The title of its chart says what a text would.
        const auto add_chart = [&](const char* id, std::string heading, std::optional<Section> from) {
            if (from) from->text.clear();
            add(id, std::move(heading), std::move(from));
        };
        // What is common to the areas of a report is in the summary of all, where they stand beside one
        // another.
        if (!whole()) return all;
        if (is_total())
            add_chart("ranked", "The areas", ranking_section(parts_));
        else if (auto beside = area_beside(place_))
            add_chart("beside", "Compared with others", std::move(beside->section));
        add_chart("on-map", "On the map", map_section(place_));
        add_chart("years", "Births", births_by_year_section(place_));
        return all;
    }

    [[nodiscard]] std::optional<Section> adversity() const {
        auto chart = indicators_chart(place_);
        if (!chart || is_at_average()) return std::nullopt;
        const bool one = !is_total();
        const std::string phrase = one ? short_adversity_phrase(place_.result->run.adversity(place_.index))
                                       : against_average(std::get<double>(subject_.ratio), average());
        return Section{"indicators" + place_.suffix, "", 3, {fmt::format("Adversity is {}.", phrase)},
                       {std::move(*chart)},          {}, {}};
    }

    /// As a whole nation is, of which adversity says nothing.
    [[nodiscard]] bool is_at_average() const {
        const AdversityRatio adversity = adversity_in_parts(place_);
        return std::all_of(adversity.indicators.begin(), adversity.indicators.end(),
                           [](const IndicatorRatio& r) { return std::abs(r.ratio - 1) < 0.005; });
    }

    const ReportParts& parts_;
    const ReportSubject& place_;
    Subject subject_;
    double births_ = 0;
};

}  // namespace

std::vector<Section> summary_sections(const ReportParts& parts, const ReportSubject& subject) {
    return Summary(parts, subject).sections();
}

}  // namespace pairmodel
