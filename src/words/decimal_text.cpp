#include "words/decimal_text.hpp"

#include "input/cells/number.hpp"

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <string>

namespace pairmodel {

#ifdef __cpp_lib_to_chars

std::from_chars_result double_from_chars(const char* first, const char* last, double& value) {
    return std::from_chars(first, last, value);
}

#else

// For WebAssembly, whose C library rounds to the nearest and has no locale but "C". strtod takes more: white
// space, a plus sign, words, and hexadecimal digits, of which from_chars takes the zero.
std::from_chars_result double_from_chars(const char* first, const char* last, double& value) {
    const char* const digits = first != last && *first == '-' ? first + 1 : first;
    if (digits == last || !(is_digit(*digits) || *digits == '.')) return {first, std::errc::invalid_argument};
    std::string text(first, last);
    if (const std::size_t hex = text.find_first_of("xX"); hex != std::string::npos) text.resize(hex);
    char* end = nullptr;
    errno = 0;
    const double read = std::strtod(text.c_str(), &end);
    const char* const stop = first + (end - text.c_str());
    if (stop == first) return {first, std::errc::invalid_argument};
    if (errno == ERANGE && (std::isinf(read) || read == 0)) return {stop, std::errc::result_out_of_range};
    value = read;
    return {stop, std::errc{}};
}

#endif

}  // namespace pairmodel
