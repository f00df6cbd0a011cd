// The toolkit's self-assessment grid as a table: strands, stages by name or number, dates, and what is wrong.

#include "input/assessment/words.hpp"
#include "input/cells/date.hpp"
#include "pairmodel/input/assessment.hpp"
#include "support/catch.hpp"
#include "support/refusals.hpp"
#include "support/texts.hpp"

#include <sstream>

using namespace pairmodel;

namespace {

AssessmentTable table_of(const std::string& text) {
    std::istringstream stream(text);
    return read_assessment(stream, "grid.csv");
}

}  // namespace

TEST_CASE("strands are known by name, code, or a part that no other has", "[input][assessment]") {
    for (std::size_t i = 0; i < strand_count; ++i) {
        const auto strand = static_cast<Strand>(i);
        CHECK(parse_strand(name_of(strand)) == strand);
        CHECK(parse_strand(code_of(strand)) == strand);
    }
    CHECK(parse_strand("Coordination across the system") == Strand::coordination);
    CHECK(parse_strand("capacity-building") == Strand::capacity_building);
    CHECK(parse_strand("evidence") == Strand::research);
    CHECK(parse_strand("INTERVENTIONS ") == Strand::services);
    for (const char* none : {"", "ment", "development plan", "of"}) CHECK_FALSE(parse_strand(none));
}

TEST_CASE("stages are known by name or by number from 1 to 4", "[input][assessment]") {
    for (const char* text :
         {"3", "3.0", "stage 3", "3 good progress", "Good progress", "good", "good_progress"}) {
        CAPTURE(text);
        CHECK(parse_stage(text) == Stage::good_progress);
    }
    for (const char* text : {"", "0", "5", "3.5", "-1", "stage", "goo", "4 good progress", "33"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_stage(text));
    }
}

TEST_CASE("days, months and years are dates whose text is in their order", "[input][assessment]") {
    CHECK(parse_written_date("2026-06-30") == "2026-06-30");
    CHECK(parse_written_date(" 3/6/2026 ") == "2026-06-03");
    CHECK(parse_written_date("30.06.2026") == "2026-06-30");
    CHECK(parse_written_date("June 2026") == "2026-06");
    CHECK(parse_written_date("2026") == "2026");
    for (const char* none : {"", "31/02/2026", "06/30/2026", "soon", "3/6/26"}) {
        CAPTURE(none);
        CHECK_FALSE(parse_written_date(none));
    }
}

TEST_CASE("a strand without a stage is none that was judged", "[input][assessment]") {
    const AssessmentTable table = table_of(
        "Our system\nWhere we are now,Lead,Strand,Target\n2,Jo,Community involvement,4\n,,Workforce,\n,,Services,3\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].now == Stage::early_growth);
    CHECK(table.rows[0].wanted == Stage::well_established);
    CHECK(table.rows[0].owner == "Jo");
    CHECK_FALSE(table.rows[1].now);
    CHECK(table.rows[1].wanted == Stage::good_progress);
}

TEST_CASE("all problems of a grid are told at once, with what to do", "[input][assessment]") {
    CHECK(is_text(problems_of([&] {
                      (void)table_of(
                          "strand,now,wanted,date\n"
                          "leadership,0,5,yesterday\n"
                          "Workforce devlopment,3,2,\n"
                          "services,earley growth,,\n"
                          "services,2,,\n"
                          "money,1,2,\n"
                          ",1,,\n");
                  }),
                  "assessment/all-problems"));
    CHECK(
        is_text(problems_of([&] { (void)table_of("service,level\nA,targeted\n"); }), "assessment/no-header"));
    CHECK(is_text(problems_of([&] { (void)table_of(assessment_template()); }), "assessment/empty-form"));
}

TEST_CASE("the form is read back once it has stages", "[input][assessment]") {
    std::string form = assessment_template();
    for (std::size_t at = form.find(",,,,,"); at != std::string::npos; at = form.find(",,,,,", at + 1))
        form.replace(at, 5, ",1,2,E,O,2026-06-30");
    const AssessmentTable table = table_of(form);
    REQUIRE(table.rows.size() == strand_count);
    for (std::size_t i = 0; i < strand_count; ++i) {
        const StrandRow& row = table.rows[i];
        CHECK(row.strand == static_cast<Strand>(i));
        CHECK(row.now == Stage::foundations);
        CHECK(row.wanted == Stage::early_growth);
        CHECK(row.evidence + row.owner + row.date == "EO2026-06-30");
    }
}
