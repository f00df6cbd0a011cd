#include "pairmodel/report/format.hpp"

#include "input/cells/suggest.hpp"
#include "report/files/gzip.hpp"

#include <algorithm>

namespace pairmodel {

const Format* format_of_name(std::string_view name) {
    const auto formats = all_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const Format* f) { return f->name == name; });
    return found == formats.end() ? nullptr : *found;
}

const Format* format_of_file(std::string_view path) {
    const std::string name = lower_case(without_gzip(path));
    for (const Format* format : all_formats())
        for (const std::string& ending : format->endings)
            if (name.size() > ending.size() && name.ends_with(ending)) return format;
    return nullptr;
}

}  // namespace pairmodel
