#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace pairmodel {

/// What is estimated, in the order in which every output lists it.
enum class Measure {
    secure,
    insecure,
    disorganised,
    universal,
    targeted,
    specialist_short_term,
    specialist_long_term,
    missed_mild_moderate,
    missed_severe,
    unassigned,
    need,
    demand,
    specialist,
    missed,
};

inline constexpr std::size_t measure_count = 14;

/// A measure with the words for it.
struct MeasureInfo {
    Measure measure;
    std::string_view code;     ///< as in CSV and JSON
    std::string_view label;    ///< as in tables for readers
    std::string_view meaning;  ///< one sentence
};

/// All measures in order: `all_measures()[i].measure == Measure(i)`.
[[nodiscard]] const std::array<MeasureInfo, measure_count>& all_measures();

[[nodiscard]] const MeasureInfo& info(Measure measure);

/// The measure with this code, if there is one.
[[nodiscard]] std::optional<Measure> measure_of_code(std::string_view code);

/// One figure for each measure: shares of live births, or babies a year.
class Measures {
public:
    [[nodiscard]] double& operator[](Measure m) { return values_[static_cast<std::size_t>(m)]; }
    [[nodiscard]] double operator[](Measure m) const { return values_[static_cast<std::size_t>(m)]; }

    Measures& operator+=(const Measures& other) {
        for (std::size_t i = 0; i < measure_count; ++i) values_[i] += other.values_[i];
        return *this;
    }

    [[nodiscard]] Measures operator*(double factor) const {
        Measures scaled = *this;
        for (double& value : scaled.values_) value *= factor;
        return scaled;
    }

private:
    std::array<double, measure_count> values_{};
};

}  // namespace pairmodel
