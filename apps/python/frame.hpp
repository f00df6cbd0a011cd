#pragma once

#include "pairmodel/input/thousands.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <string>

/// Columns of a data frame, a list of (heading, array), as the text of a table that is read by the rules of
/// CSV. Arrays have the type int64, float64 or object. Needs Python's lock.
[[nodiscard]] std::string text_of_frame(const pybind11::list& columns, pairmodel::Thousands thousands);
