#pragma once

#include "input/text/csv.hpp"

#include <cstddef>
#include <exception>
#include <future>
#include <vector>

namespace pairmodel {

/// The records of a CSV text, of which the next few hundred are read while those before them are looked at:
/// in a long table the one takes as long as the other.
class RecordsAhead {
public:
    explicit RecordsAhead(CsvReader& reader) : reader_(reader) {}

    /// Valid until the next record is asked for; nullptr at the end. Throws what CsvReader does, behind the
    /// records that it could read before.
    [[nodiscard]] const CsvRecord* next();

private:
    struct Batch {
        std::vector<CsvRecord> records;
        std::size_t count = 0;
        bool last = false;
        std::exception_ptr failure;
    };
    void fill(Batch& batch);

    CsvReader& reader_;
    Batch now_;
    Batch then_;
    std::size_t at_ = 0;         ///< of the next record in now_
    std::future<void> reading_;  ///< fills then_; waited for before the batches end
};

}  // namespace pairmodel
