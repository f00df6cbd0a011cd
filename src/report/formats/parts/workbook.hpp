#pragma once

#include "pairmodel/report/format.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pairmodel {

/// How the numbers of a column are shown. They are stored as they are.
enum class NumberLook {
    general,
    whole,           ///< 1,834
    whole_or_low,    ///< the same, and [low] for what is above 0 but shows as 0
    tenths,          ///< 1,834.2
    year,            ///< 2024
    percent,         ///< 24.5 %
    percent_or_low,  ///< the same, and [low]
    hundredths,      ///< 1.21
};

struct SheetColumn {
    std::string heading;
    NumberLook look = NumberLook::general;
    bool wrap = true;  ///< long text in lines
};

/// A sheet with one table.
struct SheetPlan {
    std::string name;                ///< up to 31 letters, digits and underscores
    std::string title;               ///< in A1
    std::vector<std::string> lines;  ///< below it, a row each
    std::vector<SheetColumn> columns;
    bool links = false;  ///< the first column has names of sheets, which lead there
};

/// A workbook in the layout of the Government Analysis Function ("Releasing statistics in spreadsheets"): one
/// table a sheet, marked as one; nothing merged, filtered, frozen, coloured or worked out; Arial 12. The same
/// content has the same bytes. Made with libxlsxwriter, which only its
/// own files see.
class Workbook {
public:
    /// `date`: YYYY-MM-DD, or empty for a fixed one.
    Workbook(std::string_view title, std::string_view date);
    ~Workbook();
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    /// A sheet of text alone, a row a line; the first is its title.
    void add_text(const std::string& name, const std::vector<std::string>& lines);

    /// A sheet with a table. `rows` fills it; absent values show their shorthand, empty ones nothing. Throws
    /// FileError where a sheet cannot hold it.
    void add_table(const SheetPlan& plan, const std::function<void(RowSink&)>& rows);

    /// Finishes the workbook. Nothing can be added any more.
    void write(TextSink& sink);

private:
    class Book;
    std::unique_ptr<Book> book_;
};

}  // namespace pairmodel
