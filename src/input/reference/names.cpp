// What a name on the command line stands for.

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/reference/embedded_table.hpp"
#include "pairmodel/input/code_changes.hpp"
#include "pairmodel/input/gss_code.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>

namespace pairmodel {

namespace {

/// The words of a name without the small ones: "Kingston upon Hull, City of" → kingston, hull.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto end_word = [&] {
        if (word == "saint") word = "st";
        if (!word.empty() &&
            !is_one_of(word, {"of", "and", "the", "upon", "on", "in", "city", "county", "by"}))
            words.push_back(word);
        word.clear();
    };
    for (const char c : lower_case(text)) {
        if (c == '\'' || c == '.') continue;
        if (plain_name(std::string_view(&c, 1)).empty())
            end_word();
        else
            word += c;
    }
    end_word();
    return words;
}

/// Words that tell what kind of council there is, not where: "London Borough of Hackney".
std::vector<std::string> without_council_words(std::vector<std::string> words) {
    static constexpr std::array<std::string_view, 14> council{
        "council",   "borough", "metropolitan", "district", "london", "royal",       "unitary",
        "authority", "lb",      "mbc",          "cyngor",   "sirol",  "bwrdeistref", "dinas"};
    std::erase_if(words, [](const std::string& word) {
        return std::find(council.begin(), council.end(), word) != council.end();
    });
    return words;
}

bool holds_all(const std::vector<std::string>& words, const std::vector<std::string>& wanted) {
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
        return std::find(words.begin(), words.end(), w) != words.end();
    });
}

std::vector<const ReferenceArea*> all_that(const ReferenceTable& table,
                                           const std::function<bool(const ReferenceArea&)>& fits) {
    std::vector<const ReferenceArea*> found;
    for (const ReferenceArea& area : table.areas)
        if (fits(area)) found.push_back(&area);
    return found;
}

bool is_called(const ReferenceArea& area, const std::string& plain) {
    const auto same = [&](const std::string& name) { return plain_name(name) == plain; };
    return same(area.name) || std::any_of(area.other_names.begin(), area.other_names.end(), same);
}

/// Only those that are first meant, where there are any; former counties only where there is nothing else.
std::vector<const ReferenceArea*> first_meant(std::vector<const ReferenceArea*> found) {
    const auto keep = [&](const auto& fits) {
        if (std::any_of(found.begin(), found.end(), fits))
            std::erase_if(found, [&](const auto* a) { return !fits(a); });
    };
    keep([](const auto* a) { return a->type != "former county"; });
    keep([](const auto* a) { return a->is_first_meant(); });
    return found;
}

/// Others of these that do not cover the same places as the area.
std::vector<const ReferenceArea*> namesakes_of(const ReferenceArea& area,
                                               std::vector<const ReferenceArea*> called) {
    const auto same_place = [&](const ReferenceArea* other) {
        return other == &area || (other->members == area.members && !other->is_base());
    };
    std::erase_if(called, same_place);
    return called;
}

/// The areas whose name is these words, or else has them all.
std::vector<const ReferenceArea*> with_words(const ReferenceTable& table,
                                             const std::vector<std::string>& words) {
    const auto is_name = [&](const std::string& name) { return words_of(name) == words; };
    auto found = all_that(table, [&](const auto& a) {
        return !words.empty() &&
               (is_name(a.name) || std::any_of(a.other_names.begin(), a.other_names.end(), is_name));
    });
    if (!found.empty()) return first_meant(std::move(found));
    found = all_that(table, [&](const auto& a) { return holds_all(words_of(a.name), words); });
    auto meant = first_meant(found);
    // "Tees" is rather Tees Valley than Stockton-on-Tees: it is not for us to choose.
    const auto begins = [&](const auto* a) {
        const auto name = words_of(a->name);
        return name.size() >= words.size() && std::equal(words.begin(), words.end(), name.begin());
    };
    if (std::none_of(meant.begin(), meant.end(), begins) && std::any_of(found.begin(), found.end(), begins))
        return found;
    return meant;
}

/// Areas that have a word like each word of the query; those with more of the very words first.
std::vector<const ReferenceArea*> near_by_words(const ReferenceTable& table, std::string_view query) {
    const std::vector<std::string> wanted = without_council_words(words_of(query));
    const auto among = [](const std::vector<std::string>& words, const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    const auto same = [&](const ReferenceArea& area) {
        const auto words = words_of(area.name);
        return std::count_if(wanted.begin(), wanted.end(),
                             [&](const std::string& word) { return among(words, word); });
    };
    auto found = all_that(table, [&](const auto& area) {
        const auto words = words_of(area.name);
        return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return among(words, word) || (word.size() >= shortest_part && !suggestions(word, words).empty());
        });
    });
    std::stable_sort(found.begin(), found.end(),
                     [&](const auto* a, const auto* b) { return same(*a) > same(*b); });
    return found;
}

/// What the areas of an old code or name became when they were merged or divided.
std::vector<const ReferenceArea*> become(const ReferenceTable& table, std::string_view name_or_code) {
    static const auto new_codes = [] {
        std::unordered_map<std::string, std::vector<std::string>> all;  // by plain code and name
        for (const CodeChange& change : code_changes())
            if (change.kind != ChangeKind::recoded)
                for (const std::string& old : {change.old_code, change.old_name})
                    all[plain_name(old)].push_back(holder_today(change.new_code));
        return all;
    }();
    std::vector<const ReferenceArea*> found;
    const auto codes = new_codes.find(plain_name(name_or_code));
    if (codes == new_codes.end()) return found;
    for (const std::string& code : codes->second) {
        const ReferenceArea* area = table.by_code(code);
        if (area != nullptr && std::find(found.begin(), found.end(), area) == found.end())
            found.push_back(area);
    }
    return found;
}

/// Areas spelt like the query, whole or in the part before a comma ("Bristol, City of").
std::vector<const ReferenceArea*> near_misses(const ReferenceTable& table, std::string_view query) {
    std::vector<std::string> names;
    for (const ReferenceArea& area : table.areas) names.push_back(area.name.substr(0, area.name.find(',')));
    for (const ReferenceArea& area : table.areas)
        if (area.name.find(',') != std::string::npos) names.push_back(area.name);
    std::vector<const ReferenceArea*> found;
    for (const std::string& name : suggestions(query, names))
        for (const ReferenceArea& area : table.areas)
            if ((area.name == name || area.name.substr(0, area.name.find(',')) == name) &&
                std::find(found.begin(), found.end(), &area) == found.end())
                found.push_back(&area);
    return found.empty() ? near_by_words(table, query) : found;
}

}  // namespace

bool ReferenceArea::is_first_meant() const {
    return is_base() || type == "country" || type == "region" || type == "county" || type == "health board";
}

AreaMatch match_area(const ReferenceTable& table, std::string_view name_or_code) {
    const std::string_view wanted = area_in(name_or_code);
    std::string code(wanted);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (const ReferenceArea* area = table.by_code(code)) return {area, {}, {}};

    const std::string plain = plain_name(wanted);
    if (plain.empty()) return {};
    const auto called = all_that(table, [&](const auto& a) { return is_called(a, plain); });
    auto found = first_meant(called);
    if (found.empty())
        if (auto areas = become(table, wanted); !areas.empty()) return {nullptr, std::move(areas), {}};
    if (found.empty())
        if (auto joined = areas_joined_in(wanted); !joined.empty()) return {nullptr, std::move(joined), {}};
    if (found.empty()) found = with_words(table, words_of(wanted));
    if (found.empty()) found = with_words(table, without_council_words(words_of(wanted)));
    if (found.size() == 1) return {found[0], {}, namesakes_of(*found[0], called), called.empty()};
    if (found.empty()) found = search_areas(table, wanted).areas;
    return {nullptr, found, {}};
}

namespace {

/// By plain name, those that are meant first.
std::unordered_map<std::string, std::vector<const ReferenceArea*>> areas_by_name() {
    std::unordered_map<std::string, std::vector<const ReferenceArea*>> called;
    for (const ReferenceArea& area : reference_table().areas) {
        // Two spellings of a name may be one here, as Torfaen and Tor-faen.
        const auto add = [&](const std::string& name) {
            auto& areas = called[plain_name(name)];
            if (areas.empty() || areas.back() != &area) areas.push_back(&area);
        };
        add(area.name);
        std::for_each(area.other_names.begin(), area.other_names.end(), add);
    }
    for (auto& [name, areas] : called) areas = first_meant(std::move(areas));
    return called;
}

/// "Isles of Scilly" of "the Isles of Scilly".
std::string_view without_article(std::string_view name) {
    constexpr std::string_view article = "the ";
    name = trimmed(name);
    return lower_case(name.substr(0, article.size())) == article ? name.substr(article.size()) : name;
}

}  // namespace

std::vector<const ReferenceArea*> areas_called(std::string_view name) {
    static const auto names = areas_by_name();
    auto found = names.find(plain_name(name));
    if (found == names.end()) found = names.find(plain_name(without_note_marks(name)));
    if (found == names.end()) return {};
    return found->second;
}

std::vector<const ReferenceArea*> areas_joined_in(std::string_view name) {
    static constexpr std::array<std::string_view, 6> joints{" and ", " & ", ",", ";", "/", "+"};
    constexpr std::size_t longest = 300;
    if (name.size() > longest) return {};
    const std::string lower = lower_case(name);
    for (std::size_t at = 1; at < lower.size(); ++at)
        for (const std::string_view joint : joints) {
            if (!std::string_view(lower).substr(at).starts_with(joint)) continue;
            auto areas = areas_called(without_article(name.substr(0, at)));
            if (areas.size() != 1) continue;
            const std::string_view rest = without_article(name.substr(at + joint.size()));
            auto others = areas_called(rest);
            if (others.size() != 1) others = areas_joined_in(rest);
            if (others.empty()) continue;
            areas.insert(areas.end(), others.begin(), others.end());
            return areas;
        }
    return {};
}

std::vector<const ReferenceArea*> known_areas(std::string_view code, std::string_view name) {
    if (code.empty()) {
        auto called = areas_called(name);
        if (called.size() > 1) called.clear();
        return called.empty() ? areas_joined_in(name) : called;
    }
    if (const ReferenceArea* area = reference_table().by_code(code)) return {area};
    if (is_gss_code(code)) return {};
    std::vector<const ReferenceArea*> areas;
    for (const std::string_view one : gss_codes_in(code)) {
        areas.push_back(reference_table().by_code(one));
        if (areas.back() == nullptr) return {};
    }
    return areas;
}

std::string area_nearly_called(const ReferenceTable& table, std::string_view name) {
    std::vector<const ReferenceArea*> near = areas_called(name);
    if (near.size() < 2) {
        const AreaMatch match = match_area(table, name);
        near = match.area != nullptr ? std::vector{match.area} : near_misses(table, name);
        if (near.size() > 1) near.resize(1);
    }
    std::vector<std::string> phrases;
    for (const ReferenceArea* area : near) phrases.push_back(fmt::format("{} ({})", area->name, area->code));
    return fmt::format("{}", fmt::join(phrases, " or "));
}

InformalGroup informal_group(std::string_view name) {
    static const EmbeddedTable table("reference/informal_groups.csv");
    const std::vector<std::string> wanted = words_of(name);
    InformalGroup group;
    for (std::size_t i = 0; i < table.rows() && !wanted.empty(); ++i) {
        if (words_of(table.cell(i, "group_name")) != wanted) continue;
        group.name = table.cell(i, "group_name");
        group.members.push_back(table.cell(i, "member_name"));
    }
    return group;
}

std::string near_area(const AreaMatch& match) {
    return match.candidates.empty()
               ? "look it up with pairmodel areas NAME"
               : fmt::format("did you mean {} ({})?", match.candidates[0]->name, match.candidates[0]->code);
}

AreaSearch search_areas(const ReferenceTable& table, std::string_view query) {
    const std::string plain = plain_name(query);
    if (plain.empty()) return {};
    const bool long_enough = plain.size() >= shortest_part;
    auto found = all_that(table, [&](const auto& a) {
        return plain_name(a.code) == plain || is_called(a, plain) ||
               (long_enough && plain_name(a.name).find(plain) != std::string::npos);
    });
    if (found.empty())
        if (auto areas = become(table, query); !areas.empty()) return {std::move(areas), true};
    if (found.empty()) found = with_words(table, words_of(query));
    if (found.empty()) found = with_words(table, without_council_words(words_of(query)));
    std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
        return plain_name(a->name).starts_with(plain) > plain_name(b->name).starts_with(plain);
    });
    if (found.empty()) return {near_misses(table, query), true};
    return {found, false};
}

std::string place_code(const ReferenceTable& table, std::string_view name_or_code) {
    const AreaMatch match = match_area(table, name_or_code);
    return match.area == nullptr ? std::string() : match.area->code;
}

bool names_an_area(std::string_view name_or_code) {
    return !gss_codes_in(name_or_code).empty() || match_area(reference_table(), name_or_code).area != nullptr;
}

}  // namespace pairmodel
