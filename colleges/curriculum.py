"""What a college teaches, as plain data: enough to read a roster by, without a database."""

from dataclasses import dataclass, field

from colleges.succession import RuleLine


@dataclass(frozen=True, slots=True)
class MajorName:
    """`opened` and `closed` are years, None where nobody knows; `short_names` stand in class names (机电1501)."""

    pk: int
    name: str
    short_names: tuple[str, ...] = ()
    opened: int | None = None
    closed: int | None = None
    college_pk: int | None = None


@dataclass(frozen=True, slots=True)
class Curriculum:
    """One college's, or (`college_pk` None) the whole school's for the June intake, where the file names the 分院.

    `college_names` maps present and former names to the college they stand for now, `rules` a former major to what
    it is today.
    """

    college_pk: int | None
    college_name: str
    college_names: dict[str, int] = field(default_factory=dict)
    majors: tuple[MajorName, ...] = ()
    this_year: int = 0
    school_pk: int | None = None
    rules: tuple[RuleLine, ...] = ()
