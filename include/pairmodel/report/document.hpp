#pragma once

#include "pairmodel/report/table.hpp"

#include <string>
#include <vector>

namespace pairmodel {

/// What a command has to say, for every format to write in its own way.
struct Document {
    std::string title;
    std::vector<std::string> lead;     ///< sentences above the tables, for readers
    std::vector<std::string> lines;    ///< below them, each as it stands (it may have line breaks)
    std::vector<Table> tables;         ///< for readers
    std::vector<std::string> closing;  ///< right below the tables, for readers: each on one line, however
                                       ///< long, so that a command in it can be copied
    std::vector<std::string> notes;    ///< below the tables, for readers; also in the metadata of a CSV file
    Table data;                        ///< the one table of CSV and TSV
    std::vector<Table> records;        ///< the parts of a JSON object, in order
    std::string json;                  ///< where not empty, what JSON shows instead of `records`
    int round_to = 0;     ///< modelled babies to a multiple of this everywhere; 0: data unrounded,
                          ///< readers see whole babies
    std::string licence;  ///< URL of the licence of the data used; empty where none was
};

/// A document of one table, shown the same way to all.
[[nodiscard]] Document document_of(std::string title, Table table);

}  // namespace pairmodel
