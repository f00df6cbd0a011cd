#pragma once

#include "pairmodel/model/enum_words.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// What a note is about: the code by which programs know it.
enum class NoteCode {
    assumed_average,            ///< nothing is known of adversity: the national average is assumed
    births_of_different_years,  ///< births of several years stand beside one another, or are added up
    births_not_available,       ///< areas without figures, as their births are not known
    births_assumed,             ///< births of a year, or of an area, are taken for those of others
    rows_left_out,              ///< rows of the input that could not be read
    parts_have_data,            ///< what is not known of an area is known of its parts
    withheld,                   ///< areas with too few births to be shown
    saturated,                  ///< need is held at all births
    indicators,                 ///< how indicators were used, or were not
    input,                      ///< what was found in a file, or asked for
    births,                     ///< which births a plan goes by
    services,                   ///< how services were put to areas
    groups,                     ///< how numbers of vulnerable groups were put to areas
    observed,                   ///< how families that were counted were put to areas
    implausible,                ///< a figure that hardly can be what it is taken for
    few_draws,                  ///< figures would move with another seed
    chosen_areas,               ///< the figures are of some areas of those that were given
};

template <>
inline constexpr auto enum_words<NoteCode> = word_list("assumed_average", "births_of_different_years",
                                                       "births_not_available", "births_assumed",
                                                       "rows_left_out", "parts_have_data", "withheld",
                                                       "saturated", "indicators", "input", "births",
                                                       "services", "groups", "observed", "implausible",
                                                       "few_draws", "chosen_areas");

/// What somebody must know of what was asked: said on the way, and by every format of the answer.
struct Note {
    NoteCode code = NoteCode::input;
    std::string text;  ///< a sentence without its full stop
};

/// "Nothing is known of …." The sentence as a text has it.
[[nodiscard]] inline std::string sentence_of(const Note& note) {
    const bool ended = note.text.ends_with('.') || note.text.ends_with('?');
    return ended ? note.text : note.text + '.';
}

}  // namespace pairmodel
