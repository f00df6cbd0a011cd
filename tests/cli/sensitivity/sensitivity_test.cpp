// `sensitivity`: which assumption moves the answer most.

#include "cli/estimate/estimate_rows.hpp"
#include "cli/refused.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

using namespace program;
using nlohmann::json;

namespace {

Outcome sensitivity(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.begin(), "sensitivity");
    arguments.emplace_back("--notes");
    return run(arguments, circumstances);
}

using Row = std::map<std::string, std::string>;

/// Rows of the tidy table, by column names.
class Rows {
public:
    explicit Rows(const std::string& csv) {
        const auto rows = csv_rows(csv);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            REQUIRE(rows[i].size() == rows[0].size());
            Row row;
            for (std::size_t k = 0; k < rows[0].size(); ++k) row[rows[0][k]] = rows[i][k];
            rows_.push_back(std::move(row));
        }
    }

    /// Of all areas together, which come last, or of one.
    [[nodiscard]] const Row& of(const std::string& assumption, const std::string& measure = "demand",
                                const std::string& code = "") const {
        for (auto row = rows_.rbegin(); row != rows_.rend(); ++row)
            if (row->at("assumption") == assumption && row->at("measure") == measure &&
                (code.empty() || row->at("area_code") == code))
                return *row;
        throw std::runtime_error("no row of " + assumption);
    }
    [[nodiscard]] const std::vector<Row>& all() const { return rows_; }

private:
    std::vector<Row> rows_;
};

Rows rows_of(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.end(), {"--format", "csv"});
    const Outcome outcome = sensitivity(std::move(arguments), circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return Rows(outcome.out);
}

json json_of(Arguments arguments, const Circumstances& circumstances = {}) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = sensitivity(std::move(arguments), circumstances);
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

/// The middle of what `estimate` says with another choice.
double central(Arguments arguments, const Arguments& changed, const std::string& measure,
               const std::string& code = "", const Circumstances& circumstances = {}) {
    arguments.insert(arguments.end(), {"--allocation", "closed"});
    arguments.insert(arguments.end(), changed.begin(), changed.end());
    return number(estimates(arguments, circumstances).of(measure, code).central);
}

const std::string table =
    "area_code,area_name,live_births,live_births_2022,live_births_2023,adversity_ratio,adversity_ratio_se\n"
    "E06000901,Eastmere,1000,980,1010,1.00,\n"
    "E06000902,Kingsmouth,2450,2500,2400,1.30,0.10\n"
    "E06000903,Oldbridge,1320,1300,1310,1.12,0.05\n";

const Arguments gateshead{"--area", "Gateshead"};

}  // namespace

TEST_CASE("swings are differences of two estimates", "[cli][sensitivity]") {
    const Rows rows = rows_of(gateshead);
    for (const std::string measure : {"need", "demand", "specialist", "missed"}) {
        CAPTURE(measure);
        const auto is = [&](const std::string& assumption, const Arguments& low, const Arguments& high) {
            const Row& row = rows.of(assumption, measure);
            CAPTURE(assumption);
            const double at_low = central(gateshead, low, measure);
            const double at_high = central(gateshead, high, measure);
            CHECK(number(row.at("at_low")) == Approx(at_low).epsilon(1e-12));
            CHECK(number(row.at("at_high")) == Approx(at_high).epsilon(1e-12));
            CHECK(number(row.at("swing")) == Approx(std::abs(at_high - at_low)).margin(1e-9));
            CHECK(number(row.at("at_central")) == Approx(central(gateshead, {}, measure)).epsilon(1e-12));
        };
        is("elasticity", {"--elasticity", "0.2"}, {"--elasticity", "1"});
        is("scale", {}, {"--scale", "odds"});
        is("without_looked_after", {"--weights", "looked_after=0"}, {});
        is("without_income_deprivation", {}, {"--weights", "income_deprivation=0"});
        is("without_unemployment", {}, {"--weights", "unemployment=0"});
        const EstimateRow whole = estimates({"--area", "Gateshead", "--allocation", "closed"}).of(measure);
        CHECK(rows.of("incidence", measure).at("at_low") == whole.low);
        CHECK(rows.of("incidence", measure).at("at_high") == whole.high);
    }
    // 1,967 births are 133 more than 1,834.
    CHECK(rows.of("live_births").at("value_high") == "1967");
    CHECK(rows.of("live_births").at("value_low") == "1701");
    CHECK(number(rows.of("live_births").at("at_high")) ==
          Approx(number(rows.of("live_births").at("at_central")) * 1967 / 1834));
    CHECK(rows.of("unreached_share").at("value_low") == "0.66");
    CHECK(rows.of("unreached_share").at("value_high") == "0.75");
    CHECK(number(rows.of("unreached_share", "missed").at("at_high")) ==
          Approx(0.75 * number(rows.of("unreached_share", "need").at("at_high"))));
}

TEST_CASE("the ends of a ratio are two estimates, too", "[cli][sensitivity]") {
    const Rows rows = rows_of(gateshead);
    const Row& row = rows.of("adversity_ratio", "missed");
    CHECK(number(row.at("at_low")) ==
          Approx(central(gateshead, {"--adversity", row.at("value_low")}, "missed")));
    CHECK(number(row.at("at_high")) ==
          Approx(central(gateshead, {"--adversity", row.at("value_high")}, "missed")));
    // An interval in the input is moved over as it is.
    const Rows given = rows_of(
        {"-"},
        {.input =
             "area_name,live_births,adversity_ratio,adversity_ratio_low,adversity_ratio_high\nA,1000,1.2,0.9,1.6\n"});
    CHECK(number(given.of("adversity_ratio").at("value_low")) == Approx(0.9));
    CHECK(number(given.of("adversity_ratio").at("value_high")) == Approx(1.6));
}

TEST_CASE("the tidy table of swings", "[cli][sensitivity]") {
    const Outcome outcome = sensitivity({"--births", "1000", "--adversity", "1.3", "--format", "csv"});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    const std::vector<std::string> lines = lines_of(outcome.out);
    CHECK(
        lines[0] ==
        "row_type,area_code,area_name,assumption,value_low,value_central,value_high,unit,measure,at_low,at_central,at_high,swing,marker,label,source,page,evidence_grade");
    CHECK(is_text(lines[2], "sensitivity/this-areaunreached-share0-660-75share"));
    const Rows rows(outcome.out);
    CHECK(rows.all().size() == 7 * 4);
    CHECK(rows.of("scale").at("unit") == "0: proportional, 1: odds");
    CHECK(rows.of("scale").at("value_high") == "1");
    for (const std::string unknown : {"adversity_ratio", "live_births"}) {
        const Row& row = rows.of(unknown);
        CHECK(row.at("marker") == "x");
        for (const std::string column : {"value_low", "value_high", "at_low", "at_high", "swing"})
            CHECK(row.at(column).empty());
        CHECK(row.at("at_central") == "184.166666666667");
    }
}

TEST_CASE("swings in words", "[cli][sensitivity]") {
    const Outcome outcome = sensitivity({"--births", "1000", "--adversity", "1.3"});
    CHECK(outcome.code == 0);
    CHECK(has_lines(outcome.out, "sensitivity/what-moves-demand-most-this-area-1000"));
    const std::string text = in_one_line(outcome.out);
    CHECK(has_lines(text, "sensitivity/with-every-assumption-at-its-point"));
    CHECK_FALSE(has(text, "low and high"));
    CHECK_FALSE(has(text, "variance"));
    CHECK(has_text(sensitivity(gateshead).out, "sensitivity/the-adversity-ratios-own-uncertainty-matters"));
    CHECK(has_text(sensitivity({"--births", "0"}).out, "sensitivity/none-of-these-assumptions-moves-demand"));
    CHECK(
        has_text(in_one_line(sensitivity({"--births", "1000", "--adversity", "1", "--measure", "need"}).out),
                 "sensitivity/the-published-range-of-need-matters"));
}

TEST_CASE("the measure picks the ranking", "[cli][sensitivity]") {
    const json by_demand = json_of({"--births", "1000", "--adversity", "1.3"});
    CHECK(by_demand["sensitivity"]["ranked_by"] == "demand");
    CHECK(by_demand["assumptions"][0]["assumption"] == "unreached_share");
    const json by_missed = json_of({"--births", "1000", "--adversity", "1.3", "--measure", "missed"});
    CHECK(by_missed["sensitivity"]["ranked_by"] == "missed");
    CHECK(by_missed["assumptions"][0]["assumption"] == "elasticity");
    for (const json& ranked : {by_demand, by_missed}) {
        const std::string measure = ranked["sensitivity"]["ranked_by"];
        for (std::size_t i = 1; i + 2 < ranked["assumptions"].size(); ++i)
            CHECK(ranked["assumptions"][i - 1]["measures"][measure]["swing"].get<double>() >=
                  ranked["assumptions"][i]["measures"][measure]["swing"].get<double>());
    }
}

TEST_CASE("JSON of a sensitivity run", "[cli][sensitivity]") {
    const json whole = json_of({"--births", "1000", "--adversity", "1.3", "--draws", "500"});
    CHECK(is_text(whole["method"]["interval"]["kind"], "sensitivity/one-assumption-at-a-time"));
    CHECK(whole["method"]["allocation"] == "closed");
    CHECK(whole["parameters"]["id"] == "pif-2023");
    CHECK(whole["sensitivity"]["areas"] == 1);
    CHECK(whole["sensitivity"]["live_births"] == 1000);
    CHECK(whole["sensitivity"]["adversity_ratio"].get<double>() == Approx(1.3));
    CHECK(whole["sensitivity"]["measures"]["need"]["central"].get<double>() == Approx(552.5));
    const json& first = whole["assumptions"][0];
    CHECK(first["value"]["low"].get<double>() == Approx(0.66));
    CHECK(first["measures"]["demand"]["at_low"].get<double>() == Approx(187.85));
    CHECK(first["page"] == "24-30");
    CHECK(first["evidence_grade"] == "very_low");
    CHECK(first["marker"].empty());
    CHECK(whole["assumptions"].back()["marker"] == json{"x"});
    CHECK(whole["assumptions"].back()["value"]["low"].is_null());
    const json& shares = whole["variance_shares"];
    CHECK(shares["draws"] == 500);
    CHECK(shares["seed"] == 1);
    CHECK(shares["births_variation"] == "none");
    double sum = shares["measures"]["demand"]["together"];
    for (const json& assumption : whole["assumptions"])
        if (const json& share = assumption["measures"]["demand"]["variance_share"]; share.is_number())
            sum += share.get<double>();
    CHECK(sum == Approx(1));
    CHECK_FALSE(json_of({"--births", "1000"}).contains("variance_shares"));
}

TEST_CASE("several areas are taken together", "[cli][sensitivity]") {
    const Circumstances input{.input = table};
    const Rows rows = rows_of({"-"}, input);
    CHECK(rows.all().back().at("area_code") == "TOTAL");
    const auto total = [&](const Arguments& changed) {
        Arguments arguments = changed;
        arguments.emplace_back("--total");
        return central({"-"}, arguments, "missed", "TOTAL", input);
    };
    CHECK(number(rows.of("elasticity", "missed").at("at_high")) == Approx(total({"--elasticity", "1"})));
    CHECK(number(rows.of("scale", "missed").at("at_high")) == Approx(total({"--scale", "odds"})));
    // 4,770 births, 60 fewer in 2023 than in 2022, all together.
    CHECK(rows.of("live_births").at("value_low") == "4710");
    CHECK(rows.of("live_births").at("value_high") == "4830");
    const std::string text = in_one_line(sensitivity({"-"}, input).out);
    CHECK(has_lines(text, "sensitivity/what-moves-demand-most-3-areas"));
    CHECK(has_text(in_one_line(sensitivity({"--tier", "upper", "--within", "South West"}).out),
                   "plan/total-leaves-out-1-area-whose"));
}

TEST_CASE("of several areas each has its own result, as if it were alone", "[cli][sensitivity]") {
    const Circumstances input{.input = table};
    const Arguments draws{"--draws", "200", "-q"};
    const auto with_draws = [&](Arguments arguments) {
        arguments.insert(arguments.end(), draws.begin(), draws.end());
        return arguments;
    };
    const Rows rows = rows_of(with_draws({"-"}), input);
    const json whole = json_of(with_draws({"-"}), input);
    REQUIRE(whole["areas"].size() == 3);
    CHECK(whole["sensitivity"]["area_code"] == "TOTAL");
    const auto lines = lines_of(table);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const Circumstances one{.input = lines[0] + "\n" + lines[i] + "\n"};
        const std::string code = lines[i].substr(0, 9);
        CAPTURE(code);
        const Rows by_itself = rows_of(with_draws({"-"}), one);
        for (const Row& row : by_itself.all())
            CHECK(rows.of(row.at("assumption"), row.at("measure"), code) == row);
        const json alone = json_of(with_draws({"-"}), one);
        CHECK(whole["areas"][i - 1] == alone["areas"][0]);
        for (const json& assumption : alone["assumptions"])
            CHECK(std::count(whole["assumptions"].begin(), whole["assumptions"].end(), assumption) == 1);
    }
    // For readers, what matters most in each.
    std::string text = sensitivity({"-"}, input).out;
    text = text.substr(0, text.find("Codes that no authority has"));
    CHECK(has_text(text, "sensitivity/area-by-area"));
    for (const char* name : {"Eastmere", "Kingsmouth", "Oldbridge"}) CHECK(count(text, name) == 1);
    CHECK_FALSE(has(sensitivity(gateshead).out, kept_text("sensitivity/area-by-area")));
}

TEST_CASE("sensitivity of children under two", "[cli][sensitivity]") {
    const Arguments two{"--area", "Gateshead", "--cohort", "under-two"};
    const Rows rows = rows_of(two);
    CHECK(rows.of("scale").at("cohort") == "under-two");
    const json estimate =
        json::parse(run({"estimate", "--area", "Gateshead", "--cohort", "under-two", "--elasticity", "0.2",
                         "--allocation", "closed", "--format", "json"})
                        .out);
    CHECK(number(rows.of("elasticity", "missed").at("at_low")) ==
          Approx(estimate["areas"][0]["measures"]["missed"]["central"].get<double>()).epsilon(1e-12));
    const Outcome text = sensitivity(two);
    CHECK(has_text(in_one_line(text.out), "estimate/children-under-two-2"));
    CHECK_FALSE(has(text.out, "babies a year"));
    CHECK(json_of(two)["method"]["cohort"] == "under-two");
}

TEST_CASE("variance shares in words and in CSV", "[cli][sensitivity]") {
    const Outcome outcome = sensitivity({"--births", "1000", "--adversity", "1", "--draws", "2000"});
    REQUIRE(outcome.code == 0);
    const std::string text = in_one_line(outcome.out);
    CHECK(has_text(text, "sensitivity/share-of-the-variance-when-all"));
    CHECK(has(text, "2,000 draws, asymptotic error"));
    CHECK(has_text(text, "sensitivity/fixed-so-without-a-share-elasticity"));
    CHECK(has(text, "variance shares from 2,000 draws, seed 1, births variation none"));
    const Rows rows = rows_of({"-", "--draws", "2000", "--births-variation", "poisson"}, {.input = table});
    double sum = 0;
    for (const Row& row : rows.all())
        if (row.at("area_code") == "TOTAL" && row.at("measure") == "demand" &&
            !row.at("variance_share").empty())
            sum += number(row.at("variance_share"));
    CHECK(sum == Approx(1));
    CHECK(rows.of("scale").at("variance_share").empty());
    CHECK(rows.of("scale").at("marker").empty());
    CHECK(number(rows.of("elasticity").at("variance_share")) > 0.02);
    const Rows chosen = rows_of({"-", "--draws", "500", "--elasticity", "1"}, {.input = table});
    CHECK(chosen.of("elasticity").at("variance_share") == "0");
    CHECK(chosen.of("elasticity").at("variance_share_error") == "0");
    CHECK(number(rows.of("unreached_share").at("variance_share")) > 0.5);
    CHECK(number(rows.of("live_births").at("variance_share_error")) > 0);
    CHECK(rows.of("together").at("at_low").empty());
    CHECK(rows.of("together").at("marker").empty());
    CHECK_FALSE(rows.of("together").at("variance_share").empty());
}

TEST_CASE("where nothing varies there are no shares", "[cli][sensitivity]") {
    const Rows rows = rows_of({"--births", "0", "--draws", "100"});
    for (const Row& row : rows.all()) {
        CHECK(row.at("variance_share").empty());
        CHECK(row.at("marker") == (row.at("assumption") == "scale" ? "" : "x"));
    }
    const Outcome text = sensitivity({"--births", "0", "--draws", "100"});
    CHECK(has(text.out, "Key: [x] not available.\n"));
    CHECK_FALSE(has(text.out, "nan"));
    CHECK(json_of({"--births", "0", "--draws", "100"})["variance_shares"]["measures"]["need"]["together"]
              .is_null());
}

TEST_CASE("the same shares for any number of threads", "[cli][sensitivity]") {
    for (const char* format : {"csv", "json", "text"}) {
        const auto with = [&](const char* threads) {
            return sensitivity({"-", "--draws", "1000", "--threads", threads, "--format", format},
                               {.input = table});
        };
        const Outcome one = with("1");
        REQUIRE(one.code == 0);
        CHECK(one == with("3"));
    }
}

TEST_CASE("areas that are withheld or have no births keep their rows", "[cli][sensitivity][suppression]") {
    const auto check = [](const Arguments& asked, const std::string& code, const std::string& marker) {
        const Row row = rows_of(asked).of("", "missed", code);
        CHECK(row.at("marker") == marker);
        CHECK((row.at("value_low") + row.at("at_central") + row.at("swing") + row.at("variance_share"))
                  .empty());
        const json areas = json_of(asked)["areas"];
        CHECK(areas.at(0)["marker"] == json{marker});
        CHECK(areas.at(0)["live_births"].is_null());
        CHECK(areas.at(0)["variance_shares"]["measures"]["need"]["variance"].is_null());
    };
    check({"--area", "Rutland", "--area", "York", "--suppress-below", "1000", "--draws", "100"}, "E06000017",
          "c");
    check({"--area", "Isles of Scilly", "--area", "York", "--draws", "100"}, "E06000053", "x");
}

TEST_CASE("sensitivity is of the areas shown; of none there is nothing to move",
          "[cli][sensitivity][suppression]") {
    const Outcome none = sensitivity({"--births", "50", "--suppress-below", "100"});
    CHECK(none.code == 2);
    CHECK(none.out.empty());
    CHECK(has_text(none.err, "sensitivity/live-births-are-withheld"));
    const auto shown = json_of({"-", "--suppress-below", "1100", "--draws", "100"}, {.input = table});
    CHECK(shown["provenance"]["areas_withheld"] == 1);
    CHECK(shown["provenance"]["inputs"].at(0)["sha256"].is_null());
}

TEST_CASE("saturation at an end is marked, and ranges without an answer refused", "[cli][sensitivity]") {
    const Arguments steep{"--births", "1000", "--adversity", "2.1", "--elasticity-range", "0.5,1.5"};
    const Rows rows = rows_of(steep);
    CHECK(rows.of("elasticity").at("marker") == "saturated");
    CHECK(rows.of("unreached_share").at("marker").empty());
    CHECK(has_text(in_one_line(sensitivity(steep).out), "sensitivity/saturated-at-an-end"));
    CHECK(sensitivity({"--births", "1000", "--adversity", "0.3", "--elasticity-range", "0.8,1.2"}).code == 0);
}

TEST_CASE("a ratio known too badly has no variance shares", "[cli][sensitivity]") {
    const Outcome outcome = sensitivity({"-", "--draws", "100"},
                                        {.input = "area_name,live_births,adversity_ratio,adversity_ratio_se\n"
                                                  "Eastmere,1000,1,5\n"});
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(is_text(outcome.err, "sensitivity/sensitivity-the-uncertainty-of-the-adversity"));
}

TEST_CASE("the range of the elasticity can be chosen", "[cli][sensitivity]") {
    const Rows rows = rows_of({"--births", "1000", "--adversity", "1.3", "--elasticity-range", "0.9, 1.1"});
    CHECK(rows.of("elasticity").at("value_low") == "0.9");
    CHECK(rows.of("elasticity").at("value_high") == "1.1");
    CHECK(is_text(rows.of("elasticity").at("source"), "sensitivity/given-with-elasticity-range"));
}

TEST_CASE("what sensitivity cannot be asked for is said before anything is read", "[cli][sensitivity]") {
    check_refused("sensitivity/refused");
}

TEST_CASE("options of a simulation are looked at before the table", "[cli][simulation]") {
    check_refused("sensitivity/draws-refused-before-reading");
}
