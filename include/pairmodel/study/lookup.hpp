#pragma once

#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/prepare.hpp"
#include "pairmodel/study/note.hpp"
#include "pairmodel/study/request.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// The built-in area that a name stands for; the message lists what else it may stand for, and names the
/// option. Throws RequestError.
[[nodiscard]] const ReferenceArea& area_named(const std::string& option, const std::string& name);

/// The code of the place that --within names. Throws RequestError.
[[nodiscard]] std::string within_code_of(const std::string& within);

/// A parameter set by the id of a built-in one or the path of a file. Throws RequestError, InputError,
/// FileError.
[[nodiscard]] ParameterSet parameter_set_of(const std::string& set_or_file);

/// Which built-in areas are looked for.
struct AreasQuery {
    std::string text = {};  ///< a part of the name, or a code; empty: all
    std::optional<Tier> tier = {};
    std::string within = {};
    std::optional<int> births_year = {};
    AdversityRequest adversity = {};
};

/// A group of councils that is no area of the table, by the name that people have for it.
struct FoundGroup {
    std::string name;
    std::vector<const ReferenceArea*> members;
    std::string command;  ///< that adds them up
};

/// The built-in areas that a query finds.
struct AreasFound {
    std::vector<const ReferenceArea*> areas;
    std::optional<int> year;  ///< of births; the latest of each area if unset
    IndicatorChoice choice;
    std::string query;
    bool near_misses = false;  ///< nothing is called like the query; these are spelt like it
    FoundGroup group = {};     ///< that the query names; without members: none
};

/// Throws RequestError where nothing is found.
[[nodiscard]] AreasFound find_areas(const AreasQuery& query);

/// Which of the built-in indicators count for how much. Throws RequestError.
[[nodiscard]] IndicatorChoice builtin_indicator_choice(const AdversityRequest& request);

/// A cell of a table as it was read, with its line and its place in the row, from 1.
struct CheckedCell {
    std::size_t line = 0;
    std::size_t place = 0;
    std::string text;
};

/// What was found out about a table of areas, or of services.
struct CheckedTable {
    std::string file;
    std::vector<Issue> issues = {};
    std::vector<std::pair<std::string, std::string>> columns = {};  ///< heading, what it is taken for
    std::vector<std::string> facts = {};  ///< sentences about a file without problems
    std::vector<Note> notes = {};         ///< what was noted of it
    std::size_t areas = 0;
    double live_births = 0;
    std::string sha256 = {};
    std::vector<CheckedCell> cells = {};  ///< where they were asked for
};

/// Reads the table as study() does and computes nothing. Throws RequestError, FileError.
[[nodiscard]] CheckedTable check_table(const TableAreas& table, const std::vector<Reference>& references);

/// The same for a table of local services, as gap() reads it. Throws FileError.
[[nodiscard]] CheckedTable check_services(const std::string& path);

/// The rows that have problems and the first ones of the file, cell by cell, so that each problem can be
/// shown where it is. Throws FileError.
[[nodiscard]] std::vector<CheckedCell> cells_of(const std::string& path, const CheckedTable& checked);

/// An official file to read, and what for.
struct OfficialFile {
    std::string id;  ///< "births", or of an indicator
    std::string file;
    OfficialRequest request;
    std::vector<std::size_t> picks = {};    ///< which --where each of the request's picks is
    std::vector<std::size_t> columns = {};  ///< which --column each of the request's columns is
};

/// What an input table is to be made from: births first, then indicators.
struct PrepareRequest {
    std::vector<OfficialFile> files;
    std::vector<std::string> where = {};    ///< as given
    std::vector<std::string> columns = {};  ///< as given
    std::optional<Tier> tier = {};
    std::string within = {};
};

/// Reads the files and joins them. Throws RequestError, InputError with the problems of all files, FileError.
[[nodiscard]] PreparedTable prepare_table(const PrepareRequest& request);

}  // namespace pairmodel
