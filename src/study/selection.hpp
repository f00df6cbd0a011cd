#pragma once

#include "pairmodel/study/study.hpp"
#include "study/withholding/withholding.hpp"

#include <map>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace pairmodel {

/// The indicators that a study knows: the built-in ones, and what the request defines.
struct IndicatorSet {
    std::vector<Indicator> list;
    std::vector<std::string> added;                           ///< ids that are not built in
    std::vector<std::pair<std::string, std::string>> inputs;  ///< file name, SHA-256
    std::vector<std::string> notes;
};

/// Throws RequestError, InputError, FileError.
[[nodiscard]] IndicatorSet indicator_set_of(const std::vector<Reference>& references);

/// Which indicators of the list count for how much. Throws RequestError.
[[nodiscard]] IndicatorChoice indicator_choice_of(const AdversityRequest& request,
                                                  std::span<const Indicator> list);

/// Areas with what is to be noted of them.
struct SelectedAreas {
    Selection source;
    std::vector<Note> notes;
    std::map<std::string, Note>
        notes_by_area;  ///< by name, each told where its area is among those asked for
};

/// Throws RequestError with all that a request has beyond what it may have, such as a part 5 of 2. Who makes
/// one of texts has refused it before, in more words.
void check_request(const Request& request);

/// Reads or looks up the areas. `counted_years`: years whose births families are set beside. Throws
/// RequestError, InputError, FileError.
[[nodiscard]] SelectedAreas select_areas(const Request& request, const IndicatorSet& indicators,
                                         std::set<int> counted_years);

/// Keeps the areas that a request asks for by the values of their columns, withheld ones too where another
/// has the value, and notes which these are; then those of its part of all. Throws RequestError for a column
/// that there is not, or values that leave no area.
void keep_chosen(const Request& request, SelectedAreas& selected);

/// Reads a table of areas, or of neighbourhoods; rows whose births must not be known are withheld as they are
/// read.
[[nodiscard]] AreaTable read_table_areas(const TableAreas& table, const IndicatorSet& indicators,
                                         const Withholding& withholding, bool neighbourhoods = false);

/// A file names an area.
struct AreaMention {
    std::string file;
    std::size_t line = 0;
    std::string area;  ///< code or name
};

/// The codes of the built-in areas that a file names, each once. Throws InputError that lists all others.
[[nodiscard]] std::vector<std::string> built_in_codes(const std::vector<AreaMention>& mentions);

/// The area as it is called in a message about its row: "Gateshead (line 2)".
[[nodiscard]] std::string called(const AreaView& area, std::size_t index, const Selection& source);

/// What `read` makes of the file, from its path, or of the text in memory, from a stream and its name.
template <class Read>
auto read_given(const TableFile& file, const Read& read) {
    if (!file.text) return read(file.path);
    std::istringstream stream(*file.text);
    return read(stream, file.path);
}

/// Whether the table of areas is standard input.
[[nodiscard]] bool reads_standard_input(const Request& request);

/// The totals that a request asks for. Throws RequestError where there is no such column, or an area would be
/// counted twice.
[[nodiscard]] std::vector<NamedTotal> totals_of(const Run& run, const Request& request,
                                                const Selection& source);

/// Runs the simulation that is asked for; tells, and notes, where it has too few draws. Throws RequestError.
[[nodiscard]] SimulatedRun simulated(const Run& run, const std::vector<NamedTotal>& totals,
                                     const DrawsRequest& request, const Listener& listener,
                                     std::vector<Note>& notes);

/// A note, where anybody listens.
inline void tell(const Listener& listener, std::string_view text) {
    if (listener.note) listener.note(text);
}
inline void tell(const Listener& listener, const Note& note) {
    if (!listener.answer_follows) tell(listener, note.text);
}

}  // namespace pairmodel
