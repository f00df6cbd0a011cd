#include "support/texts.hpp"

#include "support/catch.hpp"
#include "support/program.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace {

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string file_of(const std::string& name) {
    return std::string(PAIRMODEL_SOURCE_DIR) + "/tests/texts/" + name.substr(0, name.find('/')) + ".txt";
}

Texts& room_of(const std::string& name) {
    static std::map<std::string, Texts> rooms;
    const std::string file = file_of(name);
    const auto [found, is_new] = rooms.try_emplace(file);
    if (is_new && std::filesystem::exists(file)) found->second = read_texts(program::read_file(file));
    return found->second;
}

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        for (end = begin; end < text.size() && is_word(text[end]);) ++end;
        if (end > begin) words.push_back(text.substr(begin, end - begin));
    }
    return words;
}

std::string figures_of(std::string_view text) {
    std::string figures;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (is_digit(text[i]))
            figures += (i > 0 && is_digit(text[i - 1]) ? "" : " ") + std::string(1, text[i]);
    return figures;
}

/// What was said takes the place of what is kept, if that was asked for and may be.
bool take(const std::string& name, const std::string& kept, const std::string& actual) {
    const char* asked = std::getenv("PAIRMODEL_UPDATE_TEXTS");
    const bool same_figures = kept.empty() || figures_of(kept) == figures_of(actual);
    if (asked != nullptr && std::string_view(asked) == "1" && same_figures && !actual.empty()) {
        room_of(name)[name] = actual;
        std::ofstream(file_of(name), std::ios::binary) << write_texts(room_of(name));
        return true;
    }
    std::string told = file_of(name) + ", " + name + ":\n";
    const auto tell = [&](const char* mark, const std::string& these, const std::string& others) {
        for (const std::string& line : program::lines_of(these))
            if (!program::has(others + "\n", line + "\n")) told += mark + line + "\n";
    };
    tell("-", kept, actual);
    tell("+", actual, kept);
    UNSCOPED_INFO(told);
    return false;
}

std::string without(std::string text, std::string_view value) {
    for (std::size_t at = text.find(value); !value.empty() && at != std::string::npos;
         at = text.find(value, at + 2))
        text.replace(at, value.size(), "{}");
    return text;
}

/// A part of a text, or what is most like it there.
std::string found_or_nearest(const std::string& text, const std::string& part) {
    return program::has(text, part) ? part : nearest_part(text, part);
}

}  // namespace

bool is_text(std::string actual, const std::string& name, std::string_view value) {
    if (actual.ends_with('\n')) actual.pop_back();
    actual = without(std::move(actual), value);
    const auto found = room_of(name).find(name);
    const std::string kept = found == room_of(name).end() ? "" : found->second;
    return (!kept.empty() && kept == actual) || take(name, kept, actual);
}

bool are_texts(const std::vector<std::string>& actual, const std::string& name) {
    std::string text;
    for (const std::string& line : actual) text += line + '\n';
    return is_text(text, name);
}

bool has_text(std::string actual, const std::string& name, std::string_view value) {
    const std::string kept = kept_text(name);
    const std::string found = found_or_nearest(without(std::move(actual), value), kept);
    return found == kept || take(name, kept, found);
}

bool has_lines(const std::string& actual, const std::string& name) {
    const std::string kept = kept_text(name);
    std::string all;
    for (const std::string& line : program::lines_of(kept)) {
        const std::string found = found_or_nearest(actual, line);
        if (found.empty()) return take(name, line, "");
        all += (all.empty() ? "" : "\n") + found;
    }
    return all == kept || take(name, kept, all);
}

const std::string& kept_text(const std::string& name) {
    const auto found = room_of(name).find(name);
    if (found == room_of(name).end()) throw std::runtime_error(name + " does not stand in tests/texts yet");
    return found->second;
}

Texts read_texts(std::string_view file) {
    Texts texts;
    auto last = texts.end();
    for (const std::string& line : program::lines_of(file)) {
        if (line.starts_with('|')) {
            last->second += '\n' + line.substr(1);
            continue;
        }
        const std::size_t colon = line.find(':');
        bool is_new = false;
        std::tie(last, is_new) =
            texts.emplace(line.substr(0, colon), line.substr(std::min(colon + 2, line.size())));
        if (!is_new) throw std::runtime_error("kept twice: " + last->first);
    }
    return texts;
}

std::string write_texts(const Texts& texts) {
    std::string file;
    for (const auto& [name, text] : texts) {
        file += name + (text.starts_with('\n') ? ":" : ": ");
        for (const char c : text) file += c == '\n' ? "\n|" : std::string(1, c);
        file += '\n';
    }
    return file;
}

std::string nearest_part(std::string_view text, std::string_view like) {
    using Way =
        std::pair<std::size_t, std::size_t>;  // what it costs, and the word of the text where it begins
    const std::vector<std::string_view> all = words_of(text);
    const std::vector<std::string_view> wanted = words_of(like);
    // The cheapest way to make the first words wanted of those that end here, from wherever it is best to
    // begin.
    std::vector<Way> ways(wanted.size() + 1);
    for (std::size_t i = 0; i <= wanted.size(); ++i) ways[i] = {i, 0};
    Way best = ways.back();
    std::size_t end = 0;
    for (std::size_t at = 0; at < all.size(); ++at) {
        Way before = std::exchange(ways[0], {0, at + 1});
        for (std::size_t i = 1; i <= wanted.size(); ++i) {
            before.first += all[at] == wanted[i - 1] ? 0 : 1;
            const Way cheapest = std::min(
                {before, {ways[i].first + 1, ways[i].second}, {ways[i - 1].first + 1, ways[i - 1].second}});
            before = std::exchange(ways[i], cheapest);
        }
        // A last word that is another is in the part, not left out.
        const bool goes_on =
            at == end && at < ways.back().second + wanted.size() && ways.back().first == best.first;
        if (ways.back().first >= best.first && !goes_on) continue;
        best = ways.back();
        end = at + 1;
    }
    if (best.second >= end || 2 * best.first > wanted.size()) return "";
    // With as many marks and spaces on either side.
    const auto place = [](std::string_view whole, const char* in) {
        return static_cast<std::size_t>(in - whole.data());
    };
    std::size_t from = place(text, all[best.second].data());
    std::size_t to = place(text, all[end - 1].data()) + all[end - 1].size();
    for (std::size_t i = place(like, wanted[0].data()); i > 0 && from > 0 && !is_word(text[from - 1]); --i)
        --from;
    for (std::size_t i = place(like, wanted.back().data()) + wanted.back().size();
         i < like.size() && to < text.size() && !is_word(text[to]); ++i)
        ++to;
    return std::string(text.substr(from, to - from));
}
