#include "simulation/poisson.hpp"

#include "support/catch.hpp"

#include <boost/math/distributions/poisson.hpp>

#include <algorithm>
#include <cmath>

using namespace pairmodel;

TEST_CASE("Poisson counts have the probabilities of the Poisson distribution", "[simulation][poisson]") {
    for (const double mean : {0.1, 0.5, 1.0, 2.5, 10.0, 99.0, 1834.0, 12345.0, 1e6}) {
        const PoissonTable table(mean);
        const boost::math::poisson_distribution<double> exact(mean);
        const double width = 6 * std::sqrt(mean) + 6;
        const double step = std::max(1.0, std::floor(width / 40));
        for (double k = std::max(0.0, std::floor(mean - width)); k < mean + width; k += step) {
            CAPTURE(mean, k);
            // Just below the sum up to k it is k, just above the next.
            const double up_to = cdf(exact, k);
            if (pdf(exact, k) < 1e-13 || up_to > 1 - 1e-12) continue;
            const double hair = std::min(up_to, 1 - up_to) * 1e-9 + 1e-14;
            CHECK(table.quantile(up_to - hair) == k);
            if (pdf(exact, k + 1) > 1e-12) CHECK(table.quantile(up_to + hair) == k + 1);
        }
    }
}

TEST_CASE("Poisson counts at the ends of the uniform numbers", "[simulation][poisson]") {
    CHECK(PoissonTable(0.1).quantile(0x1p-33) == 0);
    CHECK(PoissonTable(3).quantile(0x1p-33) == 0);
    for (const double mean : {0.1, 3.0, 1834.0, 1e6}) {
        CAPTURE(mean);
        const boost::math::poisson_distribution<double> exact(mean);
        const double most = PoissonTable(mean).quantile(1 - 0x1p-33);
        CHECK(cdf(exact, most) >= 1 - 0x1p-33);
        CHECK(cdf(exact, most - 1) < 1 - 0x1p-33);
    }
}
