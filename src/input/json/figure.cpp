#include "input/json/figure.hpp"

#include <stdexcept>
#include <string_view>

namespace pairmodel {

namespace {

EvidenceGrade grade_of(std::string_view code) {
    for (const EvidenceGrade grade :
         {EvidenceGrade::high, EvidenceGrade::moderate, EvidenceGrade::low, EvidenceGrade::very_low})
        if (code_of(grade) == code) return grade;
    throw std::logic_error("evidence grade not in the schema");
}

}  // namespace

FigureNote note_from(const nlohmann::json& node) {
    return {node.at("unit"),    node.at("meaning"),
            node.at("source"),  node.value("page", ""),
            node.at("locator"), grade_of(node.at("evidence_grade").get<std::string>())};
}

std::vector<Source> sources_from(const nlohmann::json& node) {
    std::vector<Source> sources;
    for (const auto& [id, source] : node.items())
        sources.push_back({id, source.at("citation"), source.value("url", "")});
    return sources;
}

}  // namespace pairmodel
