#include "pairmodel/model/student_t.hpp"

#include "support/catch.hpp"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

using namespace pairmodel;

TEST_CASE("normal deviates become Student's t", "[model]") {
    const boost::math::normal_distribution<double> normal;
    for (const double freedom : {3.0, 5.0, 7.0, 12.0, 60.0}) {
        const StudentT t(freedom);
        const boost::math::students_t_distribution<double> exact(freedom);
        const double furthest = freedom < 7 ? 2.6 : 4;
        for (double z = 0.1; z <= furthest; z += 0.1) {
            CAPTURE(freedom, z);
            CHECK(t.at(z) == Approx(quantile(complement(exact, cdf(complement(normal, z)))))
                                 .epsilon(freedom < 5 ? 0.01 : 0.005));
            CHECK(t.at(-z) == -t.at(z));
            CHECK(static_cast<double>(t.at(static_cast<float>(z))) == Approx(t.at(z)).epsilon(1e-5));
        }
        CHECK(t.at(1.959964) == Approx(quantile(exact, 0.975)).epsilon(0.0015));
    }
    CHECK(StudentT(normal_freedom).at(1.7) == 1.7);
}
