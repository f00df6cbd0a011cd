#pragma once

#include "pairmodel/report/table.hpp"
#include "pairmodel/study/study.hpp"

#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// Tables of one record that say how figures came about, for JSON and CSV metadata: the parameter set with
/// its values, the method, and where the data comes from.
[[nodiscard]] Table parameters_record(const ParameterSet& set);
[[nodiscard]] Table method_record(const StudyResult& result);
/// The same where low and high are neither scenario bounds nor quantiles: `kind` says what they are.
[[nodiscard]] Table method_record(const StudyResult& result, const std::string& kind);
[[nodiscard]] Table provenance_record(const StudyResult& result);

/// What stands below every table for readers; `levels`: levels of care are among the figures.
[[nodiscard]] std::vector<std::string> standing_notes(const StudyResult& result, bool levels = true);

/// The same without what low and high are, and how they are rounded; `figures` says how the figures were
/// made.
[[nodiscard]] std::vector<std::string> origin_notes(const StudyResult& result, bool levels,
                                                    const std::string& figures);

/// Those of the notes that are of this run: children under two, choices that are not the toolkit's own, need
/// that is held at all births.
[[nodiscard]] std::vector<std::string> run_remarks(const StudyResult& result, bool levels);

/// Who published the official data that were used, the births' publisher first, with what is from each.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> publishers_of(const StudyResult& result);

/// "Rounded to whole babies, halves up, but not in data files such as csv; figures may not add up due to
/// rounding.": what holds in every format, as the same notes stand in each.
[[nodiscard]] std::string rounding_words(int round_to);

/// The licence of the official data in the built-in table.
inline constexpr const char* open_government_licence =
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The attribution that the licence asks for, with the publishers of the indicators used.
[[nodiscard]] std::string attribution(const StudyResult& result);

}  // namespace pairmodel
