"""People of whom some are registered twice, and who is who: the ground of `duplicates.py`. Everything from a fixed seed.

The truth is a person; a record is what one list said of them, and each list leaves out and mistakes what such lists do.

*Names* are surname and one or two characters, the common ones as common as in China and more: of 200,000 people some two
hundred are called 王伟, and of two people of one class one pair in thirty thousand has the same name.

*Known records* (200,000, forty to a class) state: sex 92 %, birthday 60 %, 学号 85 % (since 1996), mobile 85 %, mailbox, QQ or
微信 12 % each, class 97 %; 4 % have a second stay (专升本). What two people share is there too: one in a hundred has the
number of a sister or room mate.

*New records* (10,000), 40 % of them of known people. Where they come from, and what goes wrong there:

- 35 % a class's own list without 学号: class 90 %, an unknown name of the class (renamed, so that it became a class of its own)
  6 %, none 4 %; mobile 90 %; the name mistyped in 3 % (two of three times by sound, else by shape).
- 15 % the list of a local association: year, college, mobile 97 %, no class; the year one off in 3 %, the name mistyped in 2 %.
- 20 % their own registration: class 85 %, birthday 70 %, mobile always, mailbox 40 %; the name mistyped in 0.5 %.
- 15 % the register of students: 学号, birthday 98 %, class, no mobile. The database knows a 学号 once, so four of five are about
  people whose known record has none, in one of five the known or the new 学号 is miscopied: zeros lost, or one digit wrong.
- 10 % a second stay (专升本) up to three years later with another 学号, 30 % of them in another college; birthday 85 %, mobile 70 %.
- 5 % the list of the class in another college from which or to which they changed; mobile 85 %, birthday 20 %.

A mobile that is stated is the known person's in 65 % (the others have a new one), a birthday is wrong in 1 %, the sex in 0.3 %.

The other 60 % are really new: of new classes, of known ones (who were missing there), of associations, by themselves; among
them 60 twins in one class, 140 siblings in other years (most with the parents' number), 160 with a mobile number that was
somebody else's before, 80 who share a room mate's number, 30 with a namesake in their year and college, and 20 with one in their
class, whose lists state the 学号, as a class with two of one name must. Namesakes by chance come on top.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from _names import MEN, WOMEN, alike
from _people import CLASS_SIZE, SURNAME, Weighted, classes, mobile

from alumni.demo.chance import COMPOUND

CHANNELS = {"class": 35, "association": 15, "own": 20, "register": 15, "second": 10, "transfer": 5}
REALLY_NEW = {"fresh": 2700, "missing": 1510, "association": 900, "own": 400}
HARD = {"twin": 60, "sibling": 140, "reassigned": 160, "room mate": 80, "cohort namesake": 30, "class namesake": 20}


@dataclass(frozen=True)
class Group:
    id: int
    college: int
    major: int
    name: str
    year: int


@dataclass(frozen=True)
class Stay:
    college: int
    major: int | None
    class_id: int | None
    number: str
    enrolled: int | None
    graduated: int | None


@dataclass
class Person:
    """The truth."""

    name: str
    gender: str
    born: date
    group: Group
    number: str
    mobile: str
    mailboxes: list


@dataclass
class Record:
    """What one list says of a person."""

    name: str
    gender: str = ""
    born: date | None = None
    stays: list = field(default_factory=list)
    contacts: list = field(default_factory=list)


@dataclass
class World:
    groups: list
    known: list  # records, of which the first has number 1
    new: list
    truth: set  # (number of the known, number of the new)
    origin: dict  # number of the new: its channel

    def pairs(self):
        return {(min(pair), max(pair)) for pair in self.truth}


class Maker:
    def __init__(self, known, new, seed):
        self.chance = random.Random(seed)
        self.known_count, self.new_count = known, new
        self.men, self.women = Weighted(MEN, head=2), Weighted(WOMEN, head=2)
        self.second = {"男": Weighted(MEN[30:] + MEN[:30], head=12), "女": Weighted(WOMEN[30:] + WOMEN[:30], head=12)}
        self.by_sound, self.by_shape = alike()
        wanted = known + 2 * new
        self.groups = [Group(*each) for each in classes(wanted)]
        self.slots = -(-known // CLASS_SIZE)  # these are registered already
        self.renamed, self.by_year, self.numbers = {}, defaultdict(list), set()
        for group in self.groups[: self.slots]:
            self.by_year[group.year].append(group)

    def happens(self, share):
        return self.chance.random() < share

    # --- the truth ---

    def person(self, group, seat):
        gender = self.chance.choice("男女")
        number = number_of(group, seat)
        self.numbers.add(number)
        return Person(
            name=self.name(gender),
            gender=gender,
            born=date(group.year - 18, 3, 1) + timedelta(days=self.chance.randrange(-500, 365)),
            group=group,
            number=number if group.year > 1995 or self.happens(0.8) else "",
            mobile=mobile(self.chance),
            mailboxes=self.mailboxes(),
        )

    def name(self, gender):
        chance, first = self.chance, self.men if gender == "男" else self.women
        surname = chance.choice(COMPOUND) if chance.random() < 0.01 else SURNAME.pick(chance)
        return surname + first.pick(chance) + (self.second[gender].pick(chance) if chance.random() < 0.72 else "")

    def mailboxes(self):
        digits = f"{self.chance.randrange(10**8, 10**10)}"
        return [("email", f"{digits}@example.com"), ("qq", digits), ("wechat", f"wx{digits}")]

    # --- the known ---

    def world(self):
        people = [
            self.person(self.groups[index // CLASS_SIZE], index % CLASS_SIZE) for index in range(self.known_count)
        ]
        self.share_numbers(people)
        known = [self.known(person) for person in people]
        new, truth, origin = [], set(), {}
        for channel, number, record in self.duplicates(people, known):
            new.append(record)
            truth.add((number + 1, self.known_count + len(new)))
            origin[self.known_count + len(new)] = channel
        for channel, record in self.strangers(people):
            new.append(record)
            origin[self.known_count + len(new)] = channel
        self.groups += self.renamed.values()
        return World(self.groups, known, new, truth, origin)

    def share_numbers(self, people):
        for number in range(0, len(people), 100):
            people[number].mobile = people[max(0, number - self.chance.randrange(1, CLASS_SIZE))].mobile

    def known(self, person):
        record = Record(person.name)
        record.gender = person.gender if self.happens(0.92) else ""
        record.born = self.birthday(person) if self.happens(0.6) else None
        number = person.number if self.happens(0.85) else ""
        group = person.group
        class_id = group.id if self.happens(0.97) else None
        record.stays = [Stay(group.college, group.major, class_id, number, group.year, group.year + 3)]
        if self.happens(0.04):
            record.stays.append(self.later_stay(person))
        record.contacts = [("mobile", person.mobile)] if self.happens(0.85) else []
        record.contacts += [each for each in person.mailboxes if self.happens(0.12)]
        return record

    def later_stay(self, person):
        begun, elsewhere = person.group.year + 3 + self.chance.randrange(4), self.happens(0.3)
        groups = [g for g in self.by_year.get(begun, ()) if elsewhere != (g.college == person.group.college)]
        group = self.chance.choice(groups) if groups else None
        college, major, class_id = (
            (group.college, group.major, group.id) if group else (person.group.college, None, None)
        )
        number = self.later_number(begun)
        return Stay(college, major, class_id if self.happens(0.8) else None, number, begun, begun + 2)

    def later_number(self, begun):
        while (number := f"S{begun}{self.chance.randrange(10**7):07d}") in self.numbers:
            pass
        self.numbers.add(number)
        return number

    # --- what goes wrong ---

    def birthday(self, person):
        if not self.happens(0.01):
            return person.born
        born = person.born
        return born.replace(day=born.month, month=born.day) if born.day <= 12 else born + timedelta(days=30)

    def mistyped(self, name, share):
        if not self.happens(share):
            return name
        ways = self.by_sound if self.happens(2 / 3) else self.by_shape
        places = [place for place, sign in enumerate(name) if ways.get(sign)]
        places = [place for place in places if place] or places  # the surname is mistaken last of all
        if not places:
            return name
        place = self.chance.choice(places)
        return name[:place] + self.chance.choice(ways[name[place]]) + name[place + 1 :]

    def gender(self, person, share):
        if not self.happens(share):
            return ""
        return person.gender if self.happens(0.997) else "女男"["男女".index(person.gender)]

    def phones(self, person, share):
        if not self.happens(share):
            return []
        return [("mobile", person.mobile if self.happens(0.65) else mobile(self.chance))]

    def stay(self, person, *, class_id=0, number="", off=0):
        group = person.group
        class_id = group.id if class_id == 0 else class_id
        return Stay(group.college, group.major, class_id, number, group.year + off, group.year + 3 + off)

    def class_by_another_name(self, group):
        if group.id not in self.renamed:
            new = len(self.groups) + len(self.renamed) + 1
            self.renamed[group.id] = replace(group, id=new, name=f"{group.year}级{group.name}")
        return self.renamed[group.id].id

    # --- lists ---

    def from_class(self, person, *, number=""):
        where = self.chance.random()
        class_id = 0 if where < 0.90 else self.class_by_another_name(person.group) if where < 0.96 else None
        return Record(
            self.mistyped(person.name, 0.03),
            self.gender(person, 0.7),
            None,
            [self.stay(person, class_id=class_id, number=number)],
            self.phones(person, 0.9),
        )

    def from_association(self, person):
        off = self.chance.choice((-1, 1)) if self.happens(0.03) else 0
        stays = [self.stay(person, class_id=None, off=off)]
        return Record(
            self.mistyped(person.name, 0.02), self.gender(person, 0.5), None, stays, self.phones(person, 0.97)
        )

    def from_own(self, person):
        stays = [self.stay(person, class_id=0 if self.happens(0.85) else None)]
        record = Record(
            self.mistyped(person.name, 0.005), self.gender(person, 0.9), None, stays, self.phones(person, 1)
        )
        record.born = self.birthday(person) if self.happens(0.7) else None
        record.contacts += [self.chance.choice(person.mailboxes)] if self.happens(0.4) else []
        return record

    def from_register(self, person, *, number):
        record = Record(person.name, self.gender(person, 1), None, [self.stay(person, number=number)])
        record.born = self.birthday(person) if self.happens(0.98) else None
        return record

    def from_second(self, person):
        record = Record(
            person.name, self.gender(person, 0.95), None, [self.later_stay(person)], self.phones(person, 0.7)
        )
        record.born = self.birthday(person) if self.happens(0.85) else None
        return record

    def from_transfer(self, person):
        others = [group for group in self.by_year[person.group.year] if group.college != person.group.college]
        group = self.chance.choice(others)
        stays = [Stay(group.college, group.major, group.id, "", person.group.year, person.group.year + 3)]
        record = Record(
            self.mistyped(person.name, 0.02), self.gender(person, 0.7), None, stays, self.phones(person, 0.85)
        )
        record.born = self.birthday(person) if self.happens(0.2) else None
        return record

    # --- the same people again ---

    def duplicates(self, people, known):
        """`(channel, place of the known, record)`; the known record is changed where its 学号 was the miscopied one."""
        wanted = {name: self.new_count * 40 * share // 10_000 for name, share in CHANNELS.items()}
        for number in self.chance.sample(range(len(people)), len(people)):
            person, record = people[number], known[number]
            channel = next((name for name, left in wanted.items() if left), None)
            if channel is None:
                return
            if channel == "register":
                stated = self.register_number(person, record)
                if not stated:
                    continue
                yield channel, number, self.from_register(person, number=stated)
            else:
                yield channel, number, getattr(self, f"from_{channel}")(person)
            wanted[channel] -= 1

    def register_number(self, person, record):
        """The 学号 that the register states, or "" where this person cannot be the next."""
        if not person.number:
            return ""
        miscopied = self.happens(0.2)
        if bool(record.stays[0].number) != miscopied:
            return ""
        if not miscopied:
            return person.number
        wrong = self.miscopied(person.number)
        if self.happens(0.5):
            return wrong
        record.stays[0] = replace(record.stays[0], number=wrong)
        return person.number

    def miscopied(self, number):
        wrong = "0" + number if self.happens(0.4) else number
        while wrong in self.numbers:
            place = self.chance.randrange(4, len(number))
            wrong = number[:place] + str(self.chance.randrange(10)) + number[place + 1 :]
        self.numbers.add(wrong)
        return wrong

    # --- really new people ---

    def strangers(self, people):
        share = self.new_count / 10_000
        seats = defaultdict(int)
        for name, count in REALLY_NEW.items():
            for index in range(round(count * share)):
                yield name, getattr(self, f"stranger_{name}")(index, seats)
        for name, count in HARD.items():
            for _ in range(round(count * share)):
                yield name, getattr(self, "hard_" + name.replace(" ", "_"))(self.chance.choice(people), people, seats)

    def newcomer(self, group, seats):
        """Of the next seat whose 学号 is free: somebody's may have been miscopied into it."""
        seats[group.id] += 1
        while number_of(group, CLASS_SIZE + seats[group.id]) in self.numbers:
            seats[group.id] += 1
        return self.person(group, CLASS_SIZE + seats[group.id])

    def stranger_fresh(self, index, seats):
        return self.known(self.newcomer(self.groups[self.slots + index // CLASS_SIZE], seats))

    def stranger_missing(self, index, seats):
        person = self.newcomer(self.chance.choice(self.groups[: self.slots]), seats)
        return self.from_class(person, number=person.number if self.happens(0.5) else "")

    def stranger_association(self, index, seats):
        return self.from_association(self.newcomer(self.chance.choice(self.groups[: self.slots]), seats))

    def stranger_own(self, index, seats):
        return self.from_own(self.newcomer(self.chance.choice(self.groups[: self.slots]), seats))

    def hard_twin(self, other, people, seats):
        person = self.newcomer(other.group, seats)
        person.name, person.gender, person.born = self.name_of_sibling(other), other.gender, other.born
        person.mobile = other.mobile if self.happens(0.7) else person.mobile
        return self.known(person)

    def hard_sibling(self, other, people, seats):
        years = [year for year in self.by_year if 0 < abs(year - other.group.year) < 5]
        person = self.newcomer(self.chance.choice(self.by_year[self.chance.choice(years)]), seats)
        person.name, person.gender = self.name_of_sibling(other), other.gender
        person.mobile = other.mobile if self.happens(0.8) else person.mobile
        return self.known(person)

    def hard_reassigned(self, other, people, seats):
        person = self.newcomer(self.chance.choice(self.groups[: self.slots]), seats)
        person.mobile = other.mobile
        return self.from_own(person)

    def hard_room_mate(self, other, people, seats):
        person = self.newcomer(other.group, seats)
        person.mobile = other.mobile
        return self.from_class(person)

    def hard_cohort_namesake(self, other, people, seats):
        group = other.group
        near = [g for g in self.by_year[group.year] if g.college == group.college and g.id != group.id]
        person = self.newcomer(self.chance.choice(near or [group]), seats)
        person.name, person.gender = other.name, other.gender
        return self.known(person)

    def hard_class_namesake(self, other, people, seats):
        person = self.newcomer(other.group, seats)
        person.name, person.gender = other.name, other.gender
        record = self.from_class(person, number=person.number)
        record.born = person.born if self.happens(0.6) else None
        return record

    def name_of_sibling(self, other):
        """The same surname and, in names of three, mostly the same second character."""
        surname = other.name[:2] if other.name[:2] in COMPOUND else other.name[0]
        given = other.name[len(surname) :]
        while True:
            own = self.name(other.gender)[-1]
            if own not in other.name:
                return surname + (given[0] + own if len(given) == 2 and self.happens(0.8) else own)


def number_of(group, seat):
    return f"{group.year}{group.id:04d}{seat + 1:02d}"


def make_world(known, new, seed):
    return Maker(known, new, seed).world()
