// The library as other programs use it: a request, a study, a file.

#include "pairmodel/study/study.hpp"

#include "pairmodel/error.hpp"
#include "pairmodel/report/documents.hpp"
#include "pairmodel/report/output.hpp"
#include "pairmodel/study/plan.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"

#include <filesystem>
#include <fstream>

using namespace pairmodel;
using program::has;
using program::TemporaryFolder;

namespace {

/// The problem of a request that cannot be.
template <typename Ask>
Problem refused(const Ask& ask) {
    try {
        static_cast<void>(ask());
    } catch (const RequestError& error) {
        REQUIRE(error.problems().size() == 1);
        return error.problems()[0];
    }
    FAIL("it was not refused");
    return {};
}

}  // namespace

TEST_CASE("built-in areas by name, in the order asked for", "[study]") {
    const Study study = Study::of_areas({"Leeds", "E08000037"});
    std::vector<std::string> names;
    for (const StudyArea area : study) names.emplace_back(area.name());
    CHECK(names == std::vector<std::string>{"Leeds", "Gateshead"});
    REQUIRE(study.size() == 2);
    const StudyArea gateshead = study[1];
    CHECK(gateshead.code() == "E08000037");
    CHECK(gateshead.live_births() == study->run.areas()[1].live_births);
    const Estimate estimate = gateshead.estimate().value();
    CHECK(estimate.ratio == gateshead.adversity().ratio);
    CHECK(gateshead.interval(Measure::missed)->low == estimate.interval(Measure::missed).low);
}

TEST_CASE("the toolkit's own figures, of births alone", "[study]") {
    Request request;
    request.adversity.ratio = 1;
    const Study study = Study::of_births(1000, request);
    const Interval need = study[0].interval(Measure::need).value();
    CHECK(need.low == Approx(400));
    CHECK(need.high == Approx(450));
}

TEST_CASE("all areas of a tier in a place, with a total and draws", "[study]") {
    Request request;
    request.totals.all = true;
    request.draws = DrawsRequest{};
    std::vector<std::string> notes;
    std::size_t steps = 0;
    request.areas = TierAreas{Tier::upper, "North East"};
    const Listener listener{[&](std::string_view text) { notes.emplace_back(text); },
                            [&](std::size_t done, std::size_t of) { steps += done <= of ? 1 : 0; }};
    const Study study = pairmodel::study(request, listener);
    CHECK(study.size() == 12);
    REQUIRE(study->simulated->totals.size() == 1);
    CHECK(study[0].interval(Measure::need)->high == study->simulated->areas[0][Measure::need].babies.high);
    CHECK(steps > 0);
    CHECK(Study::of_tier(Tier::upper, "North East").size() == 12);
}

TEST_CASE("a table, with an area that must not be shown", "[study]") {
    const TemporaryFolder folder;
    const std::string file =
        folder.write("areas.csv", "area_name,live_births,adversity_ratio\nBig,1000,1\nSmall,3,1\n");
    Request request;
    request.suppress_below = 10;
    const Study study = Study::of_table(file, request);
    CHECK(study[0].interval(Measure::need)->low == Approx(400));
    CHECK_FALSE(study[1].estimate());
    CHECK_FALSE(study[1].interval(Measure::need));
}

TEST_CASE("what is told of a table does not depend on how many areas it has", "[study]") {
    const TemporaryFolder folder;
    const auto told_of = [&](int others) {
        std::string table = "area_code,area_name,live_births,adversity_ratio\n";
        table += "E08000037,Leeds,1834,1.2\n";    // a name of another area
        table += "E08000035,,83400,1.1\n";        // births far from what is known
        table += "E06999999,Nowhere,1000,0.1\n";  // a code that no authority has, and a ratio of none
        for (int i = 0; i < others; ++i) table += ",Part " + std::to_string(i) + ",1000,1\n";
        table += ",England total,90000,1\n";
        std::vector<std::string> told;
        const Study study = Study::of_table(folder.write("areas.csv", table));
        for (const Note& note : study->notes)
            told.push_back(std::string(code_of(note.code)) + ": " + note.text.substr(0, 20));
        return told;
    };
    const std::vector<std::string> few = told_of(20);
    CHECK(few.size() >= 5);
    CHECK(told_of(5000) == few);
}

TEST_CASE("a document in the format of the file's ending, with its metadata, and never over another",
          "[study]") {
    const TemporaryFolder folder;
    const Document document = estimate_document(Study::of_births(1000));
    const std::string file = folder / "out.csv";
    write(document, file);
    CHECK(std::filesystem::exists(file));
    CHECK(std::filesystem::exists(metadata_file(*format_of_name("csv"), file)));
    CHECK_THROWS_AS(write(document, file), FileError);
    CHECK_THROWS_AS(write(document, folder / "out.unknown"), FileError);
    CHECK_FALSE(std::filesystem::exists(folder / "out.unknown"));
    CHECK(metadata_file(*format_of_name("html"), folder / "out.html").empty());
}

TEST_CASE("what cannot be asked is told in fields", "[study]") {
    const Problem name = refused([] { return Study::of_areas({"Gateshed"}); });
    CHECK(name.option == "--area");
    CHECK(has(name.hint, "Gateshead"));
    const Problem none = refused([] { return study(Request{}); });
    CHECK(none.option.empty());
    CHECK_FALSE(none.hint.empty());
    Request request;
    request.draws = DrawsRequest{};
    request.model.allocation = Allocation::published;
    CHECK(refused([&] { return Study::of_births(1000, request); }).option == "--draws");
    CHECK(to_text(Problem{"--a", "expected b", "c"}) == "--a: expected b\n  hint: c");
    CHECK(to_text(Problem{"--a", "--a goes with --b", ""}) == "--a goes with --b");
    const RequestError both({{"--a", "x", ""}, {"", "y", "z"}});
    CHECK(std::string(both.what()) == "--a: x\ny\n  hint: z");
}

TEST_CASE("a plan tells how far it has come", "[study][plan]") {
    PlanRequest request;
    request.study.areas = TierAreas{Tier::region, ""};
    request.study.totals.all = true;
    request.plan.years = {2026, 2027};
    std::vector<std::pair<std::size_t, std::size_t>> told;
    const auto result =
        plan(request, {{}, [&](std::size_t done, std::size_t of) { told.emplace_back(done, of); }});
    const std::size_t areas = result->study.size();
    REQUIRE(told.size() == 1);  // the total
    CHECK(told[0] == std::pair(areas, 2 * areas));
    StringSink sink;
    format_of_name("csv")->write(plan_document(result), sink, {});
    REQUIRE(told.size() == 1 + areas);
    for (std::size_t i = 1; i < told.size(); ++i) CHECK(told[i] == std::pair(areas + i, 2 * areas));
}
