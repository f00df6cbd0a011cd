#include "input/cells/list.hpp"
#include "input/cells/number.hpp"
#include "input/cells/share.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/team_file.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* team_option = "--team";
constexpr const char* team_example =
    "such as --team caseload=10,weeks=20,cost_per_wte=60000; or a file: --team team.json";

/// What stands behind the keys, and what is wrong with it.
class TeamReader {
public:
    Team read(const std::string& text) {
        for (const std::string& item : list_of(text, ',')) read_item(item);
        if (problems_.empty())
            for (std::string& problem : team_.problems()) add(std::move(problem), team_example);
        if (!problems_.empty()) throw RequestError(problems_);
        return team_;
    }

private:
    void add(std::string problem, std::string hint) {
        problems_.push_back({team_option, std::move(problem), std::move(hint)});
    }

    void read_item(const std::string& item) {
        const auto named = named_text(item);
        if (!named) return add(fmt::format("expected KEY=FIGURE,…, found {}", in_quotes(item)), team_example);
        if (named->name == "level") return read_level(*named);
        const auto figure = value_of_code<TeamFigure>(named->name);
        if (!figure) {
            std::vector<std::string> keys{"level"};
            for (const auto word : enum_words<TeamFigure>) keys.emplace_back(word);
            const std::string near = did_you_mean(named->name, keys);
            return add(fmt::format("expected {}, found {}", fmt::join(keys, ", "), in_quotes(named->name)),
                       near.empty() ? team_example : near);
        }
        auto& value = team_.given[static_cast<std::size_t>(*figure)];
        if (value) return add(fmt::format("{} stands there twice", named->name), "");
        value = figure_in(*named, team_figures()[static_cast<std::size_t>(*figure)]);
    }

    void read_level(const NamedText& named) {
        const auto level = team_level_of(named.value);
        if (!level)
            return add(
                fmt::format("expected targeted, specialist or targeted_and_specialist, found {}",
                            in_quotes(named.value)),
                named.value == "universal" ? "the universal offer is for all births, and is no team" : "");
        team_.level = *level;
        team_.level_given = true;
    }

    std::optional<double> figure_in(const NamedText& named, const TeamFigureInfo& info) {
        const auto value = info.share ? parse_share(named.value) : parse_number(named.value);
        const bool fits =
            value && *value <= info.most && (info.above ? *value > info.least : *value >= info.least);
        if (fits) return value;
        add(fmt::format("{}: expected {}, found {}", named.name,
                        info.share ? fmt::format("a share {} 0 up to 1, such as 0.5 or 50%",
                                                 info.above ? "above" : "from")
                                   : fmt::format("a number {} {:g} up to {:.0f}",
                                                 info.above ? "above" : "from", info.least, info.most),
                        in_quotes(named.value)),
            info.most > 1000 ? "without £, commas or k: 250000" : "");
        return info.most;  // looked at no more
    }

    Team team_;
    std::vector<Problem> problems_;
};

}  // namespace

std::optional<std::variant<Team, TeamPath>> team_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (text.find('=') != std::string::npos && !text.ends_with(".json")) return TeamReader().read(text);
    return TeamPath{text};
}

}  // namespace pairmodel
