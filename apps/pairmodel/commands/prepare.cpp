#include "pairmodel/input/prepare.hpp"

#include "input/areas/columns.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/values.hpp"

#include <fmt/format.h>

#include <algorithm>
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
    std::vector<std::string> columns;
    std::string thousands;
    std::string tier;
    std::string within;
    OutputChoice output;
};

/// FILE or FILE:COLUMN; the file is the longest beginning that there is. Of a workbook or a zip file also
/// FILE:TABLE and FILE:TABLE:COLUMN.
void split_file(const std::string& option, const std::string& text, OfficialFile& wanted) {
    wanted.file = text;
    if (text == "-" || is_there(text)) return;
    for (std::size_t colon = text.rfind(':'); colon != std::string::npos && colon > 0;
         colon = text.rfind(':', colon - 1)) {
        const std::string file = text.substr(0, colon);
        if (file != "-" && !is_there(file)) continue;
        wanted.file = file;
        wanted.request.column = text.substr(colon + 1);
        for (const std::string& part : tables_in(file)) {
            if (wanted.request.column != part && !wanted.request.column.starts_with(part + ":")) continue;
            wanted.file = text.substr(0, colon + 1 + part.size());
            if (wanted.file == text) return wanted.request.column.clear();
            wanted.request.column = text.substr(wanted.file.size() + 1);
            break;
        }
        if (wanted.request.column.empty())
            throw RequestError(option, fmt::format("expected a column behind {}:", file), "");
        return;
    }
    throw FileError(fmt::format("there is no file {}", text.substr(0, text.rfind(':'))));
}

OfficialFile wanted_births(const PrepareOptions& options) {
    if (options.births.empty())
        throw RequestError("prepare: which births?",
                           "pairmodel prepare --births ons_births_table_1.csv -o areas.csv");
    OfficialFile wanted;
    wanted.id = "births";
    wanted.request.counts = true;
    wanted.request.usual_columns = {"live_births", "births", "number_of_live_births", "number_of_births",
                                    "annual_live_births"};
    split_file("--births", options.births, wanted);
    wanted.request.period = births_period_option(options.year);
    return wanted;
}

OfficialFile wanted_indicator(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        throw RequestError("--indicator",
                           fmt::format("expected ID=FILE or ID=FILE:COLUMN, found {}", in_quotes(text)),
                           "such as --indicator imd=iod2019_file_10.csv");
    OfficialFile wanted;
    wanted.id = text.substr(0, equals);
    const std::string problem = prepared_id_problem(wanted.id, reference_table());
    if (!problem.empty())
        throw RequestError("--indicator",
                           fmt::format("{} cannot be the name of an indicator", in_quotes(wanted.id)),
                           problem);
    wanted.request.usual_columns = {wanted.id};
    for (const Indicator& known : reference_table().indicators)
        if (known.id == wanted.id) {
            wanted.request.usual_columns.push_back(known.column);
            wanted.request.unit = known.unit;
            wanted.request.subject = known.label;
        }
    split_file("--indicator", text.substr(equals + 1), wanted);
    return wanted;
}

std::vector<OfficialFile> wanted_files(const PrepareOptions& options) {
    std::vector<OfficialFile> files{wanted_births(options)};
    for (const std::string& text : options.indicators) {
        OfficialFile wanted = wanted_indicator(text);
        for (const OfficialFile& other : files)
            if (other.id == wanted.id)
                throw RequestError("--indicator", fmt::format("{} was given twice", wanted.id), "");
        files.push_back(std::move(wanted));
    }
    // Of several indicators each may have the column that a hint is about.
    for (OfficialFile& wanted : files)
        if (options.indicators.size() > 1) wanted.request.id = wanted.id;
    if (std::count_if(files.begin(), files.end(), [](const OfficialFile& w) { return w.file == "-"; }) > 1)
        throw RequestError("standard input can be read once only");
    return files;
}

/// The file that `ID` before the separator names; null where the text begins with no such id.
OfficialFile* file_of(std::vector<OfficialFile>& files, std::string& text, char separator) {
    const std::size_t end = text.find(separator);
    if (end == std::string::npos) return nullptr;
    for (OfficialFile& wanted : files)
        if (text.substr(0, end) == wanted.id) {
            text.erase(0, end + 1);
            return &wanted;
        }
    return nullptr;
}

void add_periods(const PrepareOptions& options, std::vector<OfficialFile>& files) {
    for (std::string text : options.periods) {
        const std::string given = text;
        OfficialFile* one = file_of(files, text, '=');
        if (text.empty() || (one == nullptr && text.find('=') != std::string::npos))
            throw RequestError("--period", fmt::format("expected P or ID=P, found {}", in_quotes(given)),
                               "such as --period 2022/23 or --period looked_after=2024");
        if (one != nullptr) one->request.period = text;
        for (std::size_t i = 1; i < files.size() && one == nullptr; ++i) files[i].request.period = text;
    }
}

void add_picks(const PrepareOptions& options, std::vector<OfficialFile>& files) {
    for (std::size_t i = 0; i < options.where.size(); ++i) {
        std::string text = options.where[i];
        OfficialFile* one = file_of(files, text, ':');
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
            throw RequestError(
                "--where", fmt::format("expected COLUMN=VALUE, found {}", in_quotes(options.where[i])),
                "such as --where \"population_type=Children looked after on 31 March each year\"");
        if (is_comparison(text.substr(0, equals)))
            throw RequestError("--where",
                               fmt::format("expected COLUMN=VALUE, found {}", in_quotes(options.where[i])),
                               "rows are picked by a value that they have: name it");
        for (OfficialFile& wanted : files) {
            if (one != nullptr && one != &wanted) continue;
            wanted.request.picks.push_back({text.substr(0, equals), text.substr(equals + 1)});
            wanted.picks.push_back(i);
        }
    }
}

/// The column of values of a file: live_births, live_births_2024, or the indicator's id. False where ours is
/// none.
bool point_out_values(const std::string& ours, const std::string& theirs, std::vector<OfficialFile>& files) {
    const std::string plain = plain_name(ours);
    for (OfficialFile& wanted : files) {
        const bool births = wanted.id == "births" && (plain == "livebirths" || plain == "births");
        const int year = wanted.id == "births" ? year_of_births_column(plain) : 0;
        if (!births && year == 0 && plain != plain_name(wanted.id)) continue;
        wanted.request.column = theirs;
        if (year != 0) wanted.request.column_period = std::to_string(year);
        return true;
    }
    return false;
}

void add_columns(const PrepareOptions& options, std::vector<OfficialFile>& files) {
    for (std::size_t i = 0; i < options.columns.size(); ++i) {
        std::string text = options.columns[i];
        OfficialFile* one = file_of(files, text, ':');
        const std::size_t equals = text.find('=');
        const std::string ours = text.substr(0, equals);
        const bool pair = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
        if (pair && one == nullptr && point_out_values(ours, text.substr(equals + 1), files)) continue;
        const auto own = own_column(plain_name(ours));
        if (!pair ||
            !(own == AreaColumn::area_code || own == AreaColumn::area_name || plain_name(ours) == "year"))
            throw RequestError(
                "--column",
                fmt::format(
                    "expected area_code, area_name, year, live_births or an indicator, then = and the "
                    "heading that stands for it, found {}",
                    in_quotes(options.columns[i])),
                "such as --column area_code=LAD23CD, or --column births:area_code=LAD23CD for the births alone");
        for (OfficialFile& wanted : files) {
            if (one != nullptr && one != &wanted) continue;
            wanted.request.columns.emplace_back(ours, text.substr(equals + 1));
            wanted.columns.push_back(i);
        }
    }
}

int run_prepare(const PrepareOptions& options) {
    PrepareRequest request{wanted_files(options), options.where, options.columns, tier_option(options.tier),
                           options.within};
    add_periods(options, request.files);
    add_picks(options, request.files);
    add_columns(options, request.files);
    for (OfficialFile& wanted : request.files) wanted.request.thousands = thousands_option(options.thousands);
    std::vector<std::string> inputs;
    for (const OfficialFile& wanted : request.files) inputs.push_back(wanted.file);
    check_output(options.output, inputs);
    const PreparedTable table = prepare_table(request);
    write_document(prepare_document(table), options.output);
    if (!goes_to_standard_output(options.output)) {
        for (const Note& told : prepare_notes(table, named_areas)) note(options.output, told.text);
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
    command
        ->add_option("--births", options->births,
                     "live births as published: CSV, .xlsx, .ods or zip; - is standard input")
        ->type_name("FILE[:COLUMN]");
    add_many(*command, "--indicator", options->indicators, "ID=FILE[:COLUMN]",
             "an indicator as published, likewise; repeatable");
    command
        ->add_option("--year,--births-year", options->year,
                     "births of this year, as the table writes it, such as 2022/23 (default: the latest)")
        ->type_name("YEAR");
    add_many(*command, "--where", options->where, "[ID:]COLUMN=VALUE",
             "only rows with this value, in files that have the column; repeatable");
    add_many(*command, "--column", options->columns, "[ID:]OURS=THEIRS",
             "the heading that stands for area_code, area_name, year, live_births or an indicator, in files "
             "that have it; repeatable");
    add_many(*command, "--period", options->periods, "[ID=]P",
             "indicators of this period (default: the latest); repeatable");
    add_thousands_option(*command, options->thousands);
    add_tier_option(*command, options->tier, "only areas of this tier");
    command->add_option("--within", options->within, "only areas in this place")->type_name("NAME|CODE");
    add_options(*command, options->output, false);
    return {command, [options] { return run_prepare(*options); }};
}
