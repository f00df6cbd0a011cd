#include "pairmodel/simulation/simulate.hpp"

#include "simulation/area_simulator.hpp"
#include "simulation/total_simulator.hpp"
#include "system/parallel.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace pairmodel {

namespace {

/// Areas that a thread takes at once.
constexpr std::size_t areas_at_once = 32;

void take_errors(const SimulatedEstimate& estimate, std::array<double, measure_count>& largest) {
    for (std::size_t m = 0; m < measure_count; ++m) {
        const Interval& error = estimate.measures[m].error;
        largest[m] = std::max({largest[m], error.low, error.central, error.high});
    }
}

double widest_interval(const SimulatedEstimate& estimate) {
    double most = 0;
    for (const Quantiles& q : estimate.measures) most = std::max(most, q.babies.high - q.babies.low);
    return most;
}

/// The area with the widest interval of any measure. Precondition: there are areas.
std::size_t area_with_widest(const std::vector<SimulatedEstimate>& areas) {
    const auto less = [](const auto& a, const auto& b) { return widest_interval(a) < widest_interval(b); };
    return static_cast<std::size_t>(std::max_element(areas.begin(), areas.end(), less) - areas.begin());
}

}  // namespace

Simulation::Simulation(const Run& run, SimulationOptions options)
    : run_(run),
      options_(std::move(options)),
      parameters_(draw_parameters(ParameterSampler(run.model()), options_.seed, options_.draws)) {
    if (options_.draws < 2) throw std::logic_error("a simulation needs two draws");
    if (run.model().allocation() != Allocation::closed)
        throw std::logic_error("a simulation needs the closed allocation");
}

std::vector<SimulatedEstimate> Simulation::areas() const {
    const std::size_t count = run_.areas().size();
    std::vector<SimulatedEstimate> results(count);
    const SharedDraws shared(parameters_, run_.model().scale());
    const std::size_t tasks = (count + areas_at_once - 1) / areas_at_once;
    std::vector<std::unique_ptr<AreaSimulator>> simulators(workers_for(tasks, options_.threads));
    std::mutex reporting;
    std::size_t done = 0;
    in_parallel(tasks, options_.threads, [&](std::size_t worker, std::size_t task) {
        auto& simulator = simulators[worker];
        if (!simulator) simulator = std::make_unique<AreaSimulator>(shared, options_);
        const std::size_t first = task * areas_at_once;
        const std::size_t end = std::min(first + areas_at_once, count);
        for (std::size_t i = first; i < end; ++i)
            if (run_.areas()[i].live_births && !run_.is_sum(i))
                results[i] = simulator->simulate(drawn_area(run_, {run_.base_of(i), {}}));
        if (!options_.progress) return;
        const std::lock_guard lock(reporting);
        options_.progress(done += end - first);
    });
    for (std::size_t i = 0; i < count; ++i)
        if (run_.areas()[i].live_births && run_.is_sum(i)) results[i] = total({i});
    return results;
}

SimulatedEstimate Simulation::total(const std::vector<std::size_t>& members) const {
    const std::vector<DrawnArea> areas = drawn_areas(run_, members);
    SimulationOptions options = options_;
    options.errors = true;
    TotalSimulator total(parameters_, run_.model().scale(), options);
    in_parallel(total.tasks(), options_.threads,
                [&](std::size_t /*worker*/, std::size_t task) { total.add(areas, task); });
    return total.summarise();
}

SimulatedRun simulate(const Run& run, const std::vector<NamedTotal>& totals,
                      const SimulationOptions& options) {
    const Simulation simulation(run, options);
    SimulatedRun result{options, simulation.areas(), {}};
    for (const NamedTotal& total : totals) result.totals.push_back(simulation.total(total.members));
    for (const auto* list : {&result.areas, &result.totals})
        for (const SimulatedEstimate& estimate : *list) take_errors(estimate, result.largest_errors);
    if (!options.errors && !result.areas.empty())
        take_errors(simulation.total({area_with_widest(result.areas)}), result.largest_errors);
    return result;
}

double SimulatedRun::largest_error(std::span<const Measure> measures) const {
    double largest = 0;
    for (const Measure m : measures) largest = std::max(largest, largest_errors[static_cast<std::size_t>(m)]);
    return measures.empty() ? *std::max_element(largest_errors.begin(), largest_errors.end()) : largest;
}

SimulatedRun simulate_until(const Run& run, const std::vector<NamedTotal>& totals, SimulationOptions options,
                            const WantedPrecision& wanted) {
    options.errors = true;
    for (;;) {
        SimulatedRun result = simulate(run, totals, options);
        if (result.largest_error(wanted.measures) <= wanted.error || options.draws >= wanted.most)
            return result;
        options.draws = std::min(2 * options.draws, wanted.most);
    }
}

}  // namespace pairmodel
