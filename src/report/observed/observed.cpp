#include "report/observed/observed.hpp"

#include "pairmodel/simulation/observed_reach.hpp"
#include "report/table/record_builder.hpp"
#include "report/table/shown.hpp"
#include "report/words/narrative.hpp"
#include "words/figures.hpp"
#include "words/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

std::string shares(const Interval& i) {
    return shown_range(i.low, i.high, ColumnKind::share, 0);
}

std::string families(const CountWords& words) {
    return words.text + (words.one ? " family" : " families");
}

/// "", " at the targeted level".
std::string at_level(ProvisionLevel level) {
    if (level == ProvisionLevel::targeted_and_specialist) return "";
    return fmt::format(" at the {} level", code_of(level));
}

std::string_view level_code(ProvisionLevel level) {
    return level == ProvisionLevel::targeted_and_specialist ? "all" : code_of(level);
}

/// "60", "60.5", "1,111".
std::string a_year_words(double families) {
    constexpr double thousand = 1000;
    return families < thousand ? shortest(rounded(families * 10, 1) / 10) : grouped(rounded(families, 1));
}

/// "60 families a year were seen (120 in 2 years), 3.3% of births."
std::string seen_sentence(const ObservedReach& reach) {
    const auto families = static_cast<double>(reach.counted.families);
    const double a_year = reach.seen_a_year();
    std::string text = fmt::format("Seen here{}: {} {} a year", at_level(reach.counted.level),
                                   a_year_words(a_year), plural(a_year, "family", "families"));
    if (reach.counted.years != 1)
        text += fmt::format(" ({} in {} years)", grouped(families), shortest(reach.counted.years));
    return text + fmt::format(", {}% of births.", decimals(100 * families / reach.counted.births, 1));
}

std::string reached_sentence(const ObservedReach& reach, double level, int round_to) {
    const std::string here = shares(reach.here.share);
    const auto missed = [&](const ReachFigures& figures) {
        return babies_phrase(figures.missed, round_to, Cohort::births);
    };
    std::string text = fmt::format(
        "So {} of those in need are reached here ({}% interval); the published share is {}. {} would be missed "
        "here; by the published share, {}.",
        here, shortest(100 * level), shares(reach.published.share), with_capital(missed(reach.here)),
        count_words(reach.published.missed, round_to).text);
    if (reach.to_add.high < 1) return text + " That is as many as the published share has, or more.";
    const CountWords more = reach.to_add.low >= 1 ? count_words(reach.to_add, round_to)
                                                  : count_words_up_to(reach.to_add.high, round_to);
    return text + fmt::format(" To reach the published share, services must add {} a year.", families(more));
}

/// The rows of one update: what, by the published share, with the count.
void put_rows(const ObservedReach& reach, int round_to, std::vector<std::vector<OwnCell>>& rows) {
    const auto babies = [&](const Interval& i) {
        return shown_range(i.low, i.high, ColumnKind::babies, round_to);
    };
    const std::string level = at_level(reach.counted.level);
    const auto add = [&](const std::string& what, std::string published, std::string here) {
        rows.push_back({what + level, std::move(published), std::move(here)});
    };
    if (reach.counted.withheld) return add("Reached, of those in need", "[c]", "[c]");
    add("Reached, of those in need", shares(reach.published.share), shares(reach.here.share));
    add("In need, babies a year", babies(reach.published.in_need), babies(reach.here.in_need));
    add("Reached, babies a year", babies(reach.published.reached), babies(reach.here.reached));
    add("Missed, babies a year", babies(reach.published.missed), babies(reach.here.missed));
    add("To add to those seen, families a year", babies(reach.to_add), "");
}

Table one_area_table(const StudyResult& study) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ObservedReach& reach : study.observed) put_rows(reach, study.round_to, rows);
    return table_of(
        "observed", "Reach: the published share, and with the families seen here",
        {{"figure", "Figure"}, {"published", "Published share"}, {"here", "With those seen here"}},
        std::move(rows));
}

std::string name_of_record(const StudyResult& study, std::size_t record) {
    const std::size_t areas = study.run.areas().size();
    if (record >= areas) return study.totals[record - areas].name;
    const AreaView area = study.run.areas()[record];
    return std::string(area.name.empty() ? area.code : area.name);
}

Table areas_table(const StudyResult& study) {
    std::vector<std::vector<OwnCell>> rows;
    for (const ObservedReach& reach : study.observed) {
        std::vector<OwnCell>& row = rows.emplace_back(std::vector<OwnCell>{
            name_of_record(study, reach.record), std::string(level_code(reach.counted.level))});
        if (reach.counted.withheld) {
            row.insert(row.end(), 6, Absent::confidential);
            continue;
        }
        row.emplace_back(reach.seen_a_year());
        row.emplace_back(shares(reach.here.share));
        for (const Interval& i : {reach.here.missed, reach.to_add}) {
            row.emplace_back(i.low);
            row.emplace_back(i.high);
        }
    }
    return table_of("observed", "Reach with the families seen; babies and families a year",
                    {{"area", "Area"},
                     {"level", "Level"},
                     {"seen", "Seen", ColumnKind::count},
                     {"share", "Reached here"},
                     {"missed_low", "Missed here", ColumnKind::babies, "", "", RangeEnd::low},
                     {"missed_high", "Missed here", ColumnKind::babies, "", "", RangeEnd::high},
                     {"add_low", "To add", ColumnKind::babies, "", "", RangeEnd::low},
                     {"add_high", "To add", ColumnKind::babies, "", "", RangeEnd::high}},
                    std::move(rows));
}

/// The update of an area or a total, of all levels together.
const ObservedReach* of_all_levels(const StudyResult& study, std::size_t record) {
    for (const ObservedReach& reach : study.observed)
        if (reach.record == record && !reach.counted.withheld &&
            reach.counted.level == ProvisionLevel::targeted_and_specialist)
            return &reach;
    return nullptr;
}

}  // namespace

std::vector<std::string> observed_sentences(const StudyResult& study, std::size_t record) {
    std::vector<std::string> sentences;
    for (const ObservedReach& reach : study.observed) {
        if (reach.record != record) continue;
        if (reach.counted.withheld)
            sentences.push_back(fmt::format("Families seen here{}: [c].", at_level(reach.counted.level)));
        else if (reach.live_births > 0 && reach.counted.births > 0)
            sentences.push_back(seen_sentence(reach) + " " +
                                reached_sentence(reach, reach.interval, study.round_to));
    }
    return sentences;
}

std::optional<Table> observed_table(const StudyResult& study) {
    if (study.observed.empty()) return std::nullopt;
    return study.run.areas().size() == 1 ? one_area_table(study) : areas_table(study);
}

std::vector<std::string> observed_notes(const StudyResult& study) {
    if (study.observed.empty()) return {};
    const ObservedReach& first = study.observed.front();
    std::vector<std::string> notes{
        "A count knows the product of need and reach only: few are seen where few need help, or where few of those who do "
        "are reached. Which of the two it is rests on the published shares, not on the count. One family is one baby. "
        "Both columns are from draws, so they are wider than the ranges of the other tables; those reached lie around "
        "the count, as another year would have another number."};
    notes.push_back(
        first.prior_weight == 0
            ? fmt::format(
                  "The parameter set has no range for the share reached, so that families seen move need alone "
                  "(pairmodel's own; docs/model.md, The area's own referrals).")
            : fmt::format(
                  "Before the count, the share reached is taken as a beta distribution with its mean in the "
                  "middle of the published range, which counts as {} families in need: {} in its interval. The "
                  "count is binomial (pairmodel's own; docs/model.md, The area's own referrals).",
                  shortest(rounded(first.prior_weight, 1)), shares(first.prior)));
    for (const ObservedReach& reach : study.observed)
        if (!reach.counted.withheld && study.run.areas().size() == 1)
            notes.push_back(
                fmt::format("Of {} draws of need about {} fit the count{}: the more, the surer its figures.",
                            grouped(static_cast<double>(reach.draws)),
                            grouped(rounded(reach.effective_draws, 1)), at_level(reach.counted.level)));
    return notes;
}

Table observed_records(const StudyResult& study) {
    std::vector<Column> columns;
    std::vector<std::vector<OwnCell>> rows;
    const std::size_t areas = study.run.areas().size();
    for (const ObservedReach& reach : study.observed) {
        RecordBuilder record("observed");
        const bool total = reach.record >= areas;
        const bool hidden = reach.counted.withheld;
        const auto number = [&](std::vector<std::string> path, double value,
                                ColumnKind kind = ColumnKind::decimal) {
            record.add(std::move(path), hidden ? OwnCell(Absent::confidential) : OwnCell(value), kind);
        };
        const auto range = [&](std::vector<std::string> path, const Interval& i,
                               ColumnKind kind = ColumnKind::babies) {
            for (const auto& [end, value] :
                 {std::pair{"low", i.low}, std::pair{"central", i.central}, std::pair{"high", i.high}}) {
                path.emplace_back(end);
                number(path, value, kind);
                path.pop_back();
            }
        };
        record.text({"row_type"}, total ? "total" : "area");
        record.text({"area_code"}, total ? study.totals[reach.record - areas].code
                                         : std::string(study.run.areas()[reach.record].code));
        record.text({"area_name"}, name_of_record(study, reach.record));
        record.text({"level"}, std::string(level_code(reach.counted.level)));
        number({"families"}, static_cast<double>(reach.counted.families));
        number({"years"}, reach.counted.years);
        number({"families_a_year"}, reach.seen_a_year());
        for (const auto& [name, figures] :
             {std::pair{"published", &reach.published}, std::pair{"here", &reach.here}}) {
            range({name, "reached_share"}, figures->share, ColumnKind::share);
            range({name, "in_need"}, figures->in_need);
            range({name, "reached"}, figures->reached);
            range({name, "missed"}, figures->missed);
        }
        range({"to_add"}, reach.to_add);
        range({"prior", "reached_share"}, reach.prior, ColumnKind::share);
        number({"prior", "weight"}, reach.prior_weight);
        number({"draws"}, static_cast<double>(reach.draws));
        number({"effective_draws"}, reach.effective_draws);
        record.add({"marker"}, std::string(hidden ? "c" : ""), ColumnKind::list);
        record.add_to(columns, rows);
    }
    return table_of("observed", "", std::move(columns), std::move(rows));
}

std::vector<std::string> observed_plan_sentences(const StudyResult& study, std::size_t record,
                                                 const Plan& plan, const Planned& planned) {
    const ObservedReach* reach = of_all_levels(study, record);
    if (reach == nullptr) return {};
    const double seen = reach->seen_a_year();
    std::vector<std::string> sentences{
        "Scenarios begin at the published share, also where nothing changes; the count of families is set beside them."};
    for (std::size_t s = 0; s < planned.size(); ++s) {
        const Interval& demand = planned[s].back()[Measure::demand].babies;
        const auto more = [&](double babies) { return std::max(babies - seen, 0.0); };
        const Interval add{more(demand.low), more(demand.central), more(demand.high)};
        const std::string name = planned.size() > 1 ? fmt::format(" ({})", plan.scenarios[s].name) : "";
        sentences.push_back(
            add.high < 1 ? fmt::format("In {}{} as many come as are seen now, or fewer.", plan.years.to, name)
                         : fmt::format("In {}{} services must see {} a year more than they do now.",
                                       plan.years.to, name,
                                       families(add.low >= 1 ? count_words(add, study.round_to)
                                                             : count_words_up_to(add.high, study.round_to))));
    }
    return sentences;
}

void add_observed(const StudyResult& study, Document& document) {
    if (study.observed.empty()) return;
    const std::size_t areas = study.run.areas().size();
    const bool total = areas > 1 && !study.totals.empty() && study.totals.back().code == "TOTAL";
    const std::size_t record = total ? areas + study.totals.size() - 1 : 0;
    if (areas == 1 || total)
        for (std::string& text : observed_sentences(study, record)) document.lead.push_back(std::move(text));
    std::size_t shown = 0;
    if (auto table = observed_table(study)) {
        shown = std::min<std::size_t>(1, document.tables.size());
        document.tables.insert(document.tables.begin() + static_cast<std::ptrdiff_t>(shown),
                               std::move(*table));
    }
    std::vector<std::string> notes = observed_notes(study);
    if (document.brief) {
        if (document.brief->tables == shown) ++document.brief->tables;
        document.brief->remarks.insert(document.brief->remarks.begin(), notes.front());
    }
    document.notes.insert(document.notes.begin(), notes.begin(), notes.end());
    document.records.insert(document.records.end() - 1, observed_records(study));
}

}  // namespace pairmodel
