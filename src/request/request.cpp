#include "request/request.hpp"

#include "input/cells/date.hpp"
#include "input/cells/list.hpp"
#include "input/cells/number.hpp"
#include "input/text/file.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "request/values.hpp"
#include "study/findings.hpp"
#include "system/process.hpp"
#include "system/shell.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace pairmodel {

namespace {

void refuse(bool given, const char* option, const char* needs) {
    if (given) throw RequestError(option, fmt::format("{} goes with {}", option, needs), "");
}

/// For --area Leeds Bradford, whose second name is taken for a table, and births of several areas.
std::string sources_hint(const AreaChoice& c) {
    if (!c.births.empty() && c.areas.size() > 1)
        return "births are of one --area; for several a table with the columns area_name and live_births";
    if (!c.births.empty() && !c.tier.empty()) return "leave --births out for the built-in births of the tier";
    const bool is_area = match_area(reference_table(), c.input).area != nullptr;
    if (c.areas.empty() || !is_area || is_there(c.input)) return "";
    std::string hint = "repeat the option:";
    for (const std::string& area : c.areas) hint += " --area " + in_quotes(area);
    return hint + " --area " + in_quotes(c.input);
}

/// Where the areas come from must be said once, and what belongs to one source only with it.
void check_one_source(const AreaChoice& c) {
    std::vector<std::string> sources;
    if (!c.input.empty()) sources.push_back("the table " + c.input);
    if (!c.areas.empty()) sources.emplace_back("--area");
    if (!c.tier.empty()) sources.emplace_back("--tier");
    if (!c.members.empty()) sources.emplace_back("--members");
    if (!c.births.empty() && c.areas.size() != 1) sources.emplace_back("--births");
    if (sources.size() > 1)
        throw RequestError(fmt::format("areas come from one place, found {}", fmt::join(sources, " and ")),
                           sources_hint(c));
    refuse(!c.within.empty() && c.tier.empty(), "--within", "--tier");
    refuse(!c.name.empty() && c.births.empty(), "--name", "--births");
    refuse(!c.births_year.empty() && !c.births.empty(), "--births-year",
           "--area, --tier, --members or a table");
    refuse(!c.columns.empty() && c.input.empty(), "--column", "a table");
    refuse(!c.thousands.empty() && c.input.empty(), "--thousands", "a table");
    refuse(c.on_bad_row != "fail" && c.input.empty(), "--on-bad-row", "a table");
    refuse(!c.rejects.empty() && c.on_bad_row != "skip", "--rejects", "--on-bad-row=skip");
}

AreasRequest areas_of(const AreaChoice& choice) {
    check_one_source(choice);
    if (!choice.births.empty())
        return OwnArea{count_option("--births", choice.births),
                       choice.name.empty() ? "" : text_option("--name", choice.name),
                       choice.areas.empty() ? "" : choice.areas.front()};
    if (!choice.input.empty()) return table_of(choice);
    const std::optional<int> year = births_year_option(choice.births_year);
    if (!choice.areas.empty()) return NamedAreas{choice.areas, year};
    if (!choice.members.empty()) return MemberAreas{choice.members, year};
    if (const auto tier = tier_option(choice.tier)) return TierAreas{*tier, choice.within, year};
    return {};
}

std::vector<std::pair<std::string, std::string>> where_of(const std::vector<std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> where;
    for_each_collected(texts, [&](const std::string& text) {
        const auto pick = named_text(text);
        if (!pick)
            throw RequestError("--where", fmt::format("expected COLUMN=VALUE, found {}", in_quotes(text)),
                               "such as --where \"region=North East\"");
        where.emplace_back(pick->name, pick->value);
    });
    return where;
}

std::vector<Measure> measures_of(const std::string& text) {
    std::vector<std::string> codes;
    for (const MeasureInfo& m : all_measures()) codes.emplace_back(m.code);
    std::vector<Measure> measures;
    for_each_collected(list_of(text, ','), [&](const std::string& code) {
        const auto measure = static_cast<Measure>(word_option("--measures", code, codes));
        if (std::find(measures.begin(), measures.end(), measure) == measures.end())
            measures.push_back(measure);
    });
    if (measures.empty() && !text.empty())
        throw RequestError("--measures", "no measure is named", "such as --measures need,missed");
    std::sort(measures.begin(), measures.end());
    return measures;
}

ModelOptions model_of(const ModelChoice& choice) {
    ModelOptions options;
    if (!choice.allocation.empty())
        options.allocation = enum_option<Allocation>("--allocation", choice.allocation);
    options.scale = enum_option<Scale>("--scale", choice.scale);
    if (!choice.elasticity.empty()) options.elasticity = number_option("--elasticity", choice.elasticity, 0);
    return options;
}

Shard shard_of(const std::string& text) {
    const std::vector<std::string> parts = list_of(text, '/');
    const auto part = parts.size() == 2 ? parse_count(parts[0]) : std::nullopt;
    const auto of = parts.size() == 2 ? parse_count(parts[1]) : std::nullopt;
    constexpr std::int64_t most_parts = 1'000'000;
    if (!part || !of || *part < 1 || *part > *of || *of > most_parts)
        throw RequestError("--shard",
                           fmt::format("expected K/N with K from 1 to N, found {}", in_quotes(text)),
                           "--shard 2/8 is the second of eight parts");
    return {static_cast<std::size_t>(*part), static_cast<std::size_t>(*of)};
}

/// The date that goes into the provenance: --date, else SOURCE_DATE_EPOCH (seconds since 1970); no other
/// clock.
std::string date_of(const OutputChoice& choice) {
    if (!choice.date.empty()) {
        if (!parse_date(choice.date))
            throw RequestError("--date", fmt::format("expected YYYY-MM-DD, found {}", in_quotes(choice.date)),
                               "");
        return choice.date;
    }
    const auto epoch = system::variable("SOURCE_DATE_EPOCH");
    if (!epoch) return "";
    constexpr double end_of_year_9999 = 253402300799.0;
    const auto seconds = parse_number(*epoch);
    if (!seconds || *seconds < 0 || *seconds > end_of_year_9999 || *seconds != std::floor(*seconds))
        return "";
    const std::chrono::sys_seconds moment{std::chrono::seconds(static_cast<std::int64_t>(*seconds))};
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(moment));
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

int rounding_of(const OutputChoice& choice) {
    if (choice.round.empty()) return 0;
    constexpr std::array multiples{1, 5, 10};
    return multiples[word_option("--round", choice.round, {"1", "5", "10"})];
}

/// As one types them for `explain`; what is usual is left out. Who reads them elsewhere than on this screen
/// is not told of folders.
std::string explain_options(const StudyChoice& choice) {
    const StudyChoice standard;
    std::string hint;
    const bool on_screen =
        choice.output.file.empty() && (choice.output.format.empty() || choice.output.format == "text");
    const auto file = [&](const std::string& path) { return on_screen ? path : file_name(path); };
    const auto add = [&](const char* option, const std::string& value, const std::string& usual) {
        if (value != usual) hint += fmt::format(" {} {}", option, system::as_argument(value));
    };
    add("--cohort", choice.areas.cohort, standard.areas.cohort);
    add("--adversity", choice.adversity.ratio, standard.adversity.ratio);
    add("--indicators", choice.adversity.indicators, standard.adversity.indicators);
    add("--weights", choice.adversity.weights, standard.adversity.weights);
    add("--combine", choice.adversity.combine, standard.adversity.combine);
    add("--reference-area", choice.adversity.reference_area, standard.adversity.reference_area);
    for (const std::string& reference : choice.adversity.references) add("--reference", file(reference), "");
    add("--parameters", file(choice.model.parameters), standard.model.parameters);
    return hint;
}

}  // namespace

TableAreas table_of(const AreaChoice& choice) {
    TableAreas table{choice.input};
    table.text = choice.text;
    table.skip_bad_rows = word_option("--on-bad-row", choice.on_bad_row, {"fail", "skip"}) == 1;
    table.births_period = births_period_option(choice.births_year);
    table.thousands = thousands_option(choice.thousands);
    for (const std::string& text : choice.columns) {
        const auto column = named_text(text);
        if (!column)
            throw RequestError("--column", fmt::format("expected OURS=THEIRS, found {}", in_quotes(text)),
                               "such as --column live_births=Births");
        table.columns.emplace_back(column->name, column->value);
    }
    return table;
}

std::vector<Reference> references_of(const std::vector<std::string>& texts) {
    std::vector<Reference> references;
    for_each_collected(texts, [&](const std::string& text) {
        const std::size_t equals = text.find('=');
        if (!text.ends_with(".json") && equals != std::string::npos)
            references.emplace_back(ReferenceValue{text.substr(0, equals),
                                                   number_option("--reference", text.substr(equals + 1), 0)});
        else if (text.ends_with(".json") || text.find('/') != std::string::npos)
            references.emplace_back(ReferenceFile{text});
        else
            throw RequestError("--reference",
                               fmt::format("expected ID=VALUE or FILE.json, found {}", in_quotes(text)),
                               "such as --reference ace=14.2, or a JSON file: --reference own.json");
    });
    return references;
}

AdversityRequest adversity_of(const AdversityChoice& choice) {
    AdversityRequest request;
    if (!choice.ratio.empty()) request.ratio = ratio_option("--adversity", choice.ratio);
    if (choice.indicators == "none")
        request.no_indicators = true;
    else
        request.indicators = list_of(choice.indicators, ',');
    request.combine = enum_option<Combine>("--combine", choice.combine);
    request.compared_with = enum_option<ComparedWith>("--reference-area", choice.reference_area);
    for_each_collected(list_of(choice.weights, ','), [&](const std::string& item) {
        const auto weight = named_text(item);
        if (!weight)
            throw RequestError("--weights", fmt::format("expected ID=W, found {}", in_quotes(item)),
                               "such as --weights imd=2,child_poverty=1");
        request.weights.emplace_back(weight->name, number_option("--weights", weight->value, 0));
    });
    if (request.no_indicators && !request.weights.empty())
        throw RequestError("--weights", "--weights goes with indicators, and --indicators none has none",
                           "leave --weights out");
    request.references = references_of(choice.references);
    return request;
}

EquityChoice equity_of(const EquityTyped& choice) {
    EquityChoice equity{choice.group_by, {}};
    if (choice.reach_ratio.empty()) return equity;
    const double ratio = number_option("--reach-ratio", choice.reach_ratio, 0);
    if (ratio <= 0 || ratio > 1)
        throw RequestError("--reach-ratio",
                           fmt::format("expected a number above 0 and up to 1, found {}", choice.reach_ratio),
                           ratio > 1 && ratio <= 100
                               ? fmt::format("where the least deprived are {} times as likely to be reached: "
                                             "--reach-ratio {:.2g}",
                                             choice.reach_ratio, 1 / ratio)
                               : "0.5: the most deprived fifth is half as likely to be reached as the least");
    equity.reach_ratio = ratio;
    return equity;
}

TableFile table_file(const StudyChoice& study, const std::string& option, const std::string& path) {
    const auto found = study.tables.find(option);
    return {path, found == study.tables.end() ? nullptr : found->second};
}

Request request_of(const StudyChoice& choice) {
    Request request;
    Findings findings;
    const auto read = [&](auto& part, const auto& of) { findings.collect([&] { part = of(); }); };
    if (!choice.shard.empty()) read(request.shard, [&] { return shard_of(choice.shard); });
    read(request.draws, [&] { return draws_of(choice.simulation, choice.output); });
    read(request.date, [&] { return date_of(choice.output); });
    read(request.round_to, [&] { return rounding_of(choice.output); });
    if (const std::string& below = choice.output.suppress_below; !below.empty())
        read(request.suppress_below, [&] { return count_option("--suppress-below", below); });
    if (request.suppress_below > 0 && !choice.areas.rejects.empty())
        findings.add({"--rejects",
                      "--rejects cannot have --suppress-below: it has rows as they stand, births and all",
                      "leave --rejects out: standard error names every bad row"});
    request.parameters = choice.model.parameters;
    read(request.model, [&] { return model_of(choice.model); });
    request.strict = choice.model.strict;
    read(request.adversity, [&] { return adversity_of(choice.adversity); });
    read(request.cohort, [&] { return enum_option<Cohort>("--cohort", choice.areas.cohort); });
    read(request.areas, [&] { return areas_of(choice.areas); });
    read(request.where, [&] { return where_of(choice.areas.where); });
    read(request.measures, [&] { return measures_of(choice.output.measures); });
    read(request.observed, [&] { return observed_of(choice); });
    read(request.team, [&] { return team_of(choice.team); });
    findings.throw_if_any();
    if (request.draws) request.draws->measures = request.measures;
    request.totals = {choice.totals.all, choice.totals.by};
    request.show_errors = choice.simulation.errors;
    request.explain_options = explain_options(choice);
    return request;
}

std::vector<std::string> inputs_of(const StudyChoice& choice) {
    std::vector<std::string> files{choice.areas.input, choice.areas.members, choice.model.parameters,
                                   choice.observed, choice.team};
    const auto& references = choice.adversity.references;
    files.insert(files.end(), references.begin(), references.end());
    return files;
}

}  // namespace pairmodel
