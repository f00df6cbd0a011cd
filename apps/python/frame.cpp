#include "frame.hpp"

#include "pairmodel/input/column_table.hpp"

#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace py = pybind11;
using namespace pairmodel;

namespace {

/// Cells of a column of Python objects: texts, numbers, and what others are as text.
class ObjectCells {
public:
    std::vector<GivenCell> cells(const py::array& array) {
        std::vector<GivenCell> cells;
        cells.reserve(static_cast<std::size_t>(array.size()));
        const auto* const base = static_cast<const char*>(array.data());
        const py::ssize_t step = array.strides(0);
        for (py::ssize_t i = 0; i < array.size(); ++i)
            cells.push_back(cell(*reinterpret_cast<PyObject* const*>(base + (i * step))));
        return cells;
    }

private:
    GivenCell cell(PyObject* object) {
        if (object == nullptr || object == Py_None) return std::string_view();
        if (PyUnicode_Check(object) != 0) return view(object);
        const py::str& text =
            texts_.emplace_back(PyBytes_Check(object) != 0 ? py::str(py::handle(object).attr("decode")())
                                                           : py::str(py::handle(object)));
        // Whole numbers are the same as text; of others the point is not to be taken for one between
        // thousands.
        if (PyNumber_Check(object) == 0 || PyIndex_Check(object) != 0) return view(text.ptr());
        const auto number = py::reinterpret_steal<py::object>(PyFloat_FromString(text.ptr()));
        if (!number) {
            PyErr_Clear();
            return view(text.ptr());
        }
        const std::string_view written = view(text.ptr());
        const bool plain = written.find_first_not_of("+-.0123456789") == std::string_view::npos;
        if (PyFloat_Check(object) == 0 && plain) return LongNumber{written};  // a decimal
        return PyFloat_AsDouble(number.ptr());
    }

    static std::string_view view(PyObject* text) {
        py::ssize_t size = 0;
        const char* const bytes = PyUnicode_AsUTF8AndSize(text, &size);
        if (bytes == nullptr) throw py::error_already_set();
        return {bytes, static_cast<std::size_t>(size)};
    }

    std::deque<py::str> texts_;
};

template <typename Number>
std::span<const Number> numbers(const py::array& array) {
    return {static_cast<const Number*>(array.data()), static_cast<std::size_t>(array.size())};
}

}  // namespace

void give_frame(const py::list& columns, const std::string& option, Question& question) {
    std::vector<GivenColumn> given;
    std::vector<py::array> kept;
    ObjectCells objects;
    for (const py::handle item : columns) {
        const auto column = item.cast<py::tuple>();
        GivenColumn& one = given.emplace_back();
        one.heading = column[0].cast<std::string>();
        py::array array = kept.emplace_back(column[1].cast<py::array>());
        if (py::isinstance<py::array_t<std::int64_t>>(array))
            one.cells =
                numbers<std::int64_t>(kept.back() = py::array_t<std::int64_t, py::array::c_style>(array));
        else if (py::isinstance<py::array_t<double>>(array))
            one.cells = numbers<double>(kept.back() = py::array_t<double, py::array::c_style>(array));
        else
            one.cells = objects.cells(array);
    }
    give_columns(given, option, question);
}
