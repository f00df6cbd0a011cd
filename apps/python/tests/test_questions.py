"""Keywords, and what cannot be asked."""

import ast
import datetime
import inspect
import os
import pathlib
import signal
import threading

import numpy as np
import pairmodel as pm
import pytest

COMMANDS = ["estimate", "explain", "plan", "gap", "groups", "sensitivity", "report", "areas", "check"]


def test_values_of_python_are_those_of_the_command_line():
    as_values = pm.estimate(births=np.int64(1834), adversity=1.21, draws=1000.0, interval=90, date=datetime.date(2026, 1, 2))
    as_texts = pm.estimate(births="1834", adversity="1.21", draws="1000", interval="90", date="2026-01-02")
    assert as_values.text("json") == as_texts.text("json")
    short = pm.estimate("Leeds", adversity=np.float32(1.2), measures="missed")
    assert short.text("csv") == pm.estimate("Leeds", adversity=1.2, measures="missed").text("csv")
    lists = pm.estimate("Leeds", indicators=["imd", "child_poverty"], weights={"imd": 2})
    texts = pm.estimate("Leeds", indicators="imd,child_poverty", weights="imd=2")
    assert lists.text("csv") == texts.text("csv")
    assert pm.plan("Leeds", from_=2026, to=2027, unreached_by_year={2026: 0.7, 2027: "60%"}).text("csv") == pm.plan(
        "Leeds", from_="2026", to="2027", unreached_by_year="2026=0.7,2027=60%"
    ).text("csv")
    assert pm.estimate("Leeds", strict=None, total=False).text("csv") == pm.estimate("Leeds").text("csv")


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(pm.RequestError) as error:
        pm.estimate("Leeds", drws=10, strict="perhaps")
    assert [problem.keyword for problem in error.value.problems] == ["drws", "strict"]
    assert error.value.problems[0].hint == 'did you mean "draws"?'
    assert isinstance(error.value, pm.Error) and isinstance(error.value, ValueError)


    for columns in ({"area_name": ["A"], "live_births": [1, 2]}, {"area_name": ["A"], "live_births": 5}):
        with pytest.raises(pm.RequestError) as error:
            pm.estimate(columns)
        (problem,) = error.value.problems
        assert problem.problem == str(error.value)
    with pytest.raises(pm.RequestError) as error:
        pm.estimate("Gateshed", draws=50, seed="abc", measures="x", interval=0.95, round=3)
    assert {problem.keyword for problem in error.value.problems} == {"draws", "seed", "measures", "interval", "round"}


def test_one_value_is_no_list():
    """Joined by commas, 834 and 520 would be 834,520 births."""
    for births in ([834, 520], np.array([834, 520]), (834,) * 3):
        with pytest.raises(pm.RequestError, match="--births: expected one value, found [23]"):
            pm.estimate(births=births)
    for keywords in ({"within": ["North East", "London"], "tier": "upper"}, {"title": ["a", "b"]}):
        with pytest.raises(pm.RequestError, match="expected one value, found"):
            (pm.report if "title" in keywords else pm.estimate)("Leeds" if "tier" not in keywords else None, **keywords)
    with pytest.raises(pm.RequestError, match="expected one value, found 2"):
        pm.areas(["gates", "leeds"])


def test_a_missing_value_is_no_text():
    pd = pytest.importorskip("pandas")
    for missing in (None, float("nan"), np.nan, pd.NA, pd.NaT):
        with pytest.raises(pm.RequestError, match="--area: value 2 is missing"):
            pm.estimate(["Gateshead", missing])
    with pytest.raises(pm.RequestError, match="--draws: value 1 is missing"):
        pm.estimate("Leeds", draws=pd.NA)


def test_values_of_a_key_are_each_of_them():
    frame = {"area_name": ["A", "B", "C"], "region": ["North", "South", "East"], "live_births": [10, 20, 30]}
    both = pm.estimate(frame, where={"region": ["North", "East"]}, measures="need")
    assert list(both["area_name"]) == ["A", "C"]


def test_tables_stand_first():
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"area_name": ["A"], "live_births": [10]})
    with pytest.raises(pm.RequestError, match="a data frame cannot be given here"):
        pm.estimate("Gateshead", team=frame)
    with pytest.raises(pm.RequestError, match=r"pairmodel\.gap\(None, areas, …\)"):
        pm.gap(areas="Gateshead", team={"caseload": 10, "weeks": 20})
    assert str(pm.gap(None, "Gateshead", team={"caseload": 10, "weeks": 20, "cost_per_wte": 60000}))
    with pytest.raises(pm.RequestError, match="areas come first, without a name"):
        pm.estimate(areas=frame)
    with pytest.raises(pm.RequestError, match="found a mapping"):
        pm.estimate([{"area_name": "A", "live_births": 10}])


def test_other_errors():
    with pytest.raises(pm.RequestError, match="did you mean Gateshead"):
        pm.estimate("Gateshed")
    with pytest.raises(pm.RequestError, match="which areas"):
        pm.estimate()
    with pytest.raises(pm.FileError, match="there is no file"):
        pm.estimate("no-such-file.csv")
    with pytest.raises(pm.RequestError, match="areas come from one place"):
        pm.estimate("Leeds", tier="upper")
    with pytest.raises(pm.RequestError, match="expected a value"):
        pm.estimate("Leeds", within="")
    with pytest.raises(pm.RequestError, match="there is no command"):
        pm.keywords("estimates")


def test_a_check_finds_every_problem_and_raises_nothing():
    problems = pm.check({"area_name": ["A", "B"], "live_births": ["x", "y"]}).to_pandas()
    assert list(problems.line) == [2, 3] and set(problems.column) == {"live_births"}
    assert len(pm.check({"area_name": ["A"], "live_births": [1]})) == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_type_hints_know_every_keyword_and_no_other(command):
    """The package's .pyi, class by class."""
    tree = ast.parse(pathlib.Path(pm.__file__).with_name("__init__.pyi").read_text())
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}

    def keys(name):
        own = {entry.target.id for entry in classes[name].body if isinstance(entry, ast.AnnAssign)}
        return own.union(*(keys(base.id) for base in classes[name].bases if base.id in classes))

    hinted = keys(command.capitalize() + "Options")
    assert hinted == set(pm.keywords(command))


def test_everything_public_has_a_docstring():
    for name in pm.__all__:
        assert inspect.getdoc(getattr(pm, name)), name


def test_ctrl_c_stops_long_work():
    areas = {"area_name": [f"A{i}" for i in range(20000)], "live_births": np.full(20000, 1000)}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests run in the background
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        pm.estimate(areas, draws=200000)


def test_several_threads_ask_at_once():
    results = [None] * 4

    def work(i):
        results[i] = pm.estimate("Leeds", draws=500).text("csv")

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results[0] and len(set(results)) == 1


def test_what_is_chosen_from_is_never_empty():
    """A computed selection that turns out empty is not all areas."""
    areas = {"area_name": ["a", "b"], "live_births": [500, 600], "adversity_ratio": [1, 1.1], "region": ["N", "S"]}
    for where in ({"region": []}, {"region": []} | {"area_name": "a"}, {}):
        with pytest.raises(pm.RequestError, match="--where: (region has no value|expected a value, found none)"):
            pm.estimate(areas, where=where)
    for keywords in ({"measures": []}, {"indicators": ()}, {"within": [], "tier": "upper"}):
        with pytest.raises(pm.RequestError, match="expected a value, found none"):
            pm.estimate(**keywords)
    with pytest.raises(pm.RequestError, match="--area: expected a value, found none"):
        pm.estimate([], tier="region")


def test_what_is_given_twice_is_refused():
    with pytest.raises(pm.RequestError, match="--births-year: expected once, found twice"):
        pm.estimate("Gateshead", births_year=2022, births_year_=2023)
    with pytest.raises(pm.RequestError, match="services is given twice"):
        pm.gap("services.csv", "Gateshead", services="others.csv")
    with pytest.raises(pm.RequestError, match="query is given twice"):
        pm.areas("gates", query="leeds")


def test_a_sheet_of_a_workbook_is_no_name():
    with pytest.raises(pm.FileError, match="there is no file book.xlsx"):
        pm.estimate("book.xlsx:Y2024")


def test_the_exception_of_a_handler_arrives():
    import signal

    class Late(Exception):
        pass

    def too_late(*_):
        raise Late

    before = signal.signal(signal.SIGALRM, too_late)
    try:
        for work in (
            lambda: pm.estimate(tier="lower", draws=1_000_000),
            lambda: pm.plan(tier="lower", from_=2026, to=2060, unreached_to="50%", draws=5000).to_pandas(),
        ):
            signal.setitimer(signal.ITIMER_REAL, 0.3)
            with pytest.raises(Late):
                work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_services_groups_and_families_seen_may_be_data_frames(tmp_path):
    pd = pytest.importorskip("pandas")
    services = pd.DataFrame({
        "service": ["Hub", "Team", "Line"], "level": ["targeted", "specialist", "universal"],
        "families_per_year": [90, 60, None], "area_code": ["E08000037", "E08000037", None],
    })
    counted = pd.DataFrame({"area_code": ["E08000037"], "group": ["looked_after"], "babies": [12]})
    seen = pd.DataFrame({"area_code": ["E08000037"], "families": [120], "years": [2]})

    def asked(name, value, how):
        if how == "file":
            path = tmp_path / f"{name}.csv"
            value.to_csv(path, index=False)
            return path
        return value

    for command, name, value in (("gap", "services", services), ("groups", "group", counted), ("estimate", "observed", seen),
                                 ("report", "services", services), ("plan", "observed", seen)):
        more = {"from_": 2026, "to": 2027} if command == "plan" else {}
        of_file, of_frame = (getattr(pm, command)(*([None] if command == "gap" else []), "Gateshead",
                                                  **{name: asked(name, value, how)}, **more)
                             for how in ("file", "frame"))
        assert of_frame.to_pandas().equals(of_file.to_pandas()), command
    areas = pd.DataFrame({"area_code": ["E08000037"], "live_births": [1834]})
    of_files, of_frames = (pm.gap(asked("services", services, how), areas, observed=asked("observed", seen, how),
                                  group=asked("group", counted, how)) for how in ("file", "frame"))
    assert of_frames.to_pandas().equals(of_files.to_pandas())
    assert of_frames.records["observed"].to_pandas().equals(of_files.records["observed"].to_pandas())
    with pytest.raises(pm.InputError) as refused:
        pm.gap(services.assign(level=["targeted", "elsewhere", "universal"]), "Gateshead")
    assert [(issue.file, issue.row) for issue in refused.value.issues] == [("data frame services", 1)]
