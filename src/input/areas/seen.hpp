#pragma once

#include "pairmodel/input/issue.hpp"
#include "pairmodel/model/area_list.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pairmodel {

/// The areas read so far, by code, or by name where there is no code.
class SeenAreas {
public:
    explicit SeenAreas(const AreaList& areas) : areas_(areas) {}

    /// A code (or a name, where there is no code) that is there already.
    struct Repeat {
        std::string what;
        std::size_t earlier;   ///< index of the area that has it
        std::string other{};   ///< the code of the same area that it has there, if another
        bool is_name = false;  ///< there is no code

        /// What is wrong, by the lines of the areas before; where, the caller knows.
        [[nodiscard]] Issue issue(const std::vector<std::uint32_t>& lines) const;
    };

    /// Takes in the area that comes next into the list, or tells what of it was there before. Of joined areas
    /// each code counts.
    [[nodiscard]] std::vector<Repeat> add(const AreaView& area);

private:
    static std::string_view key_of(const AreaView& area) { return area.code.empty() ? area.name : area.code; }
    [[nodiscard]] std::string_view key(std::size_t index) const { return key_of(areas_[index]); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view key_wanted) const;
    [[nodiscard]] std::vector<std::string_view> codes_of(const AreaView& area) const;
    /// Whether the code, or another one of the same area, is there.
    [[nodiscard]] std::optional<Repeat> find_code(std::string_view code) const;

    /// The area without a code that is called the same in another spelling; takes this one in where there is
    /// none.
    [[nodiscard]] std::optional<std::size_t> find_spelling(std::string_view name);

    const AreaList& areas_;
    /// Official tables are sorted by code: an area that comes after all others in order is surely new, and
    /// needs no place in a hash table.
    std::vector<std::uint32_t> rising_;
    std::unordered_map<std::string, std::size_t> others_;
    std::unordered_map<std::size_t, std::uint32_t> spellings_;  ///< by the hash of the name, plainly spelt
    std::map<std::string, std::size_t> joined_;                 ///< codes that are a part of a row's
};

}  // namespace pairmodel
