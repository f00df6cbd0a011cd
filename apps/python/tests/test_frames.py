"""Data frames in: whatever holds the columns, the same figures."""

import datetime
import decimal
import io

import numpy as np
import pandas as pd
import pairmodel as pm
import pytest

NAMES = ["Here", 'There, "far"', "Überall\nsonst"]
BIRTHS = [1000, 520, 3100]
RATIOS = [1.3, np.nan, 0.9]
BASE = pd.DataFrame({"area_name": NAMES, "live_births": BIRTHS, "adversity_ratio": RATIOS})

SAME = {
    "mapping of lists": {"area_name": NAMES, "live_births": BIRTHS, "adversity_ratio": RATIOS},
    "texts": BASE.assign(live_births=["1000", "520", "3100"]),
    "floats": BASE.assign(live_births=np.array(BIRTHS, dtype=np.float32)),
    "small ints": BASE.assign(live_births=np.array(BIRTHS, dtype=np.int16)),
    "nullable": BASE.astype({"live_births": "Int64", "adversity_ratio": "Float64", "area_name": "string"}),
    "objects": BASE.assign(live_births=pd.Series([1000, 520.0, np.int64(3100)], dtype=object)),
    "category": BASE.astype({"area_name": "category"}),
    "named index": BASE.set_index("area_name"),
    "own index": BASE.set_index(pd.Index([7, 7, 9])),
    "not contiguous": BASE.iloc[::-1].iloc[::-1],
    "structured": np.array(list(zip(NAMES, BIRTHS, RATIOS)),
                           dtype=[("area_name", object), ("live_births", "i4"), ("adversity_ratio", "f8")]),
}


@pytest.mark.parametrize("name", SAME)
def test_every_kind_of_table_has_the_same_figures(name):
    expected = pm.estimate(BASE).to_pandas()
    pd.testing.assert_frame_equal(pm.estimate(SAME[name]).to_pandas(), expected)


def test_missing_is_missing_however_it_is_written():
    for nothing in [None, np.nan, pd.NA, pd.NaT, ""]:
        frame = BASE.assign(adversity_ratio=pd.Series([1.3, nothing, 0.9], dtype=object))
        pd.testing.assert_frame_equal(pm.estimate(frame).to_pandas(), pm.estimate(BASE).to_pandas())


def test_a_frame_is_read_as_its_csv(tmp_path):
    path = tmp_path / "areas.csv"
    frame = BASE.assign(area_name=["Here", "There, far", "Über"], region=["N", "S", "N"])
    frame.to_csv(path, index=False)
    pd.testing.assert_frame_equal(
        pm.estimate(frame, total_by="region").to_pandas(), pm.estimate(path, total_by="region").to_pandas()
    )


def test_an_issue_is_that_of_the_csv_but_for_its_file(tmp_path):
    frame = BASE.assign(live_births=["1000", "3,2l0", "-5"], area_name=["A", "B", "C"])
    path = tmp_path / "areas.csv"
    frame.to_csv(path, index=False)
    with pytest.raises(pm.InputError) as of_frame:
        pm.estimate(frame)
    with pytest.raises(pm.InputError) as of_file:
        pm.estimate(path)
    assert str(of_frame.value) == str(of_file.value).replace(str(path), "data frame")
    assert [issue.row for issue in of_frame.value.issues] == [1, 2]
    assert [issue.row for issue in of_file.value.issues] == [None, None]
    assert [issue.line for issue in of_file.value.issues] == [3, 4]


def test_what_no_births_can_be():
    for value, found in [(True, "True"), (1.5, "1.5"), (datetime.date(2024, 1, 1), "2024-01-01"), (np.inf, "inf")]:
        with pytest.raises(pm.InputError, match="live_births") as error:
            pm.estimate({"area_name": ["A"], "live_births": [value]})
        assert error.value.issues[0].found == f'"{found}"'


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="area_name 2, live_births 1"):
        pm.estimate({"area_name": ["A", "B"], "live_births": [1]})


def test_an_empty_frame_is_refused():
    for frame in [pd.DataFrame(), BASE.iloc[:0], {}]:
        with pytest.raises(pm.InputError):
            pm.estimate(frame)


def test_a_frame_that_was_read_may_be_changed_afterwards():
    frame = BASE.copy()
    result = pm.estimate(frame)
    frame["live_births"] = 0
    assert result["live_births"].max() == 3100


def test_built_in_areas_can_be_asked_about_again():
    found = pm.areas("gates").to_pandas()
    again = pm.estimate(found[["area_code", "area_name", "live_births"]]).to_pandas()
    assert set(again.area_name) == set(found.area_name)


def test_what_is_missing_among_values_of_any_kind_is_missing():
    for missing in (None, float("nan"), pd.NA):
        with pytest.raises(pm.InputError, match="missing births are not zero births"):
            pm.estimate({"area_name": ["A", "B"], "live_births": ["1,000", missing]})
        with pytest.raises(pm.InputError, match='expected an area code or an area name, found neither|found an empty'):
            pm.estimate({"area_name": ["A", missing], "live_births": [10, 20]})
        for ratios in (["+20%", missing], [1.2, missing]):
            answer = pm.estimate({"area_name": ["A", "B"], "live_births": [10, 20], "adversity_ratio": ratios}, measures="need")
            assert list(answer["adversity_basis"]) == ["given_for_area", "assumed_average"]


def test_an_index_of_codes_is_a_column():
    frame = pd.DataFrame({"area_code": ["E08000037", "E08000035"], "live_births": [1834, 9000]})
    codes = ["E08000037", "E08000035"]
    for form in (frame.set_index("area_code"), frame.set_index("area_code", drop=False), frame.set_index(frame["area_code"])):
        assert list(pm.estimate(form, measures="need")["area_code"]) == codes
    unnamed = pd.DataFrame({"live_births": [1834, 9000]}, index=codes)
    assert list(pm.estimate(unnamed, measures="need", column={"area_code": "index"})["area_code"]) == codes
    with pytest.raises(pm.RequestError, match="^column area_code: the index is called area_code too, and has other values") as error:
        pm.estimate(frame.set_index(pd.Index(codes[::-1], name="area_code")))
    assert [problem.hint for problem in error.value.problems] == [
        "give one of them another name, or leave the index out: reset_index(drop=True)"
    ]
    with pytest.raises(pm.InputError, match="found an empty|found one empty line"):
        pm.estimate(pd.DataFrame())
    filtered = frame[frame.live_births > 2000]
    assert list(pm.estimate(filtered, measures="need")["area_code"]) == codes[1:]


def test_columns_of_one_table_are_lists_as_long_as_each_other():
    for columns in ({"area_name": ["A"], "live_births": [1, 2]}, {"area_name": "A", "live_births": 10}):
        with pytest.raises(pm.Error, match="column"):
            pm.estimate(columns)


def test_births_that_are_shared_out_keep_their_fractions(program):
    asked = ["--tier", "icb", "--within", "England"]
    text = program("estimate", *asked, "--format", "csv", "-q")
    of_program = pd.read_csv(io.BytesIO(text), float_precision="round_trip")
    answer = pm.estimate(tier="icb", within="England")
    assert answer.to_pandas()["live_births"].dtype == np.float64
    assert list(answer.to_pandas()["live_births"]) == list(of_program["live_births"])
    assert any(births != round(births) for births in answer["live_births"])
    assert pm.estimate(tier="upper", within="North East")["live_births"].dtype.kind == "i"


def test_what_is_masked_is_missing():
    births = np.ma.array([500, 9999], mask=[False, True])
    with pytest.raises(pm.InputError, match="found an empty cell"):
        pm.estimate({"area_name": ["a", "b"], "live_births": births})
    ratio = np.ma.array([1.5, 4.0], mask=[False, True])
    result = pm.estimate({"area_name": ["a", "b"], "live_births": [500, 500], "adversity_ratio": ratio})
    assert set(zip(result["area_name"], result["adversity_basis"])) == {("a", "given_for_area"), ("b", "assumed_average")}


def test_numbers_of_people_stay_what_they_are():
    for ids in (
        np.array([2**64 - 1, 2**63], dtype="u8"),
        pd.array([9007199254740993, pd.NA], dtype="Int64"),
        np.array([2**53 + 1, 7], dtype="i8"),
    ):
        result = pm.estimate(pd.DataFrame({"area_name": ["a", "b"], "live_births": [5, 6], "id": ids}), measures="need")
        assert result["id"].tolist() == [None if pd.isna(one) else str(one) for one in ids]


def test_a_date_that_is_none_is_missing():
    frame = pd.DataFrame({"area_name": ["a", "b"], "live_births": [500, 600], "opened": pd.to_datetime(["2024-01-01", None])})
    assert pm.estimate(frame, measures="need")["opened"].tolist() == ["2024-01-01", None]
    frame["opened"] = pd.to_timedelta(["1 day", None])
    assert pm.estimate(frame, measures="need")["opened"].tolist() == ["1 days", None]


def test_numbers_of_fewer_bits_are_what_they_print_as():
    for kind in ("float16", "float32", "Float32"):
        for ratios in ([0.9, 1.2], [0.9, np.nan]):
            frame = pd.DataFrame({"area_name": ["A", "B"], "live_births": [1000, 1000], "adversity_ratio": pd.Series(ratios, dtype=kind)})
            assert list(pm.estimate(frame, measures="need")["adversity_ratio"])[0] == 0.9


def test_codes_in_an_index_of_any_text_are_read():
    frame = pd.DataFrame({"live_births": [2000, 2100]}, index=["E08000037", "E08000035"])
    expected = pm.estimate(frame).text("csv")
    for index in (pd.Index(frame.index, dtype="string"), pd.CategoricalIndex(frame.index)):
        assert pm.estimate(frame.set_axis(index)).text("csv") == expected


def test_points_between_thousands_are_of_texts():
    frame = pd.DataFrame({"area_name": ["a", "b"], "live_births": ["1.834", "2.100"], "looked_after": [71.125, 62.5]})
    result = pm.estimate(frame, thousands="point", measures="need")
    assert result["live_births"].tolist() == [1834, 2100]
    plain = frame.assign(live_births=[1834, 2100])
    assert result["low"].tolist() == pm.estimate(plain, measures="need")["low"].tolist()


def ratios_of(frame, **options):
    return list(pm.estimate(frame, measures="need", **options)["adversity_ratio"])


def test_the_point_of_a_number_is_none_between_thousands():
    with pytest.raises(pm.InputError) as refused:
        pm.estimate({"area_name": ["North"], "live_births": [1.834]})
    assert "thousands point" not in refused.value.issues[0].hint
    with pytest.raises(pm.InputError, match="--thousands point reads it as 1834"):
        pm.estimate({"area_name": ["North"], "live_births": ["1.834"]})


def test_the_point_of_a_number_among_objects_is_none_between_thousands():
    frame = BASE.assign(adversity_ratio=[1.125, 1.25, 0.925])
    expected = ratios_of(frame, thousands="point")
    mixed = pd.Series([1.125, decimal.Decimal("1.25"), np.float32(0.925)], dtype=object)
    assert ratios_of(frame.assign(adversity_ratio=mixed), thousands="point") == expected
    assert ratios_of(frame.astype({"adversity_ratio": "category"}), thousands="point") == expected


@pytest.mark.parametrize("missing", [pd.array(["A", None, "C"]), pd.Categorical(["A", None, "C"])])
def test_arrays_of_pandas_have_what_is_missing(missing):
    table = {"area_name": NAMES, "live_births": pd.array(BIRTHS, dtype="Int64"), "kind": missing}
    names = list(pm.estimate(table, total_by="kind").to_pandas().area_name.unique())
    assert not any("NA" in name or "nan" in name or "None" in name for name in names)
    assert list(pm.estimate({**table, "live_births": pd.array([5.0, 6, 7], dtype="Float64")})["live_births"])[0] == 5


def test_dates_of_numpy_are_dates():
    for dates in np.array(["2022-01-01", "2023-01-01", "2023-01-01"], "M8[ns]"), pd.to_datetime(["2022", "2023", "2023"]):
        table = {"area_name": ["A", "A", "B"], "year": dates, "live_births": [5, 6, 7]}
        assert set(pm.estimate(table)["live_births_year"]) == {2023}


@pytest.mark.parametrize("values", [
    np.array([[1.2, 4.0], [0.9, 4.0], [1, 1]]), np.array([["a", "b"]] * 3), np.ones((3, 4000), bool), np.array(1.2),
    [[1, 2]] * 3, [[1], [2, 3], [4]],
])
def test_a_column_has_one_value_for_each_row(values):
    with pytest.raises(pm.RequestError, match="column adversity_ratio: expected one value for each row"):
        pm.estimate({"area_name": NAMES, "live_births": BIRTHS, "adversity_ratio": values})


def test_bytes_are_texts_and_truths_no_numbers():
    assert list(pm.estimate([b"Leeds"], measures="need")["area_name"]) == ["Leeds"]
    assert list(pm.estimate({"area_name": [b"Leeds"], "live_births": [5]}, measures="need")["area_name"]) == ["Leeds"]
    with pytest.raises(pm.InputError, match="True"):
        pm.estimate({"area_name": ["A", "B"], "live_births": [5, True]})


@pytest.mark.parametrize("ask", [
    lambda: pm.estimate({"area_name": ["\udc80"], "live_births": [5]}),
    lambda: pm.estimate({"\udc80": ["a"], "area_name": ["A"], "live_births": [5]}),
    lambda: pm.estimate({"area_name": [b"\xff"], "live_births": [5]}),
    lambda: pm.estimate("Leeds", name="\udc80"),
    lambda: pm.estimate("Leeds").write("\udc80.csv"),
    lambda: pm.estimate(BASE.set_index(pd.MultiIndex.from_tuples([("a", 1)] * 3, names=["x", "x"]))),
    lambda: pm.estimate(io.StringIO("area_name,live_births")),
    lambda: pm.estimate(["areas.csv", "Leeds"]),
])
def test_what_cannot_be_asked_is_refused_as_such(ask):
    with pytest.raises(pm.RequestError):
        ask()


def test_an_answer_and_what_becomes_a_data_frame_is_a_table():
    areas = pm.areas("north")
    pd.testing.assert_frame_equal(pm.estimate(areas).to_pandas(), pm.estimate(areas.to_pandas()).to_pandas())


def test_digits_beyond_a_double_are_kept():
    keys = [decimal.Decimal("9007199254740992"), decimal.Decimal("9007199254740993"), decimal.Decimal("1.10")]
    for column in [keys, pd.Categorical([2**60 + 1, 2**60 + 2, None])]:
        frame = pd.DataFrame({"area_name": ["A", "B", "C"], "live_births": [100, 3, 7], "key": column})
        totals = pm.estimate(frame, total_by="key", measures="need", shape="wide").to_pandas()
        assert totals[totals.row_type == "total"].live_births.tolist() == [100, 3, 7]
    chosen = pm.estimate(pd.DataFrame({"area_name": ["A", "B", "C"], "live_births": [100, 3, 7], "key": keys}),
                         where={"key": keys[2]})
    assert chosen["area_name"][0] == "C"
    births = pd.DataFrame({"area_name": ["A"], "live_births": [decimal.Decimal("1834")],
                           "adversity_ratio": [decimal.Decimal("1.250")]})
    assert pm.estimate(births, thousands="point")["adversity_ratio"][0] == 1.25


def test_series_of_a_mapping_have_one_index():
    births = pd.Series({"A": 900, "B": 300, "C": 100})
    ratios = pd.Series({"C": 2.0, "A": 1.0, "B": 1.5})
    columns = {"area_name": list(births.index), "live_births": births, "adversity_ratio": ratios}
    with pytest.raises(pm.RequestError, match="another of adversity_ratio than of live_births"):
        pm.estimate(columns)
    columns["adversity_ratio"] = ratios[births.index]
    assert list(pm.estimate(columns, measures="need")["central"]) == [382.5, 191.25, 85.0]
