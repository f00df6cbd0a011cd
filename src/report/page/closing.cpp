// What stands at the end of a report: its words, and how it is cited.

#include "pairmodel/version.hpp"
#include "report/page/sections.hpp"
#include "report/words/indicators.hpp"

#include <fmt/format.h>

namespace pairmodel {

Section glossary_section(const ReportParts& parts) {
    Section section{"glossary", "Glossary", 2, {}, {}, {}, {}};
    const auto add = [&](const char* point) { section.points.emplace_back(point); };
    add("Adversity: what makes life hard for families in an area, such as poverty, as indicators show it against "
        "the national average.");
    add("Need: babies whose attachment to a parent is insecure or disorganised, so that more may be needed than "
        "every family is offered.");
    add("Demand, or likely to come: those of them who are expected to reach a service before the second birthday.");
    add("Missed: those in need who are not expected to reach one.");
    add("Universal: what every family is offered. Targeted: help for mild to moderate difficulties. Specialist: "
        "a team for moderate (short-term work) and severe difficulties (longer work).");
    if (parts.study->simulated)
        add("Uncertainty interval: what the model gives in so many of a hundred draws, when all that is uncertain is "
            "drawn anew each time.");
    else
        add("Lower and higher need: the two ends of the published shares, each taken whole.");
    return section;
}

Section citation_section(const ReportParts& parts, const std::string& title) {
    Section section{"citation", "Suggested citation", 2, {}, {}, {}, {}};
    const ReportCover& cover = parts.cover;
    const StudyResult& result = *parts.study;
    const ParameterSet& set = result.run.model().parameters();
    const std::string births = births_years(result.summary);
    section.text = {fmt::format(
        "{} ({}) {}. Modelled estimate{}, made with pairmodel {} and the parameter set {} {}. {}{}",
        cover.organisation.empty() ? "The pairmodel authors" : cover.organisation,
        result.date.empty() ? "no date" : result.date.substr(0, 4), title,
        births.empty() ? "" : " from " + births, version(), set.id, set.version, set.credit,
        cover.contact.empty() ? "" : fmt::format(" Available from: {}.", cover.contact))};
    std::vector<std::string> wanted;
    if (cover.organisation.empty()) wanted.emplace_back("whose report it is");
    if (result.date.empty()) wanted.emplace_back("its date");
    if (cover.contact.empty()) wanted.emplace_back("where it can be had");
    if (!wanted.empty())
        section.text.push_back(
            fmt::format("Not given when this report was made, and to be added: {}.", in_a_row(wanted)));
    return section;
}

}  // namespace pairmodel
