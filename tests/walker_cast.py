"""Who comes by in the walker's world, and the signs by which what belongs to somebody is known."""

from alumni_office.roles import FINANCE, INSPECTOR, OFFICE, STUDENT_AFFAIRS

STAFF = {"office": OFFICE, "finance": FINANCE, "inspector": INSPECTOR, "student affairs": STUDENT_AFFAIRS}
SEATED = ("liaison", "leader", "other liaison")
ROLES = ("anonymous", *STAFF, *SEATED, "no appointment", "former liaison")
ANIMAL, MACHINE = "animal", "machine"
HOME = {"liaison": ANIMAL, "leader": ANIMAL, "other liaison": MACHINE}
MARKERS = {
    "鼱": {"liaison", "leader", "office", "inspector"},  # rows of 动物科技学院
    "鼹": {"other liaison", "office", "inspector"},  # rows of 机电工程学院
    "鼬": {"liaison"},  # what is one's own, and nobody else's
    "鼯": {"leader"},
    "鼷": {"other liaison"},
    "鼢": {"office"},  # to the office only
    "鼫": {"office", "inspector"},  # rows of a third college
}
COLLEGE_MARKER = {ANIMAL: "鼱", MACHINE: "鼹"}
OWN_MARKER = {"liaison": "鼬", "leader": "鼯", "other liaison": "鼷"}
NUMBERS = {ANIMAL: ("13855551{}", "2015550{}"), MACHINE: ("13877772{}", "2015770{}")}


#: people of the one college who stand in the other's roster too
KNOWN = {ANIMAL: ("东撞名", "13700000001"), MACHINE: ("西撞名", "13700000002")}
