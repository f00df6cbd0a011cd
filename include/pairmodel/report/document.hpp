#pragma once

#include "pairmodel/report/chart.hpp"
#include "pairmodel/report/table.hpp"
#include "pairmodel/study/note.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace pairmodel {

/// A figure that is to be seen before all else, as on a tile: "880 to 990", "48 to 54 % of births".
struct KeyFigure {
    std::string label;
    std::string figure;
    std::string share;
};

/// A part of a longer document, under a heading of its own.
struct Section {
    std::string id;  ///< of letters, digits and hyphens; no other section of the document has it
    std::string heading;
    int level = 2;                        ///< 3: a part of the section of level 2 before it
    std::vector<std::string> text;        ///< paragraphs below the heading
    std::vector<Chart> charts;            ///< each with its table
    std::vector<Table> tables;            ///< those without a chart
    std::vector<std::string> points;      ///< a list below the tables
    std::vector<KeyFigure> figures = {};  ///< above the paragraphs
    bool annex = false;       ///< for those who check: the list of contents stands before the first of these
    bool half_width = false;  ///< beside others of half the width, where there is room
    bool dense = false;       ///< on paper close to the one before it, in small letters: all on one page
};

/// What a screen shows of a document while its notes are not asked for.
struct Brief {
    std::size_t tables = std::numeric_limits<std::size_t>::max();  ///< so many of the tables
    std::optional<Table> first;                                    ///< instead of the first of them
    std::vector<std::string> findings;  ///< those of the notes that are answers: all are shown
    std::vector<std::string> remarks;   ///< what is special about these figures; sentences of the notes too
    std::vector<std::string> lines;     ///< the caveat and the sources in short, a line each
    std::string aside;                  ///< where there is room; no note has it
};

/// What a command has to say, for every format to write in its own way.
struct Document {
    std::string command;  ///< that it answers: "estimate", "parameters show"
    std::string title;
    std::vector<std::string> byline;   ///< whose it is, of when, whom to ask
    std::vector<std::string> lead;     ///< sentences above the tables, for readers
    std::vector<std::string> lines;    ///< below them, each as it stands (it may have line breaks)
    std::vector<Table> tables;         ///< for readers
    std::vector<std::string> closing;  ///< right below the tables, for readers: each on one line, however
                                       ///< long, so that a command in it can be copied
    std::vector<std::string> notes;    ///< below the tables, for readers; also in the metadata of a CSV file
    std::optional<Brief> brief;        ///< none: a screen shows all notes
    std::vector<Note> told;         ///< what was told on the way: in every format, with its code for programs
    std::vector<Section> sections;  ///< below the tables; for formats that have pages
    Table data;                     ///< the one table of CSV and TSV
    std::vector<Table> records;     ///< the parts of a JSON object, in order
    std::string json;               ///< where not empty, what JSON shows instead of `records`
    int round_to = 0;               ///< modelled babies to a multiple of this everywhere; 0: data unrounded,
                                    ///< readers see whole babies
    char delimiter = ',';           ///< between the cells of CSV
    std::vector<std::string> inputs;  ///< what it was asked with: files among it may not be replaced by it
    std::string licence;              ///< URL of the licence of the data used; empty where none was
};

/// The sentences below the tables: what was told on the way first, then the document's own notes.
[[nodiscard]] std::vector<std::string> all_notes(const Document& document);

/// The document without sections: their texts, figures and points stand above the tables, their tables, with
/// those of charts, after the others, each once.
[[nodiscard]] Document flattened(const Document& document);

/// The tables that a section has for formats without pictures: those of its charts that stand nowhere else,
/// then the others.
[[nodiscard]] std::vector<Table> tables_of(const Section& section);

/// A document of one table, shown the same way to all.
[[nodiscard]] Document document_of(std::string title, Table table);

}  // namespace pairmodel
