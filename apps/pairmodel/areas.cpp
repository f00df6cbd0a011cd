#include "options.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/report/areas_report.hpp"
#include "selection.hpp"
#include "usage.hpp"
#include "write.hpp"

#include <fmt/format.h>

#include <memory>

using namespace pairmodel;

namespace {

struct AreasChoice {
    std::string query;
    std::string tier;
    std::string within;
    std::string births_year;
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

int run_areas(const AreasChoice& choice) {
    check_output(choice.output, {});
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
    report.choice = indicator_choice_of(choice.adversity);
    OutputFiles files(choice.output.force);
    write_document(areas_document(report), choice.output, files);
    return exit_done;
}

}  // namespace

Command add_areas(CLI::App& program) {
    CLI::App* command =
        program.add_subcommand("areas", "find areas in the built-in table: their births and adversity");
    set_examples(*command, {"pairmodel areas gates", "pairmodel areas --tier upper --within \"North East\"",
                            "pairmodel areas --format csv -o areas.csv"});
    auto choice = std::make_shared<AreasChoice>();
    command->add_option("QUERY", choice->query, "a part of the name, or a code")->type_name("");
    command->add_option("--tier", choice->tier, "country, region, upper, lower, health-board")
        ->type_name("TIER");
    command->add_option("--within", choice->within, "areas in this place")->type_name("NAME|CODE");
    command->add_option("--births-year", choice->births_year, "births of this year (default: the latest)")
        ->type_name("YYYY");
    command->add_option("--indicators", choice->adversity.indicators, "for the ratio, these indicators only")
        ->type_name("ID,…");
    command->add_option("--weights", choice->adversity.weights, "weights of indicators")->type_name("ID=W,…");
    command->add_option("--combine", choice->adversity.combine, "how indicators become one ratio")
        ->type_name("geometric|arithmetic");
    add_options(*command, choice->output, false);
    return {command, [choice] { return run_areas(*choice); }};
}
