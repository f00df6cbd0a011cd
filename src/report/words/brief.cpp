#include "report/words/brief.hpp"

#include "report/words/allocations.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// `range`: with the wider range, which stands nowhere else on the screen, and whether it lies higher.
std::string caveat_line(const StudyResult& result, bool range) {
    std::string line = "Modelled, not counted";
    if (result.simulated)
        return line + fmt::format("; {}% uncertainty intervals, not confidence intervals.",
                                  shortest(result.simulated->options.level * 100));
    if (!result.wider) return line + "; ranges of published figures, not confidence intervals.";
    if (!range) return line + ".";
    line += fmt::format("; with uncertainty (95%), {} would be missed",
                        count_words(result.wider->range[Measure::missed].babies, result.round_to).text);
    return line + (lies_higher(result) ? ": higher than by published figures alone." : ".");
}

/// "Parent-Infant Foundation (2023)".
std::string studies_of(const ParameterSet& set) {
    std::vector<std::string> cited_once;
    for (const Source& source : set.sources) {
        std::string name = cited(source.citation, "");
        if (name.find('(') != std::string::npos && !name.starts_with("pairmodel") &&
            std::find(cited_once.begin(), cited_once.end(), name) == cited_once.end())
            cited_once.push_back(std::move(name));
    }
    return cited_once.empty() ? set.title : in_a_row(cited_once);
}

/// "ONS": as people call an office of statistics, where it has a name of several words.
std::string initials(const std::string& name) {
    std::string letters;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (name[i] >= 'A' && name[i] <= 'Z' && (i == 0 || name[i - 1] == ' ')) letters += name[i];
    return letters.size() > 2 ? letters : name;
}

std::string sources_line(const StudyResult& result) {
    std::string line = "Sources: " + studies_of(result.run.model().parameters());
    if (result.source.builtin) {
        const auto publishers = publishers_of(result);
        const std::size_t others = publishers.size() - 1;
        line += "; " + initials(publishers.front().first);
        if (others > 0) line += fmt::format(" and {} {}", others, others == 1 ? "other" : "others");
        line += " (OGL v3.0)";
    }
    for (const auto& [name, sha256] : result.source.inputs) line += "; " + name;
    if (!result.source.builtin && result.source.inputs.empty()) line += "; live births as given";
    return line + ".";
}

/// With the remarks of the run behind the document's own.
Brief with_remarks(const StudyResult& result, std::vector<std::string> remarks, bool levels) {
    Brief brief;
    brief.remarks = std::move(remarks);
    // What draws draw instead of fixing is among the notes.
    for (std::string& remark : run_remarks(result, levels && !result.simulated))
        brief.remarks.push_back(std::move(remark));
    return brief;
}

}  // namespace

Brief brief_of(const StudyResult& result, std::vector<std::string> remarks, bool levels) {
    Brief brief = with_remarks(result, std::move(remarks), levels);
    if (levels) brief.aside = report_difference(result);
    brief.lines = {caveat_line(result, true), sources_line(result)};
    return brief;
}

Brief brief_of_one(const StudyResult& result, std::vector<std::string> remarks, Table pathway) {
    Brief brief = with_remarks(result, std::move(remarks), true);
    brief.tables = 1;
    brief.first = std::move(pathway);
    brief.lines = {caveat_line(result, false), sources_line(result)};
    return brief;
}

}  // namespace pairmodel
