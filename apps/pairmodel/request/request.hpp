#pragma once

#include "pairmodel/study/request.hpp"
#include "request/options.hpp"

#include <string>
#include <vector>

/// The options of a study as typed.
struct StudyChoice {
    AreaChoice areas;
    AdversityChoice adversity;
    ModelChoice model;
    SimulationChoice simulation;
    TotalChoice totals;
    std::string shard;     ///< K/N
    std::string observed;  ///< FILE, or families=N,years=M
    std::string team;      ///< FILE.json, or caseload=N,weeks=W
    OutputChoice output;
};

/// What the options ask for. Throws RequestError.
[[nodiscard]] pairmodel::Request request_of(const StudyChoice& choice);

/// --observed, for commands that set the areas' own experience beside the model's.
void add_observed_option(CLI::App& command, StudyChoice& choice);

/// --team, for commands that say how big a team demand takes.
void add_team_option(CLI::App& command, StudyChoice& choice);

// Its parts, for commands that need no more.
[[nodiscard]] pairmodel::AdversityRequest adversity_of(const AdversityChoice& choice);
[[nodiscard]] std::vector<pairmodel::Reference> references_of(const std::vector<std::string>& texts);
[[nodiscard]] pairmodel::TableAreas table_of(const AreaChoice& choice);
/// Unset without draws. Throws RequestError where options do not fit.
[[nodiscard]] std::optional<pairmodel::DrawsRequest> draws_of(const SimulationChoice& choice,
                                                              const OutputChoice& output);

/// Unset where nothing was given.
[[nodiscard]] std::optional<pairmodel::ObservedRequest> observed_of(const std::string& text);

[[nodiscard]] std::optional<std::variant<pairmodel::Team, pairmodel::TeamPath>> team_of(
    const std::string& text);

/// Files that the options name, beside the table of areas.
[[nodiscard]] std::vector<std::string> inputs_of(const StudyChoice& choice);
