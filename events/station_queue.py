"""What a station's phone is told, and what it sends: entries with keys of its own making, each answered by itself.

An entry that was sent before is answered as the first time; one that is refused says why, and stays on the phone.
"""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.day_lists import counts, expected, readings, with_check_ins
from events.forms.day import WalkInForm
from events.models import CheckIn, Registration
from events.services.check_ins import AlreadyHere, check_in, undo_check_in
from events.services.walk_ins import walk_in

MOST = 100
LATEST = 10**13
DONE, THERE, REFUSED = "done", "there", "refused"
NOT_ON_LIST = "名单里没有这份报名，可能已经取消。请刷新名单，或作为现场登记。"


class EntryForm(forms.Form):
    """One entry as it came; whatever does not read is refused in words."""

    key = forms.RegexField(r"^[A-Za-z0-9_-]{16,64}$", error_messages={"invalid": "这条记录的编号有误。"})
    do = forms.ChoiceField(choices=[("in", ""), ("undo", ""), ("walk_in", "")])
    badge = forms.CharField(max_length=16, required=False)
    of = forms.CharField(max_length=64, required=False)
    people = forms.IntegerField(min_value=1, max_value=21, required=False)
    at = forms.IntegerField(min_value=0, max_value=LATEST, required=False)


def receive(station, entries, *, clock=None):
    """`{key: {state, say}}` for a list of entries as JSON brought it; `clock`: what the phone's says now, milliseconds."""
    fast = _fast(clock)
    known = [each for each in entries[:MOST] if isinstance(each, dict)]
    return {str(each.get("key", ""))[:64]: _answer(station, each, fast) for each in known}


def _fast(clock):
    """By how much the phone's clock is before ours; the moments it wrote down are as wrong."""
    if type(clock) is not int or not 0 < clock <= LATEST:
        return timedelta(0)
    return _moment(clock) - timezone.now()


def _answer(station, entry, fast):
    form = EntryForm(entry)
    if not form.is_valid():
        return {"state": REFUSED, "say": "这条记录不完整，没有登记。请重新登记。"}
    given = form.cleaned_data
    given["at"] = given["at"] and _moment(given["at"]) - fast
    try:
        return {"state": DONE, "say": DOES[given["do"]](station, given, entry)}
    except AlreadyHere as refusal:
        return {"state": THERE, "say": refusal.messages[0]}
    except ValidationError as refusal:
        return {"state": REFUSED, "say": " ".join(refusal.messages)}


def _in(station, given, entry):
    row = Registration.objects.filter(badge=given["badge"]).first()
    if row is None:
        raise ValidationError(NOT_ON_LIST)
    if row.event_id != station.event_id:
        raise ValidationError("这份报名属于另一个活动，不能在这里签到。")
    facts = {"key": given["key"], "people": given["people"], "at": given["at"], "station": station}
    return f"{check_in(row, actor=None, **facts).registration.name}已签到"


def _undo(station, given, entry):
    found = CheckIn.objects.select_related("event").filter(key=given["of"], event=station.event).first()
    if found is None:
        raise ValidationError("没有这条签到，不必撤销。")
    return f"已撤销{undo_check_in(found, station=station, actor=None).registration.name}的签到"


def _walk_in(station, given, entry):
    form = WalkInForm(entry)
    if not form.is_valid():
        raise ValidationError([each for errors in form.errors.values() for each in errors])
    done = walk_in(
        station.event,
        facts=form.facts,
        key=given["key"],
        same_name=form.cleaned_data["same_name"],
        at=given["at"],
        station=station,
        actor=None,
    )
    return f"{done.registration.name}已登记并签到"


DOES = {"in": _in, "undo": _undo, "walk_in": _walk_in}


def _moment(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, tz=UTC)


# --- what the phone holds ------------------------------------------------------------------------------------------------


def shell(station):
    """What the page knows before it has asked for the list."""
    return {"store": f"check-in-{station.token_hash[:16]}", "count": said(station.event), "rows": []}


def held(station):
    """What the page searches while there is no connection: no telephone but its last four digits, no number of a row."""
    event = station.event
    return {"count": said(event), "rows": [_row(station, *each) for each in with_check_ins(expected(event))]}


def said(event):
    numbers = counts(event)
    return {"people": numbers["people"], "here": numbers["here"], "registered": numbers["registered"]}


def _row(station, row, there, by):
    found = {
        "id": row.badge,
        "name": row.name,
        "sounds": " ".join(readings(row.name)),
        "class": row.class_text,
        "tail": row.mobile[-4:],
        "seats": row.seats,
    }
    if row.state == Registration.State.WAITING:
        found["waits"] = 1
    if there:
        found["here"] = {"by": by, "at": f"{timezone.localtime(there.at):%H:%M}", "people": there.people}
        if there.station_id == station.pk:
            found["here"]["key"] = there.key
    return found
