#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pairmodel {

/// A nation of the United Kingdom. Each publishes statistics of its own, which are seldom defined alike.
enum class Nation : std::uint8_t { unknown, england, wales, scotland, northern_ireland };

inline constexpr std::size_t nation_count = 5;

/// A `T` for each nation, and one for areas of which none is known.
template <class T>
class ByNation {
public:
    ByNation() = default;
    explicit ByNation(const T& value) { values_.fill(value); }
    [[nodiscard]] T& operator[](Nation nation) { return values_[static_cast<std::size_t>(nation)]; }
    [[nodiscard]] const T& operator[](Nation nation) const {
        return values_[static_cast<std::size_t>(nation)];
    }

private:
    std::array<T, nation_count> values_{};
};

/// The nation of an area with this GSS code, by its first letter.
[[nodiscard]] Nation nation_of(std::string_view code);

/// The nation called "Wales"; unknown where none is.
[[nodiscard]] Nation nation_named(std::string_view name);

/// "Wales"; empty where it is not known.
[[nodiscard]] std::string_view name_of(Nation nation);

}  // namespace pairmodel
