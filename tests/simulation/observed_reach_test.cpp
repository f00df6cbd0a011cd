// The share reached, updated by the families that services saw.

#include "pairmodel/simulation/observed_reach.hpp"

#include "runs.hpp"
#include "support/catch.hpp"

#include <boost/math/distributions/beta.hpp>

#include <cmath>
#include <random>

using namespace pairmodel;
using namespace simulated;

namespace {

ReachPrior toolkit_prior() {
    return reach_prior(toolkit().unreached_share);
}

double beta_quantile(double alpha, double beta, double probability) {
    return quantile(boost::math::beta_distribution<double>(alpha, beta), probability);
}

Interval share_of(const ReachPosterior& posterior) {
    return weighted_interval(posterior, 0.95, [](const WeightedReach& point) { return point.share; });
}

/// The posterior mean of the share by brute force over a fine grid of shares and all needs.
double mean_by_quadrature(const ReachPrior& prior, const std::vector<double>& needs,
                          const CountedFamilies& counted) {
    constexpr int cells = 20000;
    double sum = 0;
    double weighted = 0;
    double largest = -1e300;
    std::vector<std::pair<double, double>> logs;
    for (const double need : needs)
        for (int i = 0; i < cells; ++i) {
            const double share = (i + 0.5) / cells;
            const double seen = need * share;
            const double log = (prior.alpha - 1) * std::log(share) + (prior.beta - 1) * std::log(1 - share) +
                               counted.families * std::log(seen) +
                               (counted.births - counted.families) * std::log(1 - seen);
            logs.emplace_back(share, log);
            largest = std::max(largest, log);
        }
    for (const auto& [share, log] : logs) {
        const double weight = std::exp(log - largest);
        sum += weight;
        weighted += weight * share;
    }
    return weighted / sum;
}

double mean_of(const ReachPosterior& posterior) {
    double mean = 0;
    for (const WeightedReach& point : posterior.points) mean += point.weight * point.share;
    return mean;
}

}  // namespace

TEST_CASE("a fifth of the prior lies in the published range, its mean in the middle",
          "[simulation][observed]") {
    const ReachPrior prior = toolkit_prior();
    CHECK(prior.published.low == Approx(0.25));
    CHECK(prior.published.high == Approx(0.34));
    const boost::math::beta_distribution<double> beta(prior.alpha, prior.beta);
    CHECK(mean(beta) == Approx(0.295));
    CHECK(cdf(beta, 0.34) - cdf(beta, 0.25) == Approx(0.2).epsilon(1e-6));
    // What others report of all teams is not out of the question.
    CHECK(prior.quantile(0.025) < 0.05);
    // Without a range there is nothing to move.
    Assumption known = toolkit().unreached_share;
    known.low = known.high = known.value = 0.7;
    CHECK(reach_prior(known).fixed == Approx(0.3));
    // The widest range has a distribution as well.
    Assumption any = toolkit().unreached_share;
    any.low = 0;
    any.high = 1;
    CHECK(reach_prior(any).alpha == Approx(1));
    CHECK(reach_prior(any).beta == Approx(1));
}

TEST_CASE("without data the prior stands as it is", "[simulation][observed]") {
    const ReachPrior prior = toolkit_prior();
    const std::vector<double> needs{0.4, 0.5};
    const ReachPosterior none = update_reach(prior, needs, {0, 0}, 1);
    for (const WeightedReach& point : none.points) CHECK(point.weight == Approx(1.0 / 16));
    CHECK(none.effective_draws == Approx(2));
    // Each share is the prior's, at the probability that was drawn.
    for (std::size_t k = 0; k < 8; ++k) {
        const double below =
            cdf(boost::math::beta_distribution<double>(prior.alpha, prior.beta), none.points[k].share);
        CHECK(below > static_cast<double>(k) / 8 - 1e-9);
        CHECK(below < static_cast<double>(k + 1) / 8 + 1e-9);
    }
}

TEST_CASE("a strong prior stays, and much data wins", "[simulation][observed]") {
    const std::vector<double> needs(200, 0.5);
    const ReachPrior strong = reach_prior(toolkit().unreached_share, 1e9);
    const Interval stays = share_of(update_reach(strong, needs, {100, 2000}, 1));
    CHECK(stays.low == Approx(0.295).margin(1e-3));
    CHECK(stays.high == Approx(0.295).margin(1e-3));
    // 4% of those in need, in a million births.
    const Interval moved = share_of(update_reach(toolkit_prior(), needs, {20000, 1e6}, 1));
    CHECK(moved.low == Approx(0.04).margin(1e-3));
    CHECK(moved.high == Approx(0.04).margin(1e-3));
}

TEST_CASE("where all are in need it is the beta-binomial's closed form", "[simulation][observed]") {
    const ReachPrior prior = toolkit_prior();
    const std::vector<double> needs(500, 1.0);
    const Interval share = share_of(update_reach(prior, needs, {12, 200}, 1));
    const double alpha = prior.alpha + 12;
    const double beta = prior.beta + 188;
    CHECK(share.low == Approx(beta_quantile(alpha, beta, 0.025)).epsilon(0.01));
    CHECK(share.central == Approx(beta_quantile(alpha, beta, 0.5)).epsilon(0.01));
    CHECK(share.high == Approx(beta_quantile(alpha, beta, 0.975)).epsilon(0.01));
}

TEST_CASE("else it is what numbers of small steps come to", "[simulation][observed]") {
    const ReachPrior prior = toolkit_prior();
    const CountedFamilies counted = GENERATE(CountedFamilies{0, 300}, CountedFamilies{30, 300},
                                             CountedFamilies{60, 1834}, CountedFamilies{130, 300});
    CAPTURE(counted.families, counted.births);
    std::vector<double> needs;
    for (int i = 0; i < 40; ++i) needs.push_back(0.3 + 0.01 * i);
    const ReachPosterior posterior = update_reach(prior, needs, counted, 1);
    CHECK(mean_of(posterior) == Approx(mean_by_quadrature(prior, needs, counted)).epsilon(0.02));
}

TEST_CASE("where the share is known the count moves need alone", "[simulation][observed]") {
    ReachPrior known;
    known.fixed = 0.5;
    const std::vector<double> needs{0.2, 0.4};
    const ReachPosterior posterior = update_reach(known, needs, {20, 100}, 1);
    double of_larger = 0;
    for (const WeightedReach& point : posterior.points) {
        CHECK(point.share == 0.5);
        if (point.need == 0.4) of_larger += point.weight;
    }
    const double odds = std::pow(0.2 / 0.1, 20) * std::pow(0.8 / 0.9, 80);
    CHECK(of_larger == Approx(odds / (1 + odds)));
}

TEST_CASE("the interval holds the share as often as it says", "[simulation][observed]") {
    const ReachPrior prior = toolkit_prior();
    std::mt19937_64 random(20261126);
    std::vector<double> needs;
    for (int i = 0; i < 40; ++i) needs.push_back(0.4 + 0.005 * i);
    constexpr int runs = 400;
    int inside = 0;
    for (int i = 0; i < runs; ++i) {
        const double truth = prior.quantile(std::uniform_real_distribution<double>(1e-6, 1 - 1e-6)(random));
        const double need = needs[std::uniform_int_distribution<std::size_t>(0, needs.size() - 1)(random)];
        const int seen = std::binomial_distribution<int>(600, need * truth)(random);
        const Interval share = share_of(update_reach(prior, needs, {static_cast<double>(seen), 600}, 1));
        inside += share.low <= truth && truth <= share.high ? 1 : 0;
    }
    // Four standard errors of a share of 0.95.
    CHECK(std::abs(static_cast<double>(inside) / runs - 0.95) < 4 * std::sqrt(0.95 * 0.05 / runs));
}
