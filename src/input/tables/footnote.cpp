#include "input/tables/footnote.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/input/gss_code.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace pairmodel {

namespace {

/// Whether the text begins with the word, and the word ends there.
bool begins_with_word(std::string_view text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    return text.size() == word.size() || plain_name(text.substr(word.size(), 1)).empty();
}

/// Names of areas have small letters at the beginning of small words alone: Kingston upon Hull.
bool has_word_of_a_sentence(std::string_view text) {
    static constexpr std::array<std::string_view, 14> small{"of",   "and",   "the", "upon", "on", "in", "by",
                                                            "with", "under", "le",  "la",   "y",  "yr", "a"};
    bool begins = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (begins && c >= 'a' && c <= 'z') {
            const std::string_view word = text.substr(i, text.substr(i).find(' '));
            if (std::find(small.begin(), small.end(), word) == small.end()) return true;
        }
        begins = c == ' ';
    }
    return false;
}

}  // namespace

bool reads_like_footnote(std::string_view text) {
    static constexpr std::array<std::string_view, 18> words{
        "source",    "sources",    "note",        "notes", "contains",        "this",
        "copyright", "figures",    "data",        "these", "crown copyright", "footnote",
        "footnotes", "annotation", "annotations", "info",  "symbols",         "legend"};
    const std::string plain = lower_case(trimmed(text));
    if (!gss_codes_in(trimmed(text)).empty()) return false;
    if (std::any_of(words.begin(), words.end(), [&](auto word) { return begins_with_word(plain, word); }))
        return true;
    if (plain.starts_with("[") || plain.starts_with("(") || plain.starts_with("*") || plain.starts_with("©"))
        return true;
    const bool numbered = plain.size() > 2 && plain[0] >= '0' && plain[0] <= '9' && plain.find(' ') < 4;
    const auto spaces = std::count(plain.begin(), plain.end(), ' ');
    return numbered || spaces >= 8 || (spaces >= 3 && plain.ends_with('.'));
}

bool may_be_footnote(const AreaView& area) {
    constexpr std::int64_t first_year = 1950;
    constexpr std::int64_t last_year = 2100;
    if (!area.code.empty() || !area.live_births) return false;
    if (*area.live_births < first_year || *area.live_births > last_year) return false;
    const auto spaces = std::count(area.name.begin(), area.name.end(), ' ');
    return reads_like_footnote(area.name) || (spaces >= 1 && has_word_of_a_sentence(area.name));
}

}  // namespace pairmodel
