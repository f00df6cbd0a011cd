// What stands at the end of a report: its words, and how it is cited.

#include "pairmodel/version.hpp"
#include "report/page/sections.hpp"

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
    const std::string who = parts.cover.organisation.empty() ? "" : parts.cover.organisation + " ";
    const std::string year =
        parts.study->date.empty() ? "" : fmt::format("({}) ", parts.study->date.substr(0, 4));
    const ParameterSet& set = parts.study->run.model().parameters();
    section.text = {
        fmt::format("{}{}{}. Modelled estimate made with pairmodel {} and the parameter set {} {}.", who,
                    year, title, version(), set.id, set.version)};
    return section;
}

}  // namespace pairmodel
