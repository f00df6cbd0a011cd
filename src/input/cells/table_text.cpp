#include "input/cells/table_text.hpp"

#include "input/cells/control.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/issue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

std::string one_line(std::string_view text) {
    text = trimmed(text);
    std::string result(text.size(), ' ');
    auto end = result.begin();
    bool gap = false;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) {
            if (gap) ++end;
            *end++ = c;
        }
        gap = blank;
    }
    result.erase(end, result.end());
    return result;
}

bool names_a_sum(std::string_view name) {
    const std::string plain = plain_name(name);
    const auto begins_or_ends = [&](std::string_view word) {
        return plain.starts_with(word) || plain.ends_with(word);
    };
    return begins_or_ends("total") || begins_or_ends("subtotal") || plain.ends_with("totals") ||
           plain.starts_with("allservices") ||
           is_one_of(plain, {"all", "allareas", "overall", "sum", "cyfanswm"});
}

bool has_control_character(std::string_view text, std::string_view allowed) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_plain(text[i])) continue;
        if (control_length(text.substr(i)) > 0 && allowed.find(text[i]) == std::string_view::npos)
            return true;
    }
    return false;
}

std::string listed(const std::vector<std::string>& texts) {
    std::string all;
    for (std::size_t i = 0; i < texts.size() && i < most_listed; ++i) {
        if (i > 0) all += i + 1 == texts.size() ? " and " : ", ";
        all += in_quotes(texts[i]);
    }
    if (texts.size() > most_listed) all += fmt::format(" and {} more", texts.size() - most_listed);
    return all;
}

std::string note_elsewhere(const std::set<std::string>& areas) {
    return "not among the areas of this run, and left out: " + listed({areas.begin(), areas.end()});
}

std::string columns_found(const std::vector<std::string>& headings) {
    std::vector<std::string> names;
    for (const std::string& heading : headings)
        if (!trimmed(heading).empty()) names.push_back(heading);
    if (names.empty()) return "no column that has a name";
    return fmt::format("the column{} {}", names.size() == 1 ? "" : "s", listed(names));
}

}  // namespace pairmodel
