#pragma once

#include "report/files/scratch_file.hpp"
#include "report/formats/parts/workbook.hpp"
#include "system/process.hpp"

#include <xlsxwriter.h>

#include <array>
#include <string>
#include <string_view>

namespace pairmodel {

/// Throws FileError where libxlsxwriter could not do it.
void require(lxw_error error, const char* what);

/// The file that libxlsxwriter writes, and the formats of its cells.
class Workbook::Book {
public:
    Book(std::string_view title, std::string_view date);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    lxw_worksheet* add_sheet(const std::string& name);
    void close(TextSink& sink);

    lxw_format* look(NumberLook look) { return looks_.at(static_cast<std::size_t>(look)); }
    lxw_format* bold = nullptr;
    lxw_format* header = nullptr;
    lxw_format* text = nullptr;
    lxw_format* wrapped = nullptr;
    lxw_format* mark = nullptr;  ///< shorthand in a column of numbers
    lxw_format* link = nullptr;

private:
    lxw_format* add_format();
    void check_rows() const;

    system::PlainLocale locale_;
    ScratchFile file_;
    lxw_workbook* book_ = nullptr;
    std::array<lxw_format*, 8> looks_{};
};

}  // namespace pairmodel
