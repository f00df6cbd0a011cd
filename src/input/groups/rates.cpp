#include "input/cells/suggest.hpp"
#include "input/embedded.hpp"
#include "input/json/check.hpp"
#include "input/json/figure.hpp"
#include "input/text/lines.hpp"
#include "pairmodel/input/group_table.hpp"

namespace pairmodel {

namespace {

using nlohmann::json;

/// Precondition: `node` obeys the schema.
GroupRates rates_from(const json& node) {
    GroupRates rates;
    read_published(node, rates);
    for (const auto& [id, group] : node.at("groups").items()) {
        const std::string kind = group.at("kind");
        GroupRate rate{id, group.at("label"), group.value("share", 0.0), kind == "up_to", note_from(group)};
        rate.rated = kind != "no_rate";
        rate.priority = group.value("priority", false);
        rate.pregnancies = group.value("counts", "babies") == "pregnancies";
        if (group.contains("words")) rate.words = group.at("words").get<std::vector<std::string>>();
        rates.groups.push_back(std::move(rate));
    }
    return rates;
}

}  // namespace

namespace {

/// A group has a share with all that belongs to it, or says that there is none.
void check_shares(const std::string& file, const json& node, std::vector<Issue>& issues) {
    for (const auto& [id, group] : node.at("groups").items()) {
        const bool rated = group.at("kind").get<std::string>() != "no_rate";
        for (const char* key : {"share", "unit", "evidence_grade"}) {
            if (group.contains(key) == rated) continue;
            issues.push_back({file, 0, "/groups/" + id + "/" + key,
                              rated ? "to be there, as the kind says that there is a rate"
                                    : "not to be there, as the kind is no_rate",
                              rated ? "nothing" : "a value", rated ? R"(or "kind": "no_rate")" : ""});
        }
    }
}

}  // namespace

std::string_view builtin_group_rates_text() {
    return embedded("groups/pif-2023.json");
}
std::string_view group_rates_schema_text() {
    return embedded("groups/group-rates.schema.json");
}

const GroupRates& builtin_group_rates() {
    // Checked by a test, not at every start.
    static const GroupRates rates = [] {
        GroupRates set = rates_from(json::parse(builtin_group_rates_text()));
        set.sha256 = sha256_of(builtin_group_rates_text());
        return set;
    }();
    return rates;
}

GroupRates parse_group_rates(const std::string& file, std::string_view text) {
    const json node = read_json(file, text, group_rates_schema_text());
    GroupRates rates = rates_from(node);
    rates.sha256 = sha256_of(text);
    std::vector<Issue> issues;
    check_shares(file, node, issues);
    for (const GroupRate& rate : rates.groups)
        check_source(rates, rate.note.source, {file, 0, "/groups/" + rate.id + "/source", "", "", ""},
                     issues);
    if (!issues.empty()) throw InputError(std::move(issues));
    return rates;
}

std::optional<std::size_t> group_of(std::string_view text, const GroupRates& rates) {
    const std::string plain = plain_name(text);
    for (std::size_t i = 0; i < rates.groups.size(); ++i)
        if (plain == plain_name(rates.groups[i].id) || plain == plain_name(rates.groups[i].label)) return i;
    return std::nullopt;
}

}  // namespace pairmodel
