// Bare `pairmodel` on a terminal.

#include "program/ask.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/study/lookup.hpp"
#include "program/write.hpp"
#include "system/shell.hpp"
#include "system/streams.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

using namespace pairmodel;

namespace {

/// What is typed in answer; nothing at the end of the input.
std::optional<std::string> answer_to(const std::string& question) {
    StandardOutput().write(question + " ");
    static std::string typed_ahead;
    std::size_t end = 0;
    while ((end = typed_ahead.find('\n')) == std::string::npos) {
        std::array<char, 4096> piece{};
        std::size_t got = 0;
        if (system::read_input(piece, got) != 0 || got == 0) {
            if (typed_ahead.empty()) return std::nullopt;
            typed_ahead += '\n';
        }
        typed_ahead.append(piece.data(), got);
    }
    std::string line = typed_ahead.substr(0, end);
    typed_ahead.erase(0, end + 1);
    return line;
}

/// The area as it is written in a command; empty where none is wanted.
std::string asked_area() {
    while (const auto line = answer_to("Which area? A name such as Gateshead, or Enter for the commands:")) {
        if (plain_name(*line).empty()) return "";
        try {
            const ReferenceArea* const area = &area_named("", *line);
            // A name that several share is written as its code.
            return match_area(reference_table(), area->name).area == area ? area->name : area->code;
        } catch (const RequestError& error) {
            print_line(error.what());
        }
    }
    return "";
}

/// "bath-and-north-east-somerset".
std::string file_stem(std::string_view name) {
    std::string stem;
    for (const char c : lower_case(name)) {
        if (!plain_name(std::string_view(&c, 1)).empty())
            stem += c;
        else if (!stem.empty() && !stem.ends_with('-'))
            stem += '-';
    }
    while (stem.ends_with('-')) stem.pop_back();
    return stem;
}

/// The command for an answer, or nothing where it is none of the three.
std::vector<std::string> command_for(const std::string& answer, const std::string& area) {
    const std::string word = plain_name(answer);
    const auto is = [&](std::string_view whole) { return whole.starts_with(word); };
    if (is("screen")) return {"estimate", "--area", area};
    if (is("report")) return {"report", "--area", area, "-o", file_stem(area) + ".html"};
    if (is("workbook")) return {"report", "--area", area, "-o", file_stem(area) + ".xlsx"};
    return {};
}

}  // namespace

bool can_ask() {
    return system::is_terminal(system::Stream::input) && stdout_is_terminal();
}

std::vector<std::string> asked_command() {
    const std::string area = asked_area();
    if (area.empty()) return {};
    while (const auto line = answer_to("Screen, report (a page) or workbook? Enter for the screen:")) {
        std::vector<std::string> words = command_for(*line, area);
        if (words.empty()) continue;
        std::string typed_words;
        for (const std::string& word : words) typed_words += " " + system::as_argument(word);
        StandardOutput().write(fmt::format("$ pairmodel{}\n", typed_words));
        return words;
    }
    return {};
}
