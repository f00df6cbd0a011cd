#pragma once

namespace pairmodel {

/// The value of Student's t with so many degrees of freedom (> 0) that has the probability `u` below it, 0 <
/// u < 1.
[[nodiscard]] double student_t_quantile(double u, double degrees_of_freedom);

}  // namespace pairmodel
