#pragma once

#include "pairmodel/input/issue.hpp"

#include <string>

/// All that is said where an input is refused; empty where it is taken.
template <typename Read>
std::string problems_of(const Read& read) {
    try {
        static_cast<void>(read());
    } catch (const pairmodel::InputError& error) {
        return to_text(error.issues(), 100);
    }
    return "";
}
