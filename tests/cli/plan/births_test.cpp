// `plan`: births of pregnancies and of children under two, and what is assumed or left aside of births.

#include "cli/plan/plan_rows.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <string>
#include <vector>

using namespace program;

namespace {

Outcome planned_for(const char* cohort, Arguments more) {
    more.insert(more.begin(), {"--area", "Gateshead", "--cohort", cohort});
    Outcome outcome = plan(more);
    CHECK(outcome.code == 0);
    return outcome;
}

std::string told(const char* cohort, const Arguments& more) {
    return in_one_line(planned_for(cohort, more).out);
}

/// "2026 3334;2027 3000;": the births that figures are of, with no change.
std::string births_in(const Outcome& csv) {
    const auto rows = csv_rows(csv.out);
    const auto at = [&](std::size_t row, const char* name) { return rows[row][column_of(rows[0], name)]; };
    std::string all;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (at(i, "scenario") == "no change" && at(i, "measure") == "need")
            all += at(i, "year") + " " + at(i, "live_births") + ";";
    return all;
}

}  // namespace

TEST_CASE("pregnancies of a plan are those of its own year", "[cli][plan][cohort]") {
    // 1,000 and 800 live births divided by 1.0146; 1,983 and 1,834 of the built-in table.
    CHECK(has_text(told("antenatal", {"--from", "2026", "--to", "2028", "--births-by-year",
                                      "2026=1000,2027=900,2028=800"}),
                   "plan/986-pregnancies-in-2026"));
    CHECK(has_text(told("antenatal", {"--from", "2021", "--to", "2024"}), "plan/1954-pregnancies-in-2021"));
    // 1,834 × 0.99² and 0.99³, divided by 1.0146.
    CHECK(has_text(told("antenatal", {"--from", "2026", "--to", "2027", "--births-growth", "-1%"}),
                   "plan/1772-pregnancies-in-2026"));
    CHECK(has_text(told("antenatal", {"--from", "2026", "--to", "2027", "--births-trend"}),
                   "plan/pregnancies-on-the-trend"));
}

TEST_CASE("a plan of pregnancies says so in every format", "[cli][plan][cohort]") {
    const Arguments years{"--from", "2026", "--to", "2028", "--unreached-to", "50%"};
    for (const char* format : {"text", "html", "markdown", "json", "csv"}) {
        CAPTURE(format);
        Arguments arguments = years;
        arguments.insert(arguments.end(), {"--format", format});
        const std::string text = told("antenatal", arguments);
        CHECK_FALSE(has(text, "under two would"));
        CHECK_FALSE(has(text, "Years are not added up"));
    }
    CHECK(has_lines(told("antenatal", years), "plan/pregnancies-would-come"));
    const std::string page = [&] {
        Arguments arguments = years;
        arguments.insert(arguments.end(), {"--format", "html"});
        return told("antenatal", arguments);
    }();
    CHECK(has(page, "more pregnancies would come than with no change; from 2026 to 2028 together"));
    CHECK(has(told("antenatal", {"--from", "2026", "--to", "2027"}), "Year Maternities Need"));
    const Outcome two = plan({"--area", "Gateshead", "--area", "Leeds", "--cohort", "antenatal", "--from",
                              "2026", "--to", "2027"});
    CHECK(has(in_one_line(two.out), "Area Maternities Demand"));
    const TemporaryFolder folder;
    const std::string file = folder / "p.csv";
    Arguments written = years;
    written.insert(written.end(), {"-o", file});
    (void)planned_for("antenatal", written);
    const std::string columns = read_file(file + "-metadata.json");
    CHECK(has(columns, "\"maternities a year\""));
    CHECK(has(columns, "\"share of maternities\""));
    CHECK_FALSE(has(columns, "\"live births"));
    CHECK_FALSE(has(columns, "\"babies"));
}
