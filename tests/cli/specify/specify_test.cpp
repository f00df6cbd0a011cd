// `specify`: its figures are those of estimate and gap, its blank places are marked, and it is one page's
// worth.

#include "input/reference/standards.hpp"
#include "support/catch.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

#include <nlohmann/json.hpp>

#include <set>

using namespace program;
using nlohmann::json;

namespace {

const Circumstances at_root{.folder = PAIRMODEL_SOURCE_DIR};
const std::string mapping = "data/examples/mapping.csv";

json answer_of(Arguments arguments) {
    arguments.insert(arguments.end(), {"--format", "json", "-q"});
    const Outcome outcome = run(arguments, at_root);
    CAPTURE(arguments, outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

std::map<std::string, json> items_of(Arguments more) {
    more.insert(more.begin(), "specify");
    const json answer = answer_of(std::move(more));
    std::map<std::string, json> items;
    for (const json& item : answer["items"]) CHECK(items.emplace(item["item"], item).second);
    return items;
}

void check_same(const json& item, const json& range) {
    for (const char* end : {"low", "central", "high"}) {
        CHECK(item[end] == range[end]);
        CHECK(item[std::string("share_") + end].get<double>() ==
              Approx(range[end].get<double>() / item["live_births"].get<double>()));
    }
}

}  // namespace

TEST_CASE("a specification has the figures of estimate and gap, whatever the options", "[cli][specify]") {
    const std::vector<Arguments> choices{{"--area", "Gateshead"},
                                         {"--area", "Gateshead", "--allocation", "closed"},
                                         {"--area", "Gateshead", "--draws", "200"},
                                         {"--births", "1000", "--adversity", "1.4", "--scale", "odds"},
                                         {"--area", "Gateshead", "--area", "Leeds"}};
    for (const Arguments& choice : choices) {
        CAPTURE(choice);
        Arguments estimate{"estimate"};
        Arguments gap{"gap", mapping};
        Arguments specify{"--services", mapping};
        for (Arguments* all : {&estimate, &gap, &specify})
            all->insert(all->end(), choice.begin(), choice.end());
        const bool several = std::count(choice.begin(), choice.end(), "--area") > 1;
        if (several) estimate.emplace_back("--total");
        const char* place = several ? "totals" : "areas";
        const auto items = items_of(specify);
        const json measures = answer_of(estimate)[place][0]["measures"];
        for (const char* measure : {"need", "demand", "missed"}) {
            CAPTURE(measure);
            check_same(items.at(measure), measures[measure]);
        }
        const json levels = answer_of(gap)[place][0]["levels"];
        for (const std::string level : {"targeted", "specialist"}) {
            CAPTURE(level);
            check_same(items.at("demand_" + level), levels[level]["demand"]);
            CHECK(items.at("places_" + level)["central"] == levels[level]["capacity_upper_bound"]);
            for (const char* end : {"low", "central", "high"})
                CHECK(items.at("short_" + level)[end] == levels[level]["demand"]["shortfall"][end]);
        }
    }
}

TEST_CASE("a specification has the count of families and the team of gap", "[cli][specify]") {
    const Arguments own{"--area",     "Gateshead",
                        "--observed", "families=120,years=2",
                        "--team",     "caseload=10,weeks=20,cost_per_wte=60000"};
    Arguments specify{"specify"};
    Arguments gap{"gap"};
    for (Arguments* all : {&specify, &gap}) all->insert(all->end(), own.begin(), own.end());
    const json specified = answer_of(specify);
    const json beside = answer_of(gap);
    for (const char* record : {"observed", "team", "team_sizes"}) {
        CAPTURE(record);
        CHECK(specified.at(record) == beside.at(record));
    }
    const auto items = items_of({own.begin(), own.end()});
    CHECK(has_text(items.at("observed")["text"].get<std::string>(), "specify/observed"));
    CHECK(has_text(items.at("team_size")["text"].get<std::string>(), "specify/team"));
    CHECK(items_of({"--area", "Gateshead"}).count("observed") == 0);
    CHECK(items_of({"--area", "Gateshead"}).count("team_size") == 0);
}

TEST_CASE("what the commissioner must fill in is marked, and nothing else is", "[cli][specify]") {
    std::set<std::string> kinds;
    for (const auto& [code, item] : items_of({"--area", "Gateshead"})) {
        CAPTURE(code);
        kinds.insert(item["kind"]);
        CHECK((item["kind"] == "fill_in") == has(item["text"].get<std::string>(), "[To fill in: "));
    }
    CHECK(kinds.size() == 3);
    CHECK(items_of({"--area", "Gateshead"}).at("background")["kind"] == "fill_in");
    const auto with_services = items_of({"--area", "Gateshead", "--services", mapping});
    CHECK(with_services.at("background")["kind"] == "figure");
    CHECK(has_text(with_services.at("lacks")["text"].get<std::string>(), "specify/lacks"));
}

TEST_CASE("all readers' formats have the four parts", "[cli][specify]") {
    for (const char* format : {"text", "markdown", "html", "latex"}) {
        const Outcome outcome =
            run({"specify", "--area", "Gateshead", "--services", mapping, "--format", format, "-q"}, at_root);
        CAPTURE(format, outcome.err);
        REQUIRE(outcome.code == 0);
        const std::string text = in_one_line(outcome.out);
        std::size_t at = 0;
        for (const char* part : {"1. Introduction", "2. Detailed service description", "143 to 176",
                                 "3. Standards and targets", "NG194", "4. Monitoring"}) {
            CAPTURE(part);
            at = text.find(part, at);
            REQUIRE(at != std::string::npos);
        }
        if (std::string(format) == "text")
            for (const std::string& line : lines_of(outcome.out)) CHECK(line.size() <= 80);
    }
}

TEST_CASE("without figures that may be shown a specification has none", "[cli][specify]") {
    const TemporaryFolder folder;
    folder.write("small.csv", "area_code,area_name,live_births\n,Small,3\n");
    const Outcome outcome =
        run({"specify", "small.csv", "--suppress-below", "5", "-q"}, {.folder = folder.path()});
    REQUIRE(outcome.code == 0);
    CHECK(has_text(in_one_line(outcome.out), "specify/withheld"));
    CHECK_FALSE(has(outcome.out, "We anticipate"));
    CHECK(run({"specify", "--births", "0", "-q"}).code == 0);
    CHECK(run({"specify", "-q"}).code == 2);
    CHECK(run({"specify", "--area", "York", "--cohort", "under-two"}).code == 2);
}

TEST_CASE("the standards are those that the toolkit names", "[cli][specify]") {
    std::set<std::string> codes;
    for (const pairmodel::Standard& standard : pairmodel::named_standards()) {
        if (!standard.code.empty()) codes.insert(standard.code);
        CHECK_FALSE(standard.title.empty());
        CHECK_FALSE(standard.publisher.empty());
        CHECK_FALSE(standard.asks.empty());
    }
    CHECK(codes == std::set<std::string>{"NG201", "NG194", "CG192", "QS128", "PH40", "QS133", "NG26", "NG76",
                                         "CR232"});
}

TEST_CASE("all areas together, and an area without a name, are called so", "[cli][specify]") {
    const auto title = [](const Arguments& choice) {
        Arguments arguments{"specify", "-q"};
        arguments.insert(arguments.end(), choice.begin(), choice.end());
        return lines_of(run(arguments).out).at(0);
    };
    const std::string begin = "Draft specification: parent-infant relationship support in ";
    CHECK(title({"--area", "York", "--area", "Leeds"}) == begin + "all areas together");
    CHECK(title({"--births", "100"}) == begin + "this area");
    CHECK(title({"--births", "100", "--name", "Our town"}) == begin + "Our town");
}

TEST_CASE("a specification says what its figures are of", "[cli][specify]") {
    const auto place_of = [](Arguments more) {
        return items_of(std::move(more)).at("place")["text"].get<std::string>();
    };
    CHECK(place_of({"--area", "Gateshead", "--births-year", "2021", "--adversity", "1.5"}) ==
          "These figures are of 1,983 live births in 2021; adversity 50% above average, as given.");
    const std::string two = place_of({"--area", "Blackpool", "--area", "York"});
    CHECK(has(
        two,
        "of Blackpool (E06000009), York (E06000014): 2,851 live births of 2024; adversity 19% above the average"));
}

TEST_CASE("a specification of several areas tells where families seen are not known of all",
          "[cli][specify]") {
    const TemporaryFolder folder;
    folder.write("seen.csv", "area_code,families,years\nE06000009,50,1\nE06000014,8,1\n");
    folder.write("one.csv", "area_code,families\nE06000009,50\n");
    for (const Arguments& more : {Arguments{"--observed", "one.csv"},
                                  Arguments{"--observed", "seen.csv", "--suppress-below", "10"}}) {
        Arguments asked{"specify", "--area", "Blackpool", "--area", "York"};
        asked.insert(asked.end(), more.begin(), more.end());
        const Outcome outcome = run(asked, {.folder = folder.path()});
        CHECK(
            has(in_one_line(outcome.out), "Families seen are not known, or not to be shown, of every area"));
    }
}

TEST_CASE("shares of a rounded specification are of rounded babies", "[cli][specify]") {
    const json need = items_of({"--area", "Gateshead", "--round", "10"}).at("need");
    CHECK(need["low"] == 880);
    CHECK(need["share_low"].get<double>() == Approx(880.0 / 1834));
}

TEST_CASE("what is short by services of unknown capacity is no least", "[cli][specify]") {
    const TemporaryFolder folder;
    folder.write(
        "services.csv",
        "service,level,families_per_year,area_code\nHub,targeted,90,E06000009\nTeam,specialist,60,E06000009\n"
        "Unknown,specialist,,E06000009\n");
    const Outcome outcome =
        run({"specify", "--area", "Blackpool", "--services", "services.csv"}, {.folder = folder.path()});
    CHECK(has(in_one_line(outcome.out), "beside the places of services whose capacity is known"));
    CHECK_FALSE(has(outcome.out, "at least"));
}

TEST_CASE("places are what was given, however babies are rounded", "[cli][specify]") {
    const Circumstances here{.input =
                                 "service,level,families_per_year\nHV,universal,1834\nT,specialist,37\n"};
    for (const char* format : {"csv", "text"}) {
        const Outcome outcome = run(
            {"specify", "--area", "Gateshead", "--services", "-", "--round", "10", "--format", format}, here);
        CHECK(outcome.code == 0);
        CHECK(has(outcome.out, "37"));
        CHECK_FALSE(has(outcome.out, "places for 40 families"));
        CHECK_FALSE(has(outcome.out, ",40,40,40,"));
    }
}
