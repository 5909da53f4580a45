"""Invitation letters (邀请函) for print: one a page, with the name, the salutation, a line for the seal and a code that answers."""

import hashlib

from django.utils import timezone

from alumni.exports import NOT_IN_FILE_NAMES
from audit.models import ExportLine
from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import day
from common.qr import qr_svg
from events.invitation_words import addressed, asking, facts_of, sender
from events.models import Guest

HOW = {True: "扫描二维码，告诉我们能否出席。", False: "扫描二维码报名。"}
OWN = "二维码只供您本人使用，请不要转发。"


def letters(event, issued, *, address_of, college, actor):
    """The PDF of what was issued now; whose letters left the house is a line in the log."""
    pictures = {f"{n}.svg": qr_svg(address_of(each), label="邀请").encode() for n, each in enumerate(issued)}
    content = render_pdf("event_letters", _data(event, issued), pictures)
    name = f"{NOT_IN_FILE_NAMES.sub('-', event.title)}邀请函-{timezone.localtime():%Y%m%d-%H%M}.pdf"
    people = sorted({pk for each in issued if (pk := each.alumnus_id)})
    ExportLine.signed(
        actor=actor,
        college=college,
        what=f"{event.title[:60]}邀请函",
        purpose="邀请参加活动",
        filters="所选的人",
        columns=["姓名", "称呼"],
        rows=len(issued),
        people=people,
        unmasked=False,
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    return File(name, content, PDF)


def _data(event, issued):
    return {
        "title": f"{event.title}邀请函",
        "sender": sender(event),
        "date": day(timezone.localdate()),
        "facts": facts_of(event),
        "asking": " ".join([OWN, *asking(event)]),
        "letters": [_letter(event, each.person, f"{n}.svg") for n, each in enumerate(issued)],
    }


def _letter(event, person, code):
    is_guest = isinstance(person, Guest)
    post = person.post if is_guest else ""
    return {
        "to": addressed(person),
        "post": post,
        "words": _words(event, is_guest),
        "how": HOW[is_guest],
        "code": code,
    }


def _words(event, is_guest):
    said = [f"您好。{sender(event)}将举行“{event.title}”，诚挚邀请您{'拨冗出席' if is_guest else '回母校参加'}。"]
    return said + [line.strip() for line in event.intro.splitlines() if line.strip()][:2]
