#pragma once

#include "pairmodel/model/area.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

namespace pairmodel {

/// The areas read so far, by index, so that no code or name is kept twice.
class SeenAreas {
public:
    explicit SeenAreas(const std::vector<Area>& areas);

    /// A code (or a name, where there is no code) that is there already.
    struct Repeat {
        std::string what;
        std::size_t earlier;  ///< index of the area that has it
    };

    /// Takes the area in, or tells what of it was there before. Of joined areas each code counts.
    [[nodiscard]] std::vector<Repeat> add(std::size_t index);

private:
    /// The code tells areas apart; without one the name must.
    static const std::string& key(const Area& area) { return area.code.empty() ? area.name : area.code; }
    struct Hash {
        using is_transparent = void;
        const std::vector<Area>* areas;
        std::size_t operator()(std::uint32_t i) const { return (*this)(key((*areas)[i])); }
        std::size_t operator()(const std::string& text) const { return std::hash<std::string>()(text); }
    };
    struct Same {
        using is_transparent = void;
        const std::vector<Area>* areas;
        bool operator()(std::uint32_t a, std::uint32_t b) const {
            return key((*areas)[a]) == key((*areas)[b]);
        }
        bool operator()(std::uint32_t a, const std::string& text) const { return key((*areas)[a]) == text; }
        bool operator()(const std::string& text, std::uint32_t a) const { return key((*areas)[a]) == text; }
    };

    const std::vector<Area>& areas_;
    std::unordered_set<std::uint32_t, Hash, Same> seen_;
    std::map<std::string, std::size_t> joined_;  ///< codes that are a part of a row's
};

}  // namespace pairmodel
