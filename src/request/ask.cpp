#include "pairmodel/ask.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/study/lookup.hpp"
#include "request/format.hpp"
#include "request/named_options.hpp"
#include "request/request.hpp"
#include "request/targets.hpp"
#include "request/values.hpp"

#include <algorithm>
#include <array>

namespace pairmodel {

namespace {

Document estimate_of(NamedChoice& choice, const Listener& listener) {
    const std::string& shape = choice.study.output.shape;
    Request request = request_of(choice.study);
    request.wider_range = true;
    return estimate_document(study(request, listener),
                             shape.empty() ? Shape::longer : enum_option<Shape>("--shape", shape));
}

Document gap_of(NamedChoice& choice, const Listener& listener) {
    if (choice.report.services.empty() && choice.report.groups.empty() && choice.study.team.empty())
        throw RequestError("gap: which services?", "a table of them, such as services.csv");
    return gap_document(
        gap({request_of(choice.study), table_file(choice.study, "services", choice.report.services),
             groups_given(choice.study, choice.report.groups)},
            listener));
}

Document areas_of(NamedChoice& choice, const Listener& /*listener*/) {
    const AreaChoice& areas = choice.study.areas;
    const AdversityRequest adversity = adversity_of(choice.study.adversity);
    if (!choice.show.empty())
        return area_document(area_named("--show", choice.show), builtin_indicator_choice(adversity));
    return areas_document(find_areas({choice.query, tier_option(areas.tier), areas.within,
                                      births_year_option(areas.births_year), adversity}));
}

struct CommandAnswer {
    std::string_view name;
    Document (*answer)(NamedChoice& choice, const Listener& listener);
};

constexpr std::array answers{
    CommandAnswer{"estimate", estimate_of},
    CommandAnswer{"explain",
                  [](NamedChoice& c, const Listener& listener) {
                      return explain_document(study(request_of(c.study), listener));
                  }},
    CommandAnswer{"plan",
                  [](NamedChoice& c, const Listener& listener) {
                      return plan_document(plan(plan_request_of(c.report.plan, c.study), listener));
                  }},
    CommandAnswer{"gap", gap_of},
    CommandAnswer{"groups",
                  [](NamedChoice& c, const Listener& listener) {
                      c.groups.study = c.study;
                      return groups_document(groups(groups_request_of(c.groups), listener));
                  }},
    CommandAnswer{"sensitivity",
                  [](NamedChoice& c, const Listener& listener) {
                      c.sensitivity.study = c.study;
                      return sensitivity_document(
                          sensitivity(sensitivity_request_of(c.sensitivity), listener));
                  }},
    CommandAnswer{"report",
                  [](NamedChoice& c, const Listener& listener) {
                      return report_document(report(report_request_of(c.report, ""), listener));
                  }},
    CommandAnswer{"areas", areas_of},
    CommandAnswer{"check",
                  [](NamedChoice& c, const Listener& /*listener*/) {
                      return check_document(
                          check_table(table_of(c.study.areas), references_of(c.study.adversity.references)));
                  }},
};

}  // namespace

void give_columns(std::span<const GivenColumn> columns, const std::string& option, Question& question) {
    const bool points =
        std::any_of(question.options.begin(), question.options.end(), [](const NamedOption& given) {
            return given.name == "thousands" && given.values == std::vector<std::string>{"point"};
        });
    question.tables[option] = std::make_shared<const std::string>(
        text_of(columns, points && option == "input" ? Thousands::point : Thousands::not_said));
    question.options.push_back({option, {option == "input" ? "data frame" : "data frame " + option}});
}

Document ask(const Question& question, const Listener& listener) {
    NamedChoice choice;
    put(question, choice);
    choice.study.tables = question.tables;
    choice.study.areas.text = table_file(choice.study, "input", "").text;
    // Figures are for programs, as those of CSV: nothing is said of the digits that readers see.
    choice.study.output.format = question.command == "report" ? "html" : "csv";
    const auto* const command = std::find_if(answers.begin(), answers.end(), [&](const CommandAnswer& known) {
        return known.name == question.command;
    });
    Document answer = command->answer(choice, listener);  // put() has refused what there is not
    for (const NamedOption& option : question.options)
        if (!question.tables.contains(option.name))
            for (const std::string& value : option.values)
                if (std::string file = input_file(value); !file.empty())
                    answer.inputs.push_back(std::move(file));
    return answer;
}

void write_answer(const Document& answer, const std::string& path, bool force) {
    OutputChoice choice;
    choice.file = path;
    choice.force = force;
    if (goes_to_standard_output(choice))
        throw RequestError("-o", "expected a file, found " + in_quotes(path), "such as figures.csv");
    const Format& format = format_for(choice);
    if (answer.command == "report") check_report_format(format);
    std::vector<Target> targets{{"-o", path}};
    if (const std::string metadata = metadata_file(format, path); !metadata.empty())
        targets.push_back({"the metadata beside -o", metadata});
    refuse_replacing(targets, answer.inputs);
    OutputFiles files(force);
    if (const std::string missing = format.missing == nullptr ? "" : format.missing(); !missing.empty())
        throw FileError("to write " + format.name + " files, please install " + missing);
    write(answer, format, path, files);
    files.commit();
}

}  // namespace pairmodel
