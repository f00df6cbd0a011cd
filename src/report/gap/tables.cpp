#include "report/gap/tables.hpp"

#include "report/table/record_builder.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace pairmodel {

namespace {

/// Readers need no pounds and no hundredths of a post.
constexpr double thousand = 1000;

double in_thousands(double pounds) {
    return rounded(pounds / thousand, 1) * thousand;
}

double in_tenths(double posts) {
    return rounded(posts * 10, 1) / 10;
}

/// Two cells of a range.
void put_ends(const std::optional<Interval>& interval, Absent otherwise, std::vector<OwnCell>& row) {
    if (interval)
        row.insert(row.end(), {interval->low, interval->high});
    else
        row.insert(row.end(), 2, otherwise);
}

std::vector<Column> first_columns(const std::vector<AreaGap>& areas) {
    std::vector<Column> columns;
    if (areas.size() > 1) columns.push_back({"area", "Area"});
    columns.push_back({"level", "Level"});
    return columns;
}

std::vector<OwnCell> first_cells(const std::vector<AreaGap>& areas, const AreaGap& area,
                                 const LevelGap& gap) {
    std::vector<OwnCell> row;
    if (areas.size() > 1) row.emplace_back(area.name.empty() ? area.code : area.name);
    row.emplace_back(label_of(gap.level));
    return row;
}

/// What a reader must know of a sum of capacities.
std::string remark_of(const LevelGap& gap) {
    const Provision& p = gap.provision;
    std::string remark;
    if (p.without_capacity > 0 && p.without_capacity < p.services)
        remark = fmt::format("{} not known", p.without_capacity);
    if (gap.shared > 0) remark += fmt::format("{}{} shared", remark.empty() ? "" : ", ", gap.shared);
    return remark;
}

/// The rows of a table: with several areas, their levels alone, lest it be too wide and too long.
bool has_row(const std::vector<AreaGap>& areas, const LevelGap& gap) {
    return areas.size() == 1 || gap.level != ProvisionLevel::targeted_and_specialist;
}

/// Whether any level of any area has it: columns of what nobody states are left out.
bool any_level(const std::vector<AreaGap>& areas, const std::function<bool(const LevelGap&)>& has) {
    return std::any_of(areas.begin(), areas.end(), [&](const AreaGap& area) {
        return std::any_of(area.levels.begin(), area.levels.end(), has);
    });
}

void add_range(std::vector<Column>& columns, const char* title, ColumnKind kind) {
    for (const RangeEnd end : {RangeEnd::low, RangeEnd::high})
        columns.push_back({"", title, kind, "", "", end});
}

}  // namespace

Table provision_table(const std::vector<AreaGap>& areas) {
    const bool wte = any_level(areas, [](const LevelGap& g) { return g.provision.wte.has_value(); });
    const bool cost =
        any_level(areas, [](const LevelGap& g) { return g.provision.cost_per_year.has_value(); });
    std::vector<Column> columns = first_columns(areas);
    columns.push_back({"services", "Services", ColumnKind::count});
    columns.push_back({"capacity", "Families, at most", ColumnKind::count});
    columns.push_back({"of_births", "Of births", ColumnKind::share});
    if (wte) columns.push_back({"wte", "WTE", ColumnKind::decimal});
    if (cost) columns.push_back({"cost", "£ a year", ColumnKind::count});
    columns.push_back({"remark", ""});
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const LevelGap& gap : area.levels) {
            if (!has_row(areas, gap)) continue;
            const Provision& p = gap.provision;
            std::vector<OwnCell> row = first_cells(areas, area, gap);
            row.emplace_back(static_cast<double>(p.services));
            const auto put = [&](const std::optional<double>& value, Absent otherwise) {
                row.push_back(gap.provision_hidden ? OwnCell(Absent::confidential)
                                                   : cell_of(value, otherwise));
            };
            put(p.capacity, Absent::not_available);
            put(gap.share_of_births, absence(area, gap));
            if (wte) put(p.wte ? std::optional(in_tenths(*p.wte)) : p.wte, Absent::empty);
            if (cost) put(p.cost_per_year, Absent::empty);
            row.emplace_back(remark_of(gap));
            rows.push_back(std::move(row));
        }
    return table_of("provision", "What there is: families a year", std::move(columns), std::move(rows));
}

namespace {

using Getter = std::optional<Interval> (*)(const Coverage&);

const std::optional<Coverage>& coverage_in(const LevelGap& gap, bool of_need) {
    return of_need ? gap.need : gap.demand;
}

bool any_above_zero(const std::vector<AreaGap>& areas, bool of_need, Getter get) {
    return any_level(areas, [&](const LevelGap& gap) {
        const auto& coverage = coverage_in(gap, of_need);
        return coverage && get(*coverage) && get(*coverage)->high > 0;
    });
}

}  // namespace

Table coverage_table(const std::vector<AreaGap>& areas, bool of_need) {
    const Getter get_spare = [](const Coverage& c) { return c.spare; };
    const bool spare = any_above_zero(areas, of_need, get_spare);
    std::vector<Column> columns = first_columns(areas);
    add_range(columns, of_need ? "Need" : "Demand", ColumnKind::babies);
    add_range(columns, "Covered, at most", ColumnKind::share);
    add_range(columns, "Short by, at least", ColumnKind::babies);
    if (spare) add_range(columns, "Spare", ColumnKind::babies);
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const LevelGap& gap : area.levels) {
            if (!has_row(areas, gap)) continue;
            const auto& coverage = coverage_in(gap, of_need);
            const bool summed = gap.level == ProvisionLevel::targeted_and_specialist && coverage;
            const Absent none = absence(area, gap);
            std::vector<OwnCell> row = first_cells(areas, area, gap);
            row.back() = label_counted(
                gap, gap.level == ProvisionLevel::universal ? "Universal: all births" : label_of(gap.level));
            const auto put = [&](Getter get, Absent otherwise) {
                put_ends(coverage ? get(*coverage) : std::nullopt, otherwise, row);
            };
            put([](const Coverage& c) { return std::optional(c.wanted); }, none);
            put([](const Coverage& c) { return c.covered; }, none);
            put([](const Coverage& c) { return c.shortfall; }, summed ? Absent::not_applicable : none);
            if (spare) put(get_spare, summed ? Absent::not_applicable : none);
            rows.push_back(std::move(row));
        }
    return table_of(of_need ? "need" : "demand",
                    of_need ? "Beside need: babies a year who come or are missed"
                            : "Beside demand: babies a year who come",
                    std::move(columns), std::move(rows));
}

namespace {

/// Which of the two that a shortfall takes are known of some level.
struct Takes {
    bool wte = false;
    bool cost = false;
};

void put_rounded(const std::optional<Interval>& interval, double (*as_shown)(double),
                 std::vector<OwnCell>& row) {
    std::optional<Interval> i = interval;
    if (i) i = {as_shown(i->low), as_shown(i->central), as_shown(i->high)};
    put_ends(i, Absent::empty, row);
}

std::vector<OwnCell> shortfall_row(std::vector<OwnCell> row, const LevelGap& gap, Takes takes) {
    for (const bool of_need : {false, true}) {
        const Coverage& coverage = *coverage_in(gap, of_need);
        if (takes.wte) put_rounded(coverage.wte, in_tenths, row);
        if (takes.cost) put_rounded(coverage.cost, in_thousands, row);
    }
    return row;
}

}  // namespace

std::optional<Table> shortfall_table(const std::vector<AreaGap>& areas) {
    const Takes takes{any_above_zero(areas, true, [](const Coverage& c) { return c.wte; }),
                      any_above_zero(areas, true, [](const Coverage& c) { return c.cost; })};
    if (!takes.wte && !takes.cost) return std::nullopt;
    std::vector<Column> columns = first_columns(areas);
    for (const bool of_need : {false, true}) {
        if (takes.wte) add_range(columns, of_need ? "WTE, need" : "WTE, demand", ColumnKind::decimal);
        if (takes.cost)
            add_range(columns, of_need ? "£ a year, need" : "£ a year, demand", ColumnKind::count);
    }
    std::vector<std::vector<OwnCell>> rows;
    for (const AreaGap& area : areas)
        for (const LevelGap& gap : area.levels)
            if (gap.need && (gap.need->wte || gap.need->cost))
                rows.push_back(shortfall_row(first_cells(areas, area, gap), gap, takes));
    return table_of("shortfall", "What the shortfall would roughly take, at the means of the services here",
                    std::move(columns), std::move(rows));
}

namespace {

/// "yes (2 of 3)", "no", "not known".
std::string answer_words(const Answers& answers, std::size_t services) {
    if (services == 0) return "no service";
    switch (answers.together()) {
        case Answer::yes:
            return services == 1 ? "yes" : fmt::format("yes ({} of {})", answers.yes, services);
        case Answer::no:
            return "no";
        case Answer::not_known:
            break;
    }
    return "not known";
}

std::string age_words(const Offer& offer) {
    if (offer.services == 0) return "no service";
    if (!offer.ages_left_out.empty()) return "not all";
    return offer.ages_unsure.empty() ? "all" : "not known";
}

}  // namespace

Table offer_table(const AreaGap& area) {
    std::vector<std::vector<OwnCell>> rows;
    const auto add = [&](const char* question, auto words) {
        std::vector<OwnCell> row{std::string(question)};
        for (const Offer& offer : area.offers) row.emplace_back(words(offer));
        rows.push_back(std::move(row));
    };
    add("Before birth", [](const Offer& o) { return answer_words(o.antenatal, o.services); });
    add("Self-referral", [](const Offer& o) { return answer_words(o.self_referral, o.services); });
    add("Fathers and co-parents", [](const Offer& o) { return answer_words(o.fathers, o.services); });
    const auto answered = [&](Answers Offer::*answers) {
        return std::any_of(area.offers.begin(), area.offers.end(),
                           [&](const Offer& o) { return (o.*answers).yes + (o.*answers).no > 0; });
    };
    if (answered(&Offer::assessment))
        add("Assessed before an intervention",
            [](const Offer& o) { return answer_words(o.assessment, o.services); });
    if (answered(&Offer::relationship))
        add("Aimed at the relationship",
            [](const Offer& o) { return answer_words(o.relationship, o.services); });
    add("Ages, birth to 2 years", age_words);
    return table_of("offer", "What services say of themselves",
                    {{"question", "Offer"},
                     {"universal", "Universal"},
                     {"targeted", "Targeted"},
                     {"specialist", "Specialist"}},
                    std::move(rows));
}

}  // namespace pairmodel
