// Same input, same bytes: on every run, in every locale and time zone, on every day.

#include "support/catch.hpp"
#include "support/program.hpp"

#include <nlohmann/json.hpp>

#include <cstdlib>

using namespace program;
using nlohmann::json;

namespace {

/// The folder with locales made for the tests; empty where there is none.
std::string locale_folder() {
    const char* folder = std::getenv("PAIRMODEL_TEST_LOCALES");
    return folder == nullptr ? "" : folder;
}

const std::string table =
    "Area Code;Area Name;Live births;adversity ratio;imd;Gruppe\n"
    "E06000001;Iğdır;\"1,834\";1.25;;İ\n"
    "E06000002;Ynys Môn;12345;;21.5;i\n"
    "E06000003;Straße;7;0.5;;I\n";

/// Commands that draw, charts and pages among them.
std::vector<Arguments> drawing() {
    const std::string services = std::string(PAIRMODEL_SOURCE_DIR) + "/data/examples/services.csv";
    std::vector<Arguments> result{
        {"report", "--area", "York", "--from", "2026", "--to", "2028", "--unreached-to", "0.5", "--services",
         services, "--format", "html"},
        {"report", "--tier", "region", "--format", "xlsx"},
        {"plan", "--area", "York", "--from", "2026", "--to", "2028", "--births-trend", "--format", "csv"},
        {"gap", services, "--area", "York", "--format", "json"},
        {"sensitivity", "-", "--format", "csv"},
    };
    for (const char* chart : {"waterfall", "similar", "sensitivity"})
        result.push_back({"report", "--area", "York", "--chart", chart});
    for (Arguments& arguments : result) arguments.insert(arguments.end(), {"--draws", "200"});
    return result;
}

std::vector<Arguments> commands() {
    std::vector<Arguments> result;
    for (const char* format : {"text", "markdown", "csv", "tsv", "json", "jsonl", "html", "latex", "xlsx"}) {
        result.push_back({"estimate", "--area", "Gateshead", "--format", format});
        result.push_back({"estimate", "-", "--total", "--total-by", "gruppe", "--format", format});
        result.push_back({"explain", "--area", "gateshead", "--format", format});
        result.push_back({"areas", "INGTON", "--format", format});
    }
    result.push_back({"estimate", "-", "--shape", "wide", "--format", "csv"});
    result.push_back({"estimate", "--births", "1834567", "--adversity", "1.25", "--round", "5"});
    result.push_back({"estimate", "--area", "GATESHAAD"});
    result.push_back({"estimate", "--TIER", "upper"});
    result.push_back({"parameters", "show", "pif-2023"});
    for (Arguments& arguments : drawing()) result.push_back(std::move(arguments));
    result.push_back({"check", "-"});
    return result;
}

void check_same(const std::vector<std::pair<std::string, std::string>>& environment) {
    for (const Arguments& arguments : commands()) {
        CAPTURE(arguments);
        const Outcome usual = run(arguments, {.input = table});
        const Outcome other = run(arguments, {.environment = environment, .input = table});
        CHECK(usual.code == other.code);
        CHECK(usual.err == other.err);
        CHECK(usual.out == other.out);
    }
}

}  // namespace

TEST_CASE("the same bytes on two runs", "[cli][same bytes]") {
    check_same({});
}

TEST_CASE("the same bytes for any number of threads, in pages and charts too", "[cli][same bytes]") {
    const std::string threads = GENERATE(as<std::string>{}, "2", "3", "7");
    for (const Arguments& arguments : drawing()) {
        CAPTURE(arguments, threads);
        const auto with_threads = [&](const std::string& number) {
            Arguments all = arguments;
            all.insert(all.end(), {"--threads", number});
            return run(all, {.input = table});
        };
        const Outcome one = with_threads("1");
        CHECK(one.code == 0);
        CHECK(with_threads(threads) == one);
    }
}

TEST_CASE("the same bytes in every locale", "[cli][same bytes][locale]") {
    const std::string locale = GENERATE(as<std::string>{}, "de_DE.UTF-8", "tr_TR.UTF-8");
    const std::string folder = locale_folder();
    if (folder.empty()) {
        WARN("skipped: PAIRMODEL_TEST_LOCALES names no folder of locales");
        return;
    }
    if (!std::filesystem::exists(folder + "/" + locale)) {
        WARN("skipped: no " << locale << " there");
        return;
    }
    check_same({{"LOCPATH", folder}, {"LC_ALL", locale}, {"LANG", locale}, {"LANGUAGE", locale}});
}

TEST_CASE("the same bytes in every time zone", "[cli][same bytes]") {
    check_same({{"TZ", "Pacific/Kiritimati"}});
    const Outcome east = run({"estimate", "--births", "5", "--format", "json"},
                             {.environment = {{"TZ", "XYZ-14"}, {"SOURCE_DATE_EPOCH", "1700000000"}}});
    const Outcome west = run({"estimate", "--births", "5", "--format", "json"},
                             {.environment = {{"TZ", "XYZ+11"}, {"SOURCE_DATE_EPOCH", "1700000000"}}});
    CHECK(east.out == west.out);
    CHECK(has(east.out, "2023-11-14"));
}

TEST_CASE("no clock: a date is in the output only if it is given", "[cli][same bytes]") {
    const Arguments arguments{"estimate", "--births", "5", "-q", "--format", "json"};
    CHECK_FALSE(json::parse(run(arguments).out)["provenance"].contains("date"));
    const Circumstances epoch{.environment = {{"SOURCE_DATE_EPOCH", "1700000000"}}};
    CHECK(json::parse(run(arguments, epoch).out)["provenance"]["date"] == "2023-11-14");
    Arguments dated = arguments;
    dated.insert(dated.end(), {"--date", "2025-01-31"});
    CHECK(json::parse(run(dated).out)["provenance"]["date"] == "2025-01-31");
    CHECK(json::parse(run(dated, epoch).out)["provenance"]["date"] == "2025-01-31");
}

TEST_CASE("a SOURCE_DATE_EPOCH that is no number of seconds makes no date", "[cli][same bytes]") {
    const std::string value = GENERATE(as<std::string>{}, "yesterday", "12x", "99999999999999999999", "1.5");
    CAPTURE(value);
    const Outcome outcome = run({"estimate", "--births", "5", "-q", "--format", "json"},
                                {.environment = {{"SOURCE_DATE_EPOCH", value}}});
    if (outcome.code == 0)
        CHECK_FALSE(json::parse(outcome.out)["provenance"].contains("date"));
    else
        CHECK(has(outcome.err, "SOURCE_DATE_EPOCH"));
}

TEST_CASE("the environment's language changes no message", "[cli][same bytes][locale]") {
    const std::string folder = locale_folder();
    if (folder.empty()) {
        WARN("skipped: PAIRMODEL_TEST_LOCALES names no folder of locales");
        return;
    }
    const Outcome outcome = run({"estimate", "no-such-file.csv"},
                                {.environment = {{"LOCPATH", folder}, {"LC_ALL", "de_DE.UTF-8"}}});
    CHECK(outcome.err == run({"estimate", "no-such-file.csv"}).err);
}
