"""Two who were made one and parted again: whose a row of the trail is, and what an undone merge may go on telling.

While the merge stood, rows of the one bore the number of the other and values of the one stood in rows of the other.
`office_parted` reads it out of the merge's record, for the eraser of the trail and for the words that are looked for here.
"""

from django.db import connection
from django.db.models import Q

from alumni.models import Alumnus, Merge

ERASED = "已删除"
#: columns that say whose a row is
OWNERS = {"alumnus_id", "education_id", "profile_id", "liaison_id", "sought_id", "kept_id", "first_id", "second_id"}
COLUMNS = ("trail", "row_id", "col", "val", "mine", "moved", "since", "until")


def _mixed(model, numbers):
    trail = model.trail_events.rel.related_model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM office_parted(%s) WHERE trail = %s", [list(numbers), trail])
        return [dict(zip(COLUMNS, row, strict=True)) for row in cursor.fetchall()]


def ever_said(model, column, numbers):
    """Every value of `column` in the trail of the rows that are of the person, whatever number they bore for a time.

    What one of them had from another for the time of a merge is left out; what the person lent to another is not.
    """
    mixed = _mixed(model, numbers)
    owner = "pgh_obj_id" if model is Alumnus else "alumnus_id"
    moved = {
        mine: {each["row_id"] for each in mixed if each["moved"] and each["mine"] is mine} for mine in (True, False)
    }
    own = Q(**{f"{owner}__in": numbers}) & ~Q(pgh_obj_id__in=moved[False]) | Q(pgh_obj_id__in=moved[True])
    events = model.trail_events.rel.related_model.objects.filter(own)
    found, said = set(), [each for each in mixed if each["col"] == column and not each["moved"] and each["val"]]
    for row, pgh_id, at, value in events.values_list("pgh_obj_id", "pgh_id", "pgh_created_at", column):
        if not any(_is_borrowed(each, row, pgh_id, at, value) for each in said):
            found.add(value)
    return found


def lent_words(model, columns, numbers):
    """What rows of others had of the person's in these columns while the two were one."""
    mixed = _mixed(model, numbers)
    return {each["val"] for each in mixed if each["mine"] and not each["moved"] and each["col"] in columns} - {None}


def _is_borrowed(lent, row, pgh_id, at, value):
    if lent["mine"] or lent["row_id"] != row or lent["val"] != str(value):
        return False
    return pgh_id >= lent["since"] and at <= lent["until"]


def merges_with_others(numbers):
    """Undone merges of one of `numbers` with somebody else: pages of the other's history as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_parted_merges(%s)", [list(numbers)])
        return Merge.objects.filter(pk__in=cursor.fetchone()[0])


def leave_to_the_other(merges, numbers):
    """Undone merges no longer name the person; their records still tell, by numbers alone, whose rows were whose."""
    for merge in merges:
        merge.kept_id = None if merge.record["kept"] in numbers else merge.kept_id
        merge.gone_name = ERASED if merge.gone_id in numbers else merge.gone_name
        merge.left_after_undo = [_untold(line) for line in merge.left_after_undo if line.get("of") not in numbers]
        merge.save(update_fields=["kept", "gone_name", "left_after_undo"])


def _untold(line):
    """Of what could not be put back nobody can tell whose it was: its kind stays, and why."""
    return line if line.get("of") else line | {"what": line["what"].partition("：")[0]}


def forget_values(merges):
    """Of what an undone merge did, the numbers of the rows that went over stay, and nothing that they said."""
    for merge in merges:
        steps = [
            [kind, label, pk, {name: value for name, value in values.items() if name in OWNERS}]
            for kind, label, pk, values in merge.record["steps"]
        ]
        merge.record = {"kept": merge.record["kept"], "steps": [step for step in steps if step[3]]}
        merge.save(update_fields=["record"])
