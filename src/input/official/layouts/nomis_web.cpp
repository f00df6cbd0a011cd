// Nomis, CSV of the web site's query: title lines with the choices made, a header with "mnemonic" for the
// codes, footnotes below.

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/official/layouts/layout.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

/// `"date","May 2024"` or `"Date       :","2011"`
std::string date_of_query(const FileHead& head) {
    for (const std::string& line : head.title_lines) {
        const std::size_t comma = line.find(',');
        if (comma == std::string::npos || plain_name(line.substr(0, comma)) != "date") continue;
        std::string text = line.substr(comma + 1);
        std::erase(text, '"');
        while (text.ends_with(',') || text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
        return std::string(trimmed(text));
    }
    return {};
}

}  // namespace

const Layout& nomis_web_layout() {
    static const Layout layout{.title = "Nomis (web site)",
                               .publisher = "Office for National Statistics (Nomis)",
                               .columns = {{"mnemonic", "mnemonic", Role::code, true, true},
                                           {"the areas' names", "*", Role::name, false}},
                               .period_of = date_of_query,
                               .standard = {"flag*", "conf*"},
                               .other_codes = true,
                               .title_line = "from Nomis on"};
    return layout;
}

}  // namespace pairmodel
