#pragma once

#include "pairmodel/study/study.hpp"
#include "words/names.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// "+85%", "−16%", "0%": how far a ratio is from 1.
[[nodiscard]] std::string signed_percent(double ratio);

/// What the ratio compares with: "the average for England"; empty where that is not known.
[[nodiscard]] std::string average_of(const AdversityRatio& adversity);

/// "21% above the average for England", or "5% below average" and "at the national average" where nothing
/// tells whose.
[[nodiscard]] std::string against_average(double ratio, std::string_view average = {});
/// Behind "goes to": "the national average", "20% above average".
[[nodiscard]] std::string level_of_adversity(double ratio);

/// "6 indicators", "2 of 6 indicators" where the area lacks some, "given", "assumed":
/// what a ratio is from, in few words.
[[nodiscard]] std::string adversity_origin(const AdversityRatio& adversity);

/// "21% above average, from 6 indicators".
[[nodiscard]] std::string adversity_phrase(const AdversityRatio& adversity);
/// The same in fewer words: what all are from, or all parts of a wider area, is not said.
[[nodiscard]] std::string short_adversity_phrase(const AdversityRatio& adversity);
/// With what single indicators would give: "… (singly: 17% below to 85% above)".
[[nodiscard]] std::string full_adversity_phrase(const AdversityRatio& adversity);

/// "given for the run", "6 indicators: imd, child_poverty, …", for tables and programs.
[[nodiscard]] std::string adversity_basis_phrase(const AdversityRatio& adversity, const Run& run);

/// "1,834 live births in 2024", "1 live birth", "3,720 live births in 2023 and 2024", "live births not
/// available", "live births [c]".
[[nodiscard]] std::string births_phrase(const AreaView& area);
/// Its beginning, of any number: "1,834 live births", "1 pregnancy".
[[nodiscard]] std::string births_words(double births, Cohort cohort);
/// What it counts: "live births" or "pregnancies".
[[nodiscard]] std::string_view births_noun(Cohort cohort);
/// What shares are of: "births" or "pregnancies".
[[nodiscard]] std::string_view whole_of(Cohort cohort);

/// "all areas together"; "22 of 24 areas together" where some are withheld.
[[nodiscard]] std::string areas_together(const StudyResult& result);

/// What figures are of: "1,834 live births in 2024; adversity 45% above …." of one area; of several their
/// names, births, years and mean adversity.
[[nodiscard]] std::string place_line(const StudyResult& result);

/// Whom figures count: "babies", "pregnancies" or "children under two"; of one, "baby", "pregnancy" or "child
/// under two".
[[nodiscard]] std::string_view whom(Cohort cohort);
[[nodiscard]] std::string_view one_of(Cohort cohort);

/// What figures count: "babies a year", "pregnancies a year" or "children under two".
[[nodiscard]] std::string_view unit_of(Cohort cohort);

/// An interval of babies or families in a sentence.
struct CountWords {
    std::string text;  ///< "about 580 to 670", "36 to 42", "fewer than 1", "up to 3"
    bool one = false;  ///< whether they are of one: "1 baby", "fewer than 1 baby"
};

/// A number of babies in a sentence, to two or three significant figures: 36, 580, 1,230, 18,500. Tables have
/// them whole.
[[nodiscard]] std::string prose_number(double babies, int round_to);

/// "about 580 to 670": `low` and `high` as prose_number() has them, or to two figures where they are so far
/// apart that a third says nothing: "about 6,300 to 8,700".
[[nodiscard]] CountWords count_words(const Interval& interval, int round_to);

/// What count_words() has, behind the words of another number: "about" is said once.
[[nodiscard]] std::string about_said_once(std::string_view before, std::string words);

/// The same where only the high end is meant: "up to 12", "fewer than 1", "0".
[[nodiscard]] CountWords count_words_up_to(double most, int round_to);

/// What is short: "about 86 to 97", or "up to 26" where it may be none.
[[nodiscard]] std::string short_words(const Interval& shortfall, int round_to);

/// "medians of draws" or "middles of ranges": where the one number of each range is from.
[[nodiscard]] std::string_view middles_of(const StudyResult& result);

/// What must be known where need is held at all births; `when` as it begins.
[[nodiscard]] std::string saturated_sentence(std::string_view when);
/// "In 4% of draws"; without draws, "At this adversity".
[[nodiscard]] std::string when_saturated(std::optional<double> share_of_draws);

/// "about 580 to 670 babies a year", "fewer than 1 baby a year", "1 child under two".
[[nodiscard]] std::string babies_phrase(const Interval& interval, int round_to, Cohort cohort);

/// What sentences are for.
enum class Wording {
    read,    ///< on a screen, below a title and above a table
    quoted,  ///< in somebody's report, where each stands by itself: with the place, and shares of births
};

/// What an estimate says of a place, for summary_sentences().
struct PlaceFigures {
    std::string place;  ///< "the 153 areas together"; none where a title says it
    Wording wording = Wording::read;
    double live_births = 0;  ///< of a year, or of two for children under two
    Cohort cohort = Cohort::births;
    int round_to = 0;
    Interval need;
    Interval demand;
    Interval missed;
};

/// Each end as a share of births, as share_of() has it.
[[nodiscard]] Interval share_of_births(const Interval& babies, double births, int round_to);

/// The answer in plain English: who is likely to need more than the universal offer, who of them to come, and
/// who would be missed, a sentence each, to be read aloud. One sentence where there are no births.
[[nodiscard]] std::vector<std::string> summary_sentences(const PlaceFigures& figures);

/// Whether the range of wider uncertainty leaves out the low end of the published shares.
[[nodiscard]] bool lies_higher(const StudyResult& result);

/// "With uncertainty in adversity and reach (95%), about 490 to 830 would be missed."; with why it lies
/// higher, where it does. Empty where the study has no such range for the area or total with this index.
[[nodiscard]] std::string wider_sentence(const StudyResult& result, std::size_t record);

}  // namespace pairmodel
