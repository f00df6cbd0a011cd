#include "input/reference/standards.hpp"

#include "input/reference/embedded_table.hpp"

namespace pairmodel {

const std::vector<Standard>& named_standards() {
    static const std::vector<Standard> standards = [] {
        const EmbeddedTable table("standards/pif-2023.csv");
        std::vector<Standard> read;
        for (std::size_t i = 0; i < table.rows(); ++i)
            read.push_back({table.cell(i, "code"), table.cell(i, "title"), table.cell(i, "publisher"),
                            table.cell(i, "asks")});
        return read;
    }();
    return standards;
}

}  // namespace pairmodel
