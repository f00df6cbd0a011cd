#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/prepare.hpp"
#include "pairmodel/model/enum_words.hpp"
#include "pairmodel/report/document.hpp"
#include "pairmodel/study/assessment.hpp"
#include "pairmodel/study/equity.hpp"
#include "pairmodel/study/gap.hpp"
#include "pairmodel/study/groups.hpp"
#include "pairmodel/study/lookup.hpp"
#include "pairmodel/study/plan.hpp"
#include "pairmodel/study/report.hpp"
#include "pairmodel/study/sensitivity.hpp"
#include "pairmodel/study/study.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pairmodel {

// What each command has to say. A document keeps what it was made from: its tables make their rows when
// asked.

enum class Shape { longer, wide };

template <>
inline constexpr auto enum_words<Shape> = word_list("long", "wide");

/// The document of `estimate`.
[[nodiscard]] Document estimate_document(const Study& study, Shape shape = Shape::longer);

/// The document of `explain`: one area, step by step, every figure with its formula, source and page.
/// Throws RequestError unless the study has one area, with births.
[[nodiscard]] Document explain_document(const Study& study);

/// The document of `plan`.
[[nodiscard]] Document plan_document(const std::shared_ptr<const PlanResult>& result);

/// The document of `gap`: local provision beside demand and need (docs/model.md, "Provision").
/// Throws ModelError where a draw has no answer.
[[nodiscard]] Document gap_document(const GapResult& result);

/// The document of `specify`: a page for a procurement specification, with blank places marked, of the one
/// area or all together. The result may be without services. Throws ModelError where a draw has no answer.
[[nodiscard]] Document specify_document(const GapResult& result);

/// The document of `equity`: need, demand and missed by fifth of deprivation (docs/model.md, "Equity").
[[nodiscard]] Document equity_document(const EquityResult& result);

/// The document of `groups`. Areas without any group are left out of it.
/// Precondition: areas with groups have births.
[[nodiscard]] Document groups_document(const GroupsResult& result);

/// The document of `sensitivity`: of one area, or of all together and then each.
/// Precondition: there is a result.
[[nodiscard]] Document sensitivity_document(const std::vector<SensitivityResult>& results);

/// The document of `report`, in sections. Throws ModelError where a draw has no answer.
[[nodiscard]] Document report_document(const ReportParts& parts);

/// The chart with this id, alone. Throws RequestError that names those there are, or what it needs.
[[nodiscard]] Document chart_document(const Document& report, const std::string& id);

/// The document of `areas`.
[[nodiscard]] Document areas_document(const AreasFound& found);

/// The document of `areas --show`: an area's births by year, its indicators, and how its adversity ratio
/// depends on them.
[[nodiscard]] Document area_document(const ReferenceArea& reference, const IndicatorChoice& choice);

/// The document of `parameters list`.
[[nodiscard]] Document parameter_list_document(const std::vector<ParameterSet>& sets);

/// The document of `parameters show`: every figure with unit, meaning, source, page and evidence. As JSON it
/// is `json`, the set's own file, ready to be changed and used again.
[[nodiscard]] Document parameter_set_document(const ParameterSet& set, std::string_view json);

/// The document of `interventions`: the intervention map, or its rows that are designed for a level.
[[nodiscard]] Document interventions_document(std::optional<CareLevel> level);

/// The document of `assess`: a self-assessment as a profile, the largest steps first.
[[nodiscard]] Document assess_document(const Assessment& assessment);

/// The document of `check`.
[[nodiscard]] Document check_document(const CheckedTable& table);

/// The document of `prepare`: the input table as data; what was used, left out and why as notes and records.
[[nodiscard]] Document prepare_document(const PreparedTable& table);

/// What happened, in sentences; at most so many areas are named in each, then how many more there are.
[[nodiscard]] std::vector<Note> prepare_notes(const PreparedTable& table, std::size_t named);

/// Rows that were left out, each as it stands, with its line and the reason.
[[nodiscard]] Document rejects_document(const Selection& source);

}  // namespace pairmodel
