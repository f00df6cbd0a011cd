#pragma once

#include "pairmodel/report/document.hpp"
#include "pairmodel/report/table.hpp"
#include "pairmodel/study/report.hpp"
#include "report/estimate/subject.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// Parts of a report. Each file of this folder makes one kind, of a result that is whole already: nothing is
/// estimated here but the areas that are put beside the report's own.

/// An area of a report, or its total.
struct ReportSubject {
    Study result;
    std::size_t index = 0;  ///< as in read_subject()
    std::string name;       ///< "Gateshead", "all areas together"
    std::string suffix;     ///< of ids; empty where the report is of one area
};

/// As captions and rows have room for it: "Kent and Medway ICB", "Swansea Bay UHB".
[[nodiscard]] std::string short_name(std::string_view name);

[[nodiscard]] ReportSubject report_subject(const Study& result, std::size_t index);

/// "levels", or "levels-E08000037" in a report of several areas.
[[nodiscard]] std::string chart_id(std::string_view name, const ReportSubject& subject);

/// The rows of a table of ranges in words: "Need: 445 to 885; …", for those who cannot see its chart.
[[nodiscard]] std::string ranges_in_words(const Table& table, int round_to);

/// A chart that is called as its table is; description and axis are to be said yet.
[[nodiscard]] Chart chart_over(ChartKind kind, std::string id, Table table, int round_to);

/// Births, adversity and the answer in a few sentences.
[[nodiscard]] std::vector<std::string> summary_of(const ReportSubject& place);

/// All births, and step by step who of them would be missed; of an area or a total with figures.
[[nodiscard]] Chart path_chart(const ReportSubject& place);
[[nodiscard]] Chart waterfall_chart(const ReportSubject& subject);
[[nodiscard]] Chart levels_chart(const ReportSubject& subject);
[[nodiscard]] Chart births_chart(const ReportSubject& subject);
/// The ratio with the indicators that it is made from; of a wider area, with their means over its members.
[[nodiscard]] AdversityRatio adversity_in_parts(const ReportSubject& subject);
/// Nothing where the ratio is not made from indicators.
[[nodiscard]] std::optional<Chart> indicators_chart(const ReportSubject& subject);

/// So many areas have a summary each; of more there is a line each in a table.
inline constexpr std::size_t most_summaries = 15;
[[nodiscard]] inline bool one_line_each(const StudyResult& result) {
    return result.run.areas().size() > most_summaries;
}

/// The areas of the report, ranked by need as a share of births; with a plan, where each has one line, those
/// missed at its end in the scenario that is told.
[[nodiscard]] Section ranking_section(const ReportParts& parts);
/// "Need goes from 20% of births in Wokingham to 70% in Blackpool."; empty where they are not ranked.
[[nodiscard]] std::string need_over_areas(const StudyResult& result);

/// The area beside others of its region and beside those most like it, of the built-in table; empty where the
/// table has nothing to compare with.
[[nodiscard]] std::vector<Section> comparison_sections(const Study& result);

/// An area beside its region, its nation and the areas most like it.
struct AreaBeside {
    Section section;       ///< on one scale
    std::string position;  ///< "Of 12 areas, 3 have a higher share of need than Gateshead."; may be empty
};
/// Nothing where the built-in table has none to compare with.
[[nodiscard]] std::optional<AreaBeside> area_beside(const ReportSubject& subject);

/// The districts of the nation as a map, the subject's own outlined; how the report's figure stands to them.
/// Nothing where the built-in table does not have them, or they are of several nations.
inline constexpr const char* map_credit = "Hexagons: Open Innovations, hexmaps, MIT licence.";
[[nodiscard]] std::optional<Section> map_section(const ReportSubject& subject);

/// Live births of the years there are, two at least.
[[nodiscard]] std::optional<Section> births_by_year_section(const ReportSubject& subject);

/// For everyone: the three figures, what they mean, and what to do. Its first section is of level 2, those
/// that are parts of it of level 3.
[[nodiscard]] std::vector<Section> summary_sections(const ReportParts& parts, const ReportSubject& subject);

[[nodiscard]] Section glossary_section(const ReportParts& parts);
[[nodiscard]] Section citation_section(const ReportParts& parts, const std::string& title);

[[nodiscard]] Section sensitivity_section(const SensitivityResult& result);
/// Precondition: there is a plan.
[[nodiscard]] Section plan_section(const ReportParts& parts);
[[nodiscard]] Section gap_section(const GapResult& gap);
[[nodiscard]] Section assessment_section(const Assessment& assessment);
[[nodiscard]] Section equity_section(const EquityResult& equity);
/// Nothing where no families were counted. Parts of the report leave out what it says.
[[nodiscard]] std::optional<Section> observed_section(const StudyResult& study);
/// Nothing where no team was described.
[[nodiscard]] std::optional<Section> team_section(const StudyResult& study);
/// `services`: the report has a section of local services, which has whom they do not take.
[[nodiscard]] Section groups_section(const GroupsResult& groups, bool services);
void leave_out_common(const StudyResult& study, Document& document);

/// Every assumption with value, range, source, who judged it, quality and effect.
[[nodiscard]] Section assumptions_section(const ReportParts& parts);
[[nodiscard]] Section sources_section(const StudyResult& result);
[[nodiscard]] Section limits_section();
[[nodiscard]] Section reproduce_section(const ReportParts& parts);

}  // namespace pairmodel
