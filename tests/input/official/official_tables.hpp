#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/official_table.hpp"
#include "support/refusals.hpp"

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
    return problems_of([&] { return read(text, request); });
}

/// A line for each value, "E06000001=35.037" or "E06000002=[x]", and what was left out: "2 not picked".
inline std::string values(const OfficialTable& table) {
    std::ostringstream text;
    for (const OfficialValue& value : table.values) {
        text << value.code << '=';
        if (value.value)
            text << *value.value;
        else
            text << value.marker;
        text << '\n';
    }
    for (const RowsLeftOut& rows : table.left_out) text << rows.rows << ' ' << rows.reason << '\n';
    return text.str();
}

inline OfficialRequest births(const std::string& year = "") {
    OfficialRequest request;
    request.counts = true;
    request.period = year;
    request.usual_columns = {"live_births", "births"};
    return request;
}

inline OfficialRequest column(const std::string& name) {
    OfficialRequest request;
    request.column = name;
    return request;
}

}  // namespace official
