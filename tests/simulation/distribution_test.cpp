#include "pairmodel/simulation/distribution.hpp"

#include "pairmodel/model/error.hpp"
#include "support/catch.hpp"

#include <cmath>

using namespace pairmodel;

namespace {

struct MeanAndVariance {
    double mean = 0;
    double variance = 0;
};

/// By the midpoint rule over probabilities.
MeanAndVariance moments_of(const Assumption& assumption) {
    constexpr int steps = 4000;
    const Sampler sampler(assumption);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < steps; ++i) {
        const double x = sampler.quantile((i + 0.5) / steps);
        sum += x;
        squares += x * x;
    }
    const double mean = sum / steps;
    return {mean, squares / steps - mean * mean};
}

void check_moments(const Assumption& assumption, double mean, double variance) {
    const MeanAndVariance found = moments_of(assumption);
    CHECK(found.mean == Approx(mean).epsilon(1e-5));
    CHECK(found.variance == Approx(variance).epsilon(2e-3));
}

/// The probability below x, by halving.
double share_below(const Sampler& sampler, double x) {
    double lower = 0;
    double upper = 1;
    for (int i = 0; i < 50; ++i) {
        const double middle = (lower + upper) / 2;
        (sampler.quantile(middle) < x ? lower : upper) = middle;
    }
    return upper;
}

}  // namespace

TEST_CASE("uniform draws", "[simulation][distribution]") {
    check_moments({0.6667, 0.66, 0.75, Distribution::uniform}, 0.705, 0.09 * 0.09 / 12);
    check_moments({1, -3, 7, Distribution::uniform}, 2, 100.0 / 12);
    const Sampler sampler({0.7, 0.66, 0.75, Distribution::uniform});
    CHECK(sampler.quantile(0.25) == Approx(0.6825).epsilon(1e-15));
    CHECK_FALSE(sampler.is_fixed());
}

TEST_CASE("triangular draws", "[simulation][distribution]") {
    const auto check = [](double value, double low, double high) {
        CAPTURE(value, low, high);
        check_moments(
            {value, low, high, Distribution::triangular}, (low + value + high) / 3,
            (low * low + value * value + high * high - low * value - low * high - value * high) / 18);
    };
    check(0.67, 0.66, 0.75);
    check(1, 0.5, 1.5);
    check(0.66, 0.66, 0.75);  // the mode at an end
    check(0.75, 0.66, 0.75);
    // Below the mode lies (mode − low) ÷ width.
    CHECK(Sampler({1, 0.5, 2.5, Distribution::triangular}).quantile(0.25) == Approx(1));
}

TEST_CASE("pert draws", "[simulation][distribution]") {
    const auto check = [](double value, double low, double high) {
        CAPTURE(value, low, high);
        const double mean = (low + 4 * value + high) / 6;
        check_moments({value, low, high, Distribution::pert}, mean, (mean - low) * (high - mean) / 7);
    };
    check(0.67, 0.66, 0.75);
    check(1, 0.5, 1.5);
    check(0.66, 0.66, 0.75);
    check(0.75, 0.66, 0.75);
}

TEST_CASE("beta draws have the mean and the interval that were asked for", "[simulation][distribution]") {
    const auto check = [](double mean, double low, double high, double level) {
        CAPTURE(mean, low, high, level);
        const Assumption assumption{mean, low, high, Distribution::beta, level};
        const Sampler sampler(assumption);
        // Quantiles are in single precision.
        CHECK(share_below(sampler, high) - share_below(sampler, low) == Approx(level).epsilon(1e-6));
        CHECK(moments_of(assumption).mean == Approx(mean).epsilon(1e-4));
    };
    check(0.7, 0.66, 0.75, 0.95);
    check(0.7, 0.66, 0.75, 0.5);
    check(0.235, 0.2, 0.27, 0.95);
    check(0.02, 0.01, 0.035, 0.9);
    check(0.5, 0.05, 0.95, 0.99);
}

TEST_CASE("a beta distribution that cannot be is refused", "[simulation][distribution]") {
    const auto refused = [](double mean, double low, double high, double level) {
        CAPTURE(mean, low, high, level);
        CHECK_THROWS_AS(Sampler({mean, low, high, Distribution::beta, level}), ModelError);
    };
    refused(0.8, 0.66, 0.75, 0.95);  // the mean outside the interval
    refused(0, 0, 0.1, 0.95);
    refused(1, 0.9, 1, 0.95);
    refused(0.7, 0.7, 0.7, 0.95);  // an interval of no width
    refused(0.5, 0, 1, 0.95);      // all of it lies within
}

TEST_CASE("what is fixed or has no width is its value", "[simulation][distribution]") {
    const Sampler fixed({0.8, 0.5, 0.9, Distribution::fixed});
    CHECK(fixed.is_fixed());
    for (const Distribution distribution :
         {Distribution::fixed, Distribution::uniform, Distribution::triangular, Distribution::pert}) {
        const Sampler sampler({0.1, 0.1, 0.1, distribution});
        CHECK(sampler.is_fixed());
        for (const double u : {1e-9, 0.3, 0.5, 1 - 1e-9}) {
            CHECK(sampler.quantile(u) == 0.1);
            CHECK(fixed.quantile(u) == 0.8);
        }
    }
}

TEST_CASE("quantiles rise and stay within the range", "[simulation][distribution]") {
    for (const Distribution distribution :
         {Distribution::uniform, Distribution::triangular, Distribution::pert}) {
        const Sampler sampler({0.7, 0.66, 0.75, distribution});
        double last = 0.66;
        for (int i = 0; i < 200; ++i) {
            const double x = sampler.quantile((i + 0.5) / 200);
            CHECK(x > last);
            last = x;
        }
        CHECK(sampler.quantile(0x1p-33) >= 0.66);
        CHECK(sampler.quantile(1 - 0x1p-33) <= 0.75);
    }
}
