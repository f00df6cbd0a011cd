#include "report/formats/parts/delimited.hpp"

namespace pairmodel {

const Format& tsv_format() {
    static const Format format{
        "tsv",
        {".tsv"},
        "tidy table, tab-separated",
        [](const Document& d, TextSink& sink, const WriteOptions&) { write_delimited(d, '\t', sink); },
        [](const Document& d, std::string_view name) { return tabular_metadata(d, name, '\t'); }};
    return format;
}

}  // namespace pairmodel
