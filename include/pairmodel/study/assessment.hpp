#pragma once

#include "pairmodel/input/assessment.hpp"
#include "pairmodel/study/note.hpp"
#include "pairmodel/study/request.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// A strand as it was judged last, and the time before.
struct StrandProfile {
    StrandRow last;
    std::string when;  ///< its date, or else the file that it is from
    std::optional<StrandRow> before;
    std::string before_when;

    /// Stages from now to the one that is wanted; nothing where either is not known.
    [[nodiscard]] std::optional<int> steps() const;
    /// Stages that it has gone up since the time before, or down where negative.
    [[nodiscard]] std::optional<int> moved() const;
};

/// How mature a parent-infant relationship system is, as those who know it judge.
struct Assessment {
    std::vector<StrandProfile> strands;                       ///< the largest steps first
    std::vector<Strand> missing;                              ///< strands that nobody has judged
    std::vector<std::pair<std::string, std::string>> inputs;  ///< files, with their SHA-256
    std::vector<Note> notes;
};

/// Reads one or two files of judgements. Of each strand the last judgement counts, and that before it is what
/// it is compared with: by their dates, or where these are not given the files in their order. Throws
/// InputError with every problem, FileError.
[[nodiscard]] Assessment self_assessment(const std::vector<std::string>& files,
                                         const Listener& listener = {});

}  // namespace pairmodel
