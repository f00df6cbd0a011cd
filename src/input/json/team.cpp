#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/embedded.hpp"
#include "input/json/check.hpp"
#include "input/text/file.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/team_file.hpp"

#include <fmt/format.h>

#include <set>

namespace pairmodel {

namespace {

using nlohmann::json;

/// Precondition: `node` obeys the schema.
Team team_from(const json& node) {
    Team team;
    if (node.contains("level")) {
        team.level = team_level_of(node.at("level").get<std::string>()).value();
        team.level_given = true;
    }
    for (const TeamFigureInfo& info : team_figures()) {
        const std::string key(code_of(info.figure));
        if (node.contains(key))
            team.given[static_cast<std::size_t>(info.figure)] = node.at(key).get<double>();
    }
    if (!node.contains("professions")) return team;
    for (const json& one : node.at("professions")) {
        TeamProfession profession{one.at("name"), one.at("share"), {}};
        if (one.contains("cost_per_wte")) profession.cost_per_wte = one.at("cost_per_wte").get<double>();
        team.professions.push_back(std::move(profession));
    }
    return team;
}

/// What no schema can say.
std::vector<Issue> issues_of(const std::string& file, const Team& team) {
    std::vector<Issue> issues;
    for (std::string& problem : team.problems())
        issues.push_back({file, 0, "", "figures that make a team", std::move(problem), ""});
    std::set<std::string> names;
    for (std::size_t i = 0; i < team.professions.size(); ++i) {
        const std::string& name = team.professions[i].name;
        const std::string at = fmt::format("/professions/{}/name", i);
        if (has_control_character(name))
            issues.push_back({file, 0, at, "one line of text", in_quotes(name), ""});
        if (!names.insert(plain_name(name)).second)
            issues.push_back({file, 0, at, "each profession once", in_quotes(name) + " again", ""});
    }
    return issues;
}

}  // namespace

std::string_view team_schema_text() {
    return embedded("team/team.schema.json");
}

std::optional<ProvisionLevel> team_level_of(std::string_view text) {
    const auto level = value_of_code<ProvisionLevel>(text);
    if (level == ProvisionLevel::universal) return std::nullopt;
    return level;
}

TeamFile parse_team_file(const std::string& file, std::string_view text) {
    TeamFile read;
    read.team = team_from(read_json(file, text, team_schema_text()));
    read.name = file;
    read.sha256 = sha256_of(text);
    if (auto issues = issues_of(file, read.team); !issues.empty()) throw InputError(std::move(issues));
    return read;
}

TeamFile read_team_file(const std::string& path) {
    refuse_missing(path, R"(write one: {"caseload": 10, "weeks": 20, "cost_per_wte": 60000})");
    return parse_team_file(path, read_whole(path, limits::small_file_bytes));
}

}  // namespace pairmodel
