#include "pairmodel/study/equity.hpp"

#include "input/areas/columns.hpp"
#include "input/cells/suggest.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/neighbourhoods.hpp"
#include "study/equity/belonging.hpp"
#include "study/equity/neighbourhoods.hpp"
#include "study/equity/parts.hpp"
#include "study/selection.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace pairmodel {

namespace {

constexpr const char* own_table_hint =
    "give your own: a table with the columns neighbourhood, live_births and imd_decile (or adversity_ratio): "
    "pairmodel equity neighbourhoods.csv; pairmodel equity --template neighbourhoods.csv writes an empty one";

/// Throws where neighbourhoods of an area are not built in.
void check_built_in(const Run& run) {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < run.areas().size(); ++i) {
        const std::vector<std::size_t> one{i};
        if (run.areas()[i].withheld) continue;
        for (const Member& member : run.parts_of(one))
            if (tenths_of_district(run.bases()[member.base].code).empty()) {
                without.push_back(area_phrase(run.areas()[i]));
                break;
            }
    }
    if (without.empty()) return;
    throw RequestError(
        fmt::format("no neighbourhoods are built in for {}: those of England alone are", some_of(without)),
        without.size() < run.areas().size() ? "leave such areas out; with --tier, --within England does"
                                            : own_table_hint);
}

/// Throws unless areas are grouped by what is known of them.
std::optional<std::size_t> group_column(const EquityChoice& choice, const Selection* table) {
    const std::string fifths = table == nullptr ? "" : column_of_fifths(*table);
    if (choice.group_by == "decile" && !fifths.empty())
        throw RequestError("--group-by",
                           fmt::format("{} says in which fifth neighbourhoods are, and not in which tenth",
                                       in_quotes(fifths)),
                           "--group-by fifth");
    if (choice.group_by.empty() || is_one_of(choice.group_by, {"fifth", "decile"})) return std::nullopt;
    std::vector<std::string> known{"fifth", "decile"};
    if (table != nullptr) {
        for (std::size_t i = 0; i < table->group_columns.size(); ++i)
            if (plain_name(table->group_columns[i]) == plain_name(choice.group_by)) return i;
        const std::string plain = plain_name(choice.group_by);
        const bool is_heading = std::any_of(table->headings.begin(), table->headings.end(),
                                            [&](const std::string& h) { return plain_name(h) == plain; });
        if (is_heading && own_column(plain) == AreaColumn::area_name) return by_area_name;
        known.insert(known.end(), table->group_columns.begin(), table->group_columns.end());
    }
    const std::string near = did_you_mean(choice.group_by, known);
    throw RequestError(
        "--group-by", fmt::format("there is no {} to group by", in_quotes(choice.group_by)),
        !near.empty() ? near
        : table == nullptr
            ? "built-in neighbourhoods have fifth and decile; others go with a table of your own"
            : fmt::format("there are {}", fmt::join(known, ", ")));
}

/// The rows of a table are neighbourhoods that differ, or nothing can be said.
void check_rows(const StudyResult& rows) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < rows.run.areas().size(); ++i)
        if (!rows.hidden(i) && rows.run.adversity(i).basis != AdversityBasis::none) ++known;
    if (known == 0 && rows.summary.withheld < rows.run.areas().size())
        throw RequestError(
            fmt::format("{} says of no neighbourhood how deprived it is", rows.source.file),
            "a column imd_decile (1: most deprived), income_deprivation (per cent of people) or "
            "adversity_ratio");
}

/// Fifths and tenths of the births in a table are of whole neighbourhoods.
void tell_few(const StudyResult& rows, bool column, EquityResult& result, const Listener& listener) {
    constexpr std::size_t fifths = 5;
    const bool tenths = result.choice.group_by == "decile";
    const std::size_t parts = tenths ? tenths_of_all : fifths;
    std::size_t known = 0;
    for (const AreaView& row : rows.run.areas())
        if (row.live_births.value_or(0) > 0) ++known;
    if (column || result.national || known == 0 || known >= parts) return;
    result.notes.push_back(
        {NoteCode::input,
         fmt::format(
             "There are fewer neighbourhoods with births, {}, than {} of the births here: some of them have none, "
             "as a neighbourhood is whole in one",
             known, tenths ? "tenths" : "fifths")});
    tell(listener, result.notes.back());
}

/// Notes of the table of neighbourhoods beside those of the area.
void take_notes(const Study& rows, EquityResult& result) {
    for (const Note& note : rows->notes)
        if (note.code != NoteCode::rows_left_out) result.notes.push_back(note);
}

EquityResult equity_in_area(const Study& rows, const Study& study, const EquityChoice& choice,
                            const Listener& listener) {
    EquityResult result{study, NeighbourhoodSource::table_in_area, true, choice, {}, {}, 0};
    result.national = tenths_in(rows->source, rows->run.areas()).has_value();
    result.notes = check_belonging(*rows, *study);
    for (const Note& note : result.notes) tell(listener, note);
    take_notes(rows, result);
    const auto column = group_column(choice, &rows->source);
    tell_few(*rows, column.has_value(), result, listener);
    const auto estimate = study->run.estimate(0);
    AreaEquity area;
    if (estimate) {
        const std::string name(study->run.areas()[0].name);
        area = area_of(put_to_rows(*estimate, row_cells(*rows, rows->run, column), study->run.model()),
                       choice, column.has_value(), name);
        if (const auto model = gentle(study->run.model())) {
            const auto other = study->run.with_model(*model).estimate(0);
            area.gentle = gentle_of(
                by_deprivation(put_to_rows(*other, row_cells(*rows, rows->run, column), *model), 1));
        }
    }
    result.areas.push_back(std::move(area));
    return result;
}

}  // namespace

EquityResult equity_for(const Study& study, const EquityChoice& choice) {
    check_built_in(study->run);
    static_cast<void>(group_column(choice, nullptr));
    EquityResult result{study, NeighbourhoodSource::built_in, true, choice, {}, {}, 0};
    const auto model = gentle(study->run.model());
    const std::optional<Run> other = model ? std::optional(study->run.with_model(*model)) : std::nullopt;
    std::vector<AreaEquity> gentle_areas(study->run.areas().size());
    for (std::size_t i = 0; i < study->run.areas().size(); ++i) {
        AreaEquity area;
        if (study->run.areas()[i].live_births) {
            area =
                area_of(builtin_cells(study->run, i), choice, false, std::string(study->run.areas()[i].name));
            if (other) {
                gentle_areas[i].tenths = by_deprivation(builtin_cells(*other, i), 1);
                area.gentle = gentle_of(gentle_areas[i].tenths);
            }
        }
        area.subject = i;
        result.areas.push_back(std::move(area));
    }
    for (std::size_t t = 0; t < study->totals.size(); ++t) {
        const std::size_t subject = study->run.areas().size() + t;
        const NamedTotal& total = study->totals[t];
        result.areas.push_back(total_of(result.areas, total, subject, choice.reach_ratio.has_value()));
        if (other && !total.members.empty())
            result.areas.back().gentle = gentle_of(total_of(gentle_areas, total, subject, false).tenths);
    }
    return result;
}

EquityResult equity_of_rows(const Study& rows, const EquityChoice& choice, const Listener& listener) {
    check_rows(*rows);
    EquityResult result{rows, NeighbourhoodSource::table, true, choice, {}, {}, rows->summary.withheld};
    result.national = tenths_in(rows->source, rows->run.areas()).has_value();
    const auto column = group_column(choice, &rows->source);
    tell_few(*rows, column.has_value(), result, listener);
    AreaEquity area = area_of(row_cells(*rows, rows->run, column), choice, column.has_value(), "these");
    if (const auto model = gentle(rows->run.model()))
        area.gentle = gentle_of(by_deprivation(row_cells(*rows, rows->run.with_model(*model), column), 1));
    area.subject = rows->run.areas().size() + rows->totals.size() - 1;
    if (rows->hidden_total(rows->totals.size() - 1)) area.groups.clear();
    result.areas.push_back(std::move(area));
    return result;
}

EquityResult equity(EquityRequest request, const Listener& listener) {
    Request& wanted = request.study;
    if (std::holds_alternative<TableAreas>(wanted.areas)) {
        wanted.neighbourhoods = true;
        wanted.totals = {true, {}, true};
        const Study rows = study(wanted, listener);
        return equity_of_rows(rows, request.choice, listener);
    }
    if (!request.neighbourhoods) {
        wanted.totals.implied = true;
        return equity_for(study(wanted, listener), request.choice);
    }
    Request of_rows = wanted;
    of_rows.areas = *request.neighbourhoods;
    of_rows.neighbourhoods = true;
    of_rows.draws.reset();
    of_rows.adversity.ratio.reset();
    of_rows.cohort = Cohort::births;
    const Study rows = study(of_rows, listener);
    check_rows(*rows);
    for (const auto& input : rows->source.inputs) wanted.inputs.push_back(input);
    const Study whole = study(wanted, listener);
    if (whole->run.areas().size() != 1)
        throw RequestError(
            "--neighbourhoods",
            fmt::format("its neighbourhoods are of one area, found {} areas", whole->run.areas().size()),
            "name the one area: --area Gateshead");
    return equity_in_area(rows, whole, request.choice, listener);
}

std::string neighbourhood_template() {
    return "neighbourhood,live_births,imd_decile,ward\n";
}

}  // namespace pairmodel
