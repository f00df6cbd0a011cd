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
    for (const auto& [id, group] : node.at("groups").items())
        rates.groups.push_back({id, group.at("label"), group.at("share"),
                                group.at("kind").get<std::string>() == "up_to", note_from(group)});
    return rates;
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
    GroupRates rates = rates_from(read_json(file, text, group_rates_schema_text()));
    rates.sha256 = sha256_of(text);
    std::vector<Issue> issues;
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
