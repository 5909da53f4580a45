"""The list's own search box and filters: together one question to `alumni.search`, as at a college's desk."""

from django.contrib import admin
from unfold.contrib.filters.admin import DropdownFilter, TextFilter
from unfold.contrib.filters.forms import AutocompleteDropdownForm

from alumni.gaps import GAPS, gap_choices
from alumni.listing import listed
from alumni.models import Alumnus, Education
from alumni.models.people import POSSIBLE_YEARS
from alumni.search import QUIET, REACHABLE, Criteria
from colleges.models import College
from common.admin import DeskList
from common.industries import choices as industry_choices
from common.regions import ABROAD, CITIES, PROVINCES, name_of

NUMBERS = ("college", "major", "class_group", "enrolled", "graduated")
WORDS = ("industry", "region", "confirmed", "state", "gap")


def criteria_of(request, words=""):
    """What the address asks for; rubbish in it is left out."""
    asked = {name: request.GET.get(name, "") for name in (*NUMBERS, *WORDS)}
    numbers = {name: int(asked[name]) for name in NUMBERS if asked[name].isdecimal() and len(asked[name]) < 10}
    for name in ("enrolled", "graduated"):
        if name in numbers and not POSSIBLE_YEARS[0] <= numbers[name] <= POSSIBLE_YEARS[1]:
            del numbers[name]
    return Criteria(q=words, **numbers, **{name: asked[name] for name in WORDS if asked[name] in _offered(name)})


def _offered(name):
    offered = {
        "industry": {code for code, _ in industry_choices()},
        "region": {*PROVINCES, *CITIES, ABROAD},
        "confirmed": {"yes", "no"},
        "state": {*Alumnus.State.values, QUIET, REACHABLE},
        "gap": set(GAPS),
    }
    return offered[name]


class Asked:
    """A filter that narrows nothing itself: the search reads all of them together (`criteria_of`)."""

    def queryset(self, request, queryset):
        return queryset

    def has_output(self):
        return True


class CollegeFilter(Asked, DropdownFilter):
    title, parameter_name = "学院", "college"

    def lookups(self, request, model_admin):
        return list(College.objects.values_list("pk", "name"))


class IndustryFilter(Asked, DropdownFilter):
    title, parameter_name = "行业", "industry"

    def lookups(self, request, model_admin):
        return industry_choices()


class RegionFilter(Asked, DropdownFilter):
    title, parameter_name = "省份", "region"

    def lookups(self, request, model_admin):
        """Provinces, and the city that was asked for from elsewhere."""
        asked = request.GET.get("region", "")
        return [*PROVINCES.items(), (ABROAD, "海外"), *([(asked, name_of(asked))] if asked in CITIES else [])]


class ConfirmedFilter(Asked, DropdownFilter):
    title, parameter_name = "联系方式", "confirmed"

    def lookups(self, request, model_admin):
        return [("yes", "近期核对过"), ("no", "近期没有核对")]


class StateFilter(Asked, DropdownFilter):
    title, parameter_name = "状态", "state"

    def lookups(self, request, model_admin):
        return [*Alumnus.State.choices, (QUIET, "勿打扰"), (REACHABLE, "可以联系")]


class GapFilter(Asked, DropdownFilter):
    title, parameter_name = "资料欠缺", "gap"

    def lookups(self, request, model_admin):
        return gap_choices()


class EnrolledFilter(Asked, TextFilter):
    title, parameter_name = "入学年份", "enrolled"


class GraduatedFilter(Asked, TextFilter):
    title, parameter_name = "毕业年份", "graduated"


class PickFilter(Asked, admin.SimpleListFilter):
    """A row of another table, looked for by typing."""

    template = "unfold/filters/filters_field.html"
    form_class = AutocompleteDropdownForm

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        self.request, self.model_admin = request, model_admin

    def lookups(self, request, model_admin):
        return ()

    def choices(self, changelist):
        yield {
            "form": self.form_class(
                request=self.request,
                name=self.parameter_name,
                label=self.title,
                choices=(),
                field=Education._meta.get_field(self.parameter_name),
                model_admin=self.model_admin,
                data={self.parameter_name: self.value()},
            )
        }


class MajorFilter(PickFilter):
    title, parameter_name = "专业", "major"


class ClassFilter(PickFilter):
    title, parameter_name = "班级", "class_group"


FILTERS = [
    CollegeFilter,
    MajorFilter,
    ClassFilter,
    EnrolledFilter,
    GraduatedFilter,
    IndustryFilter,
    RegionFilter,
    ConfirmedFilter,
    StateFilter,
    GapFilter,
]


class PeopleList(DeskList):
    """Each person of the page with all that its line shows, in a fixed number of queries."""

    def get_queryset(self, request, exclude_parameters=None):
        return super().get_queryset(request, exclude_parameters).with_list_facts()

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        criteria = criteria_of(request, self.query)
        for person, shown in zip(self.result_list, listed(self.result_list, criteria=criteria), strict=True):
            person.shown = shown
