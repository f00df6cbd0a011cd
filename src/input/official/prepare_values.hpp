#pragma once

#include "pairmodel/input/official_table.hpp"
#include "pairmodel/input/reference_areas.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// What an indicator's file says of an area.
struct FoundValue {
    std::optional<double> value;
    std::vector<std::size_t> rows;  ///< indices of the values that it is made of
    std::string reason;             ///< why there is none, or how it was made; empty: it is that of one row
    std::string detail;
};

/// The values of one indicator, to be had by the codes of other files.
class IndicatorValues {
public:
    IndicatorValues(const OfficialTable& table, const ReferenceTable& reference);

    /// The value of an area with this code, or these joined ones.
    [[nodiscard]] FoundValue of(std::string_view code) const;
    /// Whether the file has a row for the area, whatever its code there.
    [[nodiscard]] bool has(std::string_view code) const;

private:
    struct Mean {
        double sum = 0;
        double people = 0;
        std::vector<std::size_t> rows;
        bool complete = true;
    };

    void add_neighbourhood(std::size_t row, const ReferenceTable& reference);
    [[nodiscard]] FoundValue of_one(const std::string& code) const;
    [[nodiscard]] FoundValue of_row(std::size_t row) const;
    [[nodiscard]] FoundValue of_mean(const std::vector<std::string>& codes) const;
    [[nodiscard]] FoundValue of_joined(const std::vector<std::string>& codes) const;
    [[nodiscard]] FoundValue none(const std::string& code) const;

    const OfficialTable& table_;
    const ReferenceTable& reference_;
    std::map<std::string, std::size_t, std::less<>> rows_;    ///< by code, of single areas
    std::map<std::string, std::size_t, std::less<>> newest_;  ///< by newest code
    std::map<std::string, std::size_t, std::less<>> joined_;  ///< by each code of joined areas
    std::map<std::string, Mean, std::less<>> means_;          ///< of neighbourhoods, by area
};

/// What the built-in table or the code itself tell of an area: type, country, region.
[[nodiscard]] ReferenceArea place_of(std::string_view code, const ReferenceTable& reference);

/// The single codes of a code as files have it.
[[nodiscard]] std::vector<std::string> codes_of(std::string_view code);

/// "Allerdale, Carlisle and Copeland"
[[nodiscard]] std::string in_words(const std::vector<std::string>& names);

}  // namespace pairmodel
