#pragma once

#include "pairmodel/model/area.hpp"
#include "pairmodel/model/arena.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// The values of a table's further columns for one area, wherever they are kept.
class GroupValues {
public:
    GroupValues() = default;
    GroupValues(const std::vector<std::string>& values)  // NOLINT(google-explicit-constructor): reads as one
        : texts_(values.data()), size_(values.size()) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::string_view operator[](std::size_t index) const {
        if (texts_ != nullptr) return texts_[index];
        const char* value = packed_;
        for (; index > 0; --index) value += sizeof(Length) + length_at(value);
        return {value + sizeof(Length), length_at(value)};
    }

private:
    friend class AreaList;
    using Length = std::uint32_t;
    /// Of values that stand one after the other, each behind its length.
    GroupValues(const char* packed, std::size_t size) : packed_(packed), size_(size) {}
    static std::size_t length_at(const char* value) {
        Length length = 0;
        std::memcpy(&length, value, sizeof(length));
        return length;
    }

    const std::string* texts_ = nullptr;
    const char* packed_ = nullptr;
    std::size_t size_ = 0;
};

/// An `Area` to read from. What it shows belongs to the list, or to the `Area`, that it is of: it holds as
/// long as that is there and is not changed.
struct AreaView {
    AreaView() = default;
    AreaView(const Area& area)  // NOLINT(google-explicit-constructor): every Area can be read
        : code(area.code),
          name(area.name),
          live_births(area.live_births),
          live_births_year(area.live_births_year),
          cohort(area.cohort),
          adversity(area.adversity),
          indicators(area.indicators),
          region(area.region),
          groups(area.groups),
          note(area.note),
          withheld(area.withheld) {}

    /// An area of its own with all that this one shows.
    [[nodiscard]] Area copy() const;

    std::string_view code;
    std::string_view name;
    std::optional<std::int64_t> live_births;
    int live_births_year = 0;
    Cohort cohort = Cohort::births;
    std::optional<GivenRatio> adversity;
    std::span<const IndicatorValue> indicators;
    std::string_view region;
    GroupValues groups;
    std::string_view note;
    bool withheld = false;
};

/// Areas in order, a million of them in some 100 MB: what is of one size stands in records, texts and
/// indicator values lie packed beside. Areas are read as `AreaView`s and changed as a whole.
class AreaList {
public:
    /// Goes through the areas; each is made into a view when asked for.
    class Iterator {
    public:
        using value_type = AreaView;
        using difference_type = std::ptrdiff_t;
        using reference = AreaView;
        using pointer = void;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        Iterator(const AreaList& list, std::size_t index) : list_(&list), index_(index) {}
        [[nodiscard]] AreaView operator*() const;
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++index_;
            return before;
        }
        [[nodiscard]] bool operator==(const Iterator& other) const = default;

    private:
        const AreaList* list_ = nullptr;
        std::size_t index_ = 0;
    };

    AreaList() = default;
    AreaList(std::initializer_list<Area> areas);
    AreaList(const std::vector<Area>& areas);  // NOLINT(google-explicit-constructor): it is a list of areas

    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] bool empty() const { return size() == 0; }
    // Views are const, so that who would change the list by one is told by the compiler.
    // NOLINTBEGIN(readability-const-return-type)
    [[nodiscard]] const AreaView operator[](std::size_t index) const;
    [[nodiscard]] const AreaView front() const { return (*this)[0]; }
    [[nodiscard]] const AreaView back() const { return (*this)[size() - 1]; }
    // NOLINTEND(readability-const-return-type)
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

    /// `area` must not be of this list.
    void push_back(const AreaView& area);
    /// Puts an area in the place of another. Takes new memory only where it has longer texts or more values.
    /// `area` must not be of this list.
    void replace(std::size_t index, const AreaView& area);
    /// The areas from `first` to before `end`.
    [[nodiscard]] AreaList part(std::size_t first, std::size_t end) const;

    /// The memory that the list holds.
    [[nodiscard]] std::size_t bytes() const { return records_.bytes() + texts_.bytes() + values_.bytes(); }

private:
    using Length = GroupValues::Length;

    /// What every area has, and where the rest of it is.
    struct Record {
        std::size_t texts =
            0;  ///< in texts_: code, name, note, region, and the groups, each behind its length
        std::size_t values = 0;  ///< in values_
        std::int64_t live_births = 0;
        double ratio = 0;
        double log_standard_error = 0;
        Length code = 0;
        Length name = 0;
        Length note = 0;
        Length region = 0;
        Length groups = 0;      ///< how many
        Length indicators = 0;  ///< how many
        int live_births_year = 0;
        Cohort cohort = Cohort::births;
        bool has_births = false;
        bool has_ratio = false;
        bool has_error = false;
        bool withheld = false;
    };

    static void set_figures(const AreaView& area, Record& record);
    /// Where `record` says that they are: there must be room for them.
    void set_texts(const AreaView& area, Record& record);
    void set_values(const AreaView& area, Record& record);

    Arena<Record> records_;
    Arena<char> texts_;
    Arena<IndicatorValue> values_;
};

/// In the header and inlined, so that who reads one member pays for one.
// NOLINTNEXTLINE(readability-const-return-type): see the declaration
[[gnu::always_inline]] inline const AreaView AreaList::operator[](std::size_t index) const {
    const Record& record = *records_.at(index);
    const char* text = texts_.at(record.texts);
    AreaView area;
    area.code = {text, record.code};
    text += record.code;
    area.name = {text, record.name};
    text += record.name;
    area.note = {text, record.note};
    text += record.note;
    area.region = {text, record.region};
    text += record.region;
    area.groups = GroupValues(text, record.groups);
    if (record.has_births) area.live_births = record.live_births;
    area.withheld = record.withheld;
    area.live_births_year = record.live_births_year;
    area.cohort = record.cohort;
    if (record.has_ratio) {
        area.adversity.emplace();
        area.adversity->ratio = record.ratio;
        if (record.has_error) area.adversity->log_standard_error = record.log_standard_error;
    }
    if (record.indicators > 0) area.indicators = {values_.at(record.values), record.indicators};
    return area;
}

[[gnu::always_inline]] inline AreaView AreaList::Iterator::operator*() const {
    return (*list_)[index_];
}

}  // namespace pairmodel
