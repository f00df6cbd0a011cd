#pragma once

#include "pairmodel/model/parameters.hpp"

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
template <class T>
class MeasuresOf {
public:
    [[nodiscard]] T& operator[](Measure m) { return values_[static_cast<std::size_t>(m)]; }
    [[nodiscard]] const T& operator[](Measure m) const { return values_[static_cast<std::size_t>(m)]; }

    MeasuresOf& operator+=(const MeasuresOf& other) {
        for (std::size_t i = 0; i < measure_count; ++i) values_[i] += other.values_[i];
        return *this;
    }

    [[nodiscard]] MeasuresOf operator*(const T& factor) const {
        MeasuresOf scaled = *this;
        for (T& value : scaled.values_) value = value * factor;
        return scaled;
    }

private:
    std::array<T, measure_count> values_{};
};
using Measures = MeasuresOf<double>;

/// All measures of one scenario or draw, in the unit of the patterns and levels.
template <class T>
[[nodiscard]] MeasuresOf<T> measures_of(const PatternSharesOf<T>& patterns, const LevelSharesOf<T>& levels) {
    MeasuresOf<T> m;
    m[Measure::secure] = patterns.secure;
    m[Measure::insecure] = patterns.insecure;
    m[Measure::disorganised] = patterns.disorganised;
    m[Measure::universal] = levels.universal;
    m[Measure::targeted] = levels.targeted;
    m[Measure::specialist_short_term] = levels.specialist_short_term;
    m[Measure::specialist_long_term] = levels.specialist_long_term;
    m[Measure::missed_mild_moderate] = levels.missed_mild_moderate;
    m[Measure::missed_severe] = levels.missed_severe;
    m[Measure::unassigned] = levels.unassigned;
    m[Measure::need] = patterns.need();
    m[Measure::specialist] = levels.specialist_short_term + levels.specialist_long_term;
    m[Measure::demand] = levels.targeted + m[Measure::specialist];
    m[Measure::missed] = levels.missed_mild_moderate + levels.missed_severe;
    return m;
}

}  // namespace pairmodel
