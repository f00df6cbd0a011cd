#include "arrow.hpp"

#include <array>
#include <exception>
#include <vector>

namespace pairmodel {

namespace {

constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE

/// What a schema points to, children and all. Each child has a release of its own, as a consumer may move it
/// away.
struct SchemaParts {
    SharedColumns table;
    std::vector<std::unique_ptr<ArrowSchema>> owned;
    std::vector<ArrowSchema*> children;
};

struct ArrayParts {
    SharedColumns table;
    std::array<const void*, 3> buffers{};
    std::vector<std::unique_ptr<ArrowArray>> owned;
    std::vector<ArrowArray*> children;
};

/// Releases what nobody moved away, then the structure itself.
template <typename Structure, typename Parts>
void release(Structure* structure) {
    auto* parts = static_cast<Parts*>(structure->private_data);
    for (const auto& part : parts->owned)
        if (part->release != nullptr) part->release(part.get());
    delete parts;  // NOLINT(cppcoreguidelines-owning-memory): the interface is of C
    structure->release = nullptr;
}

/// A structure of the interface with its parts.
template <typename Structure, typename Parts>
Parts& begin(Structure& out, const SharedColumns& table) {
    out = Structure{};
    auto* parts = new Parts{};  // NOLINT(cppcoreguidelines-owning-memory)
    parts->table = table;
    out.private_data = parts;
    out.release = release<Structure, Parts>;
    return *parts;
}

template <typename Parts>
auto& add_part(Parts& parts) {
    using Structure = typename decltype(parts.owned)::value_type::element_type;
    return *parts.owned.emplace_back(std::make_unique<Structure>());
}

const char* format_of(CellType type) {
    switch (type) {
        case CellType::whole:
            return "l";
        case CellType::real:
            return "g";
        case CellType::words:
            break;
    }
    return "i";
}

void export_column_schema(const SharedColumns& table, std::size_t column, ArrowSchema& out) {
    auto& parts = begin<ArrowSchema, SchemaParts>(out, table);
    const CellType type = table->cells[column].type;
    out.format = format_of(type);
    out.name = table->columns[column].name.c_str();
    out.flags = nullable;
    if (type != CellType::words) return;
    ArrowSchema& words = add_part(parts);
    begin<ArrowSchema, SchemaParts>(words, table);
    words.format = "u";
    words.name = "";
    out.dictionary = &words;
}

void export_words(const SharedColumns& table, const ColumnCells& cells, ArrowArray& out) {
    auto& parts = begin<ArrowArray, ArrayParts>(out, table);
    out.length = static_cast<std::int64_t>(cells.distinct_texts());
    parts.buffers = {nullptr, cells.ends.data(), cells.texts.data()};
    out.n_buffers = 3;
    out.buffers = parts.buffers.data();
}

const void* values_of(const ColumnCells& cells) {
    switch (cells.type) {
        case CellType::whole:
            return cells.whole.data();
        case CellType::real:
            return cells.real.data();
        case CellType::words:
            break;
    }
    return cells.words.data();
}

void export_column(const SharedColumns& table, std::size_t column, ArrowArray& out) {
    auto& parts = begin<ArrowArray, ArrayParts>(out, table);
    const ColumnCells& cells = table->cells[column];
    out.length = static_cast<std::int64_t>(table->rows);
    out.null_count = static_cast<std::int64_t>(cells.missing);
    parts.buffers = {cells.missing == 0 ? nullptr : cells.valid.data(), values_of(cells), nullptr};
    out.n_buffers = 2;
    out.buffers = parts.buffers.data();
    if (cells.type != CellType::words) return;
    ArrowArray& words = add_part(parts);
    export_words(table, cells, words);
    out.dictionary = &words;
}

/// Adds the columns as children.
template <typename Structure, typename Parts>
void add_children(const SharedColumns& table, Structure& out, Parts& parts,
                  void (*export_child)(const SharedColumns&, std::size_t, Structure&)) {
    for (std::size_t i = 0; i < table->columns.size(); ++i) {
        Structure& child = add_part(parts);
        export_child(table, i, child);
        parts.children.push_back(&child);
    }
    out.n_children = static_cast<std::int64_t>(parts.children.size());
    out.children = parts.children.data();
}

struct StreamParts {
    SharedColumns table;
    bool done = false;
};

StreamParts& parts_of(ArrowArrayStream* stream) {
    return *static_cast<StreamParts*>(stream->private_data);
}

constexpr int no_memory = 12;  // ENOMEM

/// Exceptions are none of C.
template <typename Work>
int as_error(const Work& work) {
    try {
        work();
        return 0;
    } catch (const std::exception&) {
        return no_memory;
    }
}

}  // namespace

void export_schema(const SharedColumns& table, ArrowSchema& out) {
    auto& parts = begin<ArrowSchema, SchemaParts>(out, table);
    out.format = "+s";
    out.name = "";
    add_children(table, out, parts, export_column_schema);
}

void export_array(const SharedColumns& table, ArrowArray& out) {
    auto& parts = begin<ArrowArray, ArrayParts>(out, table);
    out.length = static_cast<std::int64_t>(table->rows);
    out.n_buffers = 1;
    out.buffers = parts.buffers.data();
    add_children(table, out, parts, export_column);
}

void export_stream(const SharedColumns& table, ArrowArrayStream& out) {
    out.get_schema = [](ArrowArrayStream* stream, ArrowSchema* schema) {
        return as_error([&] { export_schema(parts_of(stream).table, *schema); });
    };
    out.get_next = [](ArrowArrayStream* stream, ArrowArray* array) {
        StreamParts& parts = parts_of(stream);
        *array = ArrowArray{};  // without a release: the end
        if (parts.done) return 0;
        parts.done = true;
        return as_error([&] { export_array(parts.table, *array); });
    };
    out.get_last_error = [](ArrowArrayStream*) -> const char* { return nullptr; };
    out.release = [](ArrowArrayStream* stream) {
        delete &parts_of(stream);  // NOLINT(cppcoreguidelines-owning-memory)
        stream->release = nullptr;
    };
    out.private_data = new StreamParts{table};  // NOLINT(cppcoreguidelines-owning-memory)
}

}  // namespace pairmodel
