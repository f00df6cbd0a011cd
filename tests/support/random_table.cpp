#include "support/random_table.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <string_view>

namespace {

constexpr std::array codes{
    "E06000001", "E06000002", "E08000037", "W06000015", "S12000049", "Z99000001", "E06000052, E06000053",
    "e06000001", "E0600000",  "",          "[x]",       "E06000001 "};
constexpr std::array names{"Hartlepool",
                           "Bristol, City of",
                           "Ynys M\xC3\xB4n",
                           "St. Helens",
                           "a \"quoted\" name",
                           "two\nlines",
                           "",
                           "  ",
                           "=1+1",
                           "Source: ONS",
                           "Total",
                           "\xC2\xA0",
                           "x\x01y",
                           "Hull"};
constexpr std::array births{"1834", "0",           "1,834", "1,83",  "1834.0", "12.5", "-5",
                            "",     "[c]",         "*",     "1 834", "ten",    "1e3",  "..",
                            "-",    "18340000000", "007",   "+5",    "NaN",    "5 ",   "0x10"};
constexpr std::array ratios{"1",   "1.3", "+30%", "-5 %", "30%",    "0",   "",
                            "1,3", "-1",  "[x]",  "inf",  "1e-400", "2.5", "z"};
constexpr std::array values{"21.5", "0", "", "-3", "x", "5%", "1,5", ":", "1e5", "\xE2\x80\x93"};
constexpr std::array groups{"Coast", "", "a;b", "a,b", "\"", "North East", "1.0", "-2", "tab\there"};
constexpr std::array footnotes{"Source: ONS",
                               "Note: births are provisional",
                               "[c] confidential",
                               "* fewer than five",
                               "1 Births registered in the year",
                               "These figures were revised in June of this year"};

class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    RandomTable make() {
        delimiter_ = ",;\t"[up_to(2)];
        ending_ = std::array{"\n", "\r\n", "\r"}[up_to(2)];
        for (std::size_t i = up_to(9) == 0 ? up_to(3) : 0; i > 0; --i)
            add_line("Births by area, table " + std::to_string(i));
        row({"area_code", "area_name", "live_births", "adversity_ratio", "imd", "group"});
        const std::size_t rows = up_to(12);
        for (std::size_t i = 0; i < rows; ++i) add_row();
        if (up_to(4) == 0)
            for (std::size_t i = up_to(3); i > 0; --i) add_footnote();
        if (up_to(3) == 0 && !table_.text.empty()) table_.text.erase(table_.text.size() - ending_.size());
        table_.last_line = line_ - 1;
        return std::move(table_);
    }

private:
    std::size_t up_to(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n)(random_); }
    template <class Pool>
    std::string any_of(const Pool& pool) {
        return pool[up_to(pool.size() - 1)];
    }

    std::string quoted(const std::string& cell) {
        std::string special{'"', '\n', '\r', delimiter_};
        if (cell.find_first_of(special) == std::string::npos && up_to(5) > 0) return cell;
        std::string result = "\"";
        for (const char c : cell) {
            if (c == '"') result += '"';
            result += c;
        }
        return result + '"';
    }

    void add_line(const std::string& line) {
        table_.text += line;
        table_.text += ending_;
        // A line break within a cell is "\n", whatever ends the rows.
        line_ += 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), '\n'));
    }

    void row(const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i)
            line += (i > 0 ? std::string(1, delimiter_) : "") + quoted(cells[i]);
        add_line(line);
    }

    void add_footnote() {
        table_.lines.push_back(line_);
        std::vector<std::string> cells{any_of(footnotes)};
        if (up_to(1) == 0) cells.resize(6);
        row(cells);
    }

    void add_row() {
        const std::size_t kind = up_to(40);
        if (kind == 0) return add_line(up_to(1) == 0 ? "" : "   ");
        if (kind == 1) {
            table_.empty_lines.push_back(line_);
            return add_line(std::string(5, delimiter_));
        }
        if (kind == 2) return add_footnote();
        table_.lines.push_back(line_);
        if (kind == 3)
            return add_line(std::string("E06000009") + delimiter_ + "a \"stray\" mark" + delimiter_ + "5");
        if (kind == 4 && up_to(3) == 0) {
            table_.open_quotes = true;
            return add_line(std::string("E06000010") + delimiter_ + "\"never closed" + delimiter_ + "5");
        }
        std::vector<std::string> cells{any_of(codes),  any_of(names),  any_of(births),
                                       any_of(ratios), any_of(values), any_of(groups)};
        if (kind < 20) {  // mostly good rows, or nothing would ever be read
            cells[0] = "E0600" + std::to_string(1000 + line_);
            cells[2] = std::to_string(line_ * 100);
            cells[3] = "1.1";
            cells[4] = "";
        }
        if (kind == 5) cells.pop_back();
        if (kind == 6) cells.emplace_back("7");
        if (kind == 7) cells.resize(8);
        if (kind == 8) cells.resize(1);
        const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& c) {
            return c.find_first_not_of(" \xC2\xA0") == std::string::npos;
        });
        if (empty) {
            table_.empty_lines.push_back(table_.lines.back());
            table_.lines.pop_back();
        }
        row(cells);
    }

    std::mt19937 random_;
    RandomTable table_;
    std::size_t line_ = 1;
    char delimiter_ = ',';
    std::string ending_ = "\n";
};

}  // namespace

RandomTable random_table(unsigned seed) {
    return Maker(seed).make();
}

std::vector<std::size_t> footnote_lines(const RandomTable& table, const std::vector<std::string>& notes) {
    std::size_t first = 0;
    std::size_t last = 0;
    for (const std::string& note : notes) {
        if (note.find(" taken for ") == std::string::npos) continue;
        std::istringstream words(note);
        std::string word;
        words >> word >> first;  // "line 7 is taken …", "lines 7 to 9 are taken …"
        last = first;
        if (word == "lines") words >> word >> last;
    }
    std::vector<std::size_t> lines;
    for (const std::size_t line : table.lines)
        if (first > 0 && first <= line && line <= last) lines.push_back(line);
    return lines;
}
