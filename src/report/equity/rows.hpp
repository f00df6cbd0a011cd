#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/study/equity.hpp"
#include "report/estimate/subject.hpp"

#include <array>
#include <string>
#include <vector>

namespace pairmodel {

/// What is told of each part.
inline constexpr std::array equity_measures{Measure::need,   Measure::targeted, Measure::specialist,
                                            Measure::demand, Measure::missed,   Measure::unassigned};

/// An area's parts with the figures that every output has.
class EquityFigures {
public:
    EquityFigures(const EquityResult& result, std::size_t area);

    [[nodiscard]] const Subject& subject() const { return subject_; }
    [[nodiscard]] const AreaEquity& area() const { return *area_; }
    [[nodiscard]] bool has_figures() const { return subject_.has_figures() && !area_->groups.empty(); }
    /// Babies of a part. With draws, the part's share of the area's interval.
    [[nodiscard]] Interval babies(const EquityPart& part, Measure measure, bool uneven = false) const;
    /// A part's middle as a share of the area's; 0 where there are none.
    [[nodiscard]] double share(const EquityPart& part, Measure measure) const;
    /// Families whom the more deprived fifths lack, as others have them, while reach is uneven.
    [[nodiscard]] Interval moved() const;
    /// Families more if all were reached as the least deprived fifth is.
    [[nodiscard]] Interval levelled_up() const;

private:
    [[nodiscard]] Interval of_all(const Scenarios<double>& babies, Measure measure) const;

    const AreaEquity* area_;
    Subject subject_;
};

/// "fifth of England's neighbourhoods" or "fifth of the births in these neighbourhoods".
[[nodiscard]] std::string fifth_words(const EquityResult& result);
/// What the parts are, as a heading: "Fifth", "Ward".
[[nodiscard]] std::string part_heading(const EquityResult& result);

/// For programs: a row for each part, measure and reach; the same as records; the curve; what was chosen.
[[nodiscard]] Table equity_data(const EquityResult& result);
[[nodiscard]] Table equity_records(const EquityResult& result);
[[nodiscard]] Table concentration_records(const EquityResult& result);
[[nodiscard]] Table curve_records(const EquityResult& result);
[[nodiscard]] Table equity_choice_record(const EquityResult& result);

/// Bars of need by fifth, and the concentration curve; of the one area or the total of all.
[[nodiscard]] std::vector<Chart> equity_charts(const EquityResult& result);

/// For readers: the answer in sentences, tables, and how it was made.
[[nodiscard]] std::vector<std::string> equity_answer(const EquityResult& result);
[[nodiscard]] std::vector<Table> equity_tables(const EquityResult& result);
[[nodiscard]] std::vector<std::string> equity_notes(const EquityResult& result);

/// The one area, or the total of all.
[[nodiscard]] std::size_t equity_place(const EquityResult& result);
/// "Gateshead", "the 33 neighbourhoods of wards.csv", "all areas together".
[[nodiscard]] std::string equity_place_name(const EquityResult& result);

}  // namespace pairmodel
