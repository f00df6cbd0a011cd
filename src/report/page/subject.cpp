// What every section asks of an area: its name, its ids, its figures in words.

#include "report/page/sections.hpp"
#include "report/table/shown.hpp"
#include "report/words/indicators.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace pairmodel {

namespace {

/// Letters, digits and hyphens stay; an area without a code is known by its place in the report.
std::string suffix_of(const Subject& subject, std::size_t index) {
    std::string suffix;
    for (const char c : subject.code)
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) suffix += c;
    return "-" + (suffix.empty() ? fmt::format("{}", index + 1) : suffix);
}

std::string cell_words(const Cell& cell, ColumnKind kind, int round_to) {
    if (const auto* number = std::get_if<double>(&cell)) return shown(*number, kind, round_to);
    if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
    return std::string(shorthand(std::get<Absent>(cell)));
}

/// Where and when, and how much adversity there is.
std::vector<std::string> place_sentences(const ReportSubject& place, const Subject& subject) {
    const StudyResult& result = *place.result;
    if (place.index >= result.run.areas().size()) {
        const NamedTotal& total = result.totals[place.index - result.run.areas().size()];
        const std::string of =
            total.missing.empty()
                ? ""
                : fmt::format(" of {}",
                              grouped(static_cast<double>(total.members.size() + total.missing.size())));
        return {fmt::format("{}{} {}, {} live births. Adversity {} (mean weighted by live births).",
                            grouped(static_cast<double>(total.members.size())), of,
                            plural(static_cast<double>(total.members.size()), "area", "areas"),
                            grouped(total.total.live_births()),
                            against_average(total.total.ratio(), average_of(result.run, total.members)))};
    }
    const AreaView area = result.run.areas()[place.index];
    std::vector<std::string> sentences{fmt::format("{}: {}. Adversity {}.", area_phrase(area),
                                                   births_phrase(area),
                                                   full_adversity_phrase(result.run.adversity(place.index)))};
    if (result.source.has_builtin_figures())
        if (std::string unknown = unknown_indicators(result.run, place.index); !unknown.empty())
            sentences.push_back(std::move(unknown));
    if (result.source.has_builtin_figures())
        if (std::string county = county_indicators(result.run, place.index); !county.empty())
            sentences.push_back(std::move(county));
    if (!area.note.empty()) sentences.emplace_back(area.note);
    if (subject.saturated) sentences.push_back(saturated_sentence(when_saturated(saturated_share(subject))));
    return sentences;
}

}  // namespace

std::string short_name(std::string_view name) {
    using Kind = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Kind, 4> kinds{
        Kind{" Integrated Care Board", " ICB"}, Kind{" University Health Board", " UHB"},
        Kind{" Teaching Health Board", " THB"}, Kind{" Health and Social Care Trust", " HSC Trust"}};
    constexpr std::string_view service = "NHS ";
    for (const auto& [whole, letters] : kinds) {
        if (!name.ends_with(whole)) continue;
        name.remove_suffix(whole.size());
        if (name.starts_with(service)) name.remove_prefix(service.size());
        return std::string(name) + std::string(letters);
    }
    return std::string(name);
}

ReportSubject report_subject(const Study& result, std::size_t index) {
    Subject subject;
    read_subject(*result, index, subject);
    ReportSubject place{result, index, short_name(subject.name.empty() ? subject.code : subject.name), ""};
    const std::size_t areas = result->run.areas().size();
    if (index >= areas) place.name = areas_together(*result);
    if (areas > 1) place.suffix = suffix_of(subject, index);
    return place;
}

std::string chart_id(std::string_view name, const ReportSubject& subject) {
    return std::string(name) + subject.suffix;
}

Chart chart_over(ChartKind kind, std::string id, Table table, int round_to) {
    Chart chart;
    chart.kind = kind;
    chart.id = std::move(id);
    chart.title = table.title;
    chart.table = std::move(table);
    chart.round_to = round_to;
    return chart;
}

std::string ranges_in_words(const Table& table, int round_to) {
    const auto place_of = [&](std::string_view name) {
        const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                     [&](const Column& c) { return c.name == name; });
        return static_cast<std::size_t>(at - table.columns.begin());
    };
    const std::size_t low = place_of("low");
    const std::size_t high = place_of("high");
    std::string text;
    for_each_row(table, [&](std::span<const Cell> cells) {
        const ColumnKind kind = table.columns[low].kind;
        const auto* from = std::get_if<double>(&cells[low]);
        const auto* to = std::get_if<double>(&cells[high]);
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", cell_words(cells[0], ColumnKind::text, 0),
                            from != nullptr && to != nullptr ? shown_range(*from, *to, kind, round_to)
                                                             : cell_words(cells[low], kind, round_to));
    });
    return text + ".";
}

std::vector<std::string> summary_of(const ReportSubject& place) {
    Subject subject;
    read_subject(*place.result, place.index, subject);
    if (subject.absent == Absent::confidential)
        return {fmt::format("Not shown [c]: fewer than {} live births in a year that is used.",
                            grouped(static_cast<double>(place.result->suppress_below)))};
    std::vector<std::string> sentences = place_sentences(place, subject);
    if (!subject.has_figures()) {
        sentences.emplace_back("Not available [x]: without live births there is nothing to work out.");
        return sentences;
    }
    const std::vector<std::string> answer =
        subject_sentences(*place.result, place.index, subject, Wording::quoted);
    sentences.insert(sentences.end(), answer.begin(), answer.end());
    if (std::string wider = wider_sentence(*place.result, place.index); !wider.empty())
        sentences.push_back(std::move(wider));
    return sentences;
}

}  // namespace pairmodel
