#include "report/gap/comparison.hpp"

#include "pairmodel/simulation/measure_sums.hpp"
#include "report/estimate/subject.hpp"
#include "report/gap/mapping.hpp"
#include "report/gap/specification.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace pairmodel {

namespace {

using Services = std::vector<const Service*>;

MappedServices rows_of(const ServiceTable& table, const std::vector<std::size_t>& indices) {
    MappedServices rows;
    for (const std::size_t index : indices) rows.push_back(&table.rows[index]);
    return rows;
}

Services services_of(const MappedServices& rows) {
    Services services;
    for (const ServiceRow* row : rows) services.push_back(&row->service);
    return services;
}

/// A cell that is a number, or nothing.
std::optional<double> number_in(const Cell& cell) {
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

/// Demand and need of every level, by level.
struct Wanted {
    std::array<Interval, provision_levels.size()> demand{};
    std::array<Interval, provision_levels.size()> need{};
};

/// The members of a subject: itself, or those of the total.
std::vector<std::size_t> members_of(const StudyResult& result, std::size_t subject) {
    const std::size_t areas = result.run.areas().size();
    return subject < areas ? std::vector{subject} : result.totals[subject - areas].members;
}

/// Sums of measures that no simulation has kept are simulated with the same draws.
Wanted simulated_wants(const StudyResult& result, std::size_t index, const Subject& subject) {
    Wanted wanted;
    std::vector<std::span<const Measure>> sums;
    for (const ProvisionLevel level : provision_levels) sums.push_back(need_measures(level));
    const std::vector<Quantiles> needs =
        simulate_sums(result.run, members_of(result, index), sums, result.simulated->options);
    for (std::size_t i = 0; i < provision_levels.size(); ++i) {
        const auto measures = demand_measures(provision_levels[i]);
        if (!measures.empty()) wanted.demand[i] = subject.interval(measures[0]);
        wanted.need[i] = needs[i].babies;
    }
    return wanted;
}

/// As it is shown, so that a share of it gives away no more.
Interval as_shown(const Interval& wanted, int round_to) {
    return {rounded(wanted.low, round_to), rounded(wanted.central, round_to), rounded(wanted.high, round_to)};
}

Wanted wants_of(const StudyResult& result, std::size_t index, const Subject& subject, double births) {
    Wanted wanted;
    if (subject.simulated != nullptr) {
        wanted = simulated_wants(result, index, subject);
    } else {
        for (std::size_t i = 0; i < provision_levels.size(); ++i) {
            wanted.demand[i] = sum_of(demand_measures(provision_levels[i]), *subject.babies);
            wanted.need[i] = sum_of(need_measures(provision_levels[i]), *subject.babies);
        }
    }
    const auto universal = static_cast<std::size_t>(ProvisionLevel::universal);
    wanted.demand[universal] = wanted.need[universal] = {births, births, births};
    return wanted;
}

/// A service in several parts at a level is one.
std::size_t count_at(const MappedServices& rows, ProvisionLevel level, bool without_capacity = false) {
    std::set<std::size_t> lines;
    for (const ServiceRow* row : rows)
        if (counts_at(row->service, level) && !(without_capacity && row->service.families_per_year))
            lines.insert(row->line);
    return lines.size();
}

LevelGap level_gap(ProvisionLevel level, const MappedServices& own, const MappedServices& shared) {
    LevelGap gap;
    gap.level = level;
    gap.provision = provision_of(services_of(own), level);
    gap.provision.services = count_at(own, level);
    gap.provision.without_capacity = count_at(own, level, true);
    gap.shared = count_at(shared, level);
    // Services of all areas see families of this one; how many, nobody has said.
    if (gap.provision.services == 0 && gap.shared > 0) gap.provision.capacity.reset();
    return gap;
}

/// Whether the capacity at another level would tell that of a part at the universal one, which may be the
/// births.
bool tells_universal(ProvisionLevel level, const MappedServices& rows) {
    return std::any_of(rows.begin(), rows.end(), [&](const ServiceRow* row) {
        return row->any_universal && counts_at(row->service, level);
    });
}

void compare(const Wanted& wanted, int round_to, AreaGap& area) {
    for (std::size_t i = 0; i < area.levels.size(); ++i) {
        LevelGap& gap = area.levels[i];
        // What covers births tells them, where the capacity is known to be theirs.
        const Provision provision =
            gap.provision_hidden ? Provision{1, 1, {}, {}, {}, {}, {}} : gap.provision;
        gap.demand = coverage_of(provision, wanted.demand[i], gap.level);
        gap.need = coverage_of(provision, wanted.need[i], gap.level);
        for (std::optional<Coverage>* coverage : {&gap.demand, &gap.need})
            if (round_to > 0 && gap.level != ProvisionLevel::universal)
                (*coverage)->covered =
                    coverage_of(provision, as_shown((*coverage)->wanted, round_to), gap.level).covered;
        if (provision.capacity && *area.live_births > 0)
            gap.share_of_births = *provision.capacity / *area.live_births;
    }
}

AreaGap area_gap(const GapResult& result, std::size_t index, const MappedServices& own,
                 const MappedServices& shared) {
    const StudyResult& estimate = *result.study;
    Subject subject;
    read_subject(estimate, index, subject);
    AreaGap area;
    area.code = subject.code;
    area.name = subject.name;
    area.identity = identity_of(subject);
    area.absent = subject.absent;
    area.saturated = subject.saturated;
    area.is_total = index >= estimate.run.areas().size();
    area.live_births = number_in(subject.live_births);
    area.year = number_in(subject.year);
    area.ratio = number_in(subject.ratio);
    area.rows = own;
    area.own = own.size();
    area.rows.insert(area.rows.end(), shared.begin(), shared.end());
    for (std::size_t i = 0; i < provision_levels.size(); ++i)
        area.levels[i] = level_gap(provision_levels[i], own, shared);
    const Services all = services_of(area.rows);
    for (std::size_t i = 0; i < area.offers.size(); ++i)
        area.offers[i] = offer_of(all, static_cast<CareLevel>(i));
    area.gaps = offer_gaps(area.offers);
    for (OfferGap& gap : intervention_gaps(area.rows)) area.gaps.push_back(std::move(gap));
    const bool withheld =
        area.absent == Absent::confidential || (area.is_total && estimate.summary.withheld > 0);
    for (LevelGap& gap : area.levels)
        gap.provision_hidden =
            withheld && (gap.level == ProvisionLevel::universal || tells_universal(gap.level, area.rows));
    if (subject.has_figures())
        compare(wants_of(estimate, index, subject, *area.live_births), estimate.round_to, area);
    return area;
}

}  // namespace

std::vector<AreaGap> area_gaps(const GapResult& result) {
    const std::size_t areas = result.study->run.areas().size();
    const MappedServices shared = rows_of(result.services, result.places.all_areas);
    const auto& by_area = result.places.by_area;
    const bool any_own =
        std::any_of(by_area.begin(), by_area.end(), [](const auto& s) { return !s.empty(); });
    std::vector<AreaGap> gaps;
    MappedServices all = shared;
    for (std::size_t i = 0; i < areas; ++i) {
        const MappedServices own = rows_of(result.services, by_area[i]);
        if (any_own || areas == 1) gaps.push_back(area_gap(result, i, own, shared));
        // What a withheld area has is no part of the total, as its babies are none.
        if (!result.study->hidden(i)) all.insert(all.end(), own.begin(), own.end());
    }
    if (!result.study->totals.empty()) gaps.push_back(area_gap(result, areas, all, {}));
    return gaps;
}

std::string label_of(ProvisionLevel level) {
    switch (level) {
        case ProvisionLevel::universal:
            return "Universal";
        case ProvisionLevel::targeted:
            return "Targeted";
        case ProvisionLevel::specialist:
            return "Specialist";
        case ProvisionLevel::targeted_and_specialist:
            break;
    }
    return "Targeted and specialist";
}

namespace {

/// "1 of 3"; empty where the capacity of all is known, or of none.
std::string known_of(const Provision& p) {
    if (p.without_capacity == 0 || p.without_capacity == p.services) return "";
    return fmt::format("{} of {}", p.services - p.without_capacity, p.services);
}

}  // namespace

std::string counted_alone(const LevelGap& gap) {
    const std::string known = known_of(gap.provision);
    return known.empty() ? known : fmt::format("whose capacity is known ({})", known);
}

std::string label_counted(const LevelGap& gap, std::string label) {
    const std::string known = known_of(gap.provision);
    return known.empty() ? label : fmt::format("{} ({})", label, known);
}

std::string word_of(const OfferGap& gap) {
    return gap.code + (gap.known ? "" : "_not_known");
}

std::vector<std::pair<ProvisionLevel, std::string>> specification_of(const AreaGap& area) {
    std::vector<std::pair<ProvisionLevel, std::string>> sentences;
    if (area.live_births.value_or(0) == 0 || !area.at(ProvisionLevel::specialist).demand) return sentences;
    const auto add = [&](ProvisionLevel level, const char* phrase) {
        const Interval& demand = area.at(level).demand->wanted;
        sentences.emplace_back(level, specification_sentence(demand.low / *area.live_births,
                                                             demand.high / *area.live_births, phrase));
    };
    add(ProvisionLevel::specialist, "demand for specialist teams");
    add(ProvisionLevel::targeted, "demand for targeted services");
    return sentences;
}

}  // namespace pairmodel
