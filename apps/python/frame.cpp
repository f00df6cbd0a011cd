#include "frame.hpp"

#include "pairmodel/input/column_table.hpp"

#include <cmath>
#include <cstdint>
#include <deque>
#include <span>
#include <string_view>
#include <vector>

namespace py = pybind11;
using namespace pairmodel;

namespace {

/// Cells of a column of Python objects, and what they are as text where they are none.
class ObjectCells {
public:
    std::vector<std::string_view> views(const py::array& array) {
        std::vector<std::string_view> cells;
        cells.reserve(static_cast<std::size_t>(array.size()));
        const auto* const base = static_cast<const char*>(array.data());
        const py::ssize_t step = array.strides(0);
        for (py::ssize_t i = 0; i < array.size(); ++i)
            cells.push_back(view(*reinterpret_cast<PyObject* const*>(base + (i * step))));
        return cells;
    }

private:
    std::string_view view(PyObject* object) {
        if (object == nullptr || object == Py_None) return {};
        if (PyUnicode_Check(object) == 0) return text_of(object);
        py::ssize_t size = 0;
        const char* const text = PyUnicode_AsUTF8AndSize(object, &size);
        if (text == nullptr) throw py::error_already_set();
        return {text, static_cast<std::size_t>(size)};
    }

    std::string_view text_of(PyObject* object) {
        if (PyFloat_Check(object) != 0) {
            const double number = PyFloat_AsDouble(object);
            if (std::isnan(number)) return {};
            // 1834.0 among texts is the number 1834.
            if (number == std::floor(number) && std::abs(number) < 1e15)
                return texts_.emplace_back(std::to_string(static_cast<std::int64_t>(number)));
        }
        return texts_.emplace_back(py::str(py::handle(object)));
    }

    std::deque<std::string> texts_;
};

template <typename Number>
std::span<const Number> numbers(const py::array& array) {
    return {static_cast<const Number*>(array.data()), static_cast<std::size_t>(array.size())};
}

}  // namespace

void give_frame(const py::list& columns, Question& question) {
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
            one.cells = objects.views(array);
    }
    give_columns(given, question);
}
