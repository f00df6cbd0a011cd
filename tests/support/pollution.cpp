#include "support/pollution.hpp"

namespace pollution {

namespace {

std::string joined(const Row& cells, const std::string& separator = ",") {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? separator : "") + cells[i];
    return line;
}

bool is_quoted(const std::string& cell) {
    return cell.size() > 1 && cell.front() == '"' && cell.back() == '"';
}

std::string bare(const std::string& cell) {
    return is_quoted(cell) ? cell.substr(1, cell.size() - 2) : cell;
}

std::string quoted_cell(const std::string& cell) {
    return is_quoted(cell) ? cell : '"' + cell + '"';
}

/// The text in UTF-16, as far as it is in the Basic Latin and Latin-1 blocks.
std::string utf16(const std::string& text, bool big) {
    std::string wide;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto character = static_cast<unsigned char>(text[i]);
        if (character == 0xC3) character = static_cast<unsigned char>(0xC0 | (text[++i] & 0x3F));
        if (big) wide += '\0';
        wide += static_cast<char>(character);
        if (!big) wide += '\0';
    }
    return wide;
}

std::string windows1252(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (static_cast<unsigned char>(text[i]) == 0xC3)
            bytes += static_cast<char>(0xC0 | (text[++i] & 0x3F));
        else
            bytes += text[i];
    return bytes;
}

class Polluter {
public:
    Polluter(const Base& base, const std::function<void(const Polluted&)>& take) : base_(base), take_(take) {}

    void pollute() {
        for (row_ = 0; row_ < base_.rows.size(); ++row_) {
            cells_ = base_.rows[row_];
            separators();
            quotes();
            delimiters();
            line_ends();
            encodings();
            neighbours();
        }
        whole_files();
    }

private:
    /// The base with this text in place of the row and its line end.
    void put(const std::string& kind, const std::string& text) const {
        std::string all = joined_lines(base_.above);
        for (std::size_t i = 0; i < base_.rows.size(); ++i)
            all += i == row_ ? text : joined(base_.rows[i]) + base_.ending;
        take_({kind, all, row_ == 0 ? 0 : base_.line_of(row_)});
    }
    void put_line(const std::string& kind, const std::string& line) const { put(kind, line + base_.ending); }
    void put_cell(const std::string& kind, std::size_t index, const std::string& cell) const {
        Row cells = cells_;
        cells[index] = cell;
        put_line(kind, joined(cells));
    }

    [[nodiscard]] std::string joined_lines(const std::vector<std::string>& lines) const {
        std::string all;
        for (const std::string& line : lines) all += line + base_.ending;
        return all;
    }

    void separators() const {
        for (std::size_t i = 0; i <= cells_.size(); ++i) {
            Row cells = cells_;
            cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(i), "");
            put_line("surplus separator", joined(cells));
            cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(i), "");
            put_line("two surplus separators", joined(cells));
        }
        for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
            Row cells = cells_;
            cells[i] += cells[i + 1];
            cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            put_line("missing separator", joined(cells));
            put_line("cells missing at the end",
                     joined({cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(i) + 1}));
        }
        for (std::size_t i = 0; i < cells_.size(); ++i)
            for (std::size_t at = 1; at < bare(cells_[i]).size(); ++at)
                put_cell("separator inside a cell", i, bare(cells_[i]).insert(at, ","));
    }

    void quotes() const {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            const std::string& cell = cells_[i];
            put_cell("surplus quotation mark before", i, '"' + cell);
            put_cell("surplus quotation mark behind", i, cell + '"');
            put_cell("surplus quotation mark inside", i, std::string(cell).insert(cell.size() / 2, "\""));
            put_cell("quotation marks around", i, quoted_cell(cell));
            put_cell("apostrophes around", i, "'" + bare(cell) + "'");
            if (!is_quoted(cell)) continue;
            put_cell("no quotation marks", i, bare(cell));
            put_cell("no opening quotation mark", i, cell.substr(1));
            put_cell("no closing quotation mark", i, cell.substr(0, cell.size() - 1));
            put_cell("escaped by a backslash", i, cell.substr(0, 2) + "\\\"" + cell.substr(2));
        }
        put_line("the row in quotation marks", '"' + joined(cells_) + '"');
        put_line("quotation mark before the row", '"' + joined(cells_));
        put_line("quotation mark behind the row", joined(cells_) + '"');
    }

    void delimiters() const {
        for (const std::string other : {";", "\t", "|", " ", ", ", "، "}) {
            put_line("another delimiter in the row", joined(cells_, other));
            for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
                const auto middle = cells_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
                put_line("one other delimiter",
                         joined({cells_.begin(), middle}) + other + joined({middle, cells_.end()}));
            }
        }
    }

    void line_ends() const {
        const std::string line = joined(cells_);
        for (const std::string ending :
             {"\r", "\r\n", "\n\r", "\n\n", "\n \n", "\r\r\n", "\x0B", "\x0C", "\xE2\x80\xA8"})
            put("another line end", line + ending);
        put("no line end", line);
        for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
            const auto middle = cells_.begin() + static_cast<std::ptrdiff_t>(i) + 1;
            const std::string first = joined({cells_.begin(), middle});
            const std::string second = joined({middle, cells_.end()});
            put_line("line break before a separator", first + "\n," + second);
            put_line("line break behind a separator", first + ",\n" + second);
            put_line("line break for a separator", first + "\n" + second);
        }
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (const std::string cell = bare(cells_[i]); cell.size() > 1)
                put_cell("line break inside a cell", i, std::string(cell).insert(cell.size() / 2, "\n"));
    }

    void encodings() const {
        const std::string line = joined(cells_);
        put_line("a row of Windows-1252", windows1252(line));
        put_line("a row of UTF-16", utf16(line, false));
        put_line("a byte order mark before the row", "\xEF\xBB\xBF" + line);
        put_line("a NUL behind the row", line + std::string(1, '\0'));
        put_line("a byte that is no text", line + "\x81");
        put_line("a control character of C1", line + "\xC2\x85");
        put_line("a bidirectional override", "\xE2\x80\xAE" + line);
    }

    void neighbours() const {
        const std::string line = joined(cells_) + base_.ending;
        const std::string head = joined(base_.rows[0]) + base_.ending;
        put("an empty line below", line + base_.ending);
        put("a row of separators below", line + std::string(cells_.size() - 1, ',') + base_.ending);
        put("the row twice", line + line);
        put("the header again", line + head);
        put_line("spaces around cells", ' ' + joined(cells_, " , ") + ' ');
        put("a comment below", line + "# checked" + base_.ending);
        put("a note below", line + "Note: provisional" + base_.ending);
    }

    [[nodiscard]] std::string table(const std::string& separator, const std::string& ending,
                                    bool all_quoted) const {
        std::string all = joined_lines(base_.above);
        for (const Row& row : base_.rows) {
            Row cells = row;
            if (all_quoted)
                for (std::string& cell : cells) cell = quoted_cell(cell);
            all += joined(cells, separator) + ending;
        }
        return all;
    }

    [[nodiscard]] std::string with_ends(const std::string& of_header, const std::string& of_rows) const {
        std::string all = joined_lines(base_.above);
        for (std::size_t i = 0; i < base_.rows.size(); ++i)
            all += joined(base_.rows[i]) + (i == 0 ? of_header : of_rows) + base_.ending;
        return all;
    }

    void whole_files() const {
        const std::string text = base_.text();
        const auto file = [&](const std::string& kind, const std::string& all) { take_({kind, all, 0}); };
        for (const std::string separator : {";", "\t", "|", ", "})
            for (const std::string ending : {"\n", "\r\n", "\r"})
                for (const bool all_quoted : {false, true})
                    file("separator, line end and quotation", table(separator, ending, all_quoted));
        file("UTF-8 with a mark", "\xEF\xBB\xBF" + text);
        for (const bool big : {false, true}) {
            file("UTF-16", utf16(text, big));
            file("UTF-16 with a mark", (big ? "\xFE\xFF" : "\xFF\xFE") + utf16(text, big));
        }
        file("Windows-1252", windows1252(text));
        file("no line end at the end", text.substr(0, text.size() - base_.ending.size()));
        file("empty lines at the end", text + base_.ending + base_.ending);
        file("empty lines above", base_.ending + base_.ending + text);
        file("a title above", "Births" + base_.ending + text);
        file("three lines above", "Births\nof 2023\n\n" + text);
        file("a note below", text + "Source: ONS" + base_.ending);
        file("three notes below", text + "Notes\n1. provisional\n2. rounded\n");
        for (const std::string of_header : {"", ",", ",,"})
            for (const std::string of_rows : {"", ",", ",,"})
                file("separators at the ends", with_ends(of_header, of_rows));
        const std::string head = joined(base_.rows[0]) + base_.ending;
        file("two headers", head + text);
        file("no header", text.substr(text.find(head) + head.size()));
        file("only a header", head);
        file("nothing", "");
        file("half of it", text.substr(0, text.size() / 2));
    }

    const Base& base_;
    const std::function<void(const Polluted&)>& take_;
    std::size_t row_ = 0;
    Row cells_;
};

}  // namespace

std::string Base::text() const {
    std::string all;
    for (const std::string& line : above) all += line + ending;
    for (const Row& row : rows) all += joined(row) + ending;
    return all;
}

void each(const Base& base, const std::function<void(const Polluted&)>& take) {
    Polluter(base, take).pollute();
}

}  // namespace pollution
