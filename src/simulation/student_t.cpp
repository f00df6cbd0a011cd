#include "pairmodel/simulation/student_t.hpp"

#include <boost/math/distributions/students_t.hpp>

namespace pairmodel {

double student_t_quantile(double u, double degrees_of_freedom) {
    return quantile(boost::math::students_t_distribution<double>(degrees_of_freedom), u);
}

}  // namespace pairmodel
