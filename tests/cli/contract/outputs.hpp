#pragma once

#include "support/official_files.hpp"
#include "support/program.hpp"

#include <string>
#include <vector>

/// Calls of every command, with inputs of which much must be said: the outputs that the contract is tested
/// on.
namespace contract {

/// A call, without the options of its output.
struct Call {
    std::string schema;  ///< the file of data/schemas/ without its ending
    program::Arguments arguments;
};

/// A folder with the inputs of the calls.
class Inputs : public program::TemporaryFolder {
public:
    Inputs() {
        // An area without a code, one that is very small, one whose parts are known, and a row that is none.
        write("mixed.csv",
              "area_code,area_name,live_births,[x]\n"
              "E08000037,Gateshead,1834,A\n,Small,3,\nE10000014,Hampshire,12000,B\n");
        write("noted.csv", "area_code,area_name,live_births\n,,\nE08000037,Gateshead,1834\n");
        write("bad.csv",
              "area_code,area_name,live_births\nE08000037,Gateshead,1834\nE08000021,Newcastle,many\n");
        write("known.csv",
              "area_code,area_name,live_births_2022,live_births_2023,live_births_2024,adversity_ratio,"
              "adversity_ratio_se,ward\n"
              "E08000037,Gateshead,1800,1820,1834,1.2,0.1,A\nE08000021,Newcastle,2810,2805,2834,1.5,0.1,B\n");
        // Births of a week, and shares where per cent are meant.
        write("odd.csv",
              "area_code,area_name,live_births,child_poverty\n"
              "E08000037,Gateshead,35,0.25\nE08000021,Newcastle upon Tyne,2939,0.31\n");
        write("observed.csv",
              "area_code,level,families\nE08000037,targeted,30\nE08000037,specialist,20\nE08000021,,3\n");
        write("ace.csv", "area_name,live_births,ace\nAsh,100,12\n");
        write("one.csv", "service,level,families_per_year\nA,targeted,10\n");
        write("births.csv", official::ons_births());
        write("file10.csv", official::deprivation_averages());
        const std::filesystem::path examples = std::filesystem::path(PAIRMODEL_SOURCE_DIR) / "data/examples";
        for (const char* name : {"services.csv", "mapping.csv", "team.json", "grid.csv", "outreach.json",
                                 "own-indicators.csv", "own-indicators.json", "neighbourhoods.csv"})
            write(name, program::read_file(examples / name));
    }

    [[nodiscard]] program::Outcome run(program::Arguments arguments,
                                       const program::Arguments& more = {}) const {
        arguments.insert(arguments.end(), more.begin(), more.end());
        return program::run(arguments, {.folder = path()});
    }
};

[[nodiscard]] inline std::vector<Call> calls() {
    return {
        {"estimate", {"estimate", "--area", "Gateshead"}},
        {"estimate", {"estimate", "--births", "0"}},
        {"estimate", {"estimate", "--births", "50000", "--adversity", "3"}},
        {"estimate",
         {"estimate", "--area", "Gateshead", "--area", "Leeds", "--total", "--total-by", "region"}},
        {"estimate", {"estimate", "--tier", "country", "--births-year", "2021"}},
        {"estimate", {"estimate", "--area", "Isles of Scilly"}},
        {"estimate", {"estimate", "--area", "Gateshead", "--draws", "200", "--monte-carlo-error"}},
        {"estimate",
         {"estimate", "known.csv", "--draws", "200", "--monte-carlo-error", "--total", "--total-by", "ward"}},
        {"estimate", {"estimate", "ace.csv", "--reference", "ace=10"}},
        {"estimate", {"estimate", "mixed.csv", "--suppress-below", "5", "--total"}},
        {"estimate", {"estimate", "known.csv", "--total-by", "ward", "--round", "5", "--date", "2026-01-01"}},
        {"estimate", {"estimate", "bad.csv", "--on-bad-row", "skip", "--total"}},
        {"estimate", {"estimate", "own-indicators.csv", "--reference", "own-indicators.json"}},
        {"estimate", {"estimate", "mixed.csv", "--cohort", "under-two", "--total"}},
        {"estimate", {"estimate", "--births", "100", "--parameters", "madigan-2023", "--draws", "100"}},
        {"estimate",
         {"estimate", "--tier", "upper", "--within", "Wales", "--reference-area", "uk", "--indicators",
          "imd"}},
        {"estimate", {"estimate", "known.csv", "--observed", "observed.csv", "--suppress-below", "5"}},
        {"explain", {"explain", "--area", "Gateshead"}},
        {"explain", {"explain", "--area", "Hampshire", "--allocation", "closed"}},
        {"explain", {"explain", "--births", "100", "--scale", "odds"}},
        {"areas", {"areas", "gates"}},
        {"areas", {"areas", "--births-year", "2021"}},
        {"areas-show", {"areas", "--show", "Gateshead"}},
        {"areas-show", {"areas", "--show", "United Kingdom"}},
        {"groups", {"groups", "--area", "York", "--group", "looked_after=9"}},
        {"groups",
         {"groups", "--births", "100", "--group", "abuse_or_neglect=100", "--group", "looked_after=90"}},
        {"groups", {"groups", "--births", "100", "--group", "social_care=10", "--group", "antenatal=110"}},
        {"sensitivity", {"sensitivity", "--area", "Gateshead"}},
        {"sensitivity", {"sensitivity", "--area", "Gateshead", "--area", "Leeds", "--draws", "200"}},
        {"plan", {"plan", "--area", "Gateshead", "--from", "2026", "--to", "2028", "--unreached-to", "50%"}},
        {"plan",
         {"plan", "--births", "1834", "--from", "2026", "--to", "2031", "--scenarios", "outreach.json"}},
        {"plan",
         {"plan", "known.csv", "--total", "--observed", "observed.csv", "--team", "team.json", "--from",
          "2026", "--to", "2027", "--unreached-to", "50%"}},
        {"plan", {"plan", "known.csv", "--total", "--from", "2026", "--to", "2027", "--draws", "100"}},
        {"plan", {"plan", "mixed.csv", "--suppress-below", "5", "--from", "2026", "--to", "2027"}},
        {"plan",
         {"plan", "--births", "10", "--births-by-year", "2026=10,2027=11", "--from", "2026", "--to", "2027",
          "--unreached-by-year", "2026=0.5,2027=0.4"}},
        {"gap", {"gap", "--area", "Gateshead", "--team", "team.json"}},
        {"gap",
         {"gap", "mapping.csv", "--area", "Gateshead", "--team", "caseload=10,weeks=20", "--observed",
          "families=60", "--group", "social_care=90"}},
        {"gap", {"gap", "services.csv", "--area", "Gateshead"}},
        {"gap", {"gap", "one.csv", "--area", "Gateshead"}},
        {"gap", {"gap", "services.csv", "--tier", "upper", "--within", "North East"}},
        {"gap", {"gap", "services.csv", "mixed.csv", "--suppress-below", "5"}},
        {"gap", {"gap", "mapping.csv", "--area", "Gateshead"}},
        {"estimate", {"estimate", "mixed.csv", "--cohort", "antenatal", "--total"}},
        {"equity", {"equity", "--area", "Gateshead", "--reach-ratio", "0.6"}},
        {"equity", {"equity", "--tier", "country", "--within", "England", "--group-by", "decile"}},
        {"equity", {"equity", "neighbourhoods.csv", "--group-by", "ward", "--suppress-below", "35"}},
        {"equity", {"equity", "--area", "York", "--neighbourhoods", "neighbourhoods.csv", "--draws", "100"}},
        {"interventions", {"interventions"}},
        {"assess", {"assess", "grid.csv"}},
        {"specify", {"specify", "--area", "Gateshead"}},
        {"specify", {"specify", "--area", "Gateshead", "--services", "mapping.csv", "--draws", "100"}},
        {"specify", {"specify", "mixed.csv", "--suppress-below", "5"}},
        {"parameters-list", {"parameters", "list"}},
        {"parameters-check", {"parameters", "check", "own-indicators.json"}},
        {"areas", {"areas", "Home Counties"}},
        {"check", {"check", "mixed.csv"}},
        {"check", {"check", "bad.csv", "--cells"}},
        {"prepare", {"prepare", "--births", "births.csv", "--indicator", "imd=file10.csv"}},
    };
}

}  // namespace contract
