#include "input/json/figure.hpp"

#include "input/cells/suggest.hpp"

namespace pairmodel {

FigureNote note_from(const nlohmann::json& node) {
    return {node.value("unit", ""),
            node.at("meaning"),
            node.at("source"),
            node.value("page", ""),
            node.at("locator"),
            value_of_code<EvidenceGrade>(node.value("evidence_grade", "very_low")).value()};
}

void read_published(const nlohmann::json& node, PublishedSet& set) {
    set.id = node.at("id");
    set.title = node.at("title");
    set.version = node.at("version");
    set.credit = node.at("credit");
    for (const auto& [id, source] : node.at("sources").items())
        set.sources.push_back({id, source.at("citation"), source.value("url", "")});
}

void check_source(const PublishedSet& set, const std::string& id, Issue at, std::vector<Issue>& issues) {
    std::vector<std::string> known;
    for (const Source& source : set.sources) {
        if (source.id == id) return;
        known.push_back(source.id);
    }
    at.expected = "a key of /sources";
    at.found = in_quotes(id);
    at.hint = did_you_mean(id, known);
    issues.push_back(std::move(at));
}

}  // namespace pairmodel
