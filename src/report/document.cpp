#include "pairmodel/report/document.hpp"

#include <utility>

namespace pairmodel {

Document document_of(std::string title, Table table) {
    Document document;
    document.title = std::move(title);
    document.tables = {table};
    document.records = {table};
    document.data = std::move(table);
    return document;
}

}  // namespace pairmodel
