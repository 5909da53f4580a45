"""A class's own link: classmates write themselves down, the liaison takes what they wrote through a roster's check."""

import io
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import AlumniSettings, ClassEntry, ClassLink
from alumni.rosters.uploads import take_upload
from audit.acts import act
from common.formats import day
from common.regions import CITIES, PROVINCES, province_of
from common.workbooks import Column, stream_workbook

COLUMNS = (
    "姓名",
    "学号",
    "班级",
    "专业",
    "入学年份",
    "毕业年份",
    "手机",
    "邮箱",
    "工作单位",
    "职务",
    "所在省",
    "所在市",
)


@act
def make_class_link(group, *, most, address_of, actor):
    """Return `(link, address, text)`; the address is shown once."""
    expires = timezone.now() + timedelta(days=AlumniSettings.current().link_days)
    link, token = ClassLink.issue(class_group=group, most=most, issued_by=actor, expires_at=expires)
    address = address_of(token)
    text = (
        f"{group.name}的同学们好，请打开链接登记自己的联系方式和工作单位：{address} （{day(expires)}前有效，"
        "每人只填自己的，填写内容由学院核对后保存，其他同学看不到）"
    )
    return link, address, text


@act
def add_entry(link, *, facts, actor=None):
    """Keep what a classmate wrote until the liaison looks; the very same again is kept once and answered the same."""
    link = ClassLink.objects.select_for_update(of=["self"]).get(pk=link.pk)
    if not link.is_living:
        raise ValidationError("这个班级链接已经失效，没有保存。请向发链接的同学或学院要新的链接。")
    if link.entries.count() >= link.most:  # also who is there already: else the answer would tell who is
        raise ValidationError("这个班级链接填写的人数已满，没有保存。请与学院联系。")
    same = link.entries.filter(facts__name=facts["name"], facts__mobile=facts["mobile"], upload=None).first()
    entry = same or ClassEntry(link=link)
    entry.facts, entry.at = facts, timezone.now()
    entry.save()
    link.mark_used()
    entry.is_new = same is None
    return entry


@act
def take_entries(group, entries, *, actor):
    """All that waits becomes one upload of the class's college: checked, previewed, imported and undone as any roster."""
    entries = list(
        entries.filter(upload=None, link__class_group=group).select_for_update(of=["self"]).order_by("at", "pk")
    )
    if not entries:
        raise ValidationError("没有等待处理的填写内容。")
    content = io.BytesIO()
    columns = [Column(label) for label in COLUMNS]
    stream_workbook(content, title=group.name, columns=columns, rows=[_row(group, each.facts) for each in entries])
    upload = take_upload(
        content.getvalue(),
        filename=f"{group.name} 同学自填 {day(timezone.localdate())}.xlsx",
        college=group.college,
        confirmed_on=min(timezone.localtime(each.at).date() for each in entries),
        actor=actor,
    )
    ClassEntry.objects.filter(pk__in=[each.pk for each in entries]).update(upload=upload)
    return upload


def region_words(region):
    """`(province, city)` as a roster writes them."""
    city = CITIES.get(region, "")
    return PROVINCES.get(province_of(region) if city else region, "海外" if region == "990000" else ""), city


def _row(group, facts):
    own = [facts.get(name, "") for name in ("mobile", "email", "employer", "position")]
    of_class = [
        group.name,
        group.major.name if group.major else "",
        group.enrolled_year or "",
        group.graduated_year or "",
    ]
    return [facts["name"], facts.get("student_no", ""), *of_class, *own, *region_words(facts.get("region", ""))]


@act
def drop_entry(entry, *, actor):
    """What is no classmate's; what has gone into a roster is judged there."""
    entry = ClassEntry.objects.select_for_update(of=["self"]).filter(pk=entry.pk, upload=None).first()
    if entry is None:
        raise ValidationError("这一条已转入名册或已删除，请刷新页面。")
    entry.delete()


def delete_old_entries():
    """Gone after the time that originals of rosters are kept, taken over or not. Return how many."""
    before = timezone.now() - timedelta(days=AlumniSettings.current().upload_days)
    return ClassEntry.objects.filter(at__lt=before).delete()[0]
