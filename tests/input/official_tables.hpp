#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"

#include <sstream>
#include <string>

/// Official tables of a few lines, read.
namespace official {

using namespace pairmodel;

inline OfficialTable read(const std::string& text, const OfficialRequest& request = {}) {
    std::istringstream stream(text);
    return read_official_table(stream, "t.csv", request);
}

/// All that is said of a bad table; empty for a good one.
inline std::string problems(const std::string& text, const OfficialRequest& request = {}) {
    try {
        static_cast<void>(read(text, request));
    } catch (const InputError& error) {
        return to_text(error.issues(), 100);
    }
    return "";
}

}  // namespace official
