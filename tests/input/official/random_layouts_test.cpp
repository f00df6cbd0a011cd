// Random tables in every layout that tells areas and periods apart by rows: each row is a value, is counted
// under a reason, or is named in a refusal; the values are those of the latest period.

#include "input/official/official_tables.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/issue.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>
#include <regex>
#include <set>

using namespace official;

namespace {

struct Place {
    const char* code;
    const char* name;
};
constexpr std::array<Place, 8> places{{{"E08000037", "Gateshead"},
                                       {"E06000001", "Hartlepool"},
                                       {"W06000011", "Swansea"},
                                       {"S12000033", "Aberdeen City"},
                                       {"N09000003", "Belfast"},
                                       {"E12000001", "North East"},
                                       {"E06000023", "Bristol, City of"},
                                       {"E92000001", "England"}}};

struct Row {
    const Place* place = nullptr;  ///< null: a row of "Unknown", without a code
    int year = 0;
    std::string value;
    std::size_t line = 0;

    [[nodiscard]] std::string code() const { return place == nullptr ? "" : place->code; }
    [[nodiscard]] std::string name() const { return place == nullptr ? "Unknown" : place->name; }
};

struct Kind {
    const char* layout;
    std::string above;                                ///< title lines and the header
    std::function<std::string(const Row& row)> line;  ///< without the line break
};

/// A quoted name, as Bristol has a comma.
std::string quoted_cell(const std::string& text) {
    return '"' + text + '"';
}

std::vector<Kind> kinds() {
    const auto f = [](const char* text, const Row& r) {
        return fmt::format(fmt::runtime(text), fmt::arg("c", r.code()), fmt::arg("n", quoted_cell(r.name())),
                           fmt::arg("y", r.year), fmt::arg("v", r.value),
                           fmt::arg("z", fmt::format("{}/{:02}", r.year, (r.year + 1) % 100)));
    };
    const auto kind = [&](const char* layout, const char* above, const char* row) {
        return Kind{layout, above, [=](const Row& r) { return f(row, r); }};
    };
    return {
        kind("a table with codes and values", "zone,place,year,births\n", "{c},{n},{y},{v}"),
        kind("a table with codes and values", "Births\n\nArea code,Area,Financial year,births\n",
             "{c},{n},{z},{v}"),
        kind("a table with codes and values", "RGN,LAD22CD,LAD22NM,date,births\n",
             "E12000001,{c},{n},{y}-06-30,{v}"),
        kind("StatsWales", "Data values,Data description,Area code,Area,Year,Notes\n",
             "{v},Number,{c},{n},{y},"),
        kind(
            "StatsWales (until 2025)",
            "Data,Area_Code,Area_ItemName_ENG,Area_SortOrder,Area_AltCode1,Year_Code,Year_ItemName_ENG,RowKey\n",
            "{v},512,{n},2,{c},{y},{y},0001"),
        kind("ScotPHO profiles",
             "area_code,area_type,area_name,year,period,type_definition,indicator,numerator,measure,"
             "upper_confidence_interval,lower_confidence_interval\n",
             "{c},Council area,{n},{y},{z},Rate,Births,NA,{v},1,1"),
        kind("statistics.gov.scot", "FeatureCode,DateCode,Measurement,Units,Value\n",
             "{c},{y},Count,Births,{v}"),
        kind("NISRA data portal",
             "STATISTIC,Statistic Label,TLIST(A1),Year,LGD2014,Local Government District,UNIT,VALUE\n",
             "B,Births,{y},{y},{c},{n},Number,{v}"),
        kind("Nomis (API)", "DATE,DATE_NAME,GEOGRAPHY_NAME,GEOGRAPHY_CODE,OBS_VALUE\n",
             "{y},{y},{n},{c},{v}"),
        kind("Stat-Xplore", "\"National - Regional - LA - OAs\",\"Year\",\"births\"\n", "{n},{z},{v}"),
    };
}

struct Made {
    std::string text;
    std::vector<Row> rows;
};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    Made make(const Kind& kind) {
        Made made;
        made.text = kind.above;
        const bool bad = up_to(3) == 0;
        std::size_t line = 1 + static_cast<std::size_t>(std::count(made.text.begin(), made.text.end(), '\n'));
        std::vector<Row> rows;
        const std::size_t years = 1 + up_to(2);
        for (std::size_t y = 0; y < years; ++y)
            for (const Place& place : places)
                if (up_to(5) > 0) rows.push_back({&place, 2019 + static_cast<int>(y), value(bad), 0});
        if (up_to(1) == 0) rows.push_back({nullptr, 2019, "7", 0});
        std::shuffle(rows.begin(), rows.end(), random_);
        for (Row& row : rows) {
            if (up_to(15) == 0) {
                made.text += '\n';
                ++line;
            }
            row.line = line++;
            made.text += kind.line(row) + "\n";
        }
        if (up_to(2) == 0) made.text += "\nSource: made up for this test\n";
        made.rows = std::move(rows);
        return made;
    }

private:
    std::size_t up_to(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random_); }
    std::string value(bool bad) {
        if (up_to(9) == 0) return "[c]";
        if (bad && up_to(7) == 0) return up_to(1) == 0 ? "12.5" : "many";
        return std::to_string(10 + up_to(5000));
    }

    std::mt19937 random_;
};

bool is_good(const std::string& value) {
    return value == "[c]" || (value.find_first_not_of("0123456789") == std::string::npos);
}

/// The rows that the values should be of: areas that are known, in the latest year that any of these has.
std::map<std::size_t, const Row*> wanted_of(const Made& made, bool plain) {
    int latest = 0;
    std::set<std::string> areas;
    bool repeats = false;
    for (const Row& row : made.rows) {
        if (row.place == nullptr) continue;
        latest = std::max(latest, row.year);
        repeats = !areas.insert(row.code()).second || repeats;
    }
    std::map<std::size_t, const Row*> wanted;
    for (const Row& row : made.rows)
        if (row.place != nullptr && (row.year == latest || (plain && !repeats)))
            wanted.emplace(row.line, &row);
    return wanted;
}

void check(const Made& made, const Kind& kind) {
    const bool plain = std::string_view(kind.layout) == "a table with codes and values";
    const auto wanted = wanted_of(made, plain);
    std::set<std::size_t> bad;
    for (const auto& [line, row] : wanted)
        if (!is_good(row->value)) bad.insert(line);
    try {
        const OfficialTable table = read(made.text, births());
        CHECK(bad.empty());
        CHECK(table.layout == kind.layout);
        std::size_t accounted = table.values.size();
        for (const RowsLeftOut& rows : table.left_out) accounted += rows.rows;
        CHECK(table.rows == made.rows.size());
        CHECK(accounted == made.rows.size());
        CHECK(table.values.size() == wanted.size());
        for (const OfficialValue& value : table.values) {
            REQUIRE(wanted.contains(value.line));
            const Row& row = *wanted.at(value.line);
            CHECK(value.code == row.code());
            CHECK((value.value ? fmt::format("{}", *value.value) : value.marker) == row.value);
        }
    } catch (const InputError& error) {
        std::set<std::size_t> named;
        for (const Issue& issue : error.issues()) named.insert(issue.line);
        CAPTURE(error.what());
        CHECK_FALSE(bad.empty());
        CHECK(named == bad);
    }
}

}  // namespace

TEST_CASE("random tables in every layout: no row is lost without a word", "[official][layouts][fuzz]") {
    std::size_t index = 0;
    for (const Kind& kind : kinds())
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const Made made = Maker(100 * static_cast<unsigned>(index++) + seed).make(kind);
            CAPTURE(kind.layout, seed, made.text);
            check(made, kind);
        }
}

TEST_CASE("random tables of areas with years: each row is an area, named, or counted",
          "[input][columns][fuzz]") {
    const Kind kind = kinds().front();
    for (unsigned seed = 1; seed <= 150; ++seed) {
        const Made made = Maker(seed).make(kind);
        CAPTURE(seed, made.text);
        std::istringstream stream(made.text);
        AreaTableOptions options;
        options.skip_bad_rows = true;
        const AreaTable table = read_area_table(stream, "t.csv", options);
        std::size_t counted = table.areas.size() + table.rejected.size();
        const std::regex others("; ([0-9]+) rows? of other periods left out");
        for (const std::string& note : table.notes)
            if (std::smatch match; std::regex_search(note, match, others)) counted += std::stoul(match[1]);
        CHECK(counted == made.rows.size());
        std::set<std::size_t> lines(table.lines.begin(), table.lines.end());
        for (const auto& [line, row] : wanted_of(made, true))
            if (is_good(row->value) && row->value != "[c]") CHECK(lines.contains(line));
    }
}
