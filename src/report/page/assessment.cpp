// A self-assessment of the system, where one was given.

#include "report/assess/profile.hpp"
#include "report/page/sections.hpp"

namespace pairmodel {

Section assessment_section(const Assessment& assessment) {
    Section section{"assessment", "How far the system is", 2, {judged_sentence(assessment)}, {}, {}, {}};
    for (std::string& finding : assessment_findings(assessment)) section.text.push_back(std::move(finding));
    section.points = assessment_remarks(assessment);
    section.charts.push_back(profile_chart(assessment));
    for (auto& table : {moved_table(assessment), evidence_table(assessment)})
        if (table) section.tables.push_back(*table);
    for (const std::string& note : assessment_notes()) section.points.push_back(note);
    return section;
}

}  // namespace pairmodel
