// No sentence, table or chart of a report contradicts another.

#include "cli/report/report_page.hpp"
#include "report/words/narrative.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

using namespace program;
using namespace report_page;

namespace {

using Cells = std::vector<std::string>;

struct PageTable {
    std::string caption;
    Cells headings;
    std::vector<Cells> rows;

    [[nodiscard]] std::optional<std::size_t> column(const std::string& heading) const {
        const auto at = std::find(headings.begin(), headings.end(), heading);
        if (at == headings.end()) return std::nullopt;
        return static_cast<std::size_t>(at - headings.begin());
    }
};

/// All text of a node, without spaces at its ends.
std::string text_of(const pugi::xml_node& node) {
    std::string text = node.text().get();
    for (const pugi::xpath_node& part : node.select_nodes(".//text()"))
        if (part.node().parent() != node) text += part.node().value();
    const std::size_t first = text.find_first_not_of(" \n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \n") + 1 - first);
}

std::vector<PageTable> tables_of(const pugi::xml_document& page) {
    std::vector<PageTable> tables;
    for (const pugi::xpath_node& found : page.select_nodes("//table")) {
        PageTable& table = tables.emplace_back();
        table.caption = text_of(found.node().child("caption"));
        for (const pugi::xpath_node& cell : found.node().select_nodes("thead/tr/*"))
            table.headings.push_back(text_of(cell.node()));
        for (const pugi::xpath_node& row : found.node().select_nodes("tbody/tr")) {
            table.rows.emplace_back();
            for (const pugi::xml_node& cell : row.node().children())
                table.rows.back().push_back(text_of(cell));
        }
    }
    return tables;
}

/// What a row is called in one place or another.
const std::map<std::string, std::string> names{
    {"Need", "need"},
    {"Need more", "need"},
    {"Demand", "demand"},
    {"Likely to come to a service", "demand"},
    {"Targeted and specialist", "demand"},
    {"Missed", "missed"},
    {"Would be missed", "missed"},
    {"The universal offer is enough", "universal"},
    {"Universal offer is enough", "universal"},
    {"Targeted services", "targeted"},
    {"Targeted", "targeted"},
    {"Specialist", "specialist"},
    {"Specialist team, short-term", "specialist_short_term"},
    {"Specialist, short-term", "specialist_short_term"},
    {"Specialist team, longer-term", "specialist_long_term"},
    {"Specialist, longer-term", "specialist_long_term"},
};

/// Every range and middle that the page has of today's figures of its area, by measure.
class Figures {
public:
    explicit Figures(const pugi::xml_document& page) {
        for (const PageTable& table : tables_of(page)) read(table);
    }

    std::map<std::string, std::multiset<std::string>> ranges;
    std::map<std::string, std::multiset<std::string>> middles;

private:
    static std::string unsigned_text(std::string text) {
        for (std::size_t at = text.find("−"); at != std::string::npos; at = text.find("−"))
            text.erase(at, std::string("−").size());
        return text;
    }

    void add(std::map<std::string, std::multiset<std::string>>& figures, const std::string& label,
             const std::string& figure) {
        const std::size_t begin = label.find_first_not_of(' ');
        const auto name = names.find(begin == std::string::npos ? label : label.substr(begin));
        if (name != names.end() && !figure.empty() && figure[0] != '[')
            figures[name->second].insert(unsigned_text(figure));
    }

    void add_column(const PageTable& table, const std::string& heading,
                    std::map<std::string, std::multiset<std::string>>& figures) {
        if (const auto column = table.column(heading))
            for (const Cells& row : table.rows) add(figures, row[0], row[*column]);
    }

    void read(const PageTable& table) {
        const std::string first = table.headings.empty() ? "" : table.headings[0];
        const std::string what = table.caption.substr(0, table.caption.find_first_of(" :"));
        if (first == "Level of care") add_column(table, "Babies a year", ranges);
        if (first == "Stage") {
            add_column(table, "Middle", middles);
            add_column(table, "Babies", ranges);
            add_ends(table);
        }
        if (first.starts_with("Babies in ")) add_column(table, "No change", ranges);
        if (first == "Level" && has(table.caption, "Beside demand")) add_column(table, "Demand", ranges);
        const bool of_years = has(table.caption, "since") || has(table.caption, "More reached");
        if (first == "Year" && !of_years && table.column("No change"))
            add(ranges, what, table.rows[0][*table.column("No change")]);
        if (first == "Scenario" && table.column("Range")) {
            add(ranges, what, table.rows[0][*table.column("Range")]);
            add(middles, what, table.rows[0][*table.column("Middle")]);
        }
        if (const auto missed = table.column("Missed"); first == "Area" && missed)
            for (const Cells& row : table.rows)
                if (has(row.back(), "this area")) add(ranges, "Missed", row[*missed]);
    }

    /// Ends in columns of their own.
    void add_ends(const PageTable& table) {
        for (const auto& [low, high] : {std::pair{"Lower need", "Higher need"}, {"Low", "High"}})
            if (const auto from = table.column(low); from && table.column(high))
                for (const Cells& row : table.rows) {
                    const std::string& to = row[*table.column(high)];
                    add(ranges, row[0], row[*from] == to ? to : row[*from] + " to " + to);
                }
    }
};

double number_of(std::string text) {
    std::erase(text, ',');
    return std::stod(text);
}

/// "about 710 to 1,160", of "707 to 1,163".
std::string in_prose(const std::string& range) {
    const std::size_t to = range.find(" to ");
    const double low = number_of(range.substr(0, to));
    const double high = to == std::string::npos ? low : number_of(range.substr(to + 4));
    return pairmodel::count_words({low, (low + high) / 2, high}, 0).text;
}

constexpr const char* services =
    "service,area,level,families_per_year\nCourses,,targeted,60\nTeam,,specialist,35\n";

}  // namespace

TEST_CASE("no sentence, table or chart of a report contradicts another", "[cli][report][agreement]") {
    const Arguments area =
        GENERATE(Arguments{"--area", "Gateshead"}, Arguments{"--area", "Cwm Taf Morgannwg"},
                 Arguments{"--births", "950", "--adversity", "1.3"});
    const bool drawn = GENERATE(false, true);
    CAPTURE(area, drawn);
    const TemporaryFolder folder;
    Arguments arguments = area;
    arguments.insert(arguments.end(), {"--from", "2026", "--to", "2028", "--unreached-to", "50%",
                                       "--services", folder.write("services.csv", services), "-q"});
    if (drawn) arguments.insert(arguments.end(), {"--draws", "400"});
    const std::string text = page_of(arguments);
    const pugi::xml_document page = parsed(text);
    const Figures figures(page);
    for (const auto* found : {&figures.ranges, &figures.middles})
        for (const auto& [measure, values] : *found) {
            CAPTURE(measure, values);
            CHECK(std::set<std::string>(values.begin(), values.end()).size() == 1);
        }
    // They were found: in the steps, the plan's tables and charts, the levels of care, the services.
    REQUIRE(figures.ranges.contains("need"));
    CHECK(figures.ranges.at("need").size() >= 2);
    CHECK(figures.ranges.at("demand").size() >= 4);
    CHECK(figures.ranges.at("missed").size() >= 4);
    for (const char* level : {"targeted", "specialist_short_term", "specialist_long_term"})
        CHECK(figures.ranges.at(level).size() >= 2);
    CHECK(figures.middles.at("missed").size() >= 2);
    for (const char* measure : {"need", "demand", "missed"}) {
        const std::string words = in_prose(*figures.ranges.at(measure).begin());
        CAPTURE(measure, words);
        std::string start = words;
        if (start[0] == 'a') start[0] = 'A';
        CHECK((has(in_one_line(text), words) || has(in_one_line(text), start)));
    }
    if (!drawn) CHECK(has(text, "Point value " + *figures.middles.at("demand").begin()));
}

TEST_CASE("estimate, plan and gap with one allocation say the same of today", "[cli][report][agreement]") {
    const TemporaryFolder folder;
    folder.write("services.csv", services);
    const auto rows = [&](Arguments arguments) {
        arguments.insert(arguments.end(), {"--area", "Gateshead", "--format", "csv", "-q"});
        const Outcome outcome = run(arguments, {.folder = folder.path()});
        REQUIRE(outcome.code == 0);
        return csv_rows(outcome.out);
    };
    const Arguments draws = GENERATE(Arguments{}, Arguments{"--draws", "400"});
    CAPTURE(draws);
    const auto figures = [&](Arguments arguments, const std::string& year) {
        arguments.insert(arguments.end(), draws.begin(), draws.end());
        const auto table = rows(arguments);
        const auto at = [&](const std::vector<std::string>& row, const char* name) {
            const auto column = std::find(table[0].begin(), table[0].end(), name);
            return column == table[0].end() ? std::string()
                                            : row[static_cast<std::size_t>(column - table[0].begin())];
        };
        std::map<std::string, std::string> found;
        for (const auto& row : table)
            if (year.empty() || (at(row, "year") == year && at(row, "scenario") == "no change"))
                found[at(row, "measure")] = at(row, "low") + " " + at(row, "central") + " " + at(row, "high");
        return found;
    };
    const auto estimate = figures({"estimate", "--allocation", "closed"}, "");
    const auto plan = figures({"plan", "--from", "2026", "--to", "2027", "--unreached-to", "50%"}, "2026");
    for (const char* measure : {"need", "demand", "missed", "targeted", "specialist"}) {
        CAPTURE(measure);
        REQUIRE(plan.contains(measure));
        CHECK(plan.at(measure) == estimate.at(measure));
    }
}
