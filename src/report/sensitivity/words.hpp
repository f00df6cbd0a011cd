#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/sensitivity.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace pairmodel {

/// What is to be said of an assumption that is moved or drawn.
struct AssumptionWords {
    std::string id;  ///< as in CSV and JSON: "unreached_share", "without_imd"
    std::string label;
    std::string unit;  ///< of the ends of its range
    std::string source;
    std::string page;
    std::string locator;
    std::string evidence_grade;  ///< empty: nobody has graded it
};
[[nodiscard]] AssumptionWords words_of(Moved what, std::size_t indicator, const SensitivityResult& result);

/// How a reader sees the ends of a range.
[[nodiscard]] ColumnKind kind_of(Moved what);

/// The range as a reader sees it: "66 to 75%", "proportional or odds".
[[nodiscard]] std::string range_text(const Move& move);

/// What matters most, and what the figures are with every assumption at its point value; nothing where that
/// must not be told.
[[nodiscard]] std::vector<std::string> sensitivity_sentences(const SensitivityResult& result);

/// Whether a simulation may draw it, as drawn quantity number `what`.
[[nodiscard]] bool may_be_drawn(Moved what);

}  // namespace pairmodel
