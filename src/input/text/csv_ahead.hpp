#pragma once

#include "input/text/csv.hpp"

#include <cstddef>
#include <future>
#include <string>
#include <utility>
#include <vector>

namespace pairmodel {

/// Gives the records of a CSV text in order while a thread of its own reads those that come next: making
/// records of bytes is half of the reading of a long table, and making areas of records the other half.
class CsvAhead {
public:
    /// The reader and its lines belong to this until it is destroyed.
    explicit CsvAhead(CsvReader& reader);

    /// False at the end. Throws what the reader throws, at the record where it was thrown.
    [[nodiscard]] bool next(CsvRecord& record);

private:
    /// Consecutive records, copied out of the reader.
    class Batch {
    public:
        void read(CsvReader& reader);
        [[nodiscard]] std::size_t size() const { return records_.size(); }
        void get(std::size_t index, CsvRecord& record) const;
        /// What came after the last record: nothing more, or an exception.
        bool ended = false;
        std::exception_ptr failure;

    private:
        struct Record {
            std::size_t line;
            std::size_t text_begin;
            std::size_t first_end;  ///< index into `ends_`
        };
        std::string text_;               ///< of all fields, one behind the other
        std::vector<std::size_t> ends_;  ///< where each field ends in it
        std::vector<Record> records_;
        std::vector<std::pair<std::size_t, Issue>> issues_;  ///< index of the record, its issue
    };

    void start_next();

    CsvReader& reader_;
    Batch current_;
    std::size_t position_ = 0;
    std::future<Batch> coming_;
};

}  // namespace pairmodel
