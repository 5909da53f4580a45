"""What the alumni database shows on a college's desk: the classes that need it most, and how the whole stands."""

from django.db.models import Count, F, FloatField, Q, Value
from django.db.models.functions import Cast, NullIf

from alumni.models import Alumnus, ClassGroup
from alumni.registers import asked_about, confirmed_lately
from alumni.search import recent_since
from colleges.panels import Panel, declares_panels

SHOWN = 8


@declares_panels
def classes_at_work(desk):
    if desk.college is None:
        return []
    people, recent = Alumnus.objects.of_college(desk.college), recent_since()
    able = people.contactable()
    asked = able.aggregate(able=Count("pk"), confirmed=Count("pk", filter=Q(contact_confirmed_on__gte=recent)))
    context = {
        "people": people.count(),
        "able": asked["able"],
        "unconfirmed": asked["able"] - asked["confirmed"],
        "classes": ClassGroup.objects.of_college(desk.college).count(),
        "weakest": weakest_classes(desk.college, recent)[:SHOWN],
        "recent": recent,
    }
    return [Panel("我的班级", "alumni/panels/classes.html", context, order=10)]


def weakest_classes(college, recent):
    """Classes with people to ask about, the lowest share of contacts confirmed since `recent` first (art. 9(三))."""
    of = "educations__"
    classes = ClassGroup.objects.of_college(college).annotate(
        size=Count("educations", distinct=True),
        able=Count("educations", filter=asked_about(of), distinct=True),
        confirmed=Count("educations", filter=confirmed_lately(of, recent=recent), distinct=True),
    )
    share = Value(100.0) * Cast(F("confirmed"), FloatField()) / NullIf(Cast(F("able"), FloatField()), 0.0)
    return classes.filter(able__gt=0).annotate(share=share).order_by("share", "-enrolled_year", "name")
