#include "input/assessment/words.hpp"
#include "input/cells/date.hpp"
#include "input/cells/number.hpp"
#include "input/cells/suggest.hpp"
#include "input/cells/table_text.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/small.hpp"
#include "input/text/file.hpp"
#include "input/workbook/table_file.hpp"
#include "pairmodel/input/assessment.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <utility>

namespace pairmodel {

namespace {

/// A column of the form: what it means, and other names that its heading may have.
struct FormColumn {
    const char* name = nullptr;
    const char* meaning = nullptr;
    std::initializer_list<std::string_view> headings;
};

enum Place : std::size_t { strand, now, wanted, evidence, owner, date };

const std::array<FormColumn, 6> form_columns{{
    {"strand", "what is judged: a row for each", {"strand", "strands", "strandofthesystem"}},
    {"now",
     "the stage that the system has reached: 1 foundations, 2 early growth, 3 good progress, 4 well-established; what "
     "each means for a strand is in the toolkit's grid",
     {"now", "current", "currently", "currentstage", "stagenow", "stage", "wherewearenow", "today"}},
    {"wanted",
     "the stage to get to next",
     {"wanted", "target", "targetstage", "goal", "aim", "wantedstage", "stagewanted", "wherewewanttobe"}},
    {"evidence", "how one can see it", {"evidence", "notes", "comments"}},
    {"owner", "who takes it further", {"owner", "lead", "who", "responsible"}},
    {"date",
     "when it was judged, such as 2026-06-30; a second row for a strand with a later date shows what has moved",
     {"date", "assessed", "assessedon", "dateofassessment", "when"}},
}};

using Places = std::array<std::optional<std::size_t>, form_columns.size()>;

class AssessmentReader {
public:
    AssessmentReader(std::string text, std::string name) : rows_(std::move(text), std::move(name)) {
        table_.name = rows_.name();
        table_.sha256 = rows_.sha256();
    }

    AssessmentTable read() {
        rows_.read(
            {"", 0, "", "a header row with the columns strand and now", "",
             "an empty form: pairmodel assess --template grid.csv"},
            [&](const HeadRow& row, std::span<const HeadRow>) { return is_header(row); },
            [&](const CsvRecord& record) { read_row(record); });
        rows_.expect_rows(!table_.rows.empty(), "at least one strand with the stage it is at");
        rows_.finish();
        if (!unused_.empty()) rows_.notes().push_back(fmt::format("not used: {}", fmt::join(unused_, ", ")));
        table_.notes = std::move(rows_.notes());
        return std::move(table_);
    }

private:
    bool is_header(const HeadRow& row) {
        places_ = {};
        unused_.clear();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string plain = plain_name(row.cells[i]);
            const auto* const column =
                std::find_if(form_columns.begin(), form_columns.end(),
                             [&](const FormColumn& c) { return is_one_of(plain, c.headings); });
            const auto place = static_cast<std::size_t>(column - form_columns.begin());
            if (column != form_columns.end() && !places_[place])
                places_[place] = i;
            else if (!trimmed(row.cells[i]).empty())
                unused_.emplace_back(trimmed(row.cells[i]));
        }
        return places_[Place::strand] && places_[Place::now];
    }

    [[nodiscard]] std::string_view cell(Place place) const {
        return places_[place] ? trimmed(cell_at(*cells_, *places_[place])) : std::string_view();
    }

    void add(const CsvRecord& record, Place place, std::string expected, std::string hint) {
        rows_.add(record, {"", 0, form_columns[place].name, std::move(expected),
                           cell(place).empty() ? "an empty cell" : in_quotes(cell(place)), std::move(hint)});
    }

    std::optional<Stage> stage(const CsvRecord& record, Place place) {
        if (is_missing(cell(place))) return std::nullopt;
        const auto stage = parse_stage(cell(place));
        if (!stage) add(record, place, "a stage of the grid, 1 to 4", stage_hint(cell(place)));
        return stage;
    }

    void read_row(const CsvRecord& record) {
        cells_ = &record.fields;
        if (std::all_of(record.fields.begin(), record.fields.end(),
                        [](std::string_view text) { return trimmed(text).empty(); }))
            return;
        const auto strand = parse_strand(cell(Place::strand));
        if (!strand) add(record, Place::strand, "a strand of the grid", strand_hint(cell(Place::strand)));
        StrandRow row;
        row.line = record.line;
        row.strand = strand.value_or(Strand::leadership);
        row.now = stage(record, Place::now);
        row.wanted = stage(record, Place::wanted);
        if (row.now && row.wanted && *row.wanted < *row.now)
            add(record, Place::wanted,
                fmt::format("the stage it is at, {}, or a later one", name_of(*row.now)),
                "are now and wanted the other way round?");
        read_date(record, row);
        for (const auto& [place, text] :
             {std::pair{Place::evidence, &row.evidence}, {Place::owner, &row.owner}}) {
            if (has_control_character(cell(place), line_breaks))
                add(record, place, std::string(plain_text_expected), "");
            *text = one_line(cell(place));
        }
        // A strand without a stage has not been judged.
        if (!strand || (is_missing(cell(Place::now)) && is_missing(cell(Place::wanted)))) return;
        if (!seen_.emplace(*strand, row.date).second)
            add(record, Place::strand, "each strand once, or once a date",
                "a column date tells an earlier judgement from a later one");
        table_.rows.push_back(std::move(row));
    }

    void read_date(const CsvRecord& record, StrandRow& row) {
        if (is_missing(cell(Place::date))) return;
        const auto date = parse_written_date(cell(Place::date));
        if (!date)
            return add(record, Place::date, "a day, a month or a year", "such as 2026-06-30 or 30/06/2026");
        row.date = *date;
    }

    SmallTable rows_;
    AssessmentTable table_;
    Places places_;
    std::vector<std::string> unused_;
    const std::vector<std::string_view>* cells_ = nullptr;  ///< of the row that is being read
    std::set<std::pair<Strand, std::string>> seen_;
};

}  // namespace

AssessmentTable read_assessment(std::istream& stream, const std::string& name) {
    return AssessmentReader(read_whole(stream, name, limits::small_table_bytes), name).read();
}

AssessmentTable read_assessment(const std::string& path) {
    refuse_missing(table_path(path).file, "start from an empty form: pairmodel assess --template grid.csv");
    return read_table_file(
        path, limits::small_table_bytes,
        [](std::istream& stream, const std::string& name) { return read_assessment(stream, name); });
}

std::string assessment_template() {
    std::string text =
        "\"A row for each strand of the toolkit's self-assessment grid. Leave empty what nobody has "
        "judged.\"\n";
    std::string header;
    for (const FormColumn& column : form_columns) {
        text += fmt::format("\"{}: {}\"\n", column.name, column.meaning);
        header += fmt::format("{}{}", header.empty() ? "" : ",", column.name);
    }
    text += header + "\n";
    for (std::size_t i = 0; i < strand_count; ++i)
        text +=
            fmt::format("{}{}\n", name_of(static_cast<Strand>(i)), std::string(form_columns.size() - 1, ','));
    return text;
}

}  // namespace pairmodel
