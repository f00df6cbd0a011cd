#include "pairmodel/model/nation.hpp"

namespace pairmodel {

namespace {

constexpr std::array<std::string_view, nation_count> names{"", "England", "Wales", "Scotland",
                                                           "Northern Ireland"};
constexpr std::string_view letters = " EWSN";

}  // namespace

Nation nation_of(std::string_view code) {
    const bool coded = code.size() > 1 && code[1] >= '0' && code[1] <= '9';
    const std::size_t at = coded ? letters.find(code.front()) : 0;
    return at == std::string_view::npos ? Nation::unknown : static_cast<Nation>(at);
}

Nation nation_named(std::string_view name) {
    for (std::size_t i = 1; i < nation_count; ++i)
        if (names[i] == name) return static_cast<Nation>(i);
    return Nation::unknown;
}

std::string_view name_of(Nation nation) {
    return names[static_cast<std::size_t>(nation)];
}

}  // namespace pairmodel
