"""The office asks a college to prepare the reunions that are due (art. 15)."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from audit.acts import act
from colleges import notices
from events.reunions import classes_of, reunions

ARTICLE = 15


@act
def ask_for_reunion(college, *, year, actor):
    """One notice a year; asking again renews it with the figures of today."""
    due = [reunion for reunion in reunions(year, classes_of(college)) if reunion.free]
    if not due:
        raise ValidationError(f"{college.name} {year} 年没有待安排的值年班级。")
    said = "；".join(f"{each.graduated}届 {len(each.free)} 个班、{each.people} 人" for each in due)
    url = f"{reverse('college:events:reunions')}?year={year}"
    facts = {"body": f"{said}。请与班级联络员商定后建立活动。", "url": url, "article": ARTICLE}
    title = f"请安排 {year} 年值年返校：{sum(len(each.free) for each in due)} 个班"
    return notices.put(f"reunions:{college.pk}:{year}", college=college, title=title, **facts)
