#pragma once

#include "pairmodel/error.hpp"
#include "request/choices.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

// Options put by CLI11 into the texts that requests are read from.

using pairmodel::AdversityChoice;
using pairmodel::AreaChoice;
using pairmodel::EquityTyped;
using pairmodel::ModelChoice;
using pairmodel::OutputChoice;
using pairmodel::PlanChoice;
using pairmodel::SimulationChoice;
using pairmodel::StudyChoice;
using pairmodel::TotalChoice;

void add_thousands_option(CLI::App& command, std::string& thousands);
void add_options(CLI::App& command, AreaChoice& choice);
/// --cohort, for commands whose figures may be of all children under two.
void add_cohort_option(CLI::App& command, AreaChoice& choice);
void add_options(CLI::App& command, AdversityChoice& choice);
/// --tier, with the tiers that there are.
CLI::Option* add_tier_option(CLI::App& command, std::string& tier, const char* help);
/// --reference alone, for commands that read a table and make no ratio of it.
void add_reference_option(CLI::App& command, std::vector<std::string>& references);
void add_options(CLI::App& command, ModelChoice& choice);
void add_options(CLI::App& command, SimulationChoice& choice);
void add_options(CLI::App& command, TotalChoice& choice);
void add_options(CLI::App& command, PlanChoice& choice);
/// The options of all that is made of one study: areas, cohort, adversity, model, simulation and output. One
/// shape; bad rows stop the run; there is no column for Monte Carlo errors.
void add_study_options(CLI::App& command, StudyChoice& choice);
/// --group, with the groups that there are.
void add_group_option(CLI::App& command, std::vector<std::string>& groups);
/// --observed, for commands that set the areas' own experience beside the model's.
void add_observed_option(CLI::App& command, StudyChoice& choice);
/// --team, for commands that say how big a team demand takes.
void add_team_option(CLI::App& command, StudyChoice& choice);
/// --reach-ratio.
void add_reach_ratio_option(CLI::App& command, EquityTyped& choice, const char* group);
/// --notes, for commands whose screen is shorter than what they have to say.
void add_notes_option(CLI::App& command, OutputChoice& choice);
/// `estimates`: with --notes, --shape, --round and --suppress-below as well.
void add_options(CLI::App& command, OutputChoice& choice, bool estimates);

/// Words that an option may have, as its help shows them: "fail|skip". Completions offer what stands so.
[[nodiscard]] std::string one_of(const std::vector<std::string>& words);

/// What is shown first in `pairmodel COMMAND --help`.
void set_examples(CLI::App& command, const std::vector<std::string>& examples);
/// These examples; none where none were set.
[[nodiscard]] std::vector<std::string> examples_of(const CLI::App& command);

/// A command: its options are registered at once; `run` is called when it was chosen. Returns the exit code.
struct Command {
    CLI::App* app = nullptr;
    std::function<int()> run;
};

Command add_estimate(CLI::App& program);
Command add_explain(CLI::App& program);
Command add_areas(CLI::App& program);
Command add_parameters(CLI::App& program);
Command add_interventions(CLI::App& program);
Command add_assess(CLI::App& program);
Command add_specify(CLI::App& program);
Command add_check(CLI::App& program);
Command add_groups(CLI::App& program);
Command add_gap(CLI::App& program);
Command add_equity(CLI::App& program);
Command add_prepare(CLI::App& program);
Command add_plan(CLI::App& program);
Command add_sensitivity(CLI::App& program);
Command add_report(CLI::App& program);

/// The whole command line: what the program is and all its commands, in the order of its help.
[[nodiscard]] std::vector<Command> add_commands(CLI::App& program);

/// The file that --config names, else the environment; empty for none.
[[nodiscard]] std::string config_file(const CLI::App& command);

/// Options not given on the command line come from the environment (PAIRMODEL_FORMAT), else from the config
/// file. Throws RequestError for keys that no command knows. Gives where each option so set
/// comes from.
std::map<std::string, std::string> apply_environment_and_config(CLI::App& program, CLI::App& command);

/// The command as it must be typed to have the same again: with what came from the environment and from
/// --config, without what changes nothing of the result. It is published, so files are named without their
/// folders.
[[nodiscard]] std::string command_line_of(const CLI::App& command);

/// All commands, with `help` and `version`.
[[nodiscard]] std::vector<std::string> command_names(const CLI::App& program);

/// The message for what CLI11 did not understand, with "did you mean …?".
[[nodiscard]] pairmodel::Problem usage_problem(const CLI::App& program, const CLI::ParseError& error);
