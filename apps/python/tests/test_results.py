"""Results out: types, notes, files."""

import ctypes
import os
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pairmodel as pm
import pytest

FRAME = {"area_name": ["Here", "There"], "live_births": [1000, 20], "adversity_ratio": [1.3, 1]}


def test_columns_are_typed():
    frame = pm.estimate(FRAME, suppress_below=50).to_pandas()
    kinds = {column.name: column.type for column in pm.estimate(FRAME).columns}
    assert kinds["area_name"] == "str" and kinds["live_births"] == "int" and kinds["need" if "need" in kinds else "low"] == "float"
    assert frame.live_births.dtype == "Int64" and frame.low.dtype == np.float64
    withheld = frame[frame.area_name == "There"]
    assert withheld.live_births.isna().all() and withheld.low.isna().all() and set(withheld.marker) == {"c"}
    assert pm.estimate(FRAME).to_pandas().live_births.dtype == np.int64


def test_numpy_has_what_pandas_has():
    result = pm.estimate(FRAME, suppress_below=50)
    frame = result.to_pandas()
    for name, values in result.to_numpy().items():
        assert values.shape == (len(result),)
        assert list(pd.isna(values)) == list(frame[name].isna())
    assert (result["area_name"] == frame.area_name.to_numpy()).all()
    with pytest.raises(KeyError):
        result["nothing"]


def test_a_column_is_the_memory_of_the_result_and_outlives_it():
    result = pm.estimate(FRAME)
    low = result["low"]
    assert low.base is not None and not low.flags.writeable
    expected = low.copy()
    del result
    assert (low == expected).all()


@pytest.mark.parametrize("shape", ["long", "wide"])
def test_a_data_frame_can_be_written_to(shape):
    result = pm.estimate(FRAME, shape=shape)
    frame = result.to_pandas()
    for name in frame.columns:
        frame.loc[0, name] = frame.loc[1, name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame["another"] = 1
    assert result.to_pandas().drop(index=0).equals(frame.drop(index=0, columns="another"))


def test_rounded_figures_are_rounded():
    low = pm.estimate(FRAME, round=10)["low"]
    assert (low % 10 == 0).all()


class Schema(ctypes.Structure):
    pass


class Array(ctypes.Structure):
    pass


Schema._fields_ = [
    ("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p), ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)), ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Schema))),
    ("private_data", ctypes.c_void_p),
]  # fmt: skip
Array._fields_ = [
    ("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64), ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))), ("dictionary", ctypes.POINTER(Array)),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Array))), ("private_data", ctypes.c_void_p),
]  # fmt: skip


class Stream(ctypes.Structure):
    pass


Stream._fields_ = [
    ("get_schema", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Schema))),
    ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.POINTER(Array))),
    ("get_last_error", ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.POINTER(Stream))),
    ("release", ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))),
    ("private_data", ctypes.c_void_p),
]


def pointer_in(capsule, name, kind):
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    return ctypes.cast(get(capsule, name), ctypes.POINTER(kind))


def arrow_column(schema, array):
    """The cells of a column, read as the interface says."""
    rows, buffers = array.length, array.buffers
    valid = None if not buffers[0] else (ctypes.c_uint8 * ((rows + 7) // 8)).from_address(buffers[0])
    kind = {b"l": ctypes.c_int64, b"g": ctypes.c_double, b"i": ctypes.c_int32}[schema.format]
    values = list((kind * rows).from_address(buffers[1]))
    if schema.dictionary:
        words, end = array.dictionary[0], schema.dictionary[0].format == b"u" and array.dictionary[0].length
        offsets = (ctypes.c_int32 * (end + 1)).from_address(words.buffers[1])
        text = ctypes.string_at(words.buffers[2], offsets[end]) if offsets[end] else b""
        known = [text[offsets[i] : offsets[i + 1]].decode() for i in range(end)]
        values = [known[code] if code >= 0 else None for code in values]
    cells = [v if valid is None or valid[i // 8] >> i % 8 & 1 else None for i, v in enumerate(values)]
    assert array.null_count == cells.count(None)
    return cells


def test_arrow_has_the_same_cells_without_a_copy():
    result = pm.estimate(FRAME, suppress_below=50, draws=100)
    capsule = result.__arrow_c_stream__()
    stream = pointer_in(capsule, b"arrow_array_stream", Stream)
    schema, array, end = Schema(), Array(), Array()
    assert stream[0].get_schema(stream, schema) == 0 and stream[0].get_next(stream, array) == 0
    assert stream[0].get_next(stream, end) == 0 and not end.release
    assert schema.format == b"+s" and array.length == len(result)
    frame = result.to_pandas()
    assert [schema.children[i][0].name.decode() for i in range(schema.n_children)] == list(frame.columns)
    for i, name in enumerate(frame.columns):
        cells = arrow_column(schema.children[i][0], array.children[i][0])
        assert cells == [None if pd.isna(cell) else cell for cell in frame[name]]
    low = list(frame.columns).index("low")
    assert array.children[low][0].buffers[1] == result["low"].ctypes.data
    del result, frame, capsule  # what was taken outlives it
    assert arrow_column(schema.children[low][0], array.children[low][0])[0] is not None
    array.release(array)
    schema.release(schema)
    assert not array.release and not schema.release


def test_an_arrow_child_may_be_moved_away():
    schema_capsule, array_capsule = pm.estimate(FRAME).__arrow_c_array__()
    array = pointer_in(array_capsule, b"arrow_array", Array)
    moved = Array()
    ctypes.memmove(ctypes.byref(moved), array[0].children[0], ctypes.sizeof(Array))
    array[0].children[0][0].release = type(array[0].release)()
    array[0].release(array)
    assert moved.length == 28
    moved.release(moved)
    del schema_capsule


def test_notes_and_words():
    result = pm.estimate({"area_name": ["Here"], "live_births": [1000]})
    assert result.notes[0].code == "assumed_average" and "national average" in result.notes[0].text
    assert any("not confidence intervals" in sentence for sentence in result.about)
    assert "Here" in str(result) and "<table" in result._repr_html_() and "14 rows" in repr(result)
    assert len(result.records["areas"]) == 1


def test_a_column_of_records_is_named_by_all_its_keys():
    result = pm.estimate("Gateshead")
    areas = result.records["areas"]
    assert len(set(areas)) == len(areas.columns) == areas.to_pandas().shape[1]
    of_need = [row["low"] for _, row in result.to_pandas().iterrows() if row["measure"] == "need"]
    assert areas["measures.need.low"].tolist() == of_need
    assert "measures.need.low" in areas and "low" not in areas
    # Of an array an element is named by its number.
    found = pm.areas("Gateshead")
    births = found.records["areas"]
    assert births["births_by_year.0.year"].tolist() == [2017]
    for answer in (result, found, pm.plan("Leeds", from_=2026, to=2027)):
        assert all("\0" not in name for frame in answer.records.values() for name in frame)


def test_an_input_is_kept_from_any_folder(tmp_path, monkeypatch):
    given = "area_name,live_births\nHere,100\n"
    (tmp_path / "in.csv").write_text(given)
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path)
    result = pm.estimate("in.csv")
    monkeypatch.chdir(tmp_path / "below")
    with pytest.raises(pm.RequestError, match="replace the input"):
        result.write("../in.csv", force=True)
    assert (tmp_path / "in.csv").read_text() == given


def test_files_are_of_their_ending_and_not_replaced(tmp_path):
    result = pm.estimate("Gateshead")
    for name in ["a.csv", "a.json", "a.xlsx", "a.html", "a.md"]:
        result.write(tmp_path / name)
        assert (tmp_path / name).stat().st_size > 1000
    with pytest.raises(pm.FileError):
        result.write(tmp_path / "a.csv")
    result.write(tmp_path / "a.csv", force=True)
    with pytest.raises(pm.RequestError, match="stands for no format"):
        result.write(tmp_path / "a.xyz")
    with pytest.raises(OSError):
        result.write(tmp_path / "no" / "a.csv")


def test_a_report_is_written(tmp_path):
    report = pm.report("Gateshead", tmp_path / "report.html", title="Ours", part="summary")
    assert "Ours" in (tmp_path / "report.html").read_text()
    assert len(report) == 14


def test_no_file_that_was_asked_with_is_replaced(tmp_path):
    path = tmp_path / "areas.csv"
    pd.DataFrame(FRAME).to_csv(path, index=False)
    before = path.read_bytes()
    with pytest.raises(pm.RequestError, match="would replace the input"):
        pm.estimate(path).write(path, force=True)
    services = tmp_path / "services.csv"
    services.write_text("service,level,caseload\nA,targeted,20\n")
    with pytest.raises(pm.RequestError, match="would replace the input"):
        pm.gap(services, "Leeds").write(services, force=True)
    assert path.read_bytes() == before


def test_a_report_is_written_as_the_program_writes_it(tmp_path):
    for name in "x.csv", "x.json", "-":
        with pytest.raises(pm.RequestError):
            pm.report("Leeds", tmp_path / name if name != "-" else name)
    assert list(tmp_path.iterdir()) == []


def test_a_thread_that_still_asks_when_python_ends_does_no_harm():
    code = """
import pairmodel as pm, threading, time
threading.Thread(target=lambda: [pm.estimate("Leeds") for _ in range(10**6)], daemon=True).start()
time.sleep(0.2)
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_print_shows_the_screen_of_the_program():
    program = os.environ.get("PAIRMODEL_PROGRAM")
    if not program:
        pytest.skip("PAIRMODEL_PROGRAM names no program")
    screen = subprocess.run([program, "estimate", "--area", "Leeds"], capture_output=True, text=True, check=True).stdout
    assert str(pm.estimate("Leeds")) == screen
