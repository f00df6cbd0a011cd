// `assess`: where a system stands by its self-assessment, and the largest steps; in the report as well.

#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"
#include "support/width.hpp"

#include <nlohmann/json.hpp>

using namespace program;
using nlohmann::json;

namespace {

class Grids : public TemporaryFolder {
public:
    [[nodiscard]] Outcome assess(Arguments more) const {
        more.insert(more.begin(), "assess");
        return run(more, {.folder = path()});
    }
    /// Strands by their codes.
    [[nodiscard]] std::map<std::string, json> strands(Arguments more) const {
        more.insert(more.end(), {"--format", "json"});
        const Outcome outcome = assess(std::move(more));
        CAPTURE(outcome.err);
        REQUIRE(outcome.code == 0);
        std::map<std::string, json> strands;
        const json answer = json::parse(outcome.out);
        for (const json& strand : answer["strands"]) strands[strand["strand"]] = strand;
        return strands;
    }
};

std::vector<std::string> order_of(const Grids& grids, const Arguments& arguments) {
    std::vector<std::string> order;
    for (const auto& row : csv_rows(grids.assess(arguments).out)) order.push_back(row[0]);
    order.erase(order.begin());
    return order;
}

}  // namespace

TEST_CASE("the largest steps come first, and strands that nobody has judged last", "[cli][assess]") {
    const Grids grids;
    grids.write("grid.csv",
                "strand,now,wanted,owner\nOutcomes and impact,2,3,\nStrategic leadership,3,3,\n"
                "Workforce development,2,4,Jo\nCommunity involvement,1,3,\nServices and interventions,1,,\n");
    const std::vector<std::string> order = order_of(grids, {"grid.csv", "--format", "csv"});
    REQUIRE(order.size() == 11);
    CHECK(std::vector(order.begin(), order.begin() + 5) ==
          std::vector<std::string>{"community", "workforce", "outcomes", "leadership", "services"});
    const std::string text = in_one_line(grids.assess({"grid.csv", "--notes"}).out);
    CHECK(has_text(text, "assess/largest-steps"));
    CHECK(has_text(text, "assess/without-an-owner"));
    CHECK(has_text(text, "assess/without-a-stage-wanted"));
    CHECK(has_text(text, "assess/not-judged"));
    const auto strands = grids.strands({"grid.csv"});
    CHECK(strands.at("workforce")["steps"] == 2);
    CHECK(strands.at("services")["steps"].is_null());
    CHECK(strands.at("research")["now"].is_null());
}

TEST_CASE("two dates of one file, or two files, are compared", "[cli][assess]") {
    const Grids grids;
    grids.write(
        "both.csv",
        "strand,now,wanted,date\nleadership,3,4,June 2026\nleadership,1,3,2025\noutcomes,1,2,2026-06-30\n"
        "outcomes,2,2,30/06/2025\ncommunity,2,2,2025-06-30\n");
    auto strands = grids.strands({"both.csv"});
    CHECK(strands.at("leadership")["now"] == "good_progress");
    CHECK(strands.at("leadership")["moved"] == 2);
    CHECK(strands.at("leadership")["before_date"] == "2025");
    CHECK(strands.at("outcomes")["moved"] == -1);
    CHECK(strands.at("community")["moved"].is_null());
    const std::string text = in_one_line(grids.assess({"both.csv", "--notes"}).out);
    CHECK(has_text(text, "assess/moved"));
    CHECK(has_text(text, "assess/not-again"));
    // Without dates the order of the files is that of time; with dates it does not matter.
    grids.write("one.csv", "strand,now\nleadership,1\n");
    grids.write("two.csv", "strand,now\nleadership,2\n");
    CHECK(grids.strands({"one.csv", "two.csv"}).at("leadership")["moved"] == 1);
    CHECK(grids.strands({"two.csv", "one.csv"}).at("leadership")["moved"] == -1);
    grids.write("late.csv", "strand,now,date\nleadership,4,2026\n");
    grids.write("early.csv", "strand,now,date\nleadership,1,2024\n");
    CHECK(grids.strands({"late.csv", "early.csv"}).at("leadership")["moved"] == 3);
    const Outcome same = grids.assess({"late.csv", "late.csv"});
    CHECK(same.code == 3);
    CHECK(has_text(same.err, "assess/the-same-date"));
}

TEST_CASE("the screen has the whole grid in 24 lines of 80 characters", "[cli][assess]") {
    const Grids grids;
    std::string rows = "strand,now,wanted,owner,evidence,date\n";
    for (const char* strand :
         {"leadership", "research", "investment", "community", "strategies", "workforce", "services",
          "capacity_building", "user_experience", "coordination", "outcomes"})
        for (const char* judged :
             {"1,3,,,2025-06-30", "2,4,Head of integrated commissioning,Minutes,2026-06-30"})
            rows += std::string(strand) + "," + judged + "\n";
    grids.write("grid.csv", rows);
    const Outcome outcome = grids.assess({"grid.csv"});
    CHECK(lines_of(outcome.out).size() <= 24);
    for (const std::string& line : lines_of(outcome.out)) {
        CAPTURE(line);
        CHECK(width_of(line) <= 80);
    }
}

TEST_CASE("the form is written, and its grid refused until it has a stage", "[cli][assess]") {
    const Grids grids;
    REQUIRE(grids.assess({"--template", "grid.csv"}).code == 0);
    CHECK(grids.assess({"--template", "grid.csv"}).code == 1);  // it is there
    CHECK(grids.assess({"--template", "-"}).out == grids.read("grid.csv"));
    CHECK(grids.assess({"grid.csv"}).code == 3);
    CHECK(grids.assess({"grid.csv", "--template", "-"}).code == 2);
    CHECK(grids.assess({}).code == 2);
    CHECK(has_text(grids.assess({"nowhere.csv"}).err, "assess/start-from-a-form"));
}

TEST_CASE("the report shows the assessment, and the summary where to begin", "[cli][assess][report]") {
    const Grids grids;
    grids.write("grid.csv",
                "strand,now,wanted,owner\nWorkforce development,2,4,Jo\nCommunity involvement,1,2,\n");
    const Outcome outcome = run(
        {"report", "--area", "Gateshead", "--assessment", "grid.csv", "-o", "-", "--format", "html", "-q"},
        {.folder = grids.path()});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    const std::string page = in_one_line(outcome.out);
    CHECK(has_text(page, "assess/begin-with"));
    CHECK(has(page, "id=\"assessment-title\""));
    const std::size_t annex = page.find("<section id=\"assessment\"");
    REQUIRE(annex != std::string::npos);
    CHECK(page.find(kept_text("assess/begin-with")) < annex);
}

TEST_CASE("a strand is judged where its stage now is", "[cli][assess]") {
    const Grids grids;
    grids.write("grid.csv", "strand,now,wanted\nLeadership,,3\nOutcomes,,4\n");
    const std::string text = in_one_line(grids.assess({"grid.csv"}).out);
    CHECK(has(text, "0 of 11 strands were judged"));
    CHECK(has(text, "How far 2 strands are to move on is not known"));
    CHECK_FALSE(has(text, "No strand is to move on"));
}
