#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

/// Options as texts, whoever has them: the command line as typed, a package of Python or R by keywords. Each
/// is read once, into a typed request (request/request.hpp).
namespace pairmodel {

struct AreaChoice {
    std::string input;  ///< positional
    std::string births;
    std::string name;
    std::vector<std::string> areas;
    std::string tier;
    std::string within;
    std::string members;
    std::string births_year;
    std::string cohort = "births";
    std::vector<std::string> columns;  ///< OURS=THEIRS
    std::vector<std::string> where;    ///< COLUMN=VALUE
    std::string thousands;
    std::string on_bad_row = "fail";
    std::string rejects;
    std::shared_ptr<const std::string> text = {};  ///< as TableAreas::text, of `input`
};

struct AdversityChoice {
    std::string ratio;
    std::string indicators;
    std::string weights;
    std::string combine = "geometric";
    std::string reference_area = "nation";
    std::vector<std::string> references;  ///< ID=VALUE or FILE.json
};

struct ModelChoice {
    std::string parameters = "pif-2023";
    std::string allocation;
    std::string scale = "proportional";
    std::string elasticity;
    bool strict = false;
};

struct SimulationChoice {
    std::string draws = "0";
    std::string seed = "1";
    std::string interval = "95";
    std::string births_variation = "none";
    std::string threads;
    bool errors = false;
    bool automatic = true;  ///< --draws auto may be asked for
};

struct TotalChoice {
    bool all = false;
    std::string by;
    bool implied = false;  ///< nobody asked for it: the command adds several areas up
};

struct EquityTyped {
    std::string group_by;
    std::string reach_ratio;
};

struct OutputChoice {
    std::string format;
    std::string file;
    std::string shape;
    std::string measures;   ///< codes
    std::string delimiter;  ///< a word
    std::string only;       ///< names of columns
    std::string log;        ///< FILE.jsonl
    std::string round;
    std::string suppress_below;
    std::string date;
    bool force = false;
    bool quiet = false;
    bool no_color = false;
    bool notes = false;
    bool chart = false;  ///< the document is one chart
};

/// The options of a study.
struct StudyChoice {
    AreaChoice areas;
    AdversityChoice adversity;
    ModelChoice model;
    SimulationChoice simulation;
    TotalChoice totals;
    std::string shard;     ///< K/N
    std::string observed;  ///< FILE, or families=N,years=M
    std::string team;      ///< FILE.json, or caseload=N,weeks=W
    std::map<std::string, std::shared_ptr<const std::string>> tables = {};  ///< as Question::tables
    OutputChoice output;
};

/// The options of a plan, beside those of its study.
struct PlanChoice {
    std::string from;
    std::string to;
    std::string births_growth;
    std::string births_by_year;
    bool births_trend = false;
    std::string unreached_to;
    std::string unreached_by_year;
    std::string adversity_to;
    std::string scenarios;

    /// Any of them was given.
    [[nodiscard]] bool any() const;
};

struct GroupsChoice {
    StudyChoice study;
    std::vector<std::string> groups;  ///< ID=N or FILE.csv
};

struct SensitivityChoice {
    StudyChoice study;
    SimulationChoice simulation;  ///< apart from the study, which has no draws
    std::string measure = "demand";
    std::string elasticity;  ///< LOW,HIGH; empty: the set's
};

struct ReportChoice {
    StudyChoice study;
    PlanChoice plan;
    std::string services;
    std::string assessment;
    bool equity = false;
    EquityTyped reach;
    std::vector<std::string> groups;  ///< as of GroupsChoice
    std::string part = "all";
    std::string title;
    std::string organisation;
    std::string contact;
};

}  // namespace pairmodel
