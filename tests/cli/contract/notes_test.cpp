// What must be known of an answer stands in every format of every command, in the same words: nothing
// important is only on standard error.

#include "cli/contract/outputs.hpp"
#include "support/catch.hpp"
#include "support/texts.hpp"
#include "support/workbook.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include <algorithm>

using namespace program;
using nlohmann::json;

namespace {

/// Without what formats add to a text: line breaks, marks before special characters, quotation marks of their
/// own.
std::string plain(std::string text) {
    const std::string quote = "\\char34{}";  // LaTeX's
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
        text.erase(at, quote.size());
    for (const char mark : {'\\', '{', '}', '"', '\'', '`'}) std::erase(text, mark);
    return in_one_line(text);
}

std::string text_of_page(const std::string& html) {
    pugi::xml_document page;
    page.load_string(html.c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
    struct Text : pugi::xml_tree_walker {
        std::string all;
        bool for_each(pugi::xml_node& node) override {
            all += std::string(node.value()) + " ";
            return true;
        }
    } text;
    page.traverse(text);
    return text.all;
}

std::string text_of_workbook(const std::string& bytes) {
    std::string all;
    const workbook::Workbook book = workbook::read(bytes);
    for (const auto& [at, cell] : book.sheet("Notes").cells) all += cell.text + "\n";
    return all;
}

/// All that the format says in words.
/// Estimates have a flag for it; lists have always all.
Arguments with_all_notes(const std::string& command, Arguments options) {
    if (command != "areas" && command != "check" && command != "prepare" && command != "parameters")
        options.emplace_back("--notes");
    return options;
}

std::string words(const contract::Inputs& inputs, const Arguments& arguments, const std::string& format) {
    if (format == "csv" || format == "tsv") {
        const Outcome outcome = inputs.run(arguments, {"-o", "out." + format, "--force", "-q"});
        return json::parse(inputs.read("out." + format + "-metadata.json"))["dc:description"].dump();
    }
    const std::string out =
        inputs.run(arguments, with_all_notes(arguments.front(), {"--format", format, "-q"})).out;
    if (format == "html") return text_of_page(out);
    return format == "xlsx" ? text_of_workbook(out) : out;
}

struct Case {
    std::string name;  ///< of the kept sentences
    Arguments arguments;
};

const std::vector<std::string> formats{"text", "markdown", "html", "latex", "xlsx",
                                       "csv",  "tsv",      "json", "jsonl"};

/// Every kind of note, in every command that can have it.
std::vector<Case> cases() {
    const Arguments coming{"--from", "2026", "--to", "2027"};
    const auto with = [](Arguments first, const Arguments& more) {
        first.insert(first.end(), more.begin(), more.end());
        return first;
    };
    std::vector<Case> all;
    const auto everywhere = [&](const std::string& what, const Arguments& areas) {
        all.push_back({"estimate-" + what, with({"estimate", "--total"}, areas)});
        all.push_back({"plan-" + what, with(with({"plan", "--total"}, areas), coming)});
        all.push_back({"sensitivity-" + what, with({"sensitivity"}, areas)});
        all.push_back({"gap-" + what, with({"gap", "services.csv"}, areas)});
    };
    everywhere("assumed-average", {"mixed.csv", "--indicators", "none"});
    everywhere("implausible", {"odd.csv"});
    everywhere("builtin-adversity", {"mixed.csv"});
    everywhere("different-years", {"--area", "Gateshead", "--area", "Belfast"});
    everywhere("without-births", {"--area", "Gateshead", "--area", "Isles of Scilly"});
    everywhere("saturated", {"--births", "1000", "--adversity", "4"});
    all.push_back({"estimate-parts", {"estimate", "--tier", "country", "--births-year", "2021", "--total"}});
    all.push_back({"estimate-rows-left-out", {"estimate", "bad.csv", "--on-bad-row", "skip", "--total"}});
    all.push_back({"explain-rows-left-out", {"explain", "bad.csv", "--on-bad-row", "skip"}});
    all.push_back({"explain-assumed-average", {"explain", "--births", "100"}});
    all.push_back({"estimate-births-assumed", {"estimate", "--births", "100", "--cohort", "under-two"}});
    all.push_back({"groups-assumed-average", {"groups", "--births", "900", "--group", "looked_after=9"}});
    all.push_back({"plan-known-births", {"plan", "--area", "York", "--from", "2023", "--to", "2024"}});
    all.push_back({"areas-without-births", {"areas", "--births-year", "2021"}});
    all.push_back({"check-notes", {"check", "noted.csv"}});
    all.push_back({"check-implausible", {"check", "odd.csv"}});
    all.push_back({"groups-implausible",
                   {"groups", "--births", "900", "--adversity", "0.1", "--group", "looked_after=9"}});
    all.push_back({"estimate-few-draws", {"estimate", "--area", "York", "--draws", "100"}});
    all.push_back({"estimate-chosen-areas", {"estimate", "--tier", "upper", "--where", "region=London"}});
    all.push_back({"estimate-ratio-implausible", {"estimate", "--births", "900", "--adversity", "0.1"}});
    all.push_back({"prepare-notes", {"prepare", "--births", "births.csv"}});
    all.push_back(
        {"prepare-implausible", {"prepare", "--births", "odd.csv", "--indicator", "child_poverty=odd.csv"}});
    return all;
}

std::vector<std::string> sentences_of(const json& notes) {
    std::vector<std::string> sentences;
    for (const json& note : notes) sentences.push_back(note["text"]);
    return sentences;
}

}  // namespace

TEST_CASE("every note is in every format, in the same words", "[cli][contract][notes][same bytes]") {
    const contract::Inputs inputs;
    for (const Case& one : cases()) {
        CAPTURE(one.name);
        const Outcome outcome = inputs.run(one.arguments, {"--format", "json", "-q"});
        CAPTURE(outcome.err);
        const std::vector<std::string> sentences = sentences_of(json::parse(outcome.out)["notes"]);
        CHECK(are_texts(sentences, "contract/" + one.name));
        for (const std::string& format : formats) {
            CAPTURE(format);
            const std::string said = plain(words(inputs, one.arguments, format));
            for (const std::string& sentence : sentences) {
                CAPTURE(sentence);
                CHECK(has(said, plain(sentence)));
            }
        }
    }
}

TEST_CASE("a report says what its parts say", "[cli][contract][notes]") {
    const contract::Inputs inputs;
    for (const char* format : {"html", "xlsx"})
        for (const Arguments& areas :
             std::vector<Arguments>{{"mixed.csv"}, {"--area", "Leeds", "--area", "Belfast"}}) {
            Arguments estimate{"estimate", "--total"};
            estimate.insert(estimate.end(), areas.begin(), areas.end());
            Arguments report{"report"};
            report.insert(report.end(), areas.begin(), areas.end());
            const std::string said = plain(words(inputs, report, format));
            const json whole = json::parse(inputs.run(estimate, {"--format", "json", "-q"}).out);
            REQUIRE_FALSE(whole["notes"].empty());
            for (const std::string& sentence : sentences_of(whole["notes"])) CHECK(has(said, sentence));
        }
}

TEST_CASE("what is told on standard error is told by the output", "[cli][contract][notes]") {
    const contract::Inputs inputs;
    for (const Case& one : cases()) {
        CAPTURE(one.name);
        const Outcome outcome = inputs.run(one.arguments, {"--format", "json"});
        const std::string notes = json::parse(outcome.out)["notes"].dump(-1, ' ', false);
        for (const std::string& line : lines_of(outcome.err)) {
            CAPTURE(line);
            const std::string mark = "note: ";
            if (line.starts_with(mark) && one.arguments[0] != "prepare")
                CHECK(has(notes, json(line.substr(mark.size())).dump().substr(1, line.size() - mark.size())));
        }
    }
}

TEST_CASE("notes stand beside the rows that they are of, in CSV and JSON alike", "[cli][contract][notes]") {
    const contract::Inputs inputs;
    const Arguments call{"estimate", "mixed.csv", "--indicators", "none", "--total"};
    const json whole = json::parse(inputs.run(call, {"--format", "json", "-q"}).out);
    const auto rows = csv_rows(inputs.run(call, {"--format", "csv", "-q"}).out);
    const auto column =
        static_cast<std::size_t>(std::find(rows[0].begin(), rows[0].end(), "notes") - rows[0].begin());
    const auto codes = [](const json& record) {
        std::string text;
        for (const json& code : record["notes"]) text += (text.empty() ? "" : " ") + code.get<std::string>();
        return text;
    };
    constexpr std::size_t measures = 14;
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(rows.at(1 + measures * i).at(column) == codes(whole["areas"][i]));
    CHECK(codes(whole["areas"][2]) == "assumed_average parts_have_data");
    CHECK(rows.at(1 + measures * 3).at(column) == codes(whole["totals"][0]));
    CHECK(codes(whole["totals"][0]) == "assumed_average parts_have_data");
}
