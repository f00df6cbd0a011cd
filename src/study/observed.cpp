#include "study/observed.hpp"

#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/simulation/measure_sums.hpp"
#include "pairmodel/simulation/observed_reach.hpp"
#include "pairmodel/simulation/wider_range.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* observed_option = "--observed";

/// With fewer the count and the estimate do not fit one another.
constexpr double least_effective = 20;
/// With fewer the ends of the intervals are rough.
constexpr double few_effective = 200;

ObservedTable table_of(const std::vector<ObservedNumber>& numbers) {
    ObservedTable table;
    table.name = observed_option;
    for (const ObservedNumber& number : numbers) {
        ObservedRow row;
        row.level = number.level;
        row.families = number.families;
        row.years = number.years;
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// What all updates of a study have in common.
class Updater {
public:
    Updater(const StudyResult& study, const ObservedRequest& request)
        : options_(options_of(study)), everyone_reached_(everyone_reached(study.run)) {
        const Model& model = study.run.model();
        const Assumption& unreached = model.parameters().unreached_share;
        prior_ = reach_prior(unreached, request.prior_weight);
        for (const auto& draw :
             draw_parameters(ParameterSampler(closed(model)), options_.seed, options_.draws))
            published_.push_back(1 - draw.attrition.unreached_share);
    }

    [[nodiscard]] ObservedReach update(std::size_t record, const std::vector<std::size_t>& members,
                                       const ObservedFamilies& counted, double live_births) const {
        ObservedReach reach;
        reach.record = record;
        reach.counted = counted;
        reach.draws = options_.draws;
        reach.interval = options_.level;
        reach.live_births = live_births;
        reach.prior = {prior_.quantile((1 - options_.level) / 2), prior_.quantile(0.5),
                       prior_.quantile((1 + options_.level) / 2)};
        reach.prior_weight = prior_.fixed ? 0 : prior_.weight();
        if (counted.withheld) return reach;
        const std::vector<double> need = need_of(members, counted.level, live_births);
        reach.published = figures_of(published_points(need), live_births);
        const ReachPosterior posterior = update_reach(
            prior_, need, {static_cast<double>(counted.families), counted.births}, options_.seed);
        reach.effective_draws = posterior.effective_draws;
        reach.here = figures_of(posterior, live_births);
        const double seen = reach.seen_a_year();
        const auto more = [&](double reached) { return std::max(reached - seen, 0.0); };
        const Interval& wanted = reach.published.reached;
        reach.to_add = {more(wanted.low), more(wanted.central), more(wanted.high)};
        return reach;
    }

private:
    static SimulationOptions options_of(const StudyResult& study) {
        SimulationOptions options;
        if (study.simulated) options = study.simulated->options;
        if (!study.simulated) options.draws = wider_range_draws;
        if (!study.simulated) options.seed = wider_range_seed;
        options.births_variation = BirthsVariation::none;  // the count has its own chance
        options.progress = {};
        return options;
    }
    static ModelOptions closed_options(const Model& model) {
        std::optional<double> elasticity;
        if (model.elasticity_chosen()) elasticity = model.elasticity();
        return {Allocation::closed, model.scale(), elasticity};
    }
    static Model closed(const Model& model) { return {model.parameters(), closed_options(model)}; }
    /// Those who would come at each level if all in need did: the other parameters are drawn as ever.
    static Run everyone_reached(const Run& run) {
        ParameterSet set = run.model().parameters();
        set.unreached_share.value = set.unreached_share.low = set.unreached_share.high = 0;
        set.unreached_share.distribution = Distribution::fixed;
        return run.with_model(Model(std::move(set), closed_options(run.model())));
    }

    [[nodiscard]] std::vector<double> need_of(const std::vector<std::size_t>& members, ProvisionLevel level,
                                              double live_births) const {
        std::vector<double> need;
        for (const Measures& draw : simulate_draws(everyone_reached_, members, options_)) {
            double sum = 0;
            for (const Measure m : demand_measures(level)) sum += draw[m];
            need.push_back(live_births > 0 ? std::clamp(sum / live_births, 0.0, 1.0) : 0);
        }
        return need;
    }
    /// The draws with the published share.
    [[nodiscard]] ReachPosterior published_points(const std::vector<double>& need) const {
        ReachPosterior points;
        for (std::size_t i = 0; i < need.size(); ++i)
            points.points.push_back({need[i], published_[i], 1 / static_cast<double>(need.size())});
        return points;
    }
    [[nodiscard]] ReachFigures figures_of(const ReachPosterior& posterior, double births) const {
        const auto interval = [&](auto function) {
            return weighted_interval(posterior, options_.level, function);
        };
        return {interval([](const WeightedReach& p) { return p.share; }),
                interval([=](const WeightedReach& p) { return births * p.need; }),
                interval([=](const WeightedReach& p) { return births * p.need * p.share; }),
                interval([=](const WeightedReach& p) { return births * p.need * (1 - p.share); })};
    }

    SimulationOptions options_;
    Run everyone_reached_;
    ReachPrior prior_;
    std::vector<double> published_;
};

/// All areas' counts of a level together; nothing where one has none, or other years than the others.
std::optional<ObservedFamilies> all_together(const std::vector<std::vector<ObservedFamilies>>& counts,
                                             const NamedTotal& total, ProvisionLevel level) {
    std::optional<ObservedFamilies> sum;
    for (const std::size_t area : total.members) {
        const auto& list = counts[area];
        const auto found =
            std::find_if(list.begin(), list.end(), [&](const auto& c) { return c.level == level; });
        if (found == list.end() || found->withheld || (sum && sum->years != found->years))
            return std::nullopt;
        if (!sum) sum = ObservedFamilies{level, 0, found->years, 0, false};
        sum->families += found->families;
        sum->births += found->births;
    }
    return sum;
}

/// What a level that has no number would have follows from those of all and of the other, by the year where
/// they are of more or fewer years: where that is too few to be shown, the other is not shown either.
void hide_last_level(std::vector<ObservedFamilies>& counts, std::int64_t below) {
    if (counts.size() != 2 || below == 0) return;
    const bool first_is_all = counts[0].level == ProvisionLevel::targeted_and_specialist;
    const ObservedFamilies& all = counts[first_is_all ? 0 : 1];
    ObservedFamilies& level = counts[first_is_all ? 1 : 0];
    if (all.level != ProvisionLevel::targeted_and_specialist || all.withheld) return;
    const double rest = all.years == level.years ? static_cast<double>(all.families - level.families)
                                                 : a_year(all) - a_year(level);
    if (rest >= static_cast<double>(below)) return;
    level.families = 0;
    level.births = 0;
    level.withheld = true;
}

/// A level that has more families a year than all levels have: of the same years that was refused.
void note_more_than_all(const std::vector<ObservedFamilies>& counts, const AreaView& area,
                        std::vector<std::string>& notes) {
    for (const ObservedFamilies& all : counts)
        for (const ObservedFamilies& level : counts)
            if (all.level == ProvisionLevel::targeted_and_specialist && !all.withheld && !level.withheld &&
                a_year(level) > a_year(all))
                notes.push_back(fmt::format(
                    "{}: more families a year at the {} level than at all levels, as the two are of different years",
                    area_phrase(area), code_of(level.level)));
}

/// How many births a year there were when families were counted, for each one of those in use.
double births_then(const ObservedReach& reach) {
    return reach.live_births > 0 ? reach.counted.births / reach.counted.years / reach.live_births : 1;
}

/// Whether the estimate can explain the count.
bool is_possible(const ObservedReach& reach) {
    return reach.effective_draws >= least_effective &&
           reach.seen_a_year() <= reach.published.in_need.high * births_then(reach);
}

/// The row that a count of an area is from, for messages.
std::size_t line_of(const ObservedTable& table, const StudyResult& study, const ObservedReach& reach) {
    const AreaView area = study.run.areas()[reach.record];
    for (const ObservedRow& row : table.rows)
        if (row.level == reach.counted.level && (row.area == area.code || row.area == area.name))
            return row.line;
    return 0;
}

/// Where a count of few enough contradicts the share reached that is taken for known.
std::string expected_share(const ObservedReach& reach, const std::string& area, double then) {
    const auto whole = [](double value) { return grouped(rounded(value, 1)); };
    const Interval& need = reach.published.in_need;
    return fmt::format(
        "a number that the estimate of {} can explain where {}% of those in need are reached, as {} has it: about "
        "{} to {} families a year",
        area, shortest(rounded(1000 * reach.prior.central, 1) / 10),
        reach.prior_weight == 0 ? "the parameter set" : "the prior that was given",
        whole(need.low * reach.prior.low * then), whole(need.high * reach.prior.high * then));
}

/// Whether it can explain the count without the prior that was asked for.
bool is_prior_why(const ObservedReach& reach, const StudyResult& study, const ObservedRequest& request) {
    return request.prior_weight &&
           is_possible(Updater(study, {request.families, {}})
                           .update(reach.record, {reach.record}, reach.counted, reach.live_births));
}

/// `prior_is_why`: without the prior that was asked for the count can be explained.
Issue contradiction(const ObservedTable& table, const StudyResult& study, const ObservedReach& reach,
                    bool prior_is_why) {
    const AreaView area = study.run.areas()[reach.record];
    const auto babies = [](double value) { return grouped(rounded(value, 1)); };
    const double then = births_then(reach);
    Issue issue{
        table.name,
        line_of(table, study, reach),
        "families",
        fmt::format("a number that the estimate of {} can explain: {} to {} babies a year are in need",
                    area_phrase(area), babies(reach.published.in_need.low * then),
                    babies(reach.published.in_need.high * then)),
        fmt::format("{} families a year", babies(reach.seen_a_year())),
        "leave out families who came to the universal offer, count each family once, and say in years "
        "how many years the number is of"};
    if (prior_is_why || reach.prior_weight == 0)
        issue.expected = expected_share(reach, area_phrase(area), then);
    if (prior_is_why) issue.hint = "leave prior out: the share reached then follows the count";
    return issue;
}

}  // namespace

ObservedTable read_observed(const Request& request, const Listener& listener) {
    if (request.cohort == Cohort::under_two)
        throw RequestError(observed_option,
                           "--observed sets families beside the births of a year, not beside all children "
                           "under two",
                           "leave --cohort out");
    const auto* file = std::get_if<TableFile>(&request.observed->families);
    if (file != nullptr && file->path == "-" && reads_standard_input(request))
        throw RequestError("standard input cannot be both the table of areas and that of families seen");
    ObservedTable table = file != nullptr
                              ? read_given(*file, [](auto&... from) { return read_observed_table(from...); })
                              : table_of(std::get<std::vector<ObservedNumber>>(request.observed->families));
    for (ObservedRow& row : table.rows) {
        if (!row.families || *row.families >= request.suppress_below) continue;
        row.families = 0;
        row.withheld = true;
    }
    for (const std::string& text : table.notes)
        tell(listener, Note{NoteCode::observed, table.name + ": " + text});
    return table;
}

std::set<int> years_counted(const ObservedTable& table) {
    std::set<int> years;
    for (const ObservedRow& row : table.rows)
        for (const int year : calendar_years(row)) years.insert(year);
    return years;
}

std::vector<ObservedReach> observed_reach(const ObservedTable& table, const ObservedRequest& request,
                                          std::span<const BirthsHistory> histories, StudyResult& study,
                                          const Listener& listener) {
    const AreaList& areas = study.run.areas();
    if (areas.size() != 1 && !table.has_areas)
        throw RequestError(observed_option,
                           fmt::format("these numbers are of one area, found {} areas", areas.size()),
                           "for several areas give a CSV file with the columns area_code and families");
    std::vector<std::string> notes;
    auto counts = assign_observed(table, areas, notes, histories);
    for (std::size_t i = 0; i < counts.size(); ++i) {
        hide_last_level(counts[i], study.suppress_below);
        note_more_than_all(counts[i], areas[i], notes);
    }
    std::vector<ObservedReach> found;
    std::vector<Issue> issues;
    try {
        const Updater updater(study, request);
        for (std::size_t i = 0; i < counts.size(); ++i)
            for (const ObservedFamilies& counted : counts[i]) {
                ObservedReach reach =
                    updater.update(i, {i}, counted, static_cast<double>(areas[i].live_births.value_or(0)));
                if (!counted.withheld && !is_possible(reach))
                    issues.push_back(contradiction(table, study, reach, is_prior_why(reach, study, request)));
                else if (!counted.withheld && reach.effective_draws < few_effective)
                    notes.push_back(fmt::format(
                        "{}: the count fits with few of the draws ({:.0f} of {} carry the weight), so take its ends "
                        "as rough, or have more draws: --draws {}",
                        area_phrase(areas[i]), reach.effective_draws, reach.draws, 10 * reach.draws));
                found.push_back(reach);
            }
        if (!issues.empty()) throw InputError(std::move(issues));
        for (std::size_t t = 0; t < study.totals.size(); ++t)
            for (const ProvisionLevel level : observed_levels)
                if (const auto sum = all_together(counts, study.totals[t], level))
                    found.push_back(updater.update(areas.size() + t, study.totals[t].members, *sum,
                                                   study.totals[t].total.live_births()));
    } catch (const ModelError& error) {
        throw RequestError(observed_option, error.what(), "");
    }
    for (const std::string& text : notes) tell(listener, Note{NoteCode::observed, table.name + ": " + text});
    notes.insert(notes.begin(), table.notes.begin(), table.notes.end());
    for (std::string& text : notes) text = fmt::format("{}: {}", file_name(table.name), text);
    for (std::string& text : notes) study.notes.push_back({NoteCode::observed, std::move(text)});
    return found;
}

}  // namespace pairmodel
