#include "input/cells/suggest.hpp"

#include <algorithm>

namespace pairmodel {

namespace {

bool is_ascii_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Damerau-Levenshtein (optimal string alignment): a swap of neighbours counts as one slip.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

/// A code or option that begins with its opposite's name, behind a small word: "--unreached-to", "insecure",
/// "--no-color". Names of places begin with capitals.
std::string_view without_negation(std::string_view code) {
    if (code.starts_with("--")) code.remove_prefix(2);
    for (const std::string_view prefix : {"un", "in", "no-"})
        if (code.starts_with(prefix)) return code.substr(prefix.size());
    return {};
}

/// Whether the word is rather the candidate's opposite, or the other way round.
bool is_opposite(std::string_view word, std::string_view candidate) {
    const auto nearer = [](std::string_view one, std::string_view negated, std::size_t slips) {
        const std::string rest = plain_name(without_negation(negated));
        return !rest.empty() && distance(plain_name(one), rest) < slips;
    };
    const std::size_t slips = distance(plain_name(word), plain_name(candidate));
    return nearer(word, candidate, slips) || nearer(candidate, word, slips);
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string plain_name(std::string_view text) {
    std::string plain;
    for (const char c : lower_case(text))
        if (is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80) plain += c;
    // Spaces and hyphens that nobody sees: no-break, narrow and thin spaces, zero width, soft hyphens, BOM.
    for (const std::string_view hidden :
         {"\xC2\xA0", "\xC2\xAD", "\xE2\x80\xAF", "\xE2\x80\x89", "\xE2\x80\x8B", "\xEF\xBB\xBF"})
        for (std::size_t at = plain.find(hidden); at != std::string::npos; at = plain.find(hidden, at))
            plain.erase(at, hidden.size());
    return plain;
}

bool is_comparison(std::string_view column) {
    constexpr std::string_view signs = "!<>~";
    return column.starts_with('!') ||
           (!column.empty() && signs.find(column.back()) != std::string_view::npos);
}

std::optional<std::size_t> find_called(std::string_view name, std::span<const std::string> names) {
    auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end() && !is_comparison(name))
        found = std::find_if(names.begin(), names.end(), [plain = plain_name(name)](const auto& one) {
            return plain_name(one) == plain;
        });
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string> suggestions(std::string_view word, std::span<const std::string> candidates) {
    constexpr std::size_t longest_word = 100;
    const std::string wanted = plain_name(word.substr(0, longest_word));
    if (wanted.empty()) return {};
    struct Near {
        std::size_t slips;
        const std::string* candidate;
    };
    std::vector<Near> near;
    for (const std::string& candidate : candidates) {
        const std::string plain = plain_name(candidate);
        const std::size_t allowed = std::max<std::size_t>(1, std::min(wanted.size(), plain.size()) / 3);
        std::size_t slips = distance(wanted, plain);
        // The beginning of a name, or a part that stands for the whole, is as near as one slip.
        if (wanted.size() >= 3 && plain.find(wanted) != std::string::npos)
            slips = std::min<std::size_t>(slips, 1);
        if (slips <= allowed && !is_opposite(word.substr(0, longest_word), candidate))
            near.push_back({slips, &candidate});
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const Near& a, const Near& b) { return a.slips < b.slips; });
    std::vector<std::string> result;
    for (const Near& one : near)
        if (result.size() < 3 && std::find(result.begin(), result.end(), *one.candidate) == result.end())
            result.push_back(*one.candidate);
    return result;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
    const std::vector<std::string> near = suggestions(word, candidates);
    std::string text;
    for (std::size_t i = 0; i < near.size(); ++i) {
        if (i > 0) text += i + 1 == near.size() ? " or " : ", ";
        text += '"' + near[i] + '"';
    }
    return near.empty() ? text : "did you mean " + text + "?";
}

}  // namespace pairmodel
