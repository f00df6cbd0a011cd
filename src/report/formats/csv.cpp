#include "report/formats/parts/delimited.hpp"

namespace pairmodel {

const Format& csv_format() {
    static const Format format{
        "csv",
        {".csv"},
        "tidy table, comma-separated",
        [](const Document& d, TextSink& sink, const WriteOptions&) { write_delimited(d, d.delimiter, sink); },
        [](const Document& d, std::string_view name) { return tabular_metadata(d, name, d.delimiter); }};
    return format;
}

}  // namespace pairmodel
