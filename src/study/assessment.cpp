#include "pairmodel/study/assessment.hpp"

#include "input/workbook/table_file.hpp"
#include "pairmodel/error.hpp"
#include "study/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace pairmodel {

namespace {

std::optional<int> stages_between(const std::optional<Stage>& from, const std::optional<Stage>& to) {
    if (!from || !to) return std::nullopt;
    return static_cast<int>(*to) - static_cast<int>(*from);
}

struct Judgement {
    const AssessmentTable* table;
    const StrandRow* row;
    std::size_t file;

    [[nodiscard]] std::string when() const { return row->date.empty() ? file_name(table->name) : row->date; }
};

/// The judgements of a strand, the earliest first. Where one has no date the order of the files is all that
/// is known.
std::vector<Judgement> judgements_of(Strand strand, const std::vector<AssessmentTable>& tables) {
    std::vector<Judgement> all;
    bool dated = true;
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (const StrandRow& row : tables[i].rows)
            if (row.strand == strand) {
                all.push_back({&tables[i], &row, i});
                dated = dated && !row.date.empty();
            }
    std::stable_sort(all.begin(), all.end(), [&](const Judgement& a, const Judgement& b) {
        return dated ? a.row->date < b.row->date
                     : std::tie(a.file, a.row->date) < std::tie(b.file, b.row->date);
    });
    return all;
}

/// A strand that two files have with one date.
void refuse_repeats(const std::vector<AssessmentTable>& tables) {
    std::vector<Issue> issues;
    for (std::size_t i = 0; i < strand_count; ++i) {
        const std::vector<Judgement> all = judgements_of(static_cast<Strand>(i), tables);
        for (std::size_t j = 1; j < all.size(); ++j)
            if (!all[j].row->date.empty() && all[j].row->date == all[j - 1].row->date)
                issues.push_back(
                    {all[j].table->name, all[j].row->line, "date",
                     fmt::format("another date than in {}", all[j - 1].table->name),
                     fmt::format("{} of {} again", name_of(all[j].row->strand), all[j].row->date),
                     "two dates are compared: the later file has a later one"});
    }
    if (!issues.empty()) throw InputError(std::move(issues));
}

/// The largest steps first; of equal ones what is least far. What nobody knows comes last.
bool comes_first(const StrandProfile& a, const StrandProfile& b) {
    const auto rank = [](const StrandProfile& strand) {
        const int now = strand.last.now ? static_cast<int>(*strand.last.now) : static_cast<int>(stage_count);
        return std::tuple(-strand.steps().value_or(-1), now);
    };
    return rank(a) < rank(b);
}

}  // namespace

std::optional<int> StrandProfile::steps() const {
    return stages_between(last.now, last.wanted);
}

std::optional<int> StrandProfile::moved() const {
    return before ? stages_between(before->now, last.now) : std::nullopt;
}

Assessment self_assessment(const std::vector<std::string>& files, const Listener& listener) {
    if (std::count(files.begin(), files.end(), "-") > 1)
        throw RequestError("standard input cannot be both assessments");
    std::vector<AssessmentTable> tables;
    std::vector<Issue> issues;
    for (const std::string& file : files) try {
            tables.push_back(read_assessment(file));
        } catch (const InputError& error) {
            issues.insert(issues.end(), error.issues().begin(), error.issues().end());
        }
    if (!issues.empty()) throw InputError(std::move(issues));
    refuse_repeats(tables);
    Assessment result;
    for (const AssessmentTable& table : tables) {
        result.inputs.emplace_back(table.name, table.sha256);
        for (const std::string& text : table.notes) {
            tell(listener, Note{NoteCode::input, table.name + ": " + text});
            result.notes.push_back({NoteCode::input, file_name(table.name) + ": " + text});
        }
    }
    for (std::size_t i = 0; i < strand_count; ++i) {
        const auto strand = static_cast<Strand>(i);
        const std::vector<Judgement> all = judgements_of(strand, tables);
        if (all.empty()) {
            result.missing.push_back(strand);
            continue;
        }
        StrandProfile profile{*all.back().row, all.back().when(), {}, {}};
        if (all.size() > 1) {
            const Judgement& before = all[all.size() - 2];
            profile.before = *before.row;
            profile.before_when = before.when();
        }
        result.strands.push_back(std::move(profile));
    }
    std::stable_sort(result.strands.begin(), result.strands.end(), comes_first);
    return result;
}

}  // namespace pairmodel
