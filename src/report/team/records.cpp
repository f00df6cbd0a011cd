#include "report/estimate/subject.hpp"
#include "report/table/record_builder.hpp"
#include "report/team/team.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pairmodel {

namespace {

void add_range(const std::vector<std::string>& at, const std::optional<Interval>& interval, Absent otherwise,
               RecordBuilder& record) {
    for (const auto& [end, part] :
         {std::pair{"low", &Interval::low}, std::pair{"central", &Interval::central},
          std::pair{"high", &Interval::high}}) {
        std::vector<std::string> path = at;
        path.emplace_back(end);
        record.add(std::move(path), interval ? OwnCell((*interval).*part) : OwnCell(otherwise),
                   ColumnKind::decimal);
    }
}

}  // namespace

Table team_record(const Team& team) {
    RecordBuilder record("team");
    record.text({"level"}, std::string(code_of(team.level)));
    std::size_t i = 0;
    for (const TeamFigureInfo& info : team_figures()) {
        const auto at = [&](const char* key) {
            return std::vector<std::string>{"assumptions", json_index(i), key};
        };
        record.text(at("name"), std::string(code_of(info.figure)));
        record.add(at("value"), cell_of(team.figure(info.figure), Absent::not_available),
                   ColumnKind::decimal);
        record.text(at("basis"), team.basis(info.figure));
        ++i;
    }
    record.number({"families_per_wte"}, team.families_per_wte());
    record.number({"filled"}, team.filled());
    record.add({"cost_per_wte"}, cell_of(team.cost_per_wte(), Absent::not_available), ColumnKind::decimal);
    for (std::size_t p = 0; p < team.professions.size(); ++p) {
        const auto at = [&](const char* key) {
            return std::vector<std::string>{"professions", json_index(p), key};
        };
        const TeamProfession& one = team.professions[p];
        record.text(at("name"), one.name).number(at("share"), one.share);
        record.add(at("cost_per_wte"), cell_of(one.cost_per_wte, Absent::not_available), ColumnKind::decimal);
    }
    return record.build();
}

Table team_size_records(const StudyResult& study) {
    std::vector<Column> columns;
    std::vector<std::vector<OwnCell>> rows;
    const auto budget = study.team->for_budget();
    for (std::size_t i = 0; i < subjects_of(study); ++i) {
        Subject subject;
        read_subject(study, i, subject);
        const auto demand = team_demand(study, i);
        const auto* births = std::get_if<double>(&subject.live_births);
        const bool known = demand && births != nullptr && *births > 0;
        RecordBuilder record("team_sizes");
        record.text({"row_type"}, subject.is_total ? "total" : "area");
        record.text({"area_code"}, std::string(subject.code)).text({"area_name"}, std::string(subject.name));
        const auto size = demand ? std::optional(study.team->size_for(*demand)) : std::nullopt;
        add_range({"families"}, demand, subject.absent, record);
        add_range({"wte"}, size ? std::optional(size->wte) : std::nullopt, subject.absent, record);
        add_range({"cost"}, size ? size->cost : std::nullopt, Absent::not_available, record);
        const auto share = [&](double families) {
            return known ? OwnCell(families / *births) : OwnCell(Absent::not_available);
        };
        record.add({"share_of_births"}, share(known ? demand->central : 0), ColumnKind::decimal);
        const auto part = [&](auto value) {
            return budget ? cell_of(value(*budget)) : OwnCell(Absent::not_available);
        };
        record.add({"budget", "families"},
                   part([](const TeamSize& b) { return std::optional(b.families.central); }),
                   ColumnKind::decimal);
        record.add({"budget", "wte"}, part([](const TeamSize& b) { return std::optional(b.wte.central); }),
                   ColumnKind::decimal);
        record.add({"budget", "share_of_births"},
                   budget ? share(budget->families.central) : OwnCell(Absent::not_available),
                   ColumnKind::decimal);
        std::optional<Interval> covered;
        if (budget && demand && demand->low > 0)
            covered = {budget->families.central / demand->high, budget->families.central / demand->central,
                       budget->families.central / demand->low};
        add_range({"budget", "share_of_demand"}, covered, Absent::not_available, record);
        record.add({"marker"}, std::string(subject.marker()), ColumnKind::list);
        record.add_to(columns, rows);
    }
    return table_of("team_sizes", "", std::move(columns), std::move(rows));
}

Table team_data(const StudyResult& study) {
    Table table = team_size_records(study);
    for (Column& column : table.columns) {
        column.name = fmt::format("{}", fmt::join(column.path, "_"));
        column.description = "The team for all who come, as --team describes it, or what its budget pays for";
    }
    table.key = {"area_code", "area_name"};
    return table;
}

}  // namespace pairmodel
