#include "report/files/log.hpp"

#include "input/cells/list.hpp"
#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/report/output.hpp"
#include "system/file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace pairmodel {

namespace {

using Line = nlohmann::ordered_json;

/// How a line of a log begins.
constexpr std::array beginnings{
    R"({"type":"note","code":")",   R"({"type":"note","text":")",        R"({"type":"issue","file":")",
    R"({"type":"problem","text":)", R"({"type":"problem","option":"--)",
};

std::string text_of_line(const Line& line) {
    return line.dump(-1, ' ', false, Line::error_handler_t::replace) + "\n";
}

std::string line_of(const Issue& issue) {
    Line line{{"type", "issue"}, {"file", issue.file}};
    if (issue.line > 0) line["line"] = issue.line;
    for (const auto& [key, value] : {std::pair{"column", &issue.column},
                                     {"expected", &issue.expected},
                                     {"found", &issue.found},
                                     {"hint", &issue.hint}})
        if (!value->empty()) line[key] = *value;
    line["text"] = to_text(issue);
    return text_of_line(line);
}

std::string line_of(const Problem& problem) {
    Line line{{"type", "problem"}};
    if (!problem.option.empty()) line["option"] = problem.option;
    line["text"] = problem.problem;
    if (!problem.hint.empty()) line["hint"] = problem.hint;
    return text_of_line(line);
}

/// Of a message with its hint on lines of its own.
Problem problem_of(const std::string& message) {
    constexpr std::string_view hint = "\n  hint: ";
    const std::size_t at = message.find(hint);
    if (at == std::string::npos) return {"", message, ""};
    return {"", message.substr(0, at), message.substr(at + hint.size())};
}

std::optional<std::size_t> place_of(const std::string& name, const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].name == name) return i;
    return std::nullopt;
}

using AreasByCode = std::map<std::string, std::vector<std::string>>;

/// Of each code of a note, the areas whose rows have it: codes, or names where there are none.
AreasByCode areas_by_code(const Table& table) {
    AreasByCode areas;
    const auto notes = place_of("notes", table);
    const auto code = place_of("area_code", table);
    const auto name = place_of("area_name", table);
    if (!notes || !code || !name) return areas;
    for_each_row(table, [&](std::span<const Cell> cells) {
        const auto text = [&](std::size_t column) {
            const auto* words = std::get_if<std::string_view>(&cells[column]);
            return std::string(words == nullptr ? std::string_view() : *words);
        };
        const std::string area = text(*code).empty() ? text(*name) : text(*code);
        for (const std::string& one : list_of(text(*notes), ' ')) {
            std::vector<std::string>& known = areas[one];
            if (known.empty() || known.back() != area) known.push_back(area);
        }
    });
    return areas;
}

}  // namespace

bool is_log_name(std::string_view path) {
    return lower_case(path).ends_with(".jsonl");
}

void check_log(const std::string& path) {
    if (path.empty() || is_log_name(path)) return;
    throw RequestError("--log",
                       fmt::format("expected a file that ends with .jsonl, found {}", in_quotes(path)),
                       path == "-" ? "--log log.jsonl" : fmt::format("--log {}.jsonl", path));
}

bool may_be_log(const std::string& path) {
    if (system::status_of(path).kind != system::Kind::file) return true;
    const InputFile file(path, std::numeric_limits<std::uintmax_t>::max());
    const std::string_view begins = file.beginning();
    return begins.empty() || std::any_of(beginnings.begin(), beginnings.end(),
                                         [&](const char* one) { return begins.starts_with(one); });
}

std::string log_of(const Document& document, const std::vector<Issue>& left_out) {
    std::string text;
    const AreasByCode areas = document.told.empty() ? AreasByCode{} : areas_by_code(document.data);
    for (const Note& note : document.told) {
        const std::string code(code_of(note.code));
        Line line{{"type", "note"}, {"code", code}, {"text", sentence_of(note)}};
        if (const auto found = areas.find(code); found != areas.end()) line["areas"] = found->second;
        text += text_of_line(line);
    }
    for (const Issue& issue : left_out) text += line_of(issue);
    return text;
}

std::string log_of(std::string_view note) {
    return text_of_line({{"type", "note"}, {"text", note}});
}

std::string log_of(const std::exception& error) {
    std::string text;
    if (const auto* input = dynamic_cast<const InputError*>(&error))
        for (const Issue& issue : input->issues()) text += line_of(issue);
    else if (const auto* request = dynamic_cast<const RequestError*>(&error))
        for (const Problem& problem : request->problems()) text += line_of(problem);
    else
        text = line_of(problem_of(error.what()));
    return text;
}

void write_log(const std::string& path, const std::string& text) {
    OutputFiles files(true);
    files.open(path).write(text);
    files.commit();
}

}  // namespace pairmodel
