#include "input/services/rows.hpp"

#include "input/cells/area_text.hpp"
#include "input/cells/number.hpp"
#include "input/cells/share.hpp"
#include "input/cells/table_text.hpp"
#include "input/services/cells.hpp"
#include "input/tables/row_width.hpp"
#include "input/tables/rows.hpp"
#include "pairmodel/input/interventions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace pairmodel {

namespace {

/// A service that takes children of more years says so; a bare number above may have been meant as months.
constexpr double usual_oldest_year = 5;

}  // namespace

void ServiceRows::add(ServiceColumn column, std::string expected, std::string found, std::string hint) {
    issues_.push_back({table_.name, line_, std::string(name_of(column)), std::move(expected),
                       std::move(found), std::move(hint)});
}

void ServiceRows::remark(const std::string& text) {
    table_.notes.push_back(fmt::format("line {}: {}", line_, text));
}

std::string_view ServiceRows::cell(ServiceColumn column) const {
    return trimmed(columns_.cell(*cells_, column));
}

std::string ServiceRows::quoted(ServiceColumn column) const {
    return cell(column).empty() ? "an empty cell" : in_quotes(cell(column));
}

void ServiceRows::check_text(ServiceColumn column) {
    if (has_control_character(cell(column), line_breaks))
        add(column, std::string(plain_text_expected), quoted(column));
}

std::optional<double> ServiceRows::amount(ServiceColumn column, const char* expected) {
    const std::string_view text = cell(column);
    if (is_missing(text)) return std::nullopt;
    const bool may_be_thousands =
        column == ServiceColumn::families_per_year || column == ServiceColumn::cost_per_year;
    std::string hint = may_be_thousands ? thousands_hint(text, false) : "";
    if (!hint.empty()) {
        add(column, expected, in_quotes(text), std::move(hint));
        return std::nullopt;
    }
    const auto value = parse_amount(text);
    if (!value) add(column, expected, in_quotes(text), amount_hint(text));
    return value;
}

Answer ServiceRows::answer(ServiceColumn column) {
    const auto value = parse_answer(cell(column));
    if (!value) add(column, "yes or no", quoted(column), "leave the cell empty where it is not known");
    return value.value_or(Answer::not_known);
}

void ServiceRows::read_name_and_level(ServiceRow& row) {
    row.service.name = one_line(cell(ServiceColumn::service));
    if (row.service.name.empty()) add(ServiceColumn::service, "the name of a service", "an empty cell");
    check_text(ServiceColumn::service);
    check_text(ServiceColumn::notes);
    const std::string_view text = cell(ServiceColumn::level);
    levels_ = parse_levels(text).value_or(std::vector<LevelPart>{});
    if (levels_.empty())
        return add(ServiceColumn::level, "a level of care", quoted(ServiceColumn::level),
                   text.empty() && names_a_sum(row.service.name)
                       ? "a total of other rows? take it out, as services are added up here"
                       : level_hint(text));
    row.service.level = levels_[0].stated.level;
    row.service.work = levels_[0].stated.work;
    if (levels_.size() > 1)
        remark(fmt::format("{} is at several levels: its capacity, staff and cost are shared out as {}",
                           row.service.name, parts_in_words(levels_)));
}

/// One cell of the way over staff stands without the other. A cell that is marked as missing is none that was
/// forgotten.
bool ServiceRows::is_half_a_way() {
    const bool has_wte = !is_missing(cell(ServiceColumn::wte));
    const bool has_families = !is_missing(cell(ServiceColumn::families_per_wte));
    if (has_wte == has_families) return false;
    const ServiceColumn missing = has_wte ? ServiceColumn::families_per_wte : ServiceColumn::wte;
    const ServiceColumn given = has_wte ? ServiceColumn::wte : ServiceColumn::families_per_wte;
    if (!cell(missing).empty()) return false;
    add(missing, fmt::format("a number, as {} is given", name_of(given)), "an empty cell",
        has_wte ? "or families_per_year; where the capacity is not known, write [x] here"
                : "or families_per_year instead of families_per_wte");
    return true;
}

std::optional<double> ServiceRows::direct_share() {
    const std::string_view text = cell(ServiceColumn::direct_share);
    if (is_missing(text)) return std::nullopt;
    const auto share = parse_share(text);
    if (!share) add(ServiceColumn::direct_share, "a share from 0 to 1", in_quotes(text), part_hint(text));
    return share;
}

void ServiceRows::read_team(ServiceRow& row) {
    const auto share = direct_share();
    if (is_half_a_way() || !row.service.wte || !families_per_wte_) return;
    row.direct_share_assumed = is_missing(cell(ServiceColumn::direct_share));
    row.service.families_per_year = families_of_team(*row.service.wte, *families_per_wte_,
                                                     share.value_or(usual_direct_share(row.service.level)));
}

void ServiceRows::read_capacity(ServiceRow& row) {
    const auto families = amount(ServiceColumn::families_per_year, "families a year, 0 or more");
    row.service.wte = amount(ServiceColumn::wte, "whole-time equivalents, 0 or more");
    families_per_wte_ =
        amount(ServiceColumn::families_per_wte, "families a year that one WTE could see, 0 or more");
    row.service.cost_per_year = amount(ServiceColumn::cost_per_year, "pounds a year, 0 or more");
    if (is_missing(cell(ServiceColumn::families_per_year))) return read_team(row);
    row.service.families_per_year = families;
    if (!is_missing(cell(ServiceColumn::families_per_wte)))
        add(ServiceColumn::families_per_wte, "nothing, as families_per_year is given",
            quoted(ServiceColumn::families_per_wte),
            "give the capacity in one way: families_per_year, or wte and families_per_wte");
    if (direct_share()) remark("direct_share is not used, as families_per_year is given");
}

std::optional<double> ServiceRows::age(ServiceColumn column, Service& service) {
    const std::string_view text = cell(column);
    if (is_missing(text)) return std::nullopt;
    const auto stated = parse_age(text, columns_.ages_in_months);
    if (!stated || (stated->conception && column == ServiceColumn::age_to)) {
        add(column, columns_.ages_in_months ? "an age in months" : "an age in years, or with its unit",
            in_quotes(text), age_hint(text));
        return std::nullopt;
    }
    if (stated->conception) {
        if (service.antenatal == Answer::no)
            add(ServiceColumn::antenatal, fmt::format("yes, as {} is {}", name_of(column), text),
                quoted(ServiceColumn::antenatal));
        service.antenatal = Answer::yes;
    }
    if (stated->bare && !columns_.ages_in_months && stated->months > usual_oldest_year * months_of_a_year)
        remark(
            fmt::format("{0} {1} is read as {1} years; for months write {1} months", name_of(column), text));
    return stated->months;
}

void ServiceRows::read_ages(Service& service) {
    service.age_from = age(ServiceColumn::age_from, service);
    service.age_to = age(ServiceColumn::age_to, service);
    if (service.age_from && service.age_to && *service.age_from >= *service.age_to)
        add(ServiceColumn::age_to,
            fmt::format("an age above age_from, which is {}", in_quotes(cell(ServiceColumn::age_from))),
            quoted(ServiceColumn::age_to), "");
}

void ServiceRows::read_interventions(ServiceRow& row) {
    check_text(ServiceColumn::interventions);
    if (is_missing(cell(ServiceColumn::interventions))) return;
    row.interventions = interventions_in(cell(ServiceColumn::interventions));
    for (const std::string& name : row.interventions) {
        if (intervention_named(name) != nullptr) continue;
        const std::string near = near_intervention(name);
        remark(fmt::format("{} is not in the toolkit's intervention map{}", in_quotes(name),
                           near.empty() ? "" : fmt::format(" ({})", near)));
    }
}

void ServiceRows::read_mapping(ServiceRow& row) {
    Service& service = row.service;
    service.antenatal = answer(ServiceColumn::antenatal);
    service.self_referral = answer(ServiceColumn::self_referral);
    service.fathers = answer(ServiceColumn::fathers);
    service.assessment = answer(ServiceColumn::assessment);
    const auto focus = parse_focus(cell(ServiceColumn::focus));
    if (!focus)
        add(ServiceColumn::focus, "parent or relationship", quoted(ServiceColumn::focus),
            "leave the cell empty where it is not known");
    service.focus = focus.value_or(Focus::not_known);
    if (const std::string_view text = cell(ServiceColumn::sector); !is_missing(text)) {
        service.sector = parse_sector(text);
        if (!service.sector) add(ServiceColumn::sector, "a sector", in_quotes(text), sector_hint(text));
    }
    const auto words = [&](ServiceColumn column) {
        check_text(column);
        return is_missing(cell(column)) ? std::string() : one_line(cell(column));
    };
    row.restrictions = words(ServiceColumn::restrictions);
    row.funder = words(ServiceColumn::funder);
    read_interventions(row);
}

void ServiceRows::put(const ServiceRow& row) {
    const auto scaled = [](std::optional<double> amount, double part) {
        return amount ? std::optional(*amount * part) : amount;
    };
    const bool any_universal = std::any_of(levels_.begin(), levels_.end(), [](const LevelPart& level) {
        return level.stated.level == CareLevel::universal;
    });
    for (const LevelPart& level : levels_) {
        ServiceRow part = row;
        part.any_universal = any_universal;
        part.part = level.part;
        part.service.level = level.stated.level;
        part.service.work = level.stated.work;
        part.service.wte = scaled(row.service.wte, level.part);
        part.service.cost_per_year = scaled(row.service.cost_per_year, level.part);
        part.service.families_per_year = row.direct_share_assumed
                                             ? families_of_team(*part.service.wte, *families_per_wte_,
                                                                usual_direct_share(level.stated.level))
                                             : scaled(row.service.families_per_year, level.part);
        table_.rows.push_back(std::move(part));
    }
    if (levels_.empty()) table_.rows.push_back(row);
}

void ServiceRows::read(const CsvRecord& record) {
    if (record.issue) return issues_.push_back(*record.issue);
    cells_ = &record.fields;
    line_ = record.line;
    if (auto issue = width_.issue(record)) return issues_.push_back(std::move(*issue));
    ServiceRow row;
    row.line = record.line;
    read_name_and_level(row);
    read_capacity(row);
    read_mapping(row);
    read_ages(row.service);
    other_names_.look_at_cells(cell(ServiceColumn::area_code), cell(ServiceColumn::area_name));
    row.area = is_missing(cell(ServiceColumn::area_code)) ? one_line(cell(ServiceColumn::area_name))
                                                          : one_line(cell(ServiceColumn::area_code));
    if (is_missing(row.area)) row.area.clear();
    row.area = std::string(area_in(row.area));
    if (columns_.period) row.period = one_line(cell_at(*cells_, columns_.period->index));
    row.notes = one_line(cell(ServiceColumn::notes));
    put(row);
}

}  // namespace pairmodel
