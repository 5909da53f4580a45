"""Which college, major and class a row belongs to, or the question that only the liaison can answer."""

import re
from typing import NamedTuple

from alumni.rosters.classes import ClassRef, Majors, class_name, read_class, readings
from alumni.rosters.result import UNKNOWN, Question
from colleges.succession import Rules

LEAVE_BLANK = (UNKNOWN, "暂不填写专业")
NOT_OURS = "other"
TWO_CLASSES = re.compile(r"\d{3,}班?[/、,，和]\D{0,6}\d{2,}")
SUFFIX = re.compile(r"(?:二级)?(?:学院|分院|学部|系部|系|部)$")


class Placement(NamedTuple):
    """`questions` open: the row waits. `problem`: (field, sentence), the row is refused.

    `is_misfit`: a major is written that is none of the college's, and no rule says what it is today.
    """

    class_name: str = ""
    major_pk: int | None = None
    major_name: str = ""
    college_pk: int | None = None
    class_year: int | None = None
    is_misfit: bool = False
    questions: tuple[Question, ...] = ()
    problem: tuple[str, str] | None = None


class Placing:
    """One file's; every distinct (class, major, college, year) is worked out once."""

    def __init__(self, curriculum, answers):
        self.curriculum, self.answers = curriculum, answers
        self.this_year = curriculum.this_year
        self.majors = Majors(curriculum.majors)
        self.rules = Rules(curriculum.rules)
        self.majors_of = {}
        self.known = {}

    def place(self, class_text, major_text, college_text, enrolled):
        key = class_text, major_text, college_text, enrolled
        if key not in self.known:
            self.known[key] = self._place(*key)
        return self.known[key]

    def _place(self, class_text, major_text, college_text, enrolled):
        college_pk, question, problem = self._college(college_text)
        rule = self._rule(class_text, major_text, enrolled)
        if rule and college_pk is None:
            college_pk, question = rule.college_pk, None  # what the file itself says of the 分院 goes before
        if question or problem:
            return Placement(college_pk=college_pk, questions=(question,) if question else (), problem=problem)
        if TWO_CLASSES.search(class_text):
            sentence = f"班级“{class_text[:30]}”写了不止一个班。请只写这个人所在的班。"
            return Placement(college_pk=college_pk, problem=("class_name", sentence))
        ref, question = self._read_class(class_text, enrolled)
        if question:
            return Placement(college_pk=college_pk, questions=(question,))
        year = ref.year or enrolled
        is_settled = self._settles(rule, college_pk)
        if is_settled:
            major, question = self.majors.by_pk.get(rule.major_pk), None
        else:
            major, question = self._major(ref, major_text, self._majors(college_pk), year)
        if question:
            return Placement(college_pk=college_pk, class_year=ref.year, questions=(question,))
        name, problem = self._class(ref, major, enrolled)
        return Placement(
            name,
            major.pk if major else None,
            # What a rule settled keeps the former name: the rule may turn out wrong.
            major.name if major and not is_settled else major_text or ref.prefix,
            college_pk or (major.college_pk if major else None),
            ref.year,
            bool(major_text and major is None and not is_settled),
            problem=problem,
        )

    def _rule(self, class_text, major_text, enrolled):
        """The dated rule for what a former major is today, by the class's own words where no major is written."""
        ref = read_class(class_text, self.this_year) if class_text else ClassRef("")
        return self.rules.find(self.curriculum.school_pk, major_text or ref.prefix, ref.year or enrolled)

    def _settles(self, rule, college_pk):
        """Whether the rule says what the major is: one of the college's, or none of today's."""
        return bool(rule) and rule.college_pk == college_pk and rule.major_pk in {None, *self.majors.by_pk}

    def _majors(self, college_pk):
        """In the June intake the 分院 of the row narrows the majors down."""
        if self.curriculum.college_pk is not None or college_pk is None:
            return self.majors
        if college_pk not in self.majors_of:
            own = [major for major in self.curriculum.majors if major.college_pk in (college_pk, None)]
            self.majors_of[college_pk] = Majors(own) if own else self.majors
        return self.majors_of[college_pk]

    # 班级

    def _read_class(self, text, enrolled):
        """(class, question or None). 机电2015 may be a class of 2020 or of 2015: the row's own year tells, or the liaison."""
        ref = read_class(text, self.this_year) if text else ClassRef("")
        both = readings(text, self.this_year) if text else ()
        if not both:
            return ref, None
        numbered, yearly = both
        if enrolled in (numbered.year, yearly.year) and numbered.year != yearly.year:
            return (numbered if enrolled == numbered.year else yearly), None
        if ref.number:
            return ref, None
        key = f"class-year:{ref.name}"
        if (answer := self.answers.get(key)) in ("numbered", "yearly"):
            return (numbered if answer == "numbered" else yearly), None
        first = f"{numbered.year} 级 {numbered.number} 班"
        second = f"{yearly.year} 级，没有写几班"
        options = [("numbered", first), ("yearly", second)]
        return ref, Question(key, "class", f"班级“{ref.name}”是 {first}，还是 {second}？", "", options, remember=False)

    def _class(self, ref, major, enrolled):
        if ref.prefix and ref.number and ref.year is None:
            ref = ref._replace(year=enrolled)
        if ref.prefix or ref.number is None:
            return class_name(ref, major), None
        year = ref.year or enrolled
        if major is None or year is None:
            sentence = f"班级只写了“{ref.name}”，看不出是哪个专业、哪一级。请写成“机电1501”这样的班级名称。"
            return "", ("class_name", sentence)
        short = major.short_names[0] if major.short_names else major.name
        return class_name(ref._replace(prefix=short, year=year), major), None

    # 专业

    def _major(self, ref, major_text, majors, year):
        """(major or None, question or None)."""
        by_class = majors.of_words(ref.prefix, year) if ref.prefix else ()
        if not major_text:
            return self._major_of_class(ref, by_class, year)
        found = majors.of_words(major_text, year)
        if len(found) > 1 and (both := [major for major in found if major in by_class]):
            found = tuple(both)
        if len(found) != 1:
            return self._ask_major(major_text, found, f"专业“{major_text}”没有对上本院的专业，是哪一个？")
        if by_class and found[0] not in by_class:
            text = f"班级“{ref.name}”的学生写着专业“{major_text}”，应算哪个专业？"
            return self._ask_major(f"{ref.name}/{major_text}", (*found, *by_class), text)
        return found[0], None

    def _major_of_class(self, ref, by_class, year):
        if len(by_class) == 1:
            return by_class[0], None
        words = ref.prefix or ref.name
        if not words or (not ref.prefix and ref.number is not None):
            return None, None
        if by_class:
            key = f"{words}{year % 100:02}" if year else words
            return self._ask_major(key, by_class, f"班级名称里的“{words}”可能是几个专业，{ref.name} 是哪一个？")
        return self._ask_major(words, (), f"班级“{ref.name}”是什么专业？")

    def _ask_major(self, words, candidates, text):
        key = f"major:{words}"
        answer = self.answers.get(key, "")
        if answer == UNKNOWN:
            return None, None
        if answer.isdigit() and (major := self.majors.by_pk.get(int(answer))):
            return major, None
        first = list(dict.fromkeys(candidates))
        rest = [major for major in self.majors.majors if major not in first]
        options = [(str(major.pk), major.name) for major in (*first, *rest)]
        return None, Question(key, "major", text, "", [*options, LEAVE_BLANK])

    # 分院

    def _college(self, text):
        """(college_pk or None, question or None, problem or None)."""
        own = self.curriculum.college_pk
        if not text:
            return own, None, None
        found = self._colleges_named(text)
        if len(found) == 1:
            return self._known_college(found.pop(), text)
        return self._ask_college(text)

    def _known_college(self, pk, text):
        own = self.curriculum.college_pk
        if own is None or pk == own:
            return pk, None, None
        return own, None, ("college", self._not_ours(text))

    def _not_ours(self, text):
        return f"这一行写的是“{text}”，不是{self.curriculum.college_name}的学生。请删去这一行，或改正分院。"

    def _colleges_named(self, text):
        names = dict(self.curriculum.college_names)
        if self.curriculum.college_pk is not None:
            names.setdefault(self.curriculum.college_name, self.curriculum.college_pk)
        if text in names:
            return {names[text]}
        stem = SUFFIX.sub("", text)
        same = {pk for name, pk in names.items() if SUFFIX.sub("", name) == stem}
        if same or len(stem) < 2:
            return same
        return {pk for name, pk in names.items() if name.startswith(stem)}

    def _ask_college(self, text):
        key, own = f"college:{text}", self.curriculum.college_pk
        answer = self.answers.get(key, "")
        if answer.isdigit() and int(answer) in (
            {own} if own is not None else set(self.curriculum.college_names.values())
        ):
            return int(answer), None, None
        if own is not None:
            if answer == NOT_OURS:
                return own, None, ("college", self._not_ours(text))
            options = [(str(own), f"就是{self.curriculum.college_name}"), (NOT_OURS, "不是，这些行不导入")]
            return (
                own,
                Question(key, "college", f"分院写着“{text}”，是{self.curriculum.college_name}吗？", "", options),
                None,
            )
        if answer == UNKNOWN:
            return None, None, None
        options = [(str(pk), name) for name, pk in self.curriculum.college_names.items()]
        options.append((UNKNOWN, "先放着，由校友会办公室分派"))
        return None, Question(key, "college", f"分院“{text}”现在归哪个二级学院？", "", options), None
