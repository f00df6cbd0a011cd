// prepare from official workbooks as they are published.

#include "support/catch.hpp"
#include "support/official_files.hpp"
#include "support/program.hpp"
#include "support/texts.hpp"

using official::real_file;
using program::run;

TEST_CASE("prepare: from workbooks the same table as from CSV", "[cli][prepare][workbook]") {
    const std::string births = real_file("workbooks/ons_2023birthregistrations.xlsx");
    if (births.empty()) {
        WARN("skipped: the official workbooks are not beside the project");
        return;
    }
    const program::TemporaryFolder folder;
    const auto prepare = [&](const std::string& from, const std::string& imd, const std::string& to) {
        return run({"prepare", "--births", from, "--indicator", "imd=" + imd, "--tier", "lower", "--within",
                    "England", "-o", to},
                   {.folder = folder.path()});
    };
    const std::string deprivation = real_file("workbooks/mhclg_iod2019_file_10.xlsx");
    const auto found = prepare(births, deprivation, "found.csv");
    REQUIRE(found.code == 0);
    CHECK(has_text(found.err, "prepare/births-the-files-295-districts"));  // 563,561
    CHECK(found.err.find("imd: read from the sheet \"IMD\"") != std::string::npos);
    CHECK(prepare(births + ":Table_1", deprivation + ":IMD", "named.csv").code == 0);
    CHECK(prepare(births + ":Table_1:Number of live births", deprivation + ":IMD:IMD - Average score",
                  "columns.csv")
              .code == 0);
    CHECK(prepare(real_file("official/ons_births_2023_table_1.csv"),
                  real_file("official/iod2019_file_10_imd.csv"), "csv.csv")
              .code == 0);
    const std::string table = folder.read("csv.csv");
    CHECK(folder.read("found.csv") == table);
    CHECK(folder.read("named.csv") == table);
    CHECK(folder.read("columns.csv") == table);
    const auto other = prepare(births + ":Table_1", deprivation + ":Income:IMD - Average score", "other.csv");
    CHECK(other.code == 3);
}
