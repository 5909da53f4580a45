"""The same person twice in one file, different people of one name, and student numbers that cannot be right."""

from collections import Counter, defaultdict

from alumni.rosters.joining import Joining
from alumni.rosters.result import RepeatedRow


def _any(person, names):
    """The city where one is written, else the province."""
    return next((value for value in (getattr(person, name) for name in names) if value), "")


JOINING = Joining(
    taken={name: (name,) for name in ("student_no", "class_name")}
    | {"major": ("major_name", "major_pk", "major_is_misfit")}
    | {
        name: (name,)
        for name in ("enrolled_year", "graduated_year", "level", "study_form", "duration", "gender", "birth_date")
    }
    | {"region": ("city", "province")}
    | {name: (name,) for name in ("remark", "email", "wechat", "qq", "employer")}
    | {"address": ("postal_address",)},
    mobile="phone",
    phones="other_phones",
    value=_any,
)


def sort_out(entries, reading):
    """The entries that are people of their own; refusals and repeats go to `reading`."""
    entries = _refuse_lost_zeros(entries)
    entries = _refuse_shared_numbers(entries)
    return _join_repeats(entries, reading)


def _refuse_lost_zeros(entries):
    """A number cell one digit shorter than nearly all others of its table has lost its leading zero."""
    tables = defaultdict(list)
    for entry in entries:
        if entry.person.student_no.isdigit():
            tables[entry.reader.sheet].append(entry)
    lost = {id(entry): entry for group in tables.values() for entry in _shorter(group)}
    for entry in lost.values():
        number = entry.person.student_no
        sentence = (
            f"学号“{number}”比同表其他学号少一位，可能丢了开头的 0。请在原表中把这一列设为“文本”格式，补全后再上传。"
        )
        _refuse(entry, sentence)
    return [entry for entry in entries if id(entry) not in lost]


def _shorter(group):
    lengths = Counter(len(entry.person.student_no) for entry in group)
    usual, count = lengths.most_common(1)[0]
    zeros = any(entry.person.student_no.startswith("0") for entry in group)
    if not zeros and (count < 3 or count * 5 < len(group) * 4):
        return []
    if zeros:
        usual = max(len(entry.person.student_no) for entry in group if entry.person.student_no.startswith("0"))
    return [entry for entry in group if entry.numeric and len(entry.person.student_no) == usual - 1]


def _refuse_shared_numbers(entries):
    by_number = defaultdict(list)
    for entry in entries:
        if entry.person.student_no:
            by_number[entry.person.student_no].append(entry)
    clashing = set()
    for number, group in by_number.items():
        if len(group) > 1 and len({entry.person.name for entry in group}) > 1:
            clashing.update(id(entry) for entry in group)
            _refuse_group(number, group)
    return [entry for entry in entries if id(entry) not in clashing]


def _refuse_group(number, group):
    for entry in group:
        others = "、".join(
            f"{other.reader.address('student_no', other.person.row)}（{other.person.name}）"
            for other in group
            if other is not entry
        )
        _refuse(entry, f"学号“{number}”与 {others[:200]} 相同，姓名却不同。请核对两处的学号后再上传。")


def _refuse(entry, sentence):
    row = entry.person.row
    entry.reader.refuse(row - 1, entry.cells, {entry.reader.address("student_no", row): sentence})


def _join_repeats(entries, reading):
    by_number, by_name, by_phone, kept = {}, defaultdict(list), defaultdict(list), []
    for entry in entries:
        person = entry.person
        first, tie = by_number.get(person.student_no) if person.student_no else None, "学号相同"
        same_name = by_name[person.name, person.class_name]
        if first is None:
            first, tie = _tied(person, same_name)
        if first is not None:
            # Of two values the first row's counts, and the liaison is shown both.
            changes = {key: [str(each) for each in pair] for key, pair in JOINING.fill(first, person).items()}
            repeat = RepeatedRow(person.sheet, person.row, person.name, first.sheet, first.row, tie, changes)
            reading.repeated.append(repeat)
            if first.student_no:
                by_number.setdefault(first.student_no, first)
            continue
        same_phone = by_phone[person.name, person.phone] if person.phone else []
        _mark_doubt(person, [*same_name, *same_phone])
        same_name.append(person)
        same_phone.append(person)
        kept.append(entry)
        if person.student_no:
            by_number[person.student_no] = person
    return kept


def _tied(person, same_name):
    """One of the same name and class, with the same phone or mailbox, of whom not both have a student number."""
    for other in same_name:
        if person.student_no and other.student_no:
            continue
        if person.phone and person.phone in (other.phone, *other.other_phones):
            return other, "姓名、班级和手机相同"
        if person.email and person.email == other.email:
            return other, "姓名、班级和邮箱相同"
    return None, ""


def _mark_doubt(person, same_name):
    for other in same_name:
        shared_phone = person.phone and person.phone == other.phone
        if not (person.student_no and other.student_no) or shared_phone:
            person.maybe_same_as = f"{other.sheet}!{other.address}"
            return
