#pragma once

#include "pairmodel/report/document.hpp"
#include "request/estimating.hpp"

/// Writes the document and, with --rejects, the rows that were left out; says how many there are and, without
/// --rejects, why. Gives the exit code.
[[nodiscard]] int write_with_left_out(const pairmodel::Document& document, const EstimateChoice& choice,
                                      const Estimated& estimated);
