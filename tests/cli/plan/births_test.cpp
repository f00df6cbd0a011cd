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

TEST_CASE("births given for children under two are looked at as those of one year", "[cli][plan][cohort]") {
    const auto said = [](const char* cohort, const char* births) {
        return planned_for(cohort, {"--from", "2026", "--to", "2027", "--births-by-year", births}).err;
    };
    CHECK_FALSE(has(said("under-two", "2026=1840,2027=1850"), "far from what is known"));
    CHECK(has(said("under-two", "2026=3600,2027=3600"), "3,600 in 2026, about 2 times 1,834 of 2024"));
    CHECK(said("antenatal", "2026=1840,2027=1850").empty());
    CHECK(has(said("antenatal", "2026=3600,2027=3600"), "3,600 in 2026, about 2 times 1,834 of 2024"));
    for (const char* cohort : {"under-two", "antenatal"}) {
        CAPTURE(cohort);
        CHECK(has(plan({"--births", "1000", "--cohort", cohort, "--from", "2026", "--to", "2026",
                        "--births-by-year", "2026=9"})
                      .err,
                  "9 in 2026, about 0.009 times 1,000 of the births of the area"));
    }
}

TEST_CASE("children under two of the first year have the births that are known of the year before",
          "[cli][plan][cohort]") {
    const auto births = [](const char* from, const char* given) {
        return planned_for("under-two",
                           {"--from", from, "--to", from, "--births-by-year", given, "--format", "csv"});
    };
    const Outcome known = births("2025", "2025=1500");
    CHECK(births_in(known) == "2025 3334;");  // 1,834 of 2024, and 1,500
    CHECK(is_text(known.err, "plan/of-2024-the-year-before"));
    // What is given beyond the plan is not used, as it is told.
    CHECK(births_in(births("2025", "2024=1,2025=1500")) == "2025 3334;");
    const Outcome assumed = births("2027", "2027=1500");
    CHECK(births_in(assumed) == "2027 3000;");
    CHECK(has_text(assumed.err, "plan/2026-as-many-are-assumed"));
    for (const char* format : {"text", "html", "markdown", "json"}) {
        CAPTURE(format);
        CHECK(has_text(told("under-two", {"--from", "2027", "--to", "2027", "--births-by-year", "2027=1500",
                                          "--format", format}),
                       "plan/2026-as-many-are-assumed"));
    }
}

TEST_CASE("an area whose births of the year before are few is withheld", "[cli][plan][cohort]") {
    const std::string table = "area_name,live_births_2022,live_births_2023,live_births_2024\nA,3,500,500\n";
    const Outcome outcome = plan({"-", "--cohort", "under-two", "--from", "2023", "--to", "2023",
                                  "--births-by-year", "2023=500", "--suppress-below", "10"},
                                 {.input = table});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.out, "Not shown [c]"));
    CHECK_FALSE(has(outcome.err, "year before"));
}

TEST_CASE("a year of births that a plan does not go by is told", "[cli][plan]") {
    const auto said = [](const Arguments& more) {
        Arguments arguments{"--area", "Gateshead", "--from", "2026", "--to", "2027", "--births-year", "2022"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return plan(arguments);
    };
    CHECK(has_text(said({"--births-trend"}).err, "plan/births-go-by-a-trend-and-not-by-the-year"));
    CHECK(is_text(said({"--births-by-year", "2026=1800,2027=1800"}).err, "plan/births-year-beside-given"));
    CHECK(has_text(in_one_line(said({"--births-trend", "--format", "json"}).out),
                   "plan/births-go-by-a-trend-and-not-by-the-year"));
    CHECK(said({"--births-growth", "1%"}).err.empty());  // from that year
    CHECK(said({}).err.empty());
}

TEST_CASE("births of no calendar year are told to be taken for those of the first", "[cli][plan]") {
    const auto said = [](const std::string& table, const Arguments& more = {}) {
        Arguments arguments{"-",   "--from",      "2024", "--to", "2026", "--births-growth",
                            "10%", "--adversity", "1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return plan(arguments, {.input = table});
    };
    const std::string financial = "area_name,year,live_births\nAlpha,2021/22,900\nAlpha,2022/23,1000\n";
    CHECK(has_text(said(financial).err, "plan/births-of-a-financial-year"));
    CHECK(births_in(said(financial, {"--format", "csv"})) == "2024 1000;2025 1100;2026 1210;");
    for (const char* format : {"text", "html", "markdown", "json"}) {
        CAPTURE(format);
        CHECK(has_text(in_one_line(said(financial, {"--format", format}).out),
                       "plan/births-of-a-financial-year"));
    }
    CHECK(has_text(
        said("area_name,live_births_2022/23\nAlpha,1000\n", {"--column", "live_births=live_births_2022/23"})
            .err,
        "plan/births-of-a-financial-year"));
    CHECK(has_text(said("area_name,year,live_births\nA,2021/22,900\nB,2022,1000\nC,2022/23,7\n").err,
                   "plan/births-of-no-calendar-year"));
    CHECK_FALSE(has(said("area_name,live_births_2022\nAlpha,1000\n").err, "calendar year"));
}
