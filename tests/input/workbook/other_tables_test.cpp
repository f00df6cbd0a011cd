// Random tables of services, groups and members, good and bad: a workbook of them is read as the CSV file is,
// and each row is one of the table, named in a problem, or a footnote.

#include "pairmodel/error.hpp"
#include "pairmodel/input/group_table.hpp"
#include "pairmodel/input/member_table.hpp"
#include "pairmodel/input/service_table.hpp"
#include "support/catch.hpp"
#include "support/made_workbook.hpp"
#include "support/program.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <random>
#include <set>

using namespace pairmodel;

namespace {

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    template <std::size_t n>
    std::string any(const std::array<const char*, n>& words) {
        return words[std::uniform_int_distribution<std::size_t>(0, n - 1)(random_)];
    }
    std::string row_of(std::size_t kind, std::size_t index);
    std::size_t rows() { return std::uniform_int_distribution<std::size_t>(1, 8)(random_); }

private:
    std::mt19937 random_;
};

constexpr std::array<const char*, 3> headers{"service,level,families_per_year,area_code\n",
                                             "area,group,babies\n", "group,member,share\n"};
constexpr std::array<const char*, 6> areas{"E08000037",  "E08000037 : Gateshead", "Gateshead (E08000037)",
                                           "Sunderland", "ladu:Sunderland",       "Atlantis"};

std::string Maker::row_of(std::size_t kind, std::size_t index) {
    constexpr std::array<const char*, 4> levels{"universal", "targeted", "specialist", "middling"};
    constexpr std::array<const char*, 7> numbers{"5", "120", "[c]", "1.200x", "many", "-3", ""};
    constexpr std::array<const char*, 4> groups{"domestic_violence", "looked_after", "maternal_depression",
                                                "x"};
    constexpr std::array<const char*, 5> shares{"1", "40%", "0.5", "2", ""};
    if (kind == 0) return fmt::format("Team {},{},{},{}\n", index, any(levels), any(numbers), any(areas));
    if (kind == 1) return fmt::format("{},{},{}\n", any(areas), any(groups), any(numbers));
    return fmt::format("Group {},{},{}\n", index % 2, any(areas), any(shares));
}

/// What a reader makes of a file: its rows, and the lines and columns of its problems.
struct Reading {
    std::set<std::string> rows;
    std::set<std::size_t> lines;
    bool operator==(const Reading&) const = default;
};

/// In a workbook the row stands in the name of the cell: "t.xlsx:Table_1!C3".
std::size_t line_of(const Issue& issue) {
    const std::size_t cell = issue.file.rfind('!');
    if (cell == std::string::npos) return issue.line;
    return std::stoul("0" + issue.file.substr(issue.file.find_first_of("0123456789", cell)));
}

Reading read(std::size_t kind, const std::string& path) {
    Reading reading;
    const auto add_issues = [&](const std::vector<Issue>& issues) {
        for (const Issue& issue : issues) reading.lines.insert(line_of(issue));
    };
    try {
        if (kind == 0) {
            const ServiceTable table = read_service_table(path);
            for (const ServiceRow& row : table.rows)
                reading.rows.insert(fmt::format("{} {} {} {}", row.line, row.service.name, row.area,
                                                row.service.families_per_year.value_or(-1)));
            add_issues(table.issues);
        } else if (kind == 1) {
            for (const GroupRow& row : read_group_table(path, builtin_group_rates()).rows)
                reading.rows.insert(
                    fmt::format("{} {} {} {}", row.line, row.area, row.group, row.babies.value_or(-1)));
        } else {
            for (const ReferenceArea& group : read_member_table(path).groups)
                reading.rows.insert(fmt::format("{} {}", group.name, group.members.size()));
        }
    } catch (const InputError& error) {
        add_issues(error.issues());
    }
    return reading;
}

}  // namespace

TEST_CASE("services, groups and members are read from workbooks as from CSV", "[input][workbook][fuzz]") {
    const program::TemporaryFolder folder;
    for (std::size_t kind = 0; kind < headers.size(); ++kind)
        for (unsigned seed = 1; seed <= 60; ++seed) {
            Maker maker(seed);
            std::string text = headers[kind];
            const std::size_t rows = maker.rows();
            for (std::size_t i = 0; i < rows; ++i) text += maker.row_of(kind, i);
            CAPTURE(kind, seed, text);
            folder.write("t.csv", text);
            folder.write("t.xlsx", made::xlsx_of(text));
            folder.write("t.ods", made::ods_of(text));
            const Reading csv = read(kind, folder / "t.csv");
            CHECK(read(kind, folder / "t.xlsx") == csv);
            CHECK(read(kind, folder / "t.ods") == csv);
            std::set<std::size_t> seen = csv.lines;
            for (const std::string& row : csv.rows) seen.insert(std::stoul("0" + row));
            if (kind == 0)
                for (std::size_t line = 2; line < rows + 2; ++line) CHECK(seen.contains(line));
        }
}
