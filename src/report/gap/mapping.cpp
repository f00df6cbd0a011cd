#include "report/gap/mapping.hpp"

#include "input/cells/suggest.hpp"
#include "pairmodel/input/interventions.hpp"
#include "report/table/record_builder.hpp"
#include "report/words/indicators.hpp"
#include "words/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>

namespace pairmodel {

namespace {

constexpr std::array levels{CareLevel::universal, CareLevel::targeted, CareLevel::specialist};

/// What a service's use of an intervention is beside the map.
struct Use {
    const ServiceRow* row;
    std::string name;
    const Intervention* known;  ///< nullptr: not in the map

    [[nodiscard]] Suits suits() const { return known ? known->at(row->service.level) : Suits::not_known; }
};

std::vector<Use> uses_of(const MappedServices& rows) {
    std::vector<Use> uses;
    for (const ServiceRow* row : rows)
        for (const std::string& name : row->interventions) {
            const Intervention* known = intervention_named(name);
            uses.push_back({row, known ? known->name : name, known});
        }
    return uses;
}

/// The highest level that it is designed for; nothing where that is none of the three, or not known.
std::optional<CareLevel> designed_for(const Intervention& intervention) {
    std::optional<CareLevel> highest;
    for (const CareLevel level : levels)
        if (intervention.at(level) == Suits::designed) highest = level;
    return highest;
}

/// A service at several levels is meant to use it at the one that it is designed for.
bool designed_at_another(const Use& use, const std::vector<Use>& uses) {
    return std::any_of(uses.begin(), uses.end(), [&](const Use& other) {
        return other.row->line == use.row->line && other.known == use.known &&
               other.suits() == Suits::designed;
    });
}

std::optional<OfferGap> above_its_level(const Use& use, const std::vector<Use>& uses) {
    const CareLevel level = use.row->service.level;
    if (designed_at_another(use, uses)) return std::nullopt;
    if (use.suits() != Suits::no && use.suits() != Suits::contributes) return std::nullopt;
    const auto designed = designed_for(*use.known);
    if (designed && *designed >= level) return std::nullopt;
    const std::string made_for =
        designed ? fmt::format("the {} level", code_of(*designed)) : "public campaigns";
    return OfferGap{"intervention", level, true,
                    fmt::format("{} ({}) uses {}, which is designed for {}{}.", use.row->service.name,
                                code_of(level), use.name, made_for,
                                use.suits() == Suits::contributes ? " and only contributes here" : "")};
}

/// A level whose services name interventions, none of which is designed for it.
std::optional<OfferGap> none_designed(CareLevel level, const std::vector<Use>& uses) {
    std::size_t here = 0;
    std::size_t unknown = 0;
    for (const Use& use : uses) {
        if (use.row->service.level != level) continue;
        if (use.suits() == Suits::designed) return std::nullopt;
        ++here;
        unknown += use.suits() == Suits::not_known ? 1 : 0;
    }
    if (here == 0) return std::nullopt;
    if (unknown == 0)
        return OfferGap{
            "no_intervention", level, true,
            fmt::format("No intervention of the {} services is designed for this level.", code_of(level))};
    return OfferGap{
        "no_intervention", level, false,
        fmt::format("Whether any intervention of the {} services is designed for this level is not known: "
                    "the map's level of {} of {} is not known here.",
                    code_of(level), unknown, here)};
}

/// What services cost and can see that share a level, a sector or a funder.
struct Spend {
    std::set<std::size_t> lines;  ///< of the table: a service at several levels is one
    bool hidden = false;          ///< what one of them costs must not be known
    std::optional<double> cost;
    double cost_with_families = 0;  ///< of those whose capacity is known
    double families = 0;            ///< of those whose cost is known

    void add(const ServiceRow& row) {
        lines.insert(row.line);
        const Service& s = row.service;
        if (!s.cost_per_year) return;
        cost = cost.value_or(0) + *s.cost_per_year;
        if (!s.families_per_year || s.level == CareLevel::universal) return;
        cost_with_families += *s.cost_per_year;
        families += *s.families_per_year;
    }
    [[nodiscard]] double services() const { return static_cast<double>(lines.size()); }
    [[nodiscard]] OwnCell cost_cell() const {
        return hidden ? OwnCell(Absent::confidential) : OwnCell(*cost);
    }
    [[nodiscard]] OwnCell per_family(Absent otherwise) const {
        if (hidden) return Absent::confidential;
        return families > 0 ? OwnCell(cost_with_families / families) : OwnCell(otherwise);
    }
};

/// "Council" and "council" are one.
bool same_funder(std::string_view one, std::string_view other) {
    return plain_name(one) == plain_name(other);
}

struct SpendRow {
    const char* by;
    std::string code;   ///< as programs read it
    std::string label;  ///< as people do
    Spend spend;
};

/// By level, sector and funder, then all: those of which any cost is known. Services of all areas are paid
/// for by all together. Where the universal capacity must not be known, nor must what it costs.
std::vector<SpendRow> spends_of(const AreaGap& area) {
    const std::span services = std::span(area.rows).first(area.own);
    const bool universal_hidden = area.at(ProvisionLevel::universal).provision_hidden;
    std::vector<SpendRow> spends;
    const auto add = [&](const char* by, const std::string& code, std::string label, const ServiceRow& row) {
        auto found = std::find_if(spends.begin(), spends.end(), [&](const SpendRow& s) {
            return std::string_view(s.by) == by && same_funder(s.code, code);
        });
        if (found == spends.end())
            found = spends.insert(found, {by, code, with_capital(std::move(label)), {}});
        found->spend.add(row);
        found->spend.hidden |= universal_hidden && row.any_universal;
    };
    for (const CareLevel level : levels)
        for (const ServiceRow* row : services)
            if (row->service.level == level)
                add("level", std::string(code_of(level)), std::string(code_of(level)), *row);
    for (const auto word : enum_words<Sector>)
        for (const ServiceRow* row : services)
            if (row->service.sector == value_of_code<Sector>(word))
                add("sector", std::string(word), words_of(*row->service.sector), *row);
    for (const ServiceRow* row : services)
        if (!row->funder.empty()) add("funder", row->funder, row->funder, *row);
    for (const ServiceRow* row : services) add("all", "all", "all services", *row);
    std::erase_if(spends, [](const SpendRow& row) { return !row.spend.cost; });
    return spends;
}

OwnCell per_birth(const SpendRow& row, const AreaGap& area) {
    if (row.spend.hidden) return Absent::confidential;
    if (area.live_births.value_or(0) > 0) return *row.spend.cost / *area.live_births;
    return area.absent == Absent::empty ? Absent::not_available : area.absent;
}

/// Levels that several pay for.
std::vector<std::string> pooling_sentences(const MappedServices& rows) {
    std::vector<std::string> sentences;
    for (const CareLevel level : levels) {
        std::vector<std::string> funders;
        for (const ServiceRow* row : rows)
            if (row->service.level == level && !row->funder.empty() &&
                std::none_of(funders.begin(), funders.end(),
                             [&](const std::string& other) { return same_funder(other, row->funder); }))
                funders.push_back(row->funder);
        if (funders.size() > 1)
            sentences.push_back(fmt::format("{} services are paid for by {}: budgets that could be pooled.",
                                            with_capital(std::string(code_of(level))), in_a_row(funders)));
    }
    return sentences;
}

bool any_sector(const MappedServices& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [](const ServiceRow* row) { return row->service.sector.has_value(); });
}

std::size_t count_of(const MappedServices& rows, Sector sector, std::optional<CareLevel> level) {
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](const ServiceRow* row) {
        return row->service.sector == sector && (!level || row->service.level == *level);
    }));
}

}  // namespace

std::string words_of(Suits suits) {
    switch (suits) {
        case Suits::designed:
            return "designed for it";
        case Suits::contributes:
            return "contributes only";
        case Suits::no:
            return "not for it";
        case Suits::not_known:
            break;
    }
    return "not known here";
}

std::string words_of(Sector sector) {
    std::string text(code_of(sector));
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::vector<OfferGap> intervention_gaps(const MappedServices& rows) {
    const std::vector<Use> uses = uses_of(rows);
    std::vector<OfferGap> gaps;
    for (const Use& use : uses)
        if (auto gap = above_its_level(use, uses)) gaps.push_back(std::move(*gap));
    for (const CareLevel level : levels)
        if (auto gap = none_designed(level, uses)) gaps.push_back(std::move(*gap));
    return gaps;
}

std::vector<std::string> mapping_sentences(const MappedServices& rows) {
    std::vector<std::string> sentences;
    std::vector<std::string> missing;
    for (const auto word : enum_words<Sector>) {
        const Sector sector = *value_of_code<Sector>(word);
        if (sector != Sector::other && count_of(rows, sector, std::nullopt) == 0)
            missing.push_back(words_of(sector));
    }
    if (any_sector(rows) && !missing.empty())
        sentences.push_back(fmt::format("Nothing is listed of {}.", in_a_row(missing)));
    for (std::string& sentence : pooling_sentences(rows)) sentences.push_back(std::move(sentence));
    return sentences;
}

std::optional<Table> sector_table(const MappedServices& rows) {
    if (!any_sector(rows)) return std::nullopt;
    std::vector<std::vector<OwnCell>> cells;
    for (const auto word : enum_words<Sector>) {
        const Sector sector = *value_of_code<Sector>(word);
        std::vector<OwnCell> row{with_capital(words_of(sector))};
        for (const CareLevel level : levels)
            row.emplace_back(static_cast<double>(count_of(rows, sector, level)));
        cells.push_back(std::move(row));
    }
    return table_of("sectors", "Services by sector",
                    {{"sector", "Sector"},
                     {"universal", "Universal", ColumnKind::count},
                     {"targeted", "Targeted", ColumnKind::count},
                     {"specialist", "Specialist", ColumnKind::count}},
                    std::move(cells));
}

std::optional<Table> spend_table(const AreaGap& area) {
    const std::vector<SpendRow> spends = spends_of(area);
    const bool beyond_levels = std::any_of(spends.begin(), spends.end(), [](const SpendRow& row) {
        return std::string_view(row.by) == "sector" || std::string_view(row.by) == "funder";
    });
    if (!beyond_levels) return std::nullopt;  // the spend by level stands in the first table
    std::vector<std::vector<OwnCell>> cells;
    for (const SpendRow& row : spends) {
        cells.push_back({row.label, std::string(row.by), row.spend.services(), row.spend.cost_cell(),
                         per_birth(row, area), row.spend.per_family(Absent::empty)});
    }
    return table_of("spend", "What is spent, and by whom",
                    {{"which", "Services of"},
                     {"by", "By"},
                     {"services", "Services", ColumnKind::count},
                     {"cost", "£ a year", ColumnKind::count},
                     {"per_birth", "£ per birth", ColumnKind::count},
                     {"per_family", "£ per place", ColumnKind::count}},
                    std::move(cells));
}

std::optional<Table> exclusion_table(const MappedServices& rows) {
    std::vector<std::vector<OwnCell>> cells;
    std::set<std::size_t> told;  // a service at several levels once
    for (const ServiceRow* row : rows)
        if (!row->restrictions.empty() && told.insert(row->line).second)
            cells.push_back({row->service.name, row->restrictions});
    if (cells.empty()) return std::nullopt;
    return table_of("exclusions", "Who cannot be referred",
                    {{"service", "Service"}, {"restrictions", "Restrictions"}}, std::move(cells));
}

std::optional<Table> intervention_table(const MappedServices& rows) {
    std::vector<std::vector<OwnCell>> cells;
    for (const Use& use : uses_of(rows))
        cells.push_back({use.name, use.row->service.name,
                         with_capital(std::string(code_of(use.row->service.level))),
                         use.known ? words_of(use.suits()) : std::string("not in the map")});
    if (cells.empty()) return std::nullopt;
    return table_of("interventions", "Interventions beside the toolkit's map",
                    {{"intervention", "Intervention"},
                     {"service", "Service"},
                     {"level", "Used at"},
                     {"suits", "By the map, at this level"}},
                    std::move(cells));
}

Table spend_records(const std::vector<AreaGap>& areas) {
    std::vector<std::vector<OwnCell>> cells;
    for (const AreaGap& area : areas)
        for (const SpendRow& row : spends_of(area)) {
            cells.push_back({area.code, area.name, std::string(row.by), row.code, row.spend.services(),
                             row.spend.cost_cell(), per_birth(row, area),
                             row.spend.per_family(Absent::not_available)});
        }
    std::vector<Column> columns;
    for (const char* name : {"area_code", "area_name", "by", "which"})
        columns.push_back(json_column({name}, ColumnKind::text));
    columns.push_back(json_column({"services"}, ColumnKind::count));
    for (const char* name : {"cost_per_year", "cost_per_birth", "cost_per_family"})
        columns.push_back(json_column({name}, ColumnKind::decimal));
    return table_of("spend", "", std::move(columns), std::move(cells));
}

Table intervention_records(const MappedServices& rows) {
    std::vector<std::vector<OwnCell>> cells;
    for (const Use& use : uses_of(rows))
        cells.push_back({use.name, use.row->service.name, std::string(code_of(use.row->service.level)),
                         std::string(use.known ? code_of(use.suits()) : "not_in_map")});
    std::vector<Column> columns;
    for (const char* name : {"intervention", "service", "level", "suits"})
        columns.push_back(json_column({name}, ColumnKind::text));
    return table_of("interventions", "", std::move(columns), std::move(cells));
}

}  // namespace pairmodel
