#include "input/text/csv.hpp"

#include "input/text/file.hpp"
#include "pairmodel/error.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <new>

namespace pairmodel {

namespace {

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// What libcsv has told of the record that is being read.
struct Fields {
    std::string text;
    std::vector<std::size_t> ends;
    bool complete = false;
    bool too_many = false;

    void clear() {
        text.clear();
        ends.clear();
        complete = false;
        too_many = false;
    }
};

void on_field(void* field, std::size_t size, void* data) {
    auto& fields = *static_cast<Fields*>(data);
    if (fields.ends.size() == limits::columns) {
        fields.too_many = true;
        return;
    }
    if (field != nullptr) fields.text.append(static_cast<const char*>(field), size);
    fields.ends.push_back(fields.text.size());
}

void on_record(int /*terminator*/, void* data) {
    static_cast<Fields*>(data)->complete = true;
}

/// libcsv's parser with its memory.
class Parser {
public:
    explicit Parser(char delimiter) : delimiter_(delimiter) { start(); }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    void restart() {
        csv_free(&parser_);
        start();
    }

    /// False where the line breaks the rules of CSV.
    bool feed(std::string_view line, Fields& fields) {
        if (csv_parse(&parser_, line.data(), line.size(), on_field, on_record, &fields) == line.size())
            return true;
        if (csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
        return false;
    }

private:
    void start() {
        if (csv_init(&parser_, CSV_STRICT) != 0) throw std::bad_alloc();
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
    }
    csv_parser parser_{};
    char delimiter_;
};

}  // namespace

class CsvReader::Impl {
public:
    Impl(TextLines& lines, char delimiter) : lines_(lines), parser_(delimiter) {}

    bool next(CsvRecord& record) {
        fields_.clear();
        record.issue.reset();
        if (records_ > limits::rows)
            throw FileError(
                fmt::format("{} has more than {} rows, the most that are read: is it the right one?",
                            lines_.name(), limits::rows));
        std::string_view line;
        do {
            if (!next_line(line)) return false;
        } while (is_blank(line));
        record.line = line_;
        while (parser_.feed(ended(line), fields_)) {
            if (fields_.complete) {
                so_far_.clear();
                kept_ = 0;
                spread(record);
                if (has_too_much(record)) record.issue = too_much(record);
                ++records_;
                return true;
            }
            // A quoted field goes on in the next line: keep what was read, for reading again if it never
            // ends.
            so_far_.emplace_back(line);
            kept_ += line.size();
            if (kept_ > limits::record_bytes)
                return fail(record, "none within " + size_text(limits::record_bytes));
            if (!next_line(line)) return fail(record, "the end of the file");
        }
        so_far_.emplace_back(line);
        return fail(record, so_far_.size() > 1 ? fmt::format("none up to line {}", line_) : "");
    }

    void unread(std::size_t first_line, std::deque<std::string> lines) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            again_.push_back({first_line + i, std::move(lines[i])});
    }

private:
    struct Line {
        std::size_t number;
        std::string text;
    };

    bool next_line(std::string_view& line) {
        if (!again_.empty()) {
            current_ = std::move(again_.front());
            again_.pop_front();
            line_ = current_.number;
            line = current_.text;
            return true;
        }
        if (!lines_.next(line)) return false;
        line_ = lines_.line_number();
        return true;
    }

    /// The line with an ending, which the last line of a file may lack.
    std::string_view ended(std::string_view line) {
        if (line.ends_with('\n') || line.ends_with('\r')) return line;
        ended_ = std::string(line) + '\n';
        return ended_;
    }

    void spread(CsvRecord& record) {
        record.text.swap(fields_.text);
        record.fields.clear();
        std::size_t begin = 0;
        for (const std::size_t end : fields_.ends) {
            record.fields.push_back(std::string_view(record.text).substr(begin, end - begin));
            begin = end;
        }
    }

    [[nodiscard]] static bool is_too_long(std::string_view cell) { return cell.size() > limits::cell_bytes; }

    [[nodiscard]] bool has_too_much(const CsvRecord& record) const {
        return fields_.too_many || std::any_of(record.fields.begin(), record.fields.end(), is_too_long);
    }

    [[nodiscard]] Issue too_much(const CsvRecord& record) const {
        Issue issue;
        issue.file = lines_.name();
        issue.line = record.line;
        if (fields_.too_many) {
            issue.expected = fmt::format("at most {} cells in a row", limits::columns);
            issue.found = "more";
        } else {
            const auto cell = std::find_if(record.fields.begin(), record.fields.end(), is_too_long);
            issue.expected = fmt::format("at most {} bytes in a cell", limits::cell_bytes);
            issue.found = fmt::format("{} bytes in cell {}", cell->size(), cell - record.fields.begin() + 1);
            issue.hint = "a quotation mark that is never closed?";
        }
        return issue;
    }

    /// Gives the first line of the broken record as it stands, and reads the others again.
    bool fail(CsvRecord& record, const std::string& unclosed_until) {
        parser_.restart();
        record.text = so_far_.front();
        for (std::size_t i = so_far_.size(); i-- > 1;)
            again_.push_front({record.line + i, std::move(so_far_[i])});
        so_far_.clear();
        kept_ = 0;
        while (record.text.ends_with('\n') || record.text.ends_with('\r')) record.text.pop_back();
        record.fields.assign(1, record.text);
        Issue issue;
        issue.file = lines_.name();
        issue.line = record.line;
        if (unclosed_until.empty()) {
            issue.expected = "quotation marks only around a whole cell, and doubled inside it";
            issue.found = in_quotes(record.text);
            issue.hint = "write a quotation mark inside a quoted cell twice: \"5\"\" tall\"";
        } else {
            issue.expected = "a quotation mark that closes the cell";
            issue.found = unclosed_until;
            issue.hint = "close the quoted cell on this line, or take its quotation mark away";
        }
        record.issue = std::move(issue);
        return true;
    }

    TextLines& lines_;
    Parser parser_;
    Fields fields_;
    std::size_t line_ = 0;
    std::deque<Line> again_;
    Line current_{};
    std::deque<std::string> so_far_;
    std::size_t kept_ = 0;
    std::size_t records_ = 0;
    std::string ended_;
};

CsvReader::CsvReader(TextLines& lines, char delimiter) : impl_(std::make_unique<Impl>(lines, delimiter)) {}
CsvReader::~CsvReader() = default;
bool CsvReader::next(CsvRecord& record) {
    return impl_->next(record);
}
void CsvReader::unread(std::size_t first_line, std::deque<std::string> lines) {
    impl_->unread(first_line, std::move(lines));
}

}  // namespace pairmodel
