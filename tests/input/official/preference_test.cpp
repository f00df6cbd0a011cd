#include "input/official/preference.hpp"

#include "support/catch.hpp"
#include "system/shell.hpp"

#include <algorithm>

using namespace pairmodel;

namespace {

OfficialRequest about(const std::string& id, const std::string& subject, bool counts = false) {
    OfficialRequest request;
    request.usual_columns = {id};
    request.subject = subject;
    request.counts = counts;
    return request;
}

const OfficialRequest imd = about("imd", "Index of Multiple Deprivation, average score");
const OfficialRequest looked_after = about("looked_after", "Children looked after on 31 March");
const OfficialRequest live_births = about("live_births", "", true);

/// The first of these has to be chosen, wherever it stands.
void check_heading(std::vector<std::string> headings, const OfficialRequest& request) {
    const std::string wanted = headings.front();
    std::sort(headings.begin(), headings.end());
    do {
        const auto best = best_heading(headings, request);
        REQUIRE(best);
        CHECK(headings[*best] == wanted);
    } while (std::next_permutation(headings.begin(), headings.end()));
}

void check_value(std::vector<std::string> values, const OfficialRequest& request) {
    const std::string wanted = values.front();
    std::sort(values.begin(), values.end());
    do CHECK(values[best_value(values, request)] == wanted);
    while (std::next_permutation(values.begin(), values.end()));
}

}  // namespace

TEST_CASE("hints: the heading that is most likely meant", "[official][hints]") {
    check_heading({"Average score", "Average rank", "Rank of average score", "Deciles"}, imd);
    check_heading({"IMD - Average score", "IMD - Average rank", "IMD - Rank of average rank",
                   "IMD - Proportion of LSOAs in most deprived 10% nationally"},
                  imd);
    check_heading({"Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Count", "Denominator"},
                  looked_after);
    check_heading({"rate_per_10000", "number", "population", "rank"}, looked_after);
    check_heading({"Percentage", "Number", "Percentage (lower limit)"}, looked_after);
    check_heading({"2024", "2023", "2022"}, looked_after);
    check_heading({"All ages", "Under 20", "20 to 44", "45 and over"}, live_births);
    check_heading({"Live births", "Total births", "Stillbirths", "Deaths", "Population"}, live_births);
    check_heading({"Births 2024", "Births 2023", "General fertility rate"}, live_births);
    CHECK_FALSE(best_heading(std::vector<std::string>{"Under 20", "20 to 44", "45 and over"}, live_births));
    CHECK_FALSE(best_heading(std::vector<std::string>{"Total population", "Total deaths"}, live_births));
}

TEST_CASE("hints: the value that is most likely meant", "[official][hints]") {
    check_value(
        {"Index of Multiple Deprivation", "Barriers to Housing", "Crime", "Income", "Income Children"}, imd);
    check_value({"Score", "Decile", "Rank"}, imd);
    check_value({"Persons", "Male", "Female"}, looked_after);
    check_value({"All ages", "0-4 yrs", "5-9 yrs"}, looked_after);
    check_value({"2023/24", "2022/23", "2015/16"}, looked_after);
    check_value({"Rate", "Number"}, looked_after);
    check_value({"Number", "Rate"}, live_births);
    check_value({"Total", "Male", "Female", ""}, live_births);
}

TEST_CASE("hints: words of a command as a shell takes them", "[official][hints]") {
    CHECK(pairmodel::system::as_argument("t.csv:rate_per_10000") == "t.csv:rate_per_10000");
    CHECK(pairmodel::system::as_argument("t.csv:45 and over") == "\"t.csv:45 and over\"");
    CHECK(pairmodel::system::quoted_argument("a=\"b\" $c`\\") == "\"a=\\\"b\\\" \\$c\\`\\\\\"");
    const std::vector<std::string> years{"2022", "2023"};
    CHECK(told_by("Time period", years) == Tells::period);
    CHECK(told_by("Significance", std::vector<std::string>{"Better", "Worse"}) == Tells::remark);
    CHECK(told_by("value", years) == Tells::kind);
}

TEST_CASE("hints: a file of ranks and deciles has no score", "[official][hints]") {
    using Headings = std::vector<std::string>;
    CHECK(are_places(Headings{"Rank of average score", "Score quintile", "Percentile"}));
    CHECK(are_places(Headings{"IMD rank", "Population"}));
    CHECK_FALSE(are_places(Headings{"Rank of average score", "Average score"}));
    CHECK_FALSE(are_places(Headings{"Population", "Number"}));
}
