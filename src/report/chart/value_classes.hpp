#pragma once

#include "pairmodel/report/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// Few classes for the values of a map, between round numbers; the lowest and the highest go on to the ends
/// of the values, so that one far value takes no class from the others. A value is in the class of what is
/// shown of it.
class ValueClasses {
public:
    static constexpr std::size_t most = 6;

    explicit ValueClasses(std::vector<double> values, ColumnKind kind = ColumnKind::share);

    [[nodiscard]] std::size_t size() const { return breaks_.size() + 1; }
    [[nodiscard]] std::size_t of(double value) const;
    /// "33% to under 40%", "40% to under 45%", "55% to 61%"; "All" where there is one class.
    [[nodiscard]] std::string label(std::size_t index) const;

private:
    ColumnKind kind_;
    std::vector<double> breaks_;
    double lowest_ = 0;
    double highest_ = 0;
};

}  // namespace pairmodel
