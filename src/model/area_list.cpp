#include "pairmodel/model/area_list.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace pairmodel {

namespace {

/// A length that a record has room for.
std::uint32_t length_of(std::size_t size) {
    if (size > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("a text of more than 4 GiB");
    return static_cast<std::uint32_t>(size);
}

/// How much room the texts of an area take.
std::size_t room_of(const AreaView& area) {
    std::size_t room = area.code.size() + area.name.size() + area.note.size() + area.region.size();
    for (std::size_t i = 0; i < area.groups.size(); ++i)
        room += sizeof(std::uint32_t) + area.groups[i].size();
    return room;
}

char* put(std::string_view text, char* place) {
    return std::copy(text.begin(), text.end(), place);
}

}  // namespace

Area AreaView::copy() const {
    Area area;
    area.code = code;
    area.name = name;
    area.live_births = live_births;
    area.live_births_year = live_births_year;
    area.cohort = cohort;
    area.adversity = adversity;
    area.indicators.assign(indicators.begin(), indicators.end());
    for (std::size_t i = 0; i < groups.size(); ++i) area.groups.emplace_back(groups[i]);
    area.note = note;
    area.region = region;
    area.withheld = withheld;
    return area;
}

AreaList::AreaList(std::initializer_list<Area> areas) {
    for (const Area& area : areas) push_back(area);
}

AreaList::AreaList(const std::vector<Area>& areas) {
    for (const Area& area : areas) push_back(area);
}

void AreaList::set_figures(const AreaView& area, Record& record) {
    record.has_births = area.live_births.has_value();
    record.live_births = area.live_births.value_or(0);
    record.live_births_year = area.live_births_year;
    record.cohort = area.cohort;
    record.withheld = area.withheld;
    const GivenRatio given = area.adversity.value_or(GivenRatio{});
    record.has_ratio = area.adversity.has_value();
    record.ratio = given.ratio;
    record.has_error = given.log_standard_error.has_value();
    record.log_standard_error = given.log_standard_error.value_or(0);
}

void AreaList::set_texts(const AreaView& area, Record& record) {
    record.code = length_of(area.code.size());
    record.name = length_of(area.name.size());
    record.note = length_of(area.note.size());
    record.region = length_of(area.region.size());
    record.groups = length_of(area.groups.size());
    char* end = texts_.at(record.texts);
    for (const std::string_view text : {area.code, area.name, area.note, area.region}) end = put(text, end);
    for (std::size_t i = 0; i < area.groups.size(); ++i) {
        const Length length = length_of(area.groups[i].size());
        std::memcpy(end, &length, sizeof(length));
        end = put(area.groups[i], end + sizeof(length));
    }
}

void AreaList::set_values(const AreaView& area, Record& record) {
    record.indicators = length_of(area.indicators.size());
    if (!area.indicators.empty())
        std::copy(area.indicators.begin(), area.indicators.end(), values_.at(record.values));
}

void AreaList::push_back(const AreaView& area) {
    Record record;
    record.texts = texts_.add(room_of(area));
    if (!area.indicators.empty()) record.values = values_.add(area.indicators.size());
    set_figures(area, record);
    set_texts(area, record);
    set_values(area, record);
    *records_.at(records_.add(1)) = record;
}

void AreaList::replace(std::size_t index, const AreaView& area) {
    Record record = *records_.at(index);
    if (const std::size_t room = room_of(area); room > room_of((*this)[index]))
        record.texts = texts_.add(room);
    if (area.indicators.size() > record.indicators) record.values = values_.add(area.indicators.size());
    set_figures(area, record);
    set_texts(area, record);
    set_values(area, record);
    *records_.at(index) = record;
}

AreaList AreaList::part(std::size_t first, std::size_t end) const {
    AreaList some;
    for (std::size_t i = first; i < end; ++i) some.push_back((*this)[i]);
    return some;
}

}  // namespace pairmodel
