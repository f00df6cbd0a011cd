// Variance shares against closed forms.

#include "pairmodel/simulation/sensitivity.hpp"

#include "pairmodel/model/error.hpp"
#include "runs.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <cstddef>
#include <vector>

using namespace pairmodel;
using namespace simulated;

namespace {

VarianceShares shares_of(const Run& run, const SimulationOptions& options) {
    return variance_shares(run, all_of(run), options);
}

const VarianceShare& share(const VarianceShares& shares, Measure measure, Moved what) {
    return shares.of(measure).shares.at(static_cast<std::size_t>(what));
}

/// Within four standard errors, which must be small themselves.
void check_near(const VarianceShare& found, double truth, double largest_error) {
    CAPTURE(found.share, found.error, truth);
    CHECK(found.error > 0);
    CHECK(found.error < largest_error);
    CHECK(std::abs(found.share - truth) < 4 * found.error);
}

struct Moments {
    double mean = 0;
    double variance = 0;
};

Moments uniform(double low, double high) {
    return {(low + high) / 2, (high - low) * (high - low) / 12};
}

Moments product(const Moments& a, const Moments& b) {
    const double square = (a.variance + a.mean * a.mean) * (b.variance + b.mean * b.mean);
    const double mean = a.mean * b.mean;
    return {mean, square - mean * mean};
}

/// The first-order share of `a` in the variance of a product.
double part_of(const Moments& a, const Moments& product) {
    return a.variance * std::pow(product.mean / a.mean, 2) / product.variance;
}

bool same(const VarianceShares& a, const VarianceShares& b) {
    for (std::size_t k = 0; k < a.measures.size(); ++k) {
        if (a.measures[k].variance != b.measures[k].variance) return false;
        for (std::size_t i = 0; i < drawn_quantities; ++i)
            if (a.measures[k].shares[i].share != b.measures[k].shares[i].share ||
                a.measures[k].shares[i].error != b.measures[k].shares[i].error)
                return false;
    }
    return true;
}

}  // namespace

TEST_CASE("shares of a product of two uniform quantities", "[sensitivity]") {
    // Demand is (1 − unreached share) × need; the split of the reached does not move it.
    const Run run = run_of(closed(toolkit()), {area("A", 1000)});
    const VarianceShares shares = shares_of(run, with_draws(20000));
    const Moments reached = uniform(0.25, 0.34);
    const Moments need = uniform(400, 450);
    const Moments demand = product(reached, need);
    CHECK(shares.of(Measure::demand).variance == Approx(demand.variance).epsilon(0.05));
    check_near(share(shares, Measure::demand, Moved::unreached_share), part_of(reached, demand), 0.02);
    check_near(share(shares, Measure::demand, Moved::incidence), part_of(need, demand), 0.02);
    check_near(shares.of(Measure::demand).together, 1 - part_of(reached, demand) - part_of(need, demand),
               0.02);
    CHECK(std::abs(share(shares, Measure::demand, Moved::targeted_share_of_reached).share) < 1e-9);
    const Moments missed = product(uniform(0.66, 0.75), need);
    check_near(share(shares, Measure::missed, Moved::unreached_share), part_of(uniform(0.66, 0.75), missed),
               0.02);
    CHECK(share(shares, Measure::need, Moved::incidence).share == Approx(1).margin(0.04));
    CHECK(share(shares, Measure::need, Moved::unreached_share).share == 0);
}

TEST_CASE("shares of a fixed quantity are nothing, not noise", "[sensitivity]") {
    const Model model(toolkit(), {Allocation::closed, Scale::proportional, 1.0});
    const Run run = run_of(model, {area("A", 1000)});
    const VarianceShares shares = shares_of(run, with_draws(300));
    CHECK(shares.varies == std::array<bool, 6>{true, false, true, true, false, false});
    for (const Moved what : {Moved::elasticity, Moved::adversity_ratio, Moved::live_births}) {
        CHECK(share(shares, Measure::demand, what).share == 0);
        CHECK(share(shares, Measure::demand, what).error == 0);
    }
    const ParameterSet fixed = nothing_to_draw();
    const VarianceShares nothing = shares_of(run_of(closed(fixed), {area("A", 1000)}), with_draws(300));
    for (const MeasureVariance& measure : nothing.measures) {
        CHECK_FALSE(measure.is_known());
        CHECK(measure.variance == 0);
        CHECK(measure.together.share == 0);
    }
    ParameterSet split = nothing_to_draw();
    split.targeted_share_of_reached.distribution = Distribution::uniform;
    const VarianceShares only = shares_of(run_of(closed(split), {area("A", 1000)}), with_draws(300));
    CHECK_FALSE(only.of(Measure::demand).is_known());  // of which it is no part
    CHECK(only.of(Measure::specialist).is_known());
}

TEST_CASE("shares of the areas' own quantities", "[sensitivity]") {
    // Need is births × ratio × 0.45: births are Poisson, the ratio log-normal.
    const ParameterSet fixed = nothing_to_draw();
    const Run run = run_of(closed(fixed), {area("A", 400, 1, 0.05), area("B", 400, 1, 0.05)});
    SimulationOptions options = with_draws(20000);
    options.births_variation = BirthsVariation::poisson;
    const VarianceShares shares = shares_of(run, options);
    const double square = 0.05 * 0.05;
    const Moments ratio{std::exp(square / 2), (std::exp(square) - 1) * std::exp(square)};
    const Moments births{400, 400};
    const Moments need = product(ratio, births);  // of each area: two independent ones have the same shares
    check_near(share(shares, Measure::need, Moved::adversity_ratio), part_of(ratio, need), 0.02);
    check_near(share(shares, Measure::need, Moved::live_births), part_of(births, need), 0.02);
    CHECK(shares.of(Measure::need).variance == Approx(2 * 0.45 * 0.45 * need.variance).epsilon(0.05));
    // So near to a sum that nothing is left.
    const VarianceShare& together = shares.of(Measure::need).together;
    CHECK(std::abs(together.share) < 4 * together.error);
}

TEST_CASE("errors of shares say how far shares stray from seed to seed", "[sensitivity]") {
    const Run run = run_of(closed(toolkit()), {area("A", 1000, 1.2, 0.1)});
    constexpr int seeds = 200;
    double sum = 0;
    double squares = 0;
    double error = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const VarianceShares shares = shares_of(run, with_draws(400, static_cast<std::uint64_t>(seed)));
        const VarianceShare& one = share(shares, Measure::demand, Moved::adversity_ratio);
        sum += one.share / seeds;
        squares += one.share * one.share / seeds;
        error += one.error / seeds;
    }
    CHECK(std::sqrt(squares - sum * sum) == Approx(error).epsilon(0.2));
}

TEST_CASE("shares do not depend on threads, and the first sample is the simulation's", "[sensitivity]") {
    const Run run = run_of(closed(toolkit()), some_areas(40));
    SimulationOptions options = with_draws(700);
    options.births_variation = BirthsVariation::poisson;
    const VarianceShares one = shares_of(run, options);
    for (const std::size_t threads : {2U, 5U}) {
        options.threads = threads;
        CHECK(same(one, shares_of(run, options)));
    }
    options.seed = 2;
    CHECK_FALSE(same(one, shares_of(run, options)));
    std::size_t heard = 0;
    options.progress = [&](std::size_t done) { heard = done; };
    static_cast<void>(shares_of(run, options));
    CHECK(heard == 700);
}

TEST_CASE("a draw without an answer ends the shares with an error", "[sensitivity]") {
    ParameterSet set = toolkit();
    set.elasticity.distribution = Distribution::uniform;
    set.elasticity.high = 3;
    CHECK_THROWS_AS(shares_of(run_of(closed(set), {area("A", 100, 0.5)}), with_draws(200)), ModelError);
}

TEST_CASE("drawn quantities have the names of what is moved", "[sensitivity]") {
    for (std::size_t i = 0; i < drawn_parameters.size(); ++i)
        CHECK(code_of(static_cast<Moved>(i)) == drawn_parameters.at(i));
}
