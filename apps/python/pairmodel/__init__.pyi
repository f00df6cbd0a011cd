import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypedDict, Union

from typing_extensions import Unpack

from .errors import Error as Error
from .errors import FileError as FileError
from .errors import InputError as InputError
from .errors import Issue as Issue
from .errors import ModelError as ModelError
from .errors import Problem as Problem
from .errors import RequestError as RequestError
from .result import Column as Column
from .result import Note as Note
from .result import Result as Result
from .result import Table as Table

__version__: str

Path = Union[str, os.PathLike[str]]
Number = Union[int, float]
#: A share or a ratio: 0.5, "50%", "+30%".
Figure = Union[str, int, float]
#: A data frame of pandas, columns by name, a structured array, a file, or names of built-in areas.
Areas = Any

class StudyOptions(TypedDict, total=False):
    area: str | Sequence[str]
    tier: str
    within: str
    members: Path
    births_year: int | str
    births: int
    name: str
    column: Mapping[str, str] | Sequence[str]
    where: Mapping[str, str | Sequence[str]] | Sequence[str]
    thousands: Literal["comma", "point"]
    adversity: Figure
    indicators: Iterable[str] | Literal["none"]
    weights: Mapping[str, Number]
    combine: Literal["geometric", "arithmetic"]
    reference_area: Literal["nation", "uk"]
    reference: Mapping[str, Number] | Path | Sequence[str]
    parameters: Path
    allocation: Literal["published", "closed"]
    scale: Literal["proportional", "odds"]
    elasticity: Number
    strict: bool
    round: Literal[1, 5, 10]
    suppress_below: int
    date: Any

class SimulationOptions(TypedDict, total=False):
    draws: int | Literal["auto"]
    seed: int
    births_variation: Literal["none", "poisson"]
    threads: int

class CohortOption(TypedDict, total=False):
    cohort: Literal["births", "under-two", "antenatal"]

class IntervalOption(TypedDict, total=False):
    interval: Number

class TotalOptions(TypedDict, total=False):
    total: bool
    total_by: str

class ServicesOption(TypedDict, total=False):
    services: Path
    group: Mapping[str, int] | Path | Sequence[str]

class ObservedOption(TypedDict, total=False):
    observed: Mapping[str, Number] | Path

class TeamOption(TypedDict, total=False):
    team: Mapping[str, Number] | Path

class EstimateOptions(
    StudyOptions, SimulationOptions, CohortOption, IntervalOption, TotalOptions, ObservedOption, total=False
):
    on_bad_row: Literal["fail", "skip"]
    monte_carlo_error: bool
    shard: str
    shape: Literal["long", "wide"]
    measures: str | Sequence[str]

class ExplainOptions(StudyOptions, CohortOption, total=False):
    on_bad_row: Literal["fail", "skip"]

class PlanYears(TypedDict, total=False):
    from_: int
    to: int
    births_growth: str
    births_by_year: Mapping[int, int]
    births_trend: bool
    unreached_to: Figure
    unreached_by_year: Mapping[int, Figure]
    adversity_to: Figure
    scenarios: Path

class PlanOptions(
    PlanYears,
    StudyOptions,
    SimulationOptions,
    CohortOption,
    IntervalOption,
    TotalOptions,
    ObservedOption,
    TeamOption,
    total=False,
): ...
class GapOptions(
    StudyOptions, SimulationOptions, CohortOption, IntervalOption, ServicesOption, ObservedOption, TeamOption, total=False
): ...

class GroupsOptions(StudyOptions, total=False):
    group: Mapping[str, int] | Path | Sequence[str]

class SensitivityOptions(StudyOptions, SimulationOptions, CohortOption, total=False):
    measure: str
    elasticity_range: tuple[Number, Number]

class ReportOptions(
    PlanYears,
    StudyOptions,
    SimulationOptions,
    CohortOption,
    IntervalOption,
    ServicesOption,
    ObservedOption,
    TeamOption,
    total=False,
):
    assessment: Path
    equity: bool
    reach_ratio: Number
    part: Literal["all", "summary", "annex"]
    title: str
    organisation: str
    contact: str

class AreasOptions(TypedDict, total=False):
    query: str
    show: str
    tier: str
    within: str
    births_year: int
    indicators: Iterable[str]
    weights: Mapping[str, Number]
    combine: Literal["geometric", "arithmetic"]
    reference_area: Literal["nation", "uk"]

class CheckOptions(TypedDict, total=False):
    births_year: int | str
    column: Mapping[str, str] | Sequence[str]
    thousands: Literal["comma", "point"]
    reference: Mapping[str, Number] | Path | Sequence[str]

def estimate(areas: Areas = None, /, **options: Unpack[EstimateOptions]) -> Result: ...
def explain(areas: Areas = None, /, **options: Unpack[ExplainOptions]) -> Result: ...
def plan(areas: Areas = None, /, **options: Unpack[PlanOptions]) -> Result: ...
def gap(services: Path | None = None, areas: Areas = None, /, **options: Unpack[GapOptions]) -> Result: ...
def groups(areas: Areas = None, /, **options: Unpack[GroupsOptions]) -> Result: ...
def sensitivity(areas: Areas = None, /, **options: Unpack[SensitivityOptions]) -> Result: ...
def report(
    areas: Areas = None, path: Path | None = None, /, *, force: bool = False, **options: Unpack[ReportOptions]
) -> Result: ...
def areas(query: str | None = None, /, **options: Unpack[AreasOptions]) -> Result: ...
def check(areas: Areas, /, **options: Unpack[CheckOptions]) -> Result: ...
def keywords(command: str) -> list[str]: ...
