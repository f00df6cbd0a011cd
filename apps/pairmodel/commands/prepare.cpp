#include "pairmodel/input/prepare.hpp"

#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/prepare_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

using namespace pairmodel;

namespace {

/// Areas named in a note on standard error; the metadata names all.
constexpr std::size_t named_areas = 3;

struct PrepareOptions {
    std::string births;
    std::vector<std::string> indicators;
    std::string year;
    std::vector<std::string> where;
    std::vector<std::string> periods;
    std::string tier;
    std::string within;
    OutputChoice output;
};

/// A file to read, and what for.
struct Wanted {
    std::string id;
    std::string file;
    OfficialRequest request;
    std::vector<std::size_t> picks;  ///< which --where each of the request's picks is
};

/// FILE or FILE:COLUMN; the file is the longest beginning that there is.
void split_file(const std::string& option, const std::string& text, Wanted& wanted) {
    wanted.file = text;
    if (text == "-" || std::filesystem::exists(text)) return;
    for (std::size_t colon = text.rfind(':'); colon != std::string::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        const std::string file = text.substr(0, colon);
        if (file != "-" && !std::filesystem::exists(file)) continue;
        wanted.file = file;
        wanted.request.column = text.substr(colon + 1);
        if (wanted.request.column.empty())
            throw UsageError(fmt::format("{}: expected a column behind {}:", option, file));
        return;
    }
    throw FileError(fmt::format("there is no file {}", text.substr(0, text.rfind(':'))));
}

Wanted wanted_births(const PrepareOptions& options) {
    if (options.births.empty())
        throw UsageError("prepare: which births?",
                         "pairmodel prepare --births ons_births_table_1.csv -o areas.csv");
    Wanted wanted;
    wanted.id = "births";
    wanted.request.counts = true;
    wanted.request.usual_columns = {"live_births", "births", "number_of_live_births", "number_of_births",
                                    "annual_live_births"};
    split_file("--births", options.births, wanted);
    if (const auto year = year_option(options.year)) wanted.request.period = std::to_string(*year);
    return wanted;
}

Wanted wanted_indicator(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw UsageError(
            fmt::format("--indicator: expected ID=FILE or ID=FILE:COLUMN, found {}", in_quotes(text)),
            "such as --indicator imd=iod2019_file_10.csv");
    Wanted wanted;
    wanted.id = text.substr(0, equals);
    const std::string problem = prepared_id_problem(wanted.id, reference_table());
    if (!problem.empty())
        throw UsageError(
            fmt::format("--indicator: {} cannot be the name of an indicator", in_quotes(wanted.id)), problem);
    wanted.request.usual_columns = {wanted.id};
    for (const Indicator& known : reference_table().indicators)
        if (known.id == wanted.id) wanted.request.usual_columns.push_back(known.column);
    split_file("--indicator", text.substr(equals + 1), wanted);
    return wanted;
}

std::vector<Wanted> wanted_files(const PrepareOptions& options) {
    std::vector<Wanted> files{wanted_births(options)};
    for (const std::string& text : options.indicators) {
        Wanted wanted = wanted_indicator(text);
        for (const Wanted& other : files)
            if (other.id == wanted.id)
                throw UsageError(fmt::format("--indicator: {} was given twice", wanted.id));
        files.push_back(std::move(wanted));
    }
    if (std::count_if(files.begin(), files.end(), [](const Wanted& w) { return w.file == "-"; }) > 1)
        throw UsageError("standard input can be read once only");
    return files;
}

/// The file that `ID` before the separator names; null where the text begins with no such id.
Wanted* file_of(std::vector<Wanted>& files, std::string& text, char separator) {
    const std::size_t end = text.find(separator);
    if (end == std::string::npos) return nullptr;
    for (Wanted& wanted : files)
        if (text.substr(0, end) == wanted.id) {
            text.erase(0, end + 1);
            return &wanted;
        }
    return nullptr;
}

void add_periods(const PrepareOptions& options, std::vector<Wanted>& files) {
    for (std::string text : options.periods) {
        const std::string given = text;
        Wanted* one = file_of(files, text, '=');
        if (text.empty() || (one == nullptr && text.find('=') != std::string::npos))
            throw UsageError(fmt::format("--period: expected P or ID=P, found {}", in_quotes(given)),
                             "such as --period 2022/23 or --period looked_after=2024");
        if (one != nullptr) one->request.period = text;
        for (std::size_t i = 1; i < files.size() && one == nullptr; ++i) files[i].request.period = text;
    }
}

void add_picks(const PrepareOptions& options, std::vector<Wanted>& files) {
    for (std::size_t i = 0; i < options.where.size(); ++i) {
        std::string text = options.where[i];
        Wanted* one = file_of(files, text, ':');
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
            throw UsageError(
                fmt::format("--where: expected COLUMN=VALUE, found {}", in_quotes(options.where[i])),
                "such as --where \"population_type=Children looked after on 31 March each year\"");
        for (Wanted& wanted : files) {
            if (one != nullptr && one != &wanted) continue;
            wanted.request.picks.push_back({text.substr(0, equals), text.substr(equals + 1)});
            wanted.picks.push_back(i);
        }
    }
}

/// Every --where must name a column of some file.
void check_picks(const PrepareOptions& options, const std::vector<Wanted>& files,
                 const std::vector<PrepareSource>& sources) {
    for (std::size_t i = 0; i < options.where.size(); ++i) {
        bool used = false;
        std::string column;
        std::vector<std::string> headings;
        for (std::size_t k = 0; k < files.size(); ++k)
            for (std::size_t p = 0; p < files[k].picks.size(); ++p) {
                if (files[k].picks[p] != i) continue;
                const OfficialTable& table = sources[k].table;
                used = used || table.picked_by[p];
                column = files[k].request.picks[p].column;
                headings.insert(headings.end(), table.headings.begin(), table.headings.end());
            }
        if (!used)
            throw UsageError(fmt::format("--where: no file has a column {}", in_quotes(column)),
                             did_you_mean(column, headings));
    }
}

/// Reads all files, so that the problems of all are told at once.
std::vector<PrepareSource> read_files(const std::vector<Wanted>& files) {
    std::vector<PrepareSource> sources;
    std::vector<Issue> issues;
    for (const Wanted& wanted : files) {
        try {
            sources.push_back({wanted.id, read_official_table(wanted.file, wanted.request)});
        } catch (const InputError& error) {
            issues.insert(issues.end(), error.issues().begin(), error.issues().end());
        }
    }
    if (!issues.empty()) throw InputError(std::move(issues));
    return sources;
}

PrepareChoice choice_of(const PrepareOptions& options) {
    PrepareChoice choice;
    if (!options.tier.empty()) {
        const auto codes = tier_codes();
        choice.tier = static_cast<Tier>(word_option("--tier", options.tier, {codes.begin(), codes.end()}));
    }
    if (!options.within.empty()) choice.within = within_code_of(options.within);
    return choice;
}

void check_outputs(const PrepareOptions& options, const std::vector<Wanted>& files) {
    for (const Wanted& wanted : files) {
        AreaChoice input;
        input.input = wanted.file;
        check_output(options.output, input);
    }
}

int run_prepare(const PrepareOptions& options) {
    const PrepareChoice choice = choice_of(options);
    std::vector<Wanted> files = wanted_files(options);
    add_periods(options, files);
    add_picks(options, files);
    check_outputs(options, files);
    std::vector<PrepareSource> sources = read_files(files);
    check_picks(options, files, sources);
    PrepareSource births = std::move(sources.front());
    sources.erase(sources.begin());
    const PreparedTable table = prepare(std::move(births), std::move(sources), choice, reference_table());
    if (table.areas.empty())
        throw UsageError(fmt::format("{} has no area of that tier and place", files.front().file),
                         "leave --tier or --within out");
    OutputFiles outputs(options.output.force);
    write_document(prepare_document(table), options.output, outputs);
    if (!options.output.file.empty()) {
        for (const std::string& text : prepare_notes(table, named_areas)) note(options.output, text);
        note(options.output, fmt::format("{}: {} {}", options.output.file, table.areas.size(),
                                         table.areas.size() == 1 ? "area" : "areas"));
    }
    return exit_done;
}

CLI::Option* add_many(CLI::App& command, const char* name, std::vector<std::string>& values, const char* type,
                      const char* help) {
    return command.add_option(name, values, help)
        ->type_name(type)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

}  // namespace

Command add_prepare(CLI::App& program) {
    CLI::App* command = program.add_subcommand("prepare", "make an input table from official downloads");
    set_examples(
        *command,
        {"pairmodel prepare --births births_table_1.csv --indicator imd=iod_file_10.csv -o areas.csv",
         "pairmodel prepare --births births.csv --tier upper -o areas.csv \\\n"
         "    --indicator looked_after=dfe.csv:rate_per_10000 \\\n"
         "    --where \"population_type=Children looked after on 31 March each year\""});
    auto options = std::make_shared<PrepareOptions>();
    command->add_option("--births", options->births, "live births as published, in CSV; - is standard input")
        ->type_name("FILE[:COLUMN]");
    add_many(*command, "--indicator", options->indicators, "ID=FILE[:COLUMN]",
             "an indicator as published, in CSV; repeatable");
    command->add_option("--year", options->year, "births of this year (default: the latest there is)")
        ->type_name("YYYY");
    add_many(*command, "--where", options->where, "[ID:]COLUMN=VALUE",
             "only rows with this value, in files that have the column; repeatable");
    add_many(*command, "--period", options->periods, "[ID=]P",
             "indicators of this period (default: the latest); repeatable");
    add_tier_option(*command, options->tier, "only areas of this tier");
    command->add_option("--within", options->within, "only areas in this place")->type_name("NAME|CODE");
    add_options(*command, options->output, false);
    return {command, [options] { return run_prepare(*options); }};
}
