"""Where people work and worked."""

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone

from alumni.models import Employment
from audit.acts import act
from audit.trail import add_facts
from common.versions import save_version

ENDED = "这段工作经历已经结束或已删除，请刷新页面后再操作。"


@act
def add_employment(person, *, changes, end_current=False, actor):
    """`changes`: values of the row by field. `end_current`: what was current until now ends without a year."""
    job = Employment(alumnus=person, **changes)
    job.full_clean()
    if end_current and job.is_current:
        current = Employment.objects.filter(alumnus=person, is_current=True)
        current.update(is_current=False, version=F("version") + 1, updated_at=timezone.now())
    job.save()
    return job


@act
def edit_employment(job, *, changes, version, actor):
    for name, value in changes.items():
        setattr(job, name, value)
    job.full_clean()
    save_version(job, seen=version, fields=changes)
    return job


@act
def end_employment(job, *, until_year=None, actor):
    job = Employment.objects.select_for_update(of=["self"]).filter(pk=job.pk, is_current=True).first()
    if job is None:
        raise ValidationError(ENDED)
    if until_year and until_year > timezone.localdate().year:
        raise ValidationError({"until_year": "结束年份不能晚于今年。"})
    job.is_current, job.until_year = False, until_year
    job.full_clean()
    save_version(job, seen=job.version, fields=["is_current", "until_year"])
    return job


@act
def remove_employment(job, *, reason, actor):
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么登记有误。"})
    add_facts(reason=reason.strip())
    job.delete()
