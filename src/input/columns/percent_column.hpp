#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace pairmodel {

/// A column of figures that may be written as percentages: "25.1%" throughout, as spreadsheets save them, is
/// 25.1. A column in which some cells have the sign and others not says two things at once.
class PercentColumn {
public:
    /// `unit` is that of the figures that are meant; empty where it is not told.
    explicit PercentColumn(std::string unit = "")
        : unit_(std::move(unit)), may_be_(unit_.empty() || unit_.find('%') != std::string::npos) {}

    /// The number that the cell has, whether or not with a sign. Nothing where the sign is at odds with the
    /// cells before; then expected() says what they have.
    [[nodiscard]] std::optional<std::string_view> number_in(std::string_view cell, std::size_t line);
    [[nodiscard]] std::string expected() const;
    [[nodiscard]] std::string hint() const;

private:
    std::string unit_;
    bool may_be_;
    std::optional<bool> signs_;  ///< of the cells so far
    std::size_t line_ = 0;       ///< of the first
};

}  // namespace pairmodel
