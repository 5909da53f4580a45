"""How the articles on the database stand for a unit (art. 8, 9, 19): the statements of its own lists, counted."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from alumni.models import Alumnus, ClassGroup, ClassRegister, NotableProfile
from alumni.notable_facts import NOTHING, complete, with_facts
from alumni.quality import CLASS_GAPS, asked_figures
from alumni.search import REACHABLE
from planning.figures import Figure, declares_figures


def _urls(college_name, office_name, **asked):
    """The addresses of a list in both faces; the office sees all colleges' rows there."""
    query = f"?{urlencode(asked)}" if asked else ""
    names = {"college_url": f"college:alumni:{college_name}", "office_url": f"admin:{office_name}"}
    return {face: reverse(name) + query for face, name in names.items()}


def _of(college, model):
    return model.objects.of_college(college) if college else model.objects.all()


@declares_figures(8, 9)
def recent_contacts(college, year):
    """近期的通讯录: of those who may be contacted, whose contact was confirmed lately."""
    found = asked_figures(college)
    urls = _urls("find", "alumni_alumnus_changelist", confirmed="yes", state=REACHABLE)
    return [Figure("可以联系的校友，近期核对过", found["confirmed"], found["people"], "人", **urls)]


@declares_figures(9)
def class_registers(college, year):
    reviewed = Count("pk", filter=Q(register__state=ClassRegister.State.REVIEWED))
    found = _of(college, ClassGroup).order_by().aggregate(classes=Count("pk"), reviewed=reviewed)
    urls = _urls("register-list", "register-list", state=ClassRegister.State.REVIEWED.value)
    return [Figure("班级登记表已审核", found["reviewed"], found["classes"], "个班", **urls)]


@declares_figures(9)
def class_liaisons(college, year):
    """Through whom a class is reached."""
    _, without = CLASS_GAPS["liaison"]
    found = _of(college, ClassGroup).order_by().aggregate(classes=Count("pk"), lacking=Count("pk", filter=without))
    urls = _urls("quality-classes", "quality-classes", lacks="liaison")
    return [Figure("没有班级联络员的班", found["lacking"], found["classes"], "个班", **urls)]


@declares_figures(8, 9)
def notable_files(college, year):
    files = _of(college, NotableProfile)
    urls = _urls("notable-list", "notable-list", missing=NOTHING)
    return [Figure("优秀校友档案齐全", complete(with_facts(files)).count(), files.count(), "份", **urls)]


@declares_figures(19)
def silent_notables(college, year):
    """Whom nobody has been in touch with for long, of those who may be contacted."""
    files = with_facts(_of(college, NotableProfile)).filter(alumnus__in=Alumnus.objects.contactable())
    urls = _urls("notable-list", "notable-list", silent="1")
    return [Figure("久未联络的优秀校友", files.filter(is_stale=True).count(), files.count(), "人", **urls)]
