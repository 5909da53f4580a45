"""The printable booklet of a college's history: cover, contents, texts with pictures, tables (art. 11)."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from colleges.history import WANTED, events
from colleges.models import Attachment
from common.documents import render_pdf
from common.downloads import PDF, File
from common.formats import day
from common.pictures import read_picture

PRINTED_SIDE = 1100
NOBODY = "—"


def booklet(parts, *, edition=None, declared=()) -> File:
    """Of collected parts; of `edition` where it is the published one, else marked as a draft.

    `declared`: (title, address) of what other apps show of the college. Paper names none of those people, it says where
    they are to be read: whoever withdraws the consent is gone there.
    """
    images = _images(parts["pictures"])
    said = (
        f"第 {edition.number} 版　{day(edition.approved_at)}公布" if edition else f"未公布的稿　{day(timezone.now())}"
    )
    data = {
        "title": f"{parts['college']}院史",
        "college": parts["college"],
        "edition": said,
        "footer": f"{parts['college']}院史　{said}",
        "chapters": [chapter for chapter in _texts(parts) if chapter["blocks"]],
        "pictures": [
            {"file": name, "caption": f"{each['year']} 年　{each['caption']}" if each["year"] else each["caption"]}
            for each in parts["pictures"]
            if (name := f"{each['key']}.jpg") in images
        ],
        "events": [[f"{event.year} 年", event.text] for event in events(parts)],
        "tables": [table for table in _tables(parts) if table["rows"]],
        "elsewhere": [
            {"title": title, "words": "经本人同意的，在网站上公开介绍：", "address": address}
            for title, address in declared
        ],
    }
    name = f"{parts['college']}院史{'' if edition else '（稿）'}.pdf"
    return File(name, render_pdf("college_history", data, images), PDF)


def _images(pictures):
    """`{file name: JPEG}`, small enough to print; one that the disk has lost or damaged is left out."""
    images = {}
    papers = Attachment.objects.in_bulk([each["paper"] for each in pictures])
    for each in pictures:
        try:
            with papers[each["paper"]].file.open("rb") as file:
                images[f"{each['key']}.jpg"] = read_picture(file, longest=PRINTED_SIDE).content
        except (FileNotFoundError, ValidationError):
            continue
    return images


def _texts(parts):
    return [{"title": WANTED[key], "blocks": blocks_of(parts[key])} for key in ("origin", "development")]


def blocks_of(text):
    """`[{kind: heading | paragraph, text}]`: a paragraph that begins with # is a heading."""
    blocks = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        is_heading = line.startswith(("#", "＃"))
        text = line.lstrip("#＃ 　") if is_heading else line
        if text:
            blocks.append({"kind": "heading" if is_heading else "paragraph", "text": text})
    return blocks


def years(row, *, today):
    """2003–2010, 2010 至今; `today` says what an open end means."""
    since, until = row["since_year"], row["until_year"]
    if not since:
        return f"至 {until} 年" if until else ""
    return f"{since}–{until}" if until else f"{since} {today}"


def _tables(parts):
    def table(key, columns, rows):
        return {"title": WANTED[key], "columns": columns, "rows": [[_text(cell) for cell in row] for row in rows]}

    return [
        table(
            "names", ["名称", "时期", "备注"], [[e["name"], years(e, today="至今"), e["note"]] for e in parts["names"]]
        ),
        table(
            "majors",
            ["专业", "归属本院", "开设", "停办"],
            [[e["name"], years(e, today="至今"), e["opened"], e["closed"]] for e in parts["majors"]],
        ),
        table(
            "leaders",
            ["姓名", "职务", "任期"],
            [[e["name"], e["title"], years(e, today="至今")] for e in parts["leaders"]],
        ),
        table(
            "figures",
            ["年份", "教职工（人）", "在校学生（人）"],
            [[e["year"], e["staff"], e["students"]] for e in parts["figures"]],
        ),
        table("achievements", ["年份", "成就"], [[e["year"], e["text"]] for e in parts["achievements"]]),
        table("addresses", ["地址", "时期"], [[e["address"], years(e, today="至今")] for e in parts["addresses"]]),
        table(
            "teachers",
            ["课程", "姓名", "时期", "职称"],
            [[e["subject"], e["name"], years(e, today="至今"), e["title"]] for e in parts["teachers"]],
        ),
    ]


def _text(cell):
    return NOBODY if cell in (None, "") else str(cell)
