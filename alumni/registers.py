"""How complete class registers are (art. 9(二)), and what is missing by name.

Counted in one statement for however many classes. Who may not be contacted is nobody's omission: those are counted as
registered, and neither a phone nor a confirmation is wanted of them. Who left before the end (退学) belongs to no register.
"""

from dataclasses import dataclass
from fractions import Fraction

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from alumni.models import Alumnus, ClassRegister, Contact
from alumni.search import recent_since

State = ClassRegister.State
RETURNED = "returned"
#: how a register's state is told; what came back from the review is collected again, with the office's remark
STATES = {
    State.NONE.value: ("未建", "none"),
    State.COLLECTING.value: ("收集中", "info"),
    RETURNED: ("已退回", "danger"),
    State.SUBMITTED.value: ("已提交", "waiting"),
    State.REVIEWED.value: ("已审核", "done"),
}
NUMBERS = [Contact.Kind.MOBILE.value, Contact.Kind.PHONE.value]

COUNTED = """
WITH wanted(id) AS ({wanted}), contactable(id) AS NOT MATERIALIZED ({contactable}), people AS (
  SELECT e.class_group_id, e.alumnus_id, c.id IS NOT NULL AS reachable, a.contact_confirmed_on
  FROM alumni_education e JOIN wanted ON wanted.id = e.class_group_id
  JOIN alumni_alumnus a ON a.id = e.alumnus_id LEFT JOIN contactable c ON c.id = a.id
  WHERE e.state <> 'withdrawn'
), phones AS (
  SELECT DISTINCT p.alumnus_id FROM people p JOIN alumni_contact c ON c.alumnus_id = p.alumnus_id
  WHERE c.replaced_on IS NULL AND c.kind = ANY(%s)
), rolls AS (
  SELECT p.class_group_id, count(*) AS registered, count(*) FILTER (WHERE reachable) AS reachable,
         count(*) FILTER (WHERE reachable AND phones.alumnus_id IS NOT NULL) AS with_phone,
         count(*) FILTER (WHERE reachable AND p.contact_confirmed_on >= %s) AS confirmed
  FROM people p LEFT JOIN phones ON phones.alumnus_id = p.alumnus_id GROUP BY p.class_group_id
), pictures AS (
  SELECT h.class_group_id, bool_or(kind = 'military') AS military, bool_or(kind = 'graduation') AS graduation
  FROM alumni_photo h JOIN wanted ON wanted.id = h.class_group_id WHERE h.replaced_on IS NULL GROUP BY h.class_group_id
)
SELECT g.id, CASE WHEN r.frozen_on IS NOT NULL THEN r.headcount END, coalesce(r.state, 'none'), coalesce(r.remark, ''),
       coalesce(registered, 0), coalesce(reachable, 0), coalesce(with_phone, 0), coalesce(confirmed, 0),
       (g.head_teacher <> '' AND g.head_teacher_phone <> '') OR (g.counsellor <> '' AND g.counsellor_phone <> ''),
       (g.liaison_name <> '' AND g.liaison_phone <> '') OR (l.id IS NOT NULL AND EXISTS (
         SELECT 1 FROM alumni_contact c WHERE c.alumnus_id = l.id AND c.replaced_on IS NULL AND c.kind = ANY(%s))),
       coalesce(military, false), coalesce(graduation, false)
FROM alumni_classgroup g JOIN wanted ON wanted.id = g.id LEFT JOIN alumni_classregister r ON r.class_group_id = g.id
LEFT JOIN rolls ON rolls.class_group_id = g.id LEFT JOIN pictures ON pictures.class_group_id = g.id
LEFT JOIN contactable l ON l.id = g.liaison_id
"""


@dataclass(frozen=True)
class Part:
    """One thing that a register must hold: `share` of it is there, `weight` is what it counts."""

    label: str
    weight: int
    share: Fraction
    told: str
    missing: str

    @property
    def is_there(self):
        return self.share >= 1


@dataclass(frozen=True)
class Completeness:
    """`headcount` is None until it is frozen; `reachable`: of the registered, those who may be contacted."""

    pk: int
    headcount: int | None
    written_state: str
    remark: str
    registered: int
    reachable: int
    with_phone: int
    confirmed: int
    has_teacher: bool
    has_liaison: bool
    has_military: bool
    has_graduation: bool

    @property
    def state(self):
        is_back = self.written_state == State.COLLECTING and self.remark
        return RETURNED if is_back else self.written_state

    @property
    def state_label(self):
        return STATES[self.state][0]

    @property
    def tone(self):
        return STATES[self.state][1]

    @property
    def parts(self):
        """Weights by the practice of the house, see docs/regulation.md; together 100."""
        without_phone, unconfirmed = self.reachable - self.with_phone, self.reachable - self.confirmed
        return [
            Part("名单", 30, self._listed(), self._told_listed(), self._missing_listed()),
            Part("电话", 20, self._of(self.with_phone), self._told_of(self.with_phone), f"{without_phone} 人没有电话"),
            Part(
                "近期核对", 20, self._of(self.confirmed), self._told_of(self.confirmed), f"{unconfirmed} 人近期未核对"
            ),
            _there("班主任（辅导员）", 10, self.has_teacher, "有姓名和电话", "班主任（辅导员）的姓名或电话"),
            _there("班级联络员", 10, self.has_liaison, "有姓名和电话", "班级联络员的姓名或电话"),
            _there("军训照", 5, self.has_military, "已上传", "军训照"),
            _there("毕业照", 5, self.has_graduation, "已上传", "毕业照"),
        ]

    @property
    def percent(self):
        """Rounded down: 100 is said only where nothing is missing."""
        return int(sum(part.weight * part.share for part in self.parts))

    @property
    def missing(self):
        return [part.missing for part in self.parts if not part.is_there]

    @property
    def too_many(self):
        return max(self.registered - self.headcount, 0) if self.headcount else 0

    def _listed(self):
        return min(Fraction(self.registered, self.headcount), Fraction(1)) if self.headcount else Fraction(0)

    def _told_listed(self):
        return f"{self.registered} / {self.headcount} 人" if self.headcount else f"{self.registered} 人，学籍人数未定"

    def _missing_listed(self):
        return f"名单还差 {self.headcount - self.registered} 人" if self.headcount else "学籍人数"

    def _of(self, count):
        """Of a class without anybody nothing is known; of one whose people must all be left alone nothing is wanted."""
        return Fraction(count, self.reachable) if self.reachable else Fraction(bool(self.registered))

    def _told_of(self, count):
        return f"{count} / {self.reachable} 人"


def _there(label, weight, is_there, told, missing):
    return Part(label, weight, Fraction(is_there), told if is_there else "还缺", missing)


def completeness(classes, *, recent=None):
    """One `Completeness` for each of `classes` (a ClassGroup queryset), the weakest first; confirmed since day `recent`."""
    wanted, wanted_facts = classes.order_by().values("pk").query.sql_with_params()
    contactable, contactable_facts = Alumnus.objects.contactable().order_by().values("pk").query.sql_with_params()
    statement = COUNTED.format(wanted=wanted, contactable=contactable)
    facts = [*wanted_facts, *contactable_facts, NUMBERS, recent or recent_since(), NUMBERS]
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        found = [Completeness(*row) for row in cursor.fetchall()]
    return sorted(found, key=lambda each: (each.percent, -each.registered, each.pk))


def completeness_of(group, *, recent=None):
    return completeness(type(group).objects.filter(pk=group.pk), recent=recent)[0]


# --- whom a register asks about ------------------------------------------------------------------------------------------


def asked_about(of=""):
    """Over stays (`of` leads to them): those of whom a phone and a confirmation are wanted, here and at every desk."""
    able = Q(**{f"{of}alumnus__in": Alumnus.objects.contactable().values("pk")})
    return able & ~Q(**{f"{of}state": "withdrawn"})


def confirmed_lately(of="", *, recent=None):
    """Of these, whose contacts were confirmed since day `recent`."""
    return asked_about(of) & Q(**{f"{of}alumnus__contact_confirmed_on__gte": recent or recent_since()})


# --- by name ---------------------------------------------------------------------------------------------------------


def people_of(group):
    """Who belongs on the class's register."""
    return Alumnus.objects.filter(pk__in=group.educations.exclude(state="withdrawn").values("alumnus"))


def without_phone(group):
    numbers = Contact.objects.current().filter(alumnus=OuterRef("pk"), kind__in=NUMBERS)
    return _named(people_of(group).contactable().filter(~Exists(numbers)))


def unconfirmed(group, *, recent=None):
    since = recent or recent_since()
    return _named(people_of(group).contactable().exclude(contact_confirmed_on__gte=since))


def _named(people):
    return people.in_list_order().only("name", "name_pinyin")
