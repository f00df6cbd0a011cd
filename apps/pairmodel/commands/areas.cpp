#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/report/area_report.hpp"
#include "pairmodel/report/areas_report.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/selection.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

struct AreasChoice {
    std::string query;
    std::string tier;
    std::string within;
    std::string births_year;
    std::string show;
    AdversityChoice adversity;
    OutputChoice output;
};

AreaSearch found_areas(const AreasChoice& choice) {
    const ReferenceTable& table = reference_table();
    AreaSearch search;
    std::vector<const ReferenceArea*>& found = search.areas;
    if (choice.query.empty())
        for (const ReferenceArea& area : table.areas) found.push_back(&area);
    else
        search = search_areas(table, choice.query);
    if (!choice.tier.empty()) {
        const auto codes = tier_codes();
        const auto tier = static_cast<Tier>(word_option("--tier", choice.tier, {codes.begin(), codes.end()}));
        std::erase_if(found, [&](const auto* area) { return !in_tier(*area, tier); });
    }
    if (!choice.within.empty()) {
        const std::string code = within_code_of(choice.within);
        std::erase_if(found, [&](const auto* area) { return !lies_within(*area, code); });
    }
    return search;
}

void refuse_beside_show(bool given, const char* what) {
    if (given) throw UsageError(fmt::format("--show is of one area and goes without {}", what));
}

Document shown_area(const AreasChoice& choice) {
    refuse_beside_show(!choice.query.empty(), "a search for areas");
    refuse_beside_show(!choice.tier.empty(), "--tier");
    refuse_beside_show(!choice.within.empty(), "--within");
    refuse_beside_show(!choice.births_year.empty(), "--births-year: it has all years");
    return area_document(area_named("--show", choice.show),
                         indicator_choice_of(choice.adversity, reference_table().indicators));
}

int run_areas(const AreasChoice& choice) {
    check_output(choice.output, {});
    if (!choice.show.empty()) {
        OutputFiles files(choice.output.force);
        write_document(shown_area(choice), choice.output, files);
        return exit_done;
    }
    const AreaSearch found = found_areas(choice);
    if (found.areas.empty()) {
        if (!choice.tier.empty() || !choice.within.empty())
            throw UsageError(fmt::format("no built-in area of that tier and place{}",
                                         choice.query.empty() ? "" : " holds " + in_quotes(choice.query)),
                             "leave --tier or --within out");
        throw UsageError(fmt::format("no built-in area is called {}", in_quotes(choice.query)),
                         "try another part of the name, of three letters or more");
    }
    AreasReport report;
    report.areas = found.areas;
    report.near_misses = found.near_misses;
    report.query = choice.query;
    report.year = year_option(choice.births_year);
    report.choice = indicator_choice_of(choice.adversity, reference_table().indicators);
    OutputFiles files(choice.output.force);
    write_document(areas_document(report), choice.output, files);
    return exit_done;
}

}  // namespace

Command add_areas(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("areas", "find areas in the built-in table: their births and adversity");
    set_examples(*command, {"pairmodel areas gates", "pairmodel areas --show Gateshead",
                            "pairmodel areas --tier upper --within \"North East\"",
                            "pairmodel areas --format csv -o areas.csv"});
    auto choice = std::make_shared<AreasChoice>();
    command->add_option("QUERY", choice->query, "a part of the name, or a code")->type_name("");
    command
        ->add_option("--show", choice->show,
                     "one area with its births by year, its indicators and what the ratio depends on")
        ->type_name("NAME|CODE");
    add_tier_option(*command, choice->tier, "areas of this tier");
    command->add_option("--within", choice->within, "areas in this place")->type_name("NAME|CODE");
    command->add_option("--births-year", choice->births_year, "births of this year (default: the latest)")
        ->type_name("YYYY");
    command->add_option("--indicators", choice->adversity.indicators, "for the ratio, these indicators only")
        ->type_name("ID,…");
    command->add_option("--weights", choice->adversity.weights, "weights of indicators")->type_name("ID=W,…");
    command->add_option("--combine", choice->adversity.combine, "how indicators become one ratio")
        ->type_name("geometric|arithmetic");
    command
        ->add_option("--reference-area", choice->adversity.reference_area,
                     "compare with the area's own nation, or the United Kingdom")
        ->type_name("nation|uk");
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_areas(*choice); }};
}
