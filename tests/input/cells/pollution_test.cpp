// Tables with one thing wrong each: none is read to other figures without a word.

#include "support/pollution.hpp"

#include "input/areas/between_rows/sums.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/area_table.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/reference_areas.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

#include <map>
#include <sstream>

using namespace pairmodel;

namespace {

/// What became of a table: its figures as text, and all that was said.
struct Outcome {
    std::string figures;
    std::string said;
};

void say(Outcome& outcome, const std::vector<std::string>& notes) {
    for (const std::string& note : notes) outcome.said += note + "\n";
}

Outcome areas(std::istream& stream) {
    AreaTableOptions options;
    options.indicators = reference_table().indicators;
    const AreaTable table = read_area_table(stream, "t.csv", options);
    Outcome outcome;
    for (const AreaView& view : table.areas) {
        const Area area = view.copy();
        outcome.figures += fmt::format("{}|{}|{}", area.code, area.name, area.live_births.value_or(-1));
        for (const IndicatorValue& value : area.indicators)
            outcome.figures += fmt::format("|{}={}", value.indicator, value.value);
        outcome.figures += "\n";
    }
    say(outcome, table.notes);
    say(outcome, sum_notes(table.areas, table.lines, table.stated_areas));
    return outcome;
}

AreaList places() {
    AreaList list;
    for (const auto& [code, name] : {std::pair{"E08000037", "Gateshead"}, std::pair{"E06000014", "York"}}) {
        Area area;
        area.code = code;
        area.name = name;
        area.live_births = 1834;
        list.push_back(area);
    }
    return list;
}

Outcome services(std::istream& stream) {
    const ServiceTable table = read_service_table(stream, "t.csv");
    Outcome outcome;
    for (const ServiceRow& row : table.rows)
        outcome.figures +=
            fmt::format("{}|{}|{}|{}|{}|{}\n", row.service.name, static_cast<int>(row.service.level),
                        row.service.families_per_year.value_or(-1), row.service.wte.value_or(-1),
                        row.service.cost_per_year.value_or(-1), row.area);
    say(outcome, table.notes);
    if (!table.issues.empty()) throw InputError(table.issues);
    say(outcome, place_services(table, places()).notes);
    return outcome;
}

Outcome groups(std::istream& stream) {
    const GroupTable table = read_group_table(stream, "t.csv", builtin_group_rates());
    Outcome outcome;
    std::vector<std::string> notes = table.notes;
    const auto counts = assign_groups({table}, places(), builtin_group_rates(), notes);
    say(outcome, notes);
    for (const auto& of_area : counts) {
        for (const GroupCount& count : of_area)
            outcome.figures += fmt::format("{}={} ", count.group, count.babies);
        outcome.figures += "\n";
    }
    return outcome;
}

Outcome official(std::istream& stream) {
    OfficialRequest request;
    request.counts = true;
    request.usual_columns = {"live_births"};
    const OfficialTable table = read_official_table(stream, "t.csv", request);
    Outcome outcome;
    for (const OfficialValue& value : table.values)
        outcome.figures +=
            fmt::format("{}|{}|{}|{}\n", value.code, value.name, value.value.value_or(-1), value.marker);
    say(outcome, table.notes);
    return outcome;
}

using Read = Outcome (*)(std::istream&);

Outcome outcome_of(Read read, const std::string& text) {
    std::istringstream stream(text);
    try {
        return read(stream);
    } catch (const std::exception& error) {  // refused, and said why
        const auto* input = dynamic_cast<const InputError*>(&error);
        return {"", input == nullptr ? error.what() : to_text(input->issues(), 1000)};
    }
}

/// Whether the line, or one next to it that the pollution may have made, is named.
bool names_line(const std::string& said, std::size_t line) {
    for (std::size_t near = line; near <= line + 1; ++near)
        for (const std::string form : {":{}:", "line {} ", "line {},", "line {}:", "lines {} "})
            if (said.find(fmt::format(fmt::runtime(form), near)) != std::string::npos) return true;
    return false;
}

struct Table {
    const char* name;
    Read read;
    pollution::Base base;
};

const std::vector<Table>& tables() {
    static const std::vector<Table> all{
        {"areas",
         areas,
         {{},
          {{"area_code", "area_name", "live_births", "imd", "child_poverty", "region"},
           {"E08000037", "Gateshead", "\"1,834\"", "28.13", "27.1", ""},
           {"E06000010", "\"Kingston upon Hull, City of\"", "2903", "40.5", "30", "\"North, East\""},
           {"W06000001", "Ynys Môn", "512", "21", "19", ""},
           {"E06000001", "Hartlepool", "880", "37.58", "", "Coast"},
           {"E06000014", "York", "\"1,498\"", "11", "12", ""}}}},
        {"areas by name",
         areas,
         {{"Births of 2023"},
          {{"area_name", "live_births", "imd"},
           {"North Ward", "183", "28"},
           {"South Ward", "97", ""},
           {"East Ward", "120", "31"},
           {"West Ward", "\"1,010\"", ""}}}},
        {"services",
         services,
         {{},
          {{"service", "level", "families_per_year", "wte", "families_per_wte", "cost_per_year", "area_code",
            "notes"},
           {"Team A", "specialist", "\"1,200\"", "3.7", "", "", "E08000037", ""},
           {"Team B", "targeted", "", "2", "30", "\"£90,000\"", "E06000014", "\"Mondays, Fridays\""},
           {"Visits", "universal", "1700", "", "", "", "", ""},
           {"Team C", "specialist", "40", "2", "", "120000", "E06000014", "new"}}}},
        {"groups",
         groups,
         {{},
          {{"area_code", "group", "babies", "remark"},
           {"E08000037", "looked_after", "15", ""},
           {"E08000037", "domestic_violence", "\"1,123\"", ""},
           {"E06000014", "looked_after", "12", "\"estimated, 2023\""},
           {"E06000014", "domestic_violence", "210", ""}}}},
        {"ONS births",
         official,
         {{"\"Table 1: Live births, England and Wales, 2023\"", "This worksheet contains one table."},
          {{"Area of usual residence Code", "Area of usual residence Name",
            "Area of usual residence Geography", "Sex", "Registration type", "Number of live births"},
           {"E06000001", "Hartlepool", "Unitary Authority", "All births", "All registration types", "931"},
           {"E06000001", "Hartlepool", "Unitary Authority", "Male", "All registration types", "470"},
           {"W06000001", "Isle of Anglesey / Ynys Môn", "Unitary Authority", "All births",
            "All registration types", "512"},
           {"E08000037", "Gateshead", "Metropolitan District", "All births", "All registration types",
            "\"1,834\""},
           {"E06000053", "Isles of Scilly", "Unitary Authority", "All births", "All registration types",
            "[c]"}}}},
        {"a table of births",
         official,
         {{},
          {{"area_code", "area_name", "live_births", "remark"},
           {"E06000001", "Hartlepool", "931", ""},
           {"E06000010", "\"Kingston upon Hull, City of\"", "2903", ""},
           {"E08000037", "Gateshead", "\"1,834\"", "p"}}}},
    };
    return all;
}

}  // namespace

TEST_CASE("of thousands of polluted tables no row is changed or lost without a word", "[input][pollution]") {
    std::size_t tried = 0;
    std::size_t same = 0;
    std::map<std::string, std::size_t> lost;
    std::string examples;
    for (const Table& table : tables()) {
        const Outcome good = outcome_of(table.read, table.base.text());
        CAPTURE(table.name, good.said);
        REQUIRE_FALSE(good.figures.empty());
        pollution::each(table.base, [&](const pollution::Polluted& polluted) {
            ++tried;
            Outcome outcome = outcome_of(table.read, polluted.text);
            std::erase(outcome.figures, '\'');  // of a name in apostrophes, which is kept as it stands
            if (outcome.figures == good.figures) {
                ++same;
                return;
            }
            const bool told =
                polluted.line == 0 ? !outcome.said.empty() : names_line(outcome.said, polluted.line);
            if (told) return;
            if (++lost[polluted.kind] > 1) return;
            examples += fmt::format("{}, {}, line {}:\n{}read as\n{}said\n{}\n", table.name, polluted.kind,
                                    polluted.line, polluted.text, outcome.figures, outcome.said);
        });
    }
    std::size_t all_lost = 0;
    for (const auto& [kind, count] : lost) all_lost += count;
    CAPTURE(tried, same, examples);
    CHECK(all_lost == 0);
    CHECK(tried > 2290);
    CHECK(same > tried / 10);  // not all is refused
}
