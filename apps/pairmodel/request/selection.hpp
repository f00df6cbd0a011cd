#pragma once

#include "pairmodel/input/reference_areas.hpp"
#include "request/indicators.hpp"
#include "request/options.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The areas that the command line asks for, from wherever they come.
struct Selection {
    pairmodel::AreaList areas;
    pairmodel::Composition composition;  ///< of wider areas of the built-in table
    std::vector<std::uint32_t> lines;  ///< of areas from a file
    /// As the areas; empty where births of no stated years are known.
    std::vector<pairmodel::BirthsHistory> births_histories;
    std::vector<std::string> group_columns;
    std::vector<std::pair<std::string, std::string>> inputs;  ///< file name, SHA-256
    std::vector<std::string> notes;
    std::vector<std::string> readers_notes;  ///< of the notes, those that belong into every output
    std::vector<pairmodel::RejectedRow> rejected;
    std::vector<std::string> headings;  ///< of the file, for the rejected rows
    std::string file;                   ///< empty: not from a file
    bool builtin = false;
    std::vector<std::string> how;  ///< the options that choose this one area, for "see how"; empty for others
};

/// Reads or looks up the areas. Throws UsageError, InputError, FileError.
[[nodiscard]] Selection select_areas(const AreaChoice& choice, const IndicatorSet& indicators);

/// The built-in area that a name stands for; the message lists what else it may stand for. Throws UsageError.
[[nodiscard]] const pairmodel::ReferenceArea& area_named(const std::string& option, const std::string& name);

/// A file names an area.
struct AreaMention {
    std::string file;
    std::size_t line = 0;
    std::string area;  ///< code or name
};

/// The codes of the built-in areas that a file names, each once. Throws InputError that lists all others.
[[nodiscard]] std::vector<std::string> built_in_codes(const std::vector<AreaMention>& mentions);

/// Whether the options choose areas at all.
[[nodiscard]] bool names_areas(const AreaChoice& choice);

/// A parameter set by the id of a built-in one or the path of a file.
[[nodiscard]] pairmodel::ParameterSet parameter_set_of(const std::string& set_or_file);

[[nodiscard]] pairmodel::ModelOptions model_options_of(const ModelChoice& choice);

/// The code of the place that --within names. Throws UsageError.
[[nodiscard]] std::string within_code_of(const std::string& within);
[[nodiscard]] std::optional<int> year_option(const std::string& text);

/// Reads the file part of a choice for `check` and `estimate` alike.
[[nodiscard]] pairmodel::AreaTable read_input(const AreaChoice& choice, const IndicatorSet& indicators);

/// Goes through all areas of a run before anything is written: those that cannot be estimated, or are
/// saturated though `strict`, are an InputError that names every one.
[[nodiscard]] pairmodel::RunSummary check_run(const pairmodel::Run& run, const Selection& selection,
                                              bool strict);
