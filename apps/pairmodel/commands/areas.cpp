#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "program/usage.hpp"
#include "program/write.hpp"
#include "request/options.hpp"
#include "request/request.hpp"
#include "request/values.hpp"

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

void refuse_beside_show(bool given, const char* what) {
    if (given)
        throw RequestError("--show", fmt::format("--show is of one area and goes without {}", what), "");
}

Document shown_area(const AreasChoice& choice) {
    refuse_beside_show(!choice.query.empty(), "a search for areas");
    refuse_beside_show(!choice.tier.empty(), "--tier");
    refuse_beside_show(!choice.within.empty(), "--within");
    refuse_beside_show(!choice.births_year.empty(), "--births-year: it has all years");
    return area_document(area_named("--show", choice.show),
                         builtin_indicator_choice(adversity_of(choice.adversity)));
}

int run_areas(const AreasChoice& choice) {
    check_output(choice.output);
    if (!choice.show.empty()) {
        write_document(shown_area(choice), choice.output);
        return exit_done;
    }
    const Document document =
        areas_document(find_areas({choice.query, tier_option(choice.tier), choice.within,
                                   births_year_option(choice.births_year), adversity_of(choice.adversity)}));
    const Listener listener = listener_of(choice.output);
    for (const Note& note : document.told)
        if (note.code == NoteCode::input) listener.note(note.text);  // of what was asked, not of the table
    write_document(document, choice.output);
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
