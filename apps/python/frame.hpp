#pragma once

#include "pairmodel/ask.hpp"

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <string>

/// Asks of the columns of a data frame, a list of (heading, array), which stands for what `option` names.
/// Arrays have the type int64, float64 or object. Needs Python's lock.
void give_frame(const pybind11::list& columns, const std::string& option, pairmodel::Question& question);
