// When figures are of: how publishers write it, which is the later one, and which column says it.

#include "input/columns/period.hpp"

#include "support/catch.hpp"

using namespace pairmodel;

namespace {

/// "2016", "2016-2017", "2024 month 1"; empty where the text is no period.
std::string read(const std::string& text) {
    const auto period = parse_period(text);
    if (!period) return "";
    std::string years = std::to_string(period->first_year);
    if (!period->is_one_year()) years += "-" + std::to_string(period->last_year);
    return period->month == 0 ? years : years + " month " + std::to_string(period->month);
}

std::optional<std::size_t> column_of(const std::vector<std::string>& plain,
                                     std::vector<std::vector<std::string>> rows) {
    std::vector<HeadRow> below;
    for (auto& cells : rows) below.push_back({',', below.size() + 2, below.size() + 2, std::move(cells)});
    return period_column(plain, below);
}

}  // namespace

TEST_CASE("periods as publishers write them", "[input][columns]") {
    struct Case {
        std::string text, period;
    };
    const Case c = GENERATE(
        Case{"2016", "2016"}, Case{" 2016.0 ", "2016"}, Case{"2016/17", "2016-2017"},
        Case{"2016-17", "2016-2017"}, Case{"1999/00", "1999-2000"}, Case{"2016/2017", "2016-2017"},
        Case{"2020 - 22", "2020-2022"}, Case{"2020–22", "2020-2022"}, Case{"2019 to 2021", "2019-2021"},
        Case{"202425", "2024-2025"}, Case{"202404", "2024 month 4"}, Case{"2024-06-30", "2024 month 6"},
        Case{"2024-06-30T00:00:00", "2024 month 6"}, Case{"30/06/2024", "2024 month 6"},
        Case{"Jan 2024", "2024 month 1"}, Case{"September 2023", "2023 month 9"},
        Case{"30 June 2024", "2024 month 6"}, Case{"2022 Q1", "2022 month 3"},
        Case{"Q4 2022", "2022 month 12"}, Case{"2022Q2", "2022 month 6"}, Case{"2021/22 (p)", "2021-2022"},
        Case{"2023 [note 2]", "2023"}, Case{"2024-06", "2024 month 6"},
        Case{"year ending March 2024", "2024 month 3"}, Case{"4-year aggregate (2014 - 2017)", "2014-2017"},
        Case{"2019 survey year", "2019"},
        Case{"2021/22 to 2023/24 financial years; 3-year aggregates", "2021-2024"},
        Case{"May 2025 (p)", "2025 month 5"}, Case{"", ""}, Case{"1834", ""}, Case{"16", ""},
        Case{"2016 births", ""}, Case{"Gateshead", ""}, Case{"2024-13-01", ""}, Case{"2022 Q5", ""},
        Case{"FY2023", "2023"}, Case{"FY23", "2023"}, Case{"FY22/23", "2022-2023"},
        Case{"22/23", "2022-2023"}, Case{"2022 - 23", "2022-2023"}, Case{"AY 2022/23", "2022-2023"},
        Case{"Q1 2022/23", "2022-2023 month 3"}, Case{"2022/23 Q4", "2022-2023 month 12"},
        Case{"Q1 22/23", "2022-2023 month 3"}, Case{"Oct-24", "2024 month 10"},
        Case{"Oct 24", "2024 month 10"}, Case{"10/2024", "2024 month 10"}, Case{"2024M10", "2024 month 10"},
        Case{"12 months to March 2023", "2023 month 3"}, Case{"2023 provisional", "2023"},
        Case{"31st March 2023", "2023 month 3"}, Case{"11/12/23", ""}, Case{"H1 2023", "2023 month 6"},
        Case{"2016.5", ""}, Case{"E08000037", ""}, Case{"2,455", ""});
    CAPTURE(c.text);
    CHECK(read(c.text) == c.period);
}

TEST_CASE("the later period ends later; of two that end alike the shorter one", "[input][columns]") {
    const auto before = [](const char* a, const char* b) {
        return parse_period(a)->before(*parse_period(b));
    };
    CHECK(before("2015", "2016"));
    CHECK(before("2015/16", "2016/17"));
    CHECK(before("2009/10", "2010"));
    CHECK(before("Nov 2023", "Jan 2024"));
    CHECK(before("2022 Q1", "2022 Q2"));
    CHECK(before("2020 - 22", "2022"));
    CHECK_FALSE(before("2016", "2016"));
    CHECK(is_period("2022-23", "2022/23"));
    CHECK(is_period("202223", "2022/23"));
    CHECK_FALSE(is_period("2022", "2022/23"));
    CHECK(is_period("FY2023", "2023"));
    CHECK(is_period("year ending March 2023", "2022/23"));
    CHECK(is_period("Apr 2022 to Mar 2023", "2022/23"));
    CHECK(is_period("Jan 2023 to Dec 2023", "2023"));
    CHECK_FALSE(is_period("Q4 2022/23", "2022/23"));
    CHECK_FALSE(is_period("Dec 2023", "2023"));
    CHECK(year_of_period("2023") == 2023);
    CHECK(year_of_period("Jan to Dec 2023") == 2023);
    CHECK_FALSE(year_of_period("2022/23"));
    CHECK_FALSE(year_of_period("Dec 2023"));
}

TEST_CASE("the period in a heading", "[input][columns]") {
    CHECK(period_in("Live births, 2022/23") == "2022/23");
    CHECK(period_in("Births in the year ending March 2023") == "year ending March 2023");
    CHECK(period_in("live_births_2023") == "2023");
    CHECK(period_in("Births (2023)") == "2023");
    CHECK(period_in("Births Q1 2022/23") == "Q1 2022/23");
    CHECK(period_in("births2023") == "2023");
    CHECK(period_in("Births").empty());
}

TEST_CASE("months and quarters are no years; years that end in a month and dates are no months",
          "[input][columns]") {
    for (const char* part : {"2023 Q1", "Q1 2023", "Mar 2023", "Mar-23", "2024-06", "Jan 2024 to Mar 2024",
                             "Jan to Mar 2024", "Oct 2023 to Mar 2024", "Q1 2022/23", "2022/23 Q4",
                             "Q1 22/23", "Academic year 2022/23 Q1", "Q1 to Q2 2023", "Oct-24", "10/2024",
                             "H1 2023", "3 months to March 2023", "2024M10", "quarter ending March 2023"}) {
        CAPTURE(part);
        CHECK(is_part_of_year(part));
    }
    for (const char* other :
         {"2023", "2022/23", "2020-22", "Year ending Mar 2023", "2023-06-30", "30/06/2023", "30 June 2023",
          "Apr 2022 to Mar 2023", "Jan 2023 to Dec 2023", "x", "FY2023", "22/23", "12 months to March 2023",
          "Q1 to Q4 2023", "year ending Q1 2023", "1 April 2022 to 31 March 2023"}) {
        CAPTURE(other);
        CHECK_FALSE(is_part_of_year(other));
    }
}

TEST_CASE("the column of periods is called so and holds such", "[input][columns]") {
    CHECK(column_of({"areacode", "year"}, {{"E1", "2015"}, {"E2", "2016"}}) == 1);
    CHECK(column_of({"period", "year"}, {{"2015/16", "2015"}}) == 1);
    CHECK(column_of({"registrationyear"}, {{"2015"}, {"x"}}) == std::nullopt);
    CHECK(column_of({"registrationyear", "a"}, {{"2015", "1"}, {"2016", "2"}}) == 0);
    CHECK(column_of({"birthsinyear", "a"}, {{"2015", "1"}}) == std::nullopt);
    CHECK(column_of({"familiesperyear", "a"}, {{"2015", "1"}}) == std::nullopt);
    CHECK(column_of({"year", "a"}, {{"1", "1"}, {"2", "2"}}) == std::nullopt);
    CHECK(column_of({"live", "a"}, {{"2015", "1"}}) == std::nullopt);
    CHECK(column_of({"year", "a"}, {{"2015", "1"}, {"2016", "1"}, {"Total", "2"}}) == 0);
    CHECK(column_of({"year", "a"}, {{"All", "1"}, {"Total", "2"}}) == std::nullopt);
}
