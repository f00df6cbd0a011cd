#pragma once

#include "pairmodel/report/columns.hpp"

#include <cstdint>
#include <memory>

// The structures of the Arrow C data interface, as https://arrow.apache.org/docs/format/CDataInterface.html
// and CStreamInterface.html define them: they are the interface, and need no library.
extern "C" {

struct ArrowSchema {
    const char* format;
    const char* name;
    const char* metadata;
    std::int64_t flags;
    std::int64_t n_children;
    ArrowSchema** children;
    ArrowSchema* dictionary;
    void (*release)(ArrowSchema*);
    void* private_data;
};

struct ArrowArray {
    std::int64_t length;
    std::int64_t null_count;
    std::int64_t offset;
    std::int64_t n_buffers;
    std::int64_t n_children;
    const void** buffers;
    ArrowArray** children;
    ArrowArray* dictionary;
    void (*release)(ArrowArray*);
    void* private_data;
};

struct ArrowArrayStream {
    int (*get_schema)(ArrowArrayStream*, ArrowSchema* out);
    int (*get_next)(ArrowArrayStream*, ArrowArray* out);
    const char* (*get_last_error)(ArrowArrayStream*);
    void (*release)(ArrowArrayStream*);
    void* private_data;
};
}

namespace pairmodel {

/// A table as columns, which lives as long as somebody uses its memory.
using SharedColumns = std::shared_ptr<const TableColumns>;

/// The table as a struct of its columns: int64, float64, and words as a dictionary of utf8. Nothing is
/// copied.
void export_schema(const SharedColumns& table, ArrowSchema& out);
void export_array(const SharedColumns& table, ArrowArray& out);
/// A stream of one batch.
void export_stream(const SharedColumns& table, ArrowArrayStream& out);

}  // namespace pairmodel
