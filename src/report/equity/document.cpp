#include "input/cells/suggest.hpp"
#include "pairmodel/report/documents.hpp"
#include "report/equity/rows.hpp"
#include "report/page/findings.hpp"
#include "report/table/shown.hpp"
#include "report/words/brief.hpp"
#include "report/words/narrative.hpp"
#include "report/words/provenance.hpp"
#include "study/notes.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace pairmodel {

namespace {

/// What the parts have so many of.
std::string births_heading(const EquityResult& result) {
    return with_capital(std::string(whole_of(result.study->run.cohort())));
}

std::string heading_of(Measure measure) {
    if (measure == Measure::demand) return "Likely to come";
    if (measure == Measure::targeted) return "Targeted services";
    return measure == Measure::specialist ? "Specialist team" : std::string(info(measure).label);
}

void add_range_columns(const std::string& name, const std::string& title, std::vector<Column>& columns) {
    columns.push_back({name + "_low", title, ColumnKind::babies, "", "", RangeEnd::low});
    columns.push_back({name + "_high", title, ColumnKind::babies, "", "", RangeEnd::high});
}

/// Goes through the parts and the whole, unless a part is withheld: then its cells say so.
template <class Put>
std::vector<std::vector<OwnCell>> rows_of(const EquityFigures& figures, std::size_t cells, Put put) {
    std::vector<std::vector<OwnCell>> rows;
    const auto add = [&](const EquityPart& part) {
        std::vector<OwnCell>& row = rows.emplace_back();
        row.emplace_back(part.label);
        if (part.withheld)
            row.insert(row.end(), cells, Absent::confidential);
        else
            put(part, row);
    };
    for (const EquityPart& part : figures.area().groups) add(part);
    add(figures.area().all);
    return rows;
}

/// Births and these measures.
Table babies_table(const EquityResult& result, const EquityFigures& figures, std::string id,
                   std::string title, const std::vector<Measure>& measures) {
    std::vector<Column> columns{{"part", part_heading(result)},
                                {"births", births_heading(result), ColumnKind::count}};
    for (const Measure m : measures) add_range_columns(std::string(info(m).code), heading_of(m), columns);
    auto rows = rows_of(figures, columns.size() - 1, [&](const EquityPart& part, std::vector<OwnCell>& row) {
        row.emplace_back(std::round(part.births));
        for (const Measure m : measures) {
            const Interval babies = figures.babies(part, m);
            row.insert(row.end(), {babies.low, babies.high});
        }
    });
    return table_of(std::move(id), std::move(title), std::move(columns), std::move(rows));
}

Table shares_table(const EquityResult& result, const EquityFigures& figures) {
    std::vector<Column> columns{
        {"part", part_heading(result)},
        {"neighbourhoods", "Neighbourhoods", ColumnKind::count},
        {"share_of_births", "Of all " + lower_case(births_heading(result)), ColumnKind::share},
        {"adversity_ratio", "Adversity ratio", ColumnKind::ratio},
        {"in_need", "In need, of these", ColumnKind::share},
        {"share_of_need", "Of all in need", ColumnKind::share}};
    auto rows = rows_of(figures, columns.size() - 1, [&](const EquityPart& part, std::vector<OwnCell>& row) {
        row.emplace_back(std::round(part.neighbourhoods));
        const double all = figures.area().all.births;
        row.emplace_back(all > 0 ? part.births / all : 0.0);
        if (part.births <= 0) {
            row.insert(row.end(), 2, Absent::not_applicable);
        } else {
            row.emplace_back(part.ratio);
            row.emplace_back(figures.babies(part, Measure::need).central / part.births);
        }
        row.emplace_back(figures.share(part, Measure::need));
    });
    return table_of("shares", "Where they live", std::move(columns), std::move(rows));
}

/// "0.5 times".
std::string times(double ratio) {
    return shortest(ratio) + " times";
}

Table reach_table(const EquityResult& result, const EquityFigures& figures) {
    std::vector<Column> columns{{"part", part_heading(result)}};
    add_range_columns("even", "Reached alike", columns);
    add_range_columns("uneven", "Unevenly", columns);
    add_range_columns("missed", "Missed then", columns);
    columns.push_back({"reached", "Reached, of need", ColumnKind::share});
    auto rows = rows_of(figures, columns.size() - 1, [&](const EquityPart& part, std::vector<OwnCell>& row) {
        const Interval even = figures.babies(part, Measure::demand);
        const Interval uneven = figures.babies(part, Measure::demand, true);
        const Interval missed = figures.babies(part, Measure::missed, true);
        const double need = figures.babies(part, Measure::need).central;
        row.insert(row.end(), {even.low, even.high, uneven.low, uneven.high, missed.low, missed.high});
        row.push_back(need > 0 ? OwnCell(uneven.central / need) : OwnCell(Absent::not_applicable));
    });
    return table_of(
        "reach",
        fmt::format("Who comes if the most deprived fifth is {} as likely to be reached as the least",
                    times(*result.choice.reach_ratio)),
        std::move(columns), std::move(rows));
}

/// Several areas: a line each.
Table areas_table(const EquityResult& result) {
    std::vector<Column> columns = place_columns(result.study->run.cohort());
    columns.pop_back();
    columns.push_back({"fifth_births", "Of births", ColumnKind::share});
    columns.push_back({"fifth_need", "Of need", ColumnKind::share});
    add_range_columns("fifth_missed",
                      result.choice.reach_ratio ? "Missed in it, reached unevenly" : "Missed in it", columns);
    columns.push_back({"index", "Index", ColumnKind::ratio});
    std::vector<std::vector<OwnCell>> rows;
    for (std::size_t i = 0; i < result.areas.size(); ++i) {
        const EquityFigures figures(result, i);
        std::vector<OwnCell>& row = rows.emplace_back();
        const Subject& s = figures.subject();
        row = {std::string(s.code), std::string(s.name)};
        row.push_back(std::holds_alternative<double>(s.live_births) ? OwnCell(std::get<double>(s.live_births))
                                                                    : OwnCell(s.absent));
        if (!figures.has_figures()) {
            row.insert(row.end(), columns.size() - row.size(), s.absent);
            continue;
        }
        const EquityPart fifth = figures.area().most_deprived_fifth();
        if (fifth.withheld) {
            row.insert(row.end(), columns.size() - row.size() - 1, Absent::confidential);
            row.emplace_back(figures.area().index);
            continue;
        }
        const Interval missed = figures.babies(fifth, Measure::missed, result.choice.reach_ratio.has_value());
        const double births = figures.area().all.births;
        row.insert(row.end(), {births > 0 ? fifth.births / births : 0.0, figures.share(fifth, Measure::need),
                               missed.low, missed.high, figures.area().index});
    }
    return table_of("areas", "What the most deprived fifth has, and the concentration index",
                    std::move(columns), std::move(rows));
}

std::vector<std::string> answer(const EquityResult& result, const EquityFigures& figures) {
    const AreaEquity& area = figures.area();
    const int round_to = result.study->round_to;
    const Cohort cohort = result.study->run.cohort();
    if (area.all.births <= 0) return {"There are no births, and so no babies in need."};
    const EquityPart fifth = area.most_deprived_fifth();
    std::vector<std::string> sentences;
    if (fifth.withheld)
        sentences.push_back(
            fmt::format("What the most deprived {} has is withheld [c].", fifth_words(result)));
    else if (fifth.births <= 0)
        sentences.push_back(
            fmt::format("None of the neighbourhoods here is in the most deprived {}.", fifth_words(result)));
    else
        sentences.push_back(fmt::format(
            "The most deprived {} has {} of the {} here, and {} of the {} in need: {}. Of these, {} would be "
            "missed.",
            fifth_words(result), percent(fifth.births / area.all.births), lower_case(births_heading(result)),
            percent(figures.share(fifth, Measure::need)), whom(cohort),
            babies_phrase(figures.babies(fifth, Measure::need), round_to, cohort),
            count_words(figures.babies(fifth, Measure::missed), round_to).text));
    sentences.push_back(fmt::format(
        "Concentration index of need: {} (0: spread as births are; towards -1: in the most deprived neighbourhoods).",
        decimals(area.index, 2)));
    if (!result.choice.reach_ratio) return sentences;
    const auto families = [&](const Interval& count) {
        const CountWords words = count_words(count, round_to);
        return words.text + (words.one ? " family" : " families");
    };
    if (*result.choice.reach_ratio >= 1)
        sentences.emplace_back("With a reach ratio of 1 all fifths are reached alike: nothing changes.");
    else
        sentences.push_back(fmt::format(
            "If the most deprived fifth is {} as likely to be reached as the least deprived{} equal reach with as many "
            "places would bring {} a year more from the more deprived fifths, and as many fewer from others. Were all "
            "reached as the least deprived fifth is, {} more would come.",
            times(*result.choice.reach_ratio),
            fifth.withheld || fifth.births <= 0
                ? ","
                : fmt::format(", {} would be missed in it;",
                              count_words(figures.babies(fifth, Measure::missed, true), round_to).text),
            families(figures.moved()), families(figures.levelled_up())));
    return sentences;
}

std::string source_note(const EquityResult& result) {
    if (result.source == NeighbourhoodSource::built_in)
        return "How the parts come about (pairmodel's own): births of each district are put to tenths of England's "
               "neighbourhoods by deprivation (Ministry of Housing, Communities and Local Government, English Indices of "
               "Deprivation 2025, File 7) as its babies under one were in mid-2020 (Office for National Statistics). "
               "Adversity there is the district's ratio times the share of people who are income-deprived, divided by the "
               "district's. A part of a district is taken to be as the whole.";
    if (result.source == NeighbourhoodSource::table)
        return "How the parts come about (pairmodel's own): each neighbourhood has its own births and adversity, and the "
               "same steps; all are their sum.";
    return "How the parts come about (pairmodel's own): the area's births are put to the neighbourhoods as those of the "
           "table are; adversity there is the area's ratio times the neighbourhood's, divided by the mean of them all.";
}

/// Where need is held at all births in one scenario, the ends of parts are not of one scenario, and have
/// another sum.
bool ends_differ(const EquityFigures& figures) {
    constexpr std::array measures{Measure::need, Measure::demand, Measure::targeted, Measure::specialist,
                                  Measure::missed};
    return figures.has_figures() && std::any_of(measures.begin(), measures.end(), [&](Measure measure) {
               double low = 0;
               for (const EquityPart& part : figures.area().groups) low += figures.babies(part, measure).low;
               return std::abs(low - figures.babies(figures.area().all, measure).low) > 0.5;
           });
}

std::string calibration_note(const EquityResult& result) {
    Interval by{1, 1, 1};
    for (const AreaEquity& area : result.areas) {
        by.low = std::min(by.low, area.calibration.low);
        by.high = std::max(by.high, area.calibration.high);
    }
    const auto close = [](double value) { return std::abs(value - 1) < 0.0005; };
    if (close(by.low) && close(by.high)) return "The parts add up to the area's estimate as they are.";
    const std::string range = close(by.low)
                                  ? fmt::format("up to {}", decimals(by.high, 2))
                                  : fmt::format("{} to {}", decimals(by.low, 2), decimals(by.high, 2));
    return fmt::format(
        "So that the parts add up to the area's estimate, adversity of all parts of a district is multiplied by one "
        "factor, here {}: where adversity is highest, need cannot be more than all births.",
        range);
}

/// How far the answer hangs on what nobody knows.
std::string gradient_note(const EquityResult& result) {
    const AreaEquity& place = result.areas[equity_place(result)];
    std::string gradient =
        "Not measured: that need goes with deprivation inside an area as the model has it between areas. ";
    if (!place.gentle || place.most_deprived_fifth().withheld)
        return gradient + "With a smaller --elasticity the parts differ less.";
    return gradient +
           fmt::format(
               "At the lowest elasticity of the parameter set, {}, the most deprived fifth has {} of "
               "need and the index is {}.",
               shortest(result.study->run.model().parameters().elasticity.low),
               percent(place.gentle->most_deprived_fifth), decimals(place.gentle->index, 2));
}

std::vector<std::string> method_notes(const EquityResult& result) {
    std::vector<std::string> notes{gradient_note(result), source_note(result)};
    if (result.source != NeighbourhoodSource::table) notes.push_back(calibration_note(result));
    for (std::size_t i = 0; i < result.areas.size(); ++i)
        if (ends_differ(EquityFigures(result, i))) {
            notes.emplace_back(
                "Low and high are the ends of each part: where need is held at all births, as can be in the most deprived "
                "ones, they do not add up to those of the whole. Each scenario does.");
            break;
        }
    if (!result.national && result.source != NeighbourhoodSource::built_in)
        notes.emplace_back(
            "Fifths are of the births here, by adversity: the table does not say how deprived neighbourhoods are in the "
            "nation (a column imd_decile).");
    notes.emplace_back(
        "Concentration index: 1 less twice the area below the curve of need over births, by tenths from the most "
        "deprived on.");
    if (result.choice.reach_ratio)
        notes.emplace_back(
            "Uneven reach: the chance of a baby in need to be reached goes in even steps from the most to the least "
            "deprived fifth; all who come are as many as before. The reach ratio is given, not known.");
    else
        notes.emplace_back(
            "Those in need are taken to be reached alike wherever they live, which is not known: --reach-ratio 0.5 shows "
            "what it means if the most deprived fifth is half as likely to be reached as the least deprived.");
    if (result.study->simulated)
        notes.emplace_back(
            "Intervals are drawn for the area; each part has the share of them that it has of the point estimate. How far "
            "parts differ is not drawn.");
    if (result.withheld_rows > 0)
        notes.push_back(
            fmt::format("Neighbourhoods that are withheld are in no figure: {}.", result.withheld_rows));
    return notes;
}

}  // namespace

std::vector<std::string> equity_answer(const EquityResult& result) {
    const EquityFigures figures(result, equity_place(result));
    if (!figures.has_figures()) return {};
    return answer(result, figures);
}

std::vector<std::string> equity_notes(const EquityResult& result) {
    return method_notes(result);
}

std::vector<Table> equity_tables(const EquityResult& result) {
    const EquityFigures figures(result, equity_place(result));
    std::vector<Table> tables;
    if (figures.has_figures()) {
        tables.push_back(babies_table(result, figures, "babies",
                                      with_capital(std::string(unit_of(result.study->run.cohort()))),
                                      {Measure::need, Measure::demand, Measure::missed}));
        if (result.choice.reach_ratio) tables.push_back(reach_table(result, figures));
    }
    if (result.areas.size() > 1) tables.push_back(areas_table(result));
    if (!figures.has_figures()) return tables;
    tables.push_back(shares_table(result, figures));
    tables.push_back(babies_table(result, figures, "levels", "By level of care",
                                  {Measure::targeted, Measure::specialist}));
    return tables;
}

Document equity_document(const EquityResult& result) {
    Document document;
    document.command = "equity";
    document.title = fmt::format("Who is missed, and where: {}", equity_place_name(result));
    document.told = told_of(*result.study);
    document.told.insert(document.told.end(), result.notes.begin(), result.notes.end());
    document.round_to = result.study->round_to;
    if (result.study->source.has_builtin_figures() || result.national)
        document.licence = open_government_licence;
    if (std::string line = place_line(*result.study); !line.empty()) document.lead.push_back(std::move(line));
    for (std::string& sentence : equity_answer(result)) document.lead.push_back(std::move(sentence));
    document.tables = equity_tables(result);
    document.notes = method_notes(result);
    const std::vector<std::string> standing = standing_notes(*result.study);
    document.notes.insert(document.notes.end(), standing.begin(), standing.end());
    document.brief = brief_of(*result.study, {document.notes.front()}, true);
    document.brief->tables = document.tables.size() - std::min<std::size_t>(2, document.tables.size());
    std::vector<Chart> charts = equity_charts(result);
    for (Chart& chart : charts) chart.source = chart_source(*result.study);
    if (!charts.empty())
        document.sections.push_back({"charts", "As charts", 2, {}, std::move(charts), {}, {}});
    document.data = equity_data(result);
    document.records = {parameters_record(result.study->run.model().parameters()),
                        method_record(*result.study),
                        equity_choice_record(result),
                        concentration_records(result),
                        equity_records(result),
                        curve_records(result),
                        provenance_record(*result.study)};
    return document;
}

}  // namespace pairmodel
