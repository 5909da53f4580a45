"""The rooms of the two working faces, as their navigation shows them: eight entries at most, each with its pages.

A new working page gets one line here, in the room where somebody would look for it; the admin's own sidebar is in `admin.py`.
"""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Page:
    """`name` is where it leads; `marks` are beginnings of the URL names that belong to it as well."""

    title: str
    name: str
    marks: tuple = ()


@dataclass(frozen=True)
class Room:
    """One entry of the navigation, or several pages behind one word, shown in a second line."""

    title: str
    pages: tuple


def _room(title, name, *marks):
    return Room(title, (Page(title, name, marks),))


COLLEGE = (
    _room("工作台", "college:desk"),
    Room(
        "校友",
        (
            Page(
                "校友",
                "college:alumni:find",
                tuple(
                    f"college:alumni:{mark}-"
                    for mark in ("person", "saved", "education", "employment", "contact", "consent", "tag", "find")
                ),
            ),
            Page("名册", "college:alumni:roster-list", ("college:alumni:roster-",)),
            Page("优秀校友", "college:alumni:notable-list", ("college:alumni:notable-",)),
            Page("分类统计", "college:alumni:classified"),
            Page("资料质量", "college:alumni:quality", ("college:alumni:quality-",)),
        ),
    ),
    Room(
        "班级",
        (
            Page("班级", "college:alumni:class-list", ("college:alumni:class-",)),
            Page(
                "班级登记表",
                "college:alumni:register-list",
                tuple(
                    f"college:alumni:{mark}"
                    for mark in ("register-", "class-photo", "class-portraits", "portraits-", "photo-")
                ),
            ),
        ),
    ),
    Room(
        "待核对",
        (
            Page("校友来件", "college:alumni:request-list", ("college:alumni:request-",)),
            Page("本人更新", "college:alumni:proposal-list", ("college:alumni:proposal-",)),
            Page("疑似重复", "college:alumni:duplicate-list", ("college:alumni:duplicate-",)),
            Page("合并记录", "college:alumni:merge-list", ("college:alumni:merge-",)),
            Page("认领", "college:alumni:claim-list", ("college:alumni:claim-",)),
        ),
    ),
    Room(
        "联络与导出",
        (
            Page("群发", "college:alumni:message-list", ("college:alumni:message-",)),
            Page("核对链接", "college:alumni:link-list", ("college:alumni:link-",)),
            Page("导出", "college:alumni:export-list", ("college:alumni:export-",)),
        ),
    ),
    Room(
        "活动",
        (
            Page("校友活动", "college:events:list", ("college:events:",)),
            Page("活动日历", "college:events:calendar", ("college:events:calendar-",)),
            Page("活动统计", "college:events:figures", ("college:events:figures-",)),
            Page("值年建议", "college:events:reunions"),
            Page("校友建议", "college:events:suggestion-list", ("college:events:suggestion-",)),
            Page("场地", "college:events:venue-list", ("college:events:venue-",)),
            Page("服务办法", "college:events:rules"),
        ),
    ),
    Room(
        "工作计划",
        (
            Page(
                "本年计划",
                "college:planning:plan",
                ("college:planning:plan-", "college:planning:item-"),
            ),
            Page("历年计划", "college:planning:plan-list"),
            Page("研究记录", "college:planning:deliberation-list", ("college:planning:deliberation-",)),
            Page("年度总结", "college:planning:summary-list", ("college:planning:summary",)),
            Page("经验交流", "college:planning:experience-list", ("college:planning:experience-",)),
            Page("办法对照", "regulation:home"),
        ),
    ),
    Room(
        "学院",
        (
            Page("联系方式", "college:contact-points", ("college:contact-point-",)),
            Page("保障机制", "college:safeguard", ("college:safeguard-",)),
            Page("工作交接", "college:hand-over", ("college:hand-over-",)),
            Page("院史", "college:history", ("college:history-",)),
        ),
    ),
)

OFFICE = (
    _room("首页", "admin:index"),
    Room(
        "校友",
        (
            Page("校友", "admin:alumni_alumnus_changelist", ("admin:person-", "admin:consent-")),
            Page("名册与毕业生数据", "admin:roster-list", ("admin:roster-",)),
            Page("归属待定", "admin:roster-queue"),
            Page("优秀校友", "admin:notable-list", ("admin:notable-",)),
            Page("分类统计", "admin:classified"),
            Page("资料质量", "admin:quality", ("admin:quality-",)),
        ),
    ),
    Room(
        "班级",
        (
            Page("班级", "admin:alumni_classgroup_changelist", ("admin:class-",)),
            Page(
                "班级登记表",
                "admin:register-list",
                ("admin:register-", "admin:class-photo", "admin:class-portraits", "admin:portraits-", "admin:photo-"),
            ),
        ),
    ),
    Room(
        "待核对",
        (
            Page("校友来件", "admin:request-list", ("admin:request-",)),
            Page("本人更新", "admin:proposal-list", ("admin:proposal-",)),
            Page("疑似重复", "admin:duplicate-list", ("admin:duplicate-",)),
            Page("合并记录", "admin:merge-list", ("admin:merge-",)),
            Page("认领", "admin:claim-list", ("admin:claim-",)),
            Page("个人信息删除", "admin:erasure-list", ("admin:erasure-",)),
        ),
    ),
    Room(
        "联络与导出",
        (
            Page("群发", "admin:message-list", ("admin:message-",)),
            Page("核对链接", "admin:link-list", ("admin:link-",)),
            Page("地区通讯录", "admin:region-directory", ("admin:region-",)),
            Page("导出申请", "admin:alumni_exportrequest_changelist"),
        ),
    ),
    Room(
        "活动",
        (
            Page("校友活动", "admin:event-list", ("admin:event-",)),
            Page("活动日历", "admin:event-calendar", ("admin:event-calendar-",)),
            Page("活动统计", "admin:event-figures", ("admin:event-figures-",)),
            Page("值年建议", "admin:event-reunions"),
            Page("校友建议", "admin:event-suggestion-list", ("admin:event-suggestion-",)),
            Page("场地", "admin:event-venue-list", ("admin:event-venue-",)),
            Page("服务办法", "admin:event-rules", ("admin:event-rule-",)),
        ),
    ),
    Room(
        "工作计划",
        (
            Page("年度计划", "admin:plan-list", ("admin:plan-",)),
            Page("落实情况", "admin:plan-matrix"),
            Page("检查", "admin:inspection-list", ("admin:item-",)),
            Page("研究记录", "admin:deliberation-list", ("admin:deliberation-",)),
            Page("年度总结", "admin:summary-list", ("admin:summary-",)),
            Page("经验交流", "admin:experience-list", ("admin:experience-",)),
            Page("办法文本", "admin:regulation-list", ("admin:regulation-",)),
            Page("条款解释", "admin:interpretation-list", ("admin:interpretation-",)),
        ),
    ),
    Room(
        "机构",
        (
            Page("机构和人员", "admin:organisation"),
            Page("保障机制", "admin:safeguard-list", ("admin:safeguard-",)),
            Page("院史", "admin:history-list", ("admin:history-",)),
        ),
    ),
)
FACES = {"college": COLLEGE, "admin": OFFICE}


def desk_rooms(request):
    """Context: `desk_rooms` [{title, href, here, one_page}], and `room_pages` of the room one is in, where it has several."""
    match = request.resolver_match
    rooms = FACES.get(_face(request, match.namespaces[0])) if match and match.namespaces else None
    if rooms is None:
        return {}
    here = page_of(rooms, match.view_name)
    inside = next((room for room in rooms if here in room.pages and len(room.pages) > 1), None)
    return {
        "desk_rooms": [
            _link(room, room.pages[0], here in room.pages) | {"one_page": len(room.pages) == 1} for room in rooms
        ],
        "room_pages": inside
        and {"title": inside.title, "pages": [_link(page, page, page is here) for page in inside.pages]},
    }


def _face(request, space):
    """The inbox is in the face of whoever reads it."""
    if space != "inbox":
        return space
    if request.user.has_perm("colleges.view_college"):
        return "admin"
    return "college" if getattr(request, "seat", None) else space


def page_of(rooms, view_name):
    """The page of that very name, else the one with the longest beginning of it."""
    pages = [page for room in rooms for page in room.pages]
    for page in pages:
        if page.name == view_name:
            return page
    fits = [(len(mark), page) for page in pages for mark in page.marks if view_name.startswith(mark)]
    return max(fits, key=lambda fit: fit[0], default=(0, None))[1]


def _link(named, page, here):
    return {"title": named.title, "href": reverse(page.name), "here": here}
