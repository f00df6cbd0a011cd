#pragma once

#include "support/catch.hpp"

#include <cstdlib>
#include <string>

/// Whether a shell finds this command, and the program that is tested can run it: not where it is for another
/// system (PAIRMODEL_TEST_NO_TOOLS).
inline bool has_tool(const std::string& name) {
    return std::getenv("PAIRMODEL_TEST_NO_TOOLS") == nullptr &&
           std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

/// What a test needs is not here: said, and passed over; a failure where PAIRMODEL_NO_SKIP is set, as on the
/// machine that checks every change.
inline void skip_for_want_of(const std::string& what) {
    if (std::getenv("PAIRMODEL_NO_SKIP") != nullptr)
        FAIL("there is no " << what << " here, and PAIRMODEL_NO_SKIP is set");
    WARN("skipped: there is no " << what << " here");
}
