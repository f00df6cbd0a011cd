#include "pairmodel/study/lookup.hpp"

#include "input/areas/not_built_in.hpp"
#include "input/cells/list.hpp"
#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/parameter_file.hpp"
#include "study/selection.hpp"
#include "system/shell.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr std::size_t listed_candidates = 10;

std::string area_option(const ReferenceArea& area) {
    return fmt::format("{} ({}, {})", area.name, area.code, area.type);
}

[[noreturn]] void throw_several(const std::string& option, const std::string& names,
                                const std::string& options) {
    throw RequestError(option, fmt::format("expected one area, found {}", in_quotes(names)),
                       option == "--area" ? "repeat the option:" + options : "give one of them");
}

/// "Gateshead,Leeds" names two areas, each of which wants its own option. A part that means what the whole
/// does is a part of its name: "Bath, Swindon and Wiltshire".
void refuse_several(const std::string& option, const std::string& names, const ReferenceArea* whole) {
    std::string options;
    if (const auto joined = areas_joined_in(names); !joined.empty()) {
        for (const ReferenceArea* area : joined)
            options += fmt::format(" {} {}", option, in_quotes(area->name));
        throw_several(option, names, options);
    }
    const std::vector<std::string> parts = list_of(names, names.find(';') != std::string::npos ? ';' : ',');
    for (const std::string& part : parts) {
        const AreaMatch match = match_area(reference_table(), part);
        if (match.area == nullptr || match.area == whole) return;
        options += fmt::format(" {} {}", option, in_quotes(match.area->name));
    }
    if (parts.size() > 1) throw_several(option, names, options);
}

void refuse_small_areas(const std::string& option, const std::string& text) {
    if (const std::string small = small_areas_of(text); !small.empty())
        throw RequestError(option, fmt::format("{}: {} are not built in", in_quotes(text), small),
                           small_area_hint);
}

std::string command_of_all(const InformalGroup& group) {
    std::string command = "pairmodel estimate";
    for (const std::string& member : group.members) command += " --area " + system::as_argument(member);
    return command + " --total";
}

/// A group of councils that is none of the table is answered with what adds its members up.
void refuse_group(const std::string& option, const std::string& name) {
    const InformalGroup group = informal_group(name);
    if (group.members.empty()) return;
    throw RequestError(option,
                       fmt::format("{} is no built-in area, but a group of councils", in_quotes(name)),
                       fmt::format("its members together: {}\n    or, as one area: a table of groups and "
                                   "members for --members",
                                   command_of_all(group)));
}

constexpr const char* several_together =
    "; for several councils together: --area A --area B --total, or --members FILE.csv";

}  // namespace

const ReferenceArea& area_named(const std::string& option, const std::string& name) {
    const AreaMatch match = match_area(reference_table(), name);
    // "Gwent" is a group of councils, not Blaenau Gwent.
    if (match.area == nullptr || match.by_part) {
        refuse_group(option, name);
        refuse_several(option, name, match.area);
    }
    if (match.area != nullptr) return *match.area;
    refuse_small_areas(option, name);
    if (match.candidates.empty())
        throw RequestError(
            option, fmt::format("no built-in area is called {}", in_quotes(name)),
            option == "--show"
                ? "look for it with pairmodel areas and a part of its name"
                : std::string("look for it with pairmodel areas, or give its births with --births N") +
                      several_together);
    if (match.candidates.size() == 1)
        throw RequestError(option, fmt::format("no area is called {}", in_quotes(name)),
                           fmt::format("did you mean {}?", area_option(*match.candidates[0])));
    std::string text;
    for (std::size_t i = 0; i < match.candidates.size() && i < listed_candidates; ++i)
        text += "\n    " + area_option(*match.candidates[i]);
    if (match.candidates.size() > listed_candidates)
        text += fmt::format("\n    … and {} more", match.candidates.size() - listed_candidates);
    throw RequestError(option, fmt::format("no single area is called {}", in_quotes(name)),
                       "did you mean one of these?" + text);
}

std::string within_code_of(const std::string& within) {
    const AreaMatch match = match_area(reference_table(), within);
    if (match.area == nullptr || match.by_part) refuse_several("--within", within, match.area);
    std::string code = place_code(reference_table(), within);
    if (!code.empty()) return code;
    refuse_small_areas("--within", within);
    std::vector<std::string> names;
    for (const ReferenceArea* area : match.candidates) names.push_back(area->name);
    throw RequestError("--within",
                       fmt::format("no place of the built-in table is called {}", in_quotes(within)),
                       did_you_mean(within, names));
}

ParameterSet parameter_set_of(const std::string& set_or_file) {
    const auto ids = builtin_parameter_sets();
    if (std::find(ids.begin(), ids.end(), set_or_file) != ids.end())
        return builtin_parameter_set(set_or_file);
    if (set_or_file.ends_with(".json") || set_or_file.find('/') != std::string::npos || is_there(set_or_file))
        return read_parameter_set(set_or_file);
    const std::vector<std::string> known(ids.begin(), ids.end());
    const std::string near = did_you_mean(set_or_file, known);
    throw RequestError(
        "--parameters", fmt::format("there is no set {}", in_quotes(set_or_file)),
        near.empty() ? fmt::format("the sets are {}; a file ends in .json", fmt::join(known, ", ")) : near);
}

namespace {

FoundGroup group_called(const std::string& name) {
    const InformalGroup group = informal_group(name);
    if (group.members.empty()) return {};
    FoundGroup found{group.name, {}, command_of_all(group)};
    for (const std::string& member : group.members) found.members.push_back(&area_named("", member));
    return found;
}

}  // namespace

AreasFound find_areas(const AreasQuery& query) {
    const ReferenceTable& table = reference_table();
    AreaSearch search;
    std::vector<const ReferenceArea*>& found = search.areas;
    if (query.text.empty())
        for (const ReferenceArea& area : table.areas) found.push_back(&area);
    else
        search = search_areas(table, query.text);
    if (query.tier) std::erase_if(found, [&](const auto* area) { return !in_tier(*area, *query.tier); });
    if (!query.within.empty()) {
        const std::string code = within_code_of(query.within);
        std::erase_if(found, [&](const auto* area) { return !lies_within(*area, code); });
    }
    if (found.empty() && (query.tier || !query.within.empty()))
        throw RequestError(fmt::format("no built-in area of that tier and place{}",
                                       query.text.empty() ? "" : " holds " + in_quotes(query.text)),
                           "leave --tier or --within out");
    if (found.empty()) refuse_small_areas("", query.text);
    FoundGroup group = group_called(query.text);
    if ((found.empty() || search.near_misses) && !group.members.empty()) {
        found = group.members;
        search.near_misses = false;
    }
    if (found.empty())
        throw RequestError(fmt::format("no built-in area is called {}", in_quotes(query.text)),
                           "try another part of the name, of three letters or more");
    return {found,      query.births_year,  builtin_indicator_choice(query.adversity),
            query.text, search.near_misses, std::move(group)};
}

IndicatorChoice builtin_indicator_choice(const AdversityRequest& request) {
    if (request.no_indicators)
        throw RequestError("--indicators", "areas shows adversity by indicators, and none is asked for",
                           "leave --indicators out");
    return indicator_choice_of(request, reference_table().indicators);
}

}  // namespace pairmodel
