#include "arrow.hpp"
#include "frame.hpp"
#include "pairmodel/ask.hpp"
#include "pairmodel/error.hpp"
#include "pairmodel/input/issue.hpp"
#include "pairmodel/interruptible.hpp"
#include "pairmodel/model/error.hpp"
#include "pairmodel/report/format.hpp"
#include "pairmodel/version.hpp"

#include <fmt/format.h>
#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>

namespace py = pybind11;
using namespace pairmodel;

namespace {

bool python_ends() {
#if PY_VERSION_HEX >= 0x030D0000
    return Py_IsFinalizing() != 0;
#else
    return _Py_IsFinalizing() != 0;
#endif
}

/// Does work without Python's lock. Where Python ends meanwhile, asking for the lock ends this thread, which
/// no destructor may do: so there is none.
template <typename Work>
auto unlocked(const Work& work) {
    PyThreadState* const thread = PyEval_SaveThread();
    try {
        auto result = work();
        PyEval_RestoreThread(thread);
        return result;
    } catch (const std::exception&) {
        PyEval_RestoreThread(thread);
        throw;
    }
}

/// Does long work, which Ctrl-C stops where it tells how far it has come.
template <typename Work>
auto stoppable(const Interruptible& how, const Work& work) {
    std::optional<py::error_already_set> raised;  // by the handler of a signal
    auto result = unlocked([&] {
        return how.run(work, [&] {
            if (python_ends()) return false;
            const py::gil_scoped_acquire locked;
            if (PyErr_CheckSignals() != 0) raised.emplace();
            return !raised.has_value();
        });
    });
    if (raised) throw py::error_already_set(*raised);
    if (!result) {  // with what another thread asked of the same answer
        PyErr_SetNone(PyExc_KeyboardInterrupt);
        throw py::error_already_set();
    }
    return *std::move(result);
}

/// A table as columns, for NumPy and Arrow, which use its memory as it is.
class Frame {
public:
    explicit Frame(SharedColumns table) : table_(std::move(table)) {}

    [[nodiscard]] std::size_t rows() const { return table_->rows; }

    /// (name, title, unit, description, type) of each column.
    [[nodiscard]] py::list columns() const {
        py::list columns;
        for (std::size_t i = 0; i < table_->columns.size(); ++i) {
            const Column& column = table_->columns[i];
            columns.append(py::make_tuple(column.name, column.title, column.unit, column.description,
                                          type_name(table_->cells[i].type)));
        }
        return columns;
    }

    /// (values, missing): values of int64 or float64, which are this table's memory; or, for words, (codes,
    /// missing, words).
    [[nodiscard]] py::tuple column(std::size_t index) const {
        const ColumnCells& cells = table_->cells.at(index);
        switch (cells.type) {
            case CellType::whole:
                return py::make_tuple(view(cells.whole), missing(cells));
            case CellType::real:
                return py::make_tuple(view(cells.real), missing(cells));
            case CellType::words:
                break;
        }
        py::list words;
        for (std::size_t i = 0; i < cells.distinct_texts(); ++i)
            words.append(py::str(std::string(cells.text(i))));
        return py::make_tuple(view(cells.words), missing(cells), words);
    }

    [[nodiscard]] py::capsule arrow_schema() const {
        return capsule<ArrowSchema>("arrow_schema", [&](ArrowSchema& out) { export_schema(table_, out); });
    }
    [[nodiscard]] py::tuple arrow_array(const py::object& /*requested*/) const {
        return py::make_tuple(arrow_schema(), capsule<ArrowArray>("arrow_array", [&](ArrowArray& out) {
                                  export_array(table_, out);
                              }));
    }
    [[nodiscard]] py::capsule arrow_stream(const py::object& /*requested*/) const {
        return capsule<ArrowArrayStream>("arrow_array_stream",
                                         [&](ArrowArrayStream& out) { export_stream(table_, out); });
    }

private:
    static const char* type_name(CellType type) {
        return type == CellType::whole ? "int" : type == CellType::real ? "float" : "str";
    }

    /// An array that keeps the table alive and may not be written to.
    template <typename Number>
    [[nodiscard]] py::array view(const std::vector<Number>& numbers) const {
        auto* const owner = new SharedColumns(table_);
        const py::capsule keeper(owner, [](void* kept) { delete static_cast<SharedColumns*>(kept); });
        py::array_t<Number> array(static_cast<py::ssize_t>(numbers.size()), numbers.data(), keeper);
        py::detail::array_proxy(array.ptr())->flags &= ~py::detail::npy_api::NPY_ARRAY_WRITEABLE_;
        return array;
    }

    /// None where nothing is missing.
    [[nodiscard]] py::object missing(const ColumnCells& cells) const {
        if (cells.missing == 0) return py::none();
        py::array_t<bool> mask(static_cast<py::ssize_t>(table_->rows));
        bool* const at = mask.mutable_data();
        for (std::size_t i = 0; i < table_->rows; ++i) at[i] = !cells.has(i);
        return mask;
    }

    template <typename Structure, typename Export>
    static py::capsule capsule(const char* name, const Export& fill) {
        auto structure = std::make_unique<Structure>();
        fill(*structure);
        PyObject* const made = PyCapsule_New(structure.get(), name, [](PyObject* object) {
            auto* const kept =
                static_cast<Structure*>(PyCapsule_GetPointer(object, PyCapsule_GetName(object)));
            if (kept->release != nullptr) kept->release(kept);  // nobody took it
            delete kept;
        });
        if (made == nullptr) throw py::error_already_set();
        static_cast<void>(structure.release());
        return py::reinterpret_steal<py::capsule>(made);
    }

    SharedColumns table_;
};

/// What was answered.
class Answered {
public:
    Answered(Document document, Interruptible how) : document_(std::move(document)), how_(std::move(how)) {}

    [[nodiscard]] const Document& document() const { return document_; }

    /// The table of figures, made when first asked for.
    Frame data() {
        if (!data_) data_ = columns(document_.data);
        return Frame(data_);
    }

    [[nodiscard]] py::dict records() const {
        py::dict frames;
        for (Table table : document_.records) {
            // Keys repeat below others: the name is all of them, as in `measures.need.low`.
            for (Column& column : table.columns)
                if (column.path.size() > 1) column.name = dotted(column.path);
            frames[py::str(table.id)] = Frame(columns(table));
        }
        return frames;
    }

    [[nodiscard]] std::string text(const std::string& name, bool notes) const {
        const Format* format = format_of_name(name);
        if (format == nullptr || format->binary) throw RequestError("no text has the format " + name);
        return stoppable(how_, [&] {
            StringSink sink;
            format->write(document_, sink, {.notes = notes});
            return sink.text();
        });
    }

    void write(const std::string& path, bool force) const {
        stoppable(how_, [&] {
            write_answer(document_, path, force);
            return true;
        });
    }

private:
    [[nodiscard]] SharedColumns columns(const Table& table) const {
        return stoppable(how_, [&] {
            return std::make_shared<const TableColumns>(columns_of(table, document_.round_to));
        });
    }

    Document document_;
    Interruptible how_;
    SharedColumns data_;
};

using Options = std::vector<std::pair<std::string, std::vector<std::string>>>;

std::unique_ptr<Answered> answer_of(const std::string& command, const Options& options,
                                    const py::dict& frames) {
    Question question{command};
    for (const auto& [name, values] : options) question.options.push_back({name, values});
    for (const auto& [option, columns] : frames)
        give_frame(columns.cast<py::list>(), option.cast<std::string>(), question);
    const Interruptible how;
    return stoppable(how, [&] { return std::make_unique<Answered>(ask(question, how.listener()), how); });
}

/// Raises an exception of the package, with all that is wrong in its fields.
void raise(const char* type, const std::string& message, const py::list& fields) {
    const py::object error = py::module_::import("pairmodel.errors").attr(type)(message, fields);
    PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error.ptr())), error.ptr());
}

void translate(std::exception_ptr thrown) {
    py::list fields;
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const InputError& error) {
        for (const Issue& i : error.issues())
            fields.append(py::make_tuple(i.file, i.line, i.column, i.expected, i.found, i.hint, to_text(i)));
        raise("InputError", to_text(error.issues(), issues_shown), fields);
    } catch (const RequestError& error) {
        for (const Problem& p : error.problems()) fields.append(py::make_tuple(p.option, p.problem, p.hint));
        raise("RequestError", error.what(), fields);
    } catch (const FileError& error) {
        raise("FileError", error.what(), fields);
    } catch (const ModelError& error) {
        raise("ModelError", error.what(), fields);
    }
}

}  // namespace

PYBIND11_MODULE(_core, module) {
    module.attr("version") = std::string(version());
    py::register_exception_translator(translate);
    py::class_<Frame>(module, "Frame")
        .def_property_readonly("rows", &Frame::rows)
        .def_property_readonly("columns", &Frame::columns)
        .def("column", &Frame::column)
        .def("__arrow_c_schema__", &Frame::arrow_schema)
        .def("__arrow_c_array__", &Frame::arrow_array, py::arg("requested_schema") = py::none())
        .def("__arrow_c_stream__", &Frame::arrow_stream, py::arg("requested_schema") = py::none());
    py::class_<Answered>(module, "Answer")
        .def_property_readonly("title", [](const Answered& a) { return a.document().title; })
        .def_property_readonly(
            "notes",
            [](const Answered& a) {
                py::list notes;
                for (const Note& note : a.document().told)
                    notes.append(py::make_tuple(std::string(code_of(note.code)), sentence_of(note)));
                return notes;
            })
        .def_property_readonly("about", [](const Answered& a) { return all_notes(a.document()); })
        .def_property_readonly("data", &Answered::data)
        .def_property_readonly("records", &Answered::records)
        .def("text", &Answered::text)
        .def("write", &Answered::write);
    module.def("ask", &answer_of, py::arg("command"), py::arg("options"), py::arg("frames"));
    module.def("options_of", [](const std::string& command) { return options_of(command); });
    module.def("commands", &commands_to_ask);
}
