#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pairmodel {

/// Values by the codes of areas. Most codes that are looked up are of other kinds than those that are here,
/// as of neighbourhoods: how they begin tells, without a search.
template <class Value>
class CodeMap {
public:
    /// The value of the code, made where there is none.
    Value& operator[](std::string_view code) {
        begun_.set(beginning_of(code));
        return values_[std::string(code)];
    }
    /// Null where there is none.
    [[nodiscard]] const Value* find(std::string_view code) const {
        if (!begun_[beginning_of(code)]) return nullptr;
        const auto found = values_.find(std::string(code));
        return found == values_.end() ? nullptr : &found->second;
    }
    /// Throws std::out_of_range where there is none.
    [[nodiscard]] const Value& at(std::string_view code) const { return values_.at(std::string(code)); }
    [[nodiscard]] auto begin() const { return values_.begin(); }
    [[nodiscard]] auto end() const { return values_.end(); }

private:
    static constexpr std::size_t beginnings = 4096;
    /// Of a letter and two digits, each kind has a place of its own.
    static std::size_t beginning_of(std::string_view code) {
        std::size_t sum = 0;
        for (const char c : code.substr(0, 3)) sum = 11 * sum + static_cast<unsigned char>(c);
        return sum % beginnings;
    }

    std::bitset<beginnings> begun_;
    std::unordered_map<std::string, Value> values_;
};

}  // namespace pairmodel
