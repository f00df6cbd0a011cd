#pragma once

#include "pairmodel/report/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// Few classes for the values of a map, between round numbers; the lowest and the highest are open, so that
/// one far value takes no class from the others.
class ValueClasses {
public:
    static constexpr std::size_t most = 5;

    explicit ValueClasses(std::vector<double> values, ColumnKind kind = ColumnKind::share);

    [[nodiscard]] std::size_t size() const { return breaks_.size() + 1; }
    [[nodiscard]] std::size_t of(double value) const;
    /// "Under 40 %", "40 % to under 45 %", "55 % and over"; "All" where there is one class.
    [[nodiscard]] std::string label(std::size_t index) const;

private:
    ColumnKind kind_;
    std::vector<double> breaks_;
};

}  // namespace pairmodel
