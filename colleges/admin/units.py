"""Schools, colleges, majors and contact points; the small ones also as workbooks."""

from django.contrib import admin, messages
from django.db.models import Prefetch

from audit.deletions import DeletedWithReasonMixin
from colleges.models import Appointment, College, CollegeName, ContactPoint, Major, MajorPlacement, School
from colleges.resources import CollegeResource, ContactPointResource, MajorResource
from colleges.services import confirm_contact_point
from common.admin import KeptMixin, TableInline, VersionedAdmin, VersionedInlineMixin
from common.small_tables import SmallTableAdmin


class FormerNames(TableInline):
    model = CollegeName


class Placements(TableInline):
    model = MajorPlacement
    autocomplete_fields = ["major", "college"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("major", "college")


class Points(VersionedInlineMixin, TableInline):
    model = ContactPoint
    fields = ["label", "phone", "room", "email", "hours", "is_published", "confirmed_on"]


@admin.register(School)
class SchoolAdmin(KeptMixin, VersionedAdmin):
    list_display = ["name", "is_current", "since_year", "until_year"]
    search_fields = ["name"]
    search_help_text = "按学校名称查找"


@admin.register(College)
class CollegeAdmin(KeptMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [CollegeResource]
    list_display = ["name", "short_name", "leaders", "liaisons", "opened_on", "closed_on", "merged_into"]
    list_filter = [("closed_on", admin.EmptyFieldListFilter)]
    search_fields = ["name", "short_name", "former_names__name"]
    search_help_text = "按学院名称、简称或曾用名查找"
    list_select_related = ["merged_into"]
    autocomplete_fields = ["merged_into"]
    inlines = [FormerNames, Placements, Points]

    def get_queryset(self, request):
        current = Appointment.objects.current().select_related("user")
        return super().get_queryset(request).prefetch_related(Prefetch("appointments", current, to_attr="seats"))

    @admin.display(description="分管领导")
    def leaders(self, college):
        return _names(college, Appointment.Duty.LEADER)

    @admin.display(description="校友联络员")
    def liaisons(self, college):
        return _names(college, Appointment.Duty.LIAISON)


def _names(college, duty):
    return "、".join(seat.user.name for seat in college.seats if seat.duty == duty) or "空缺"


@admin.register(Major)
class MajorAdmin(KeptMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [MajorResource]
    list_display = ["name", "code", "shorts", "college", "opened", "closed"]
    list_filter = ["placements__college", ("closed", admin.EmptyFieldListFilter)]
    search_fields = ["name", "code"]
    search_help_text = "按专业名称或代码查找"
    inlines = [Placements]

    def get_queryset(self, request):
        placed = MajorPlacement.objects.select_related("college").order_by("-since")
        return super().get_queryset(request).prefetch_related(Prefetch("placements", placed, to_attr="placed"))

    @admin.display(description="简称")
    def shorts(self, major):
        return "、".join(major.short_names)

    @admin.display(description="所属学院")
    def college(self, major):
        return major.placed[0].college if major.placed else None


@admin.register(ContactPoint)
class ContactPointAdmin(DeletedWithReasonMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [ContactPointResource]
    list_display = ["label", "unit", "phone", "room", "email", "is_published", "confirmed_on"]
    list_filter = ["is_published", "college"]
    search_fields = ["label", "phone", "college__name"]
    search_help_text = "按名称、电话或学院查找"
    list_select_related = ["college"]
    date_hierarchy = "confirmed_on"
    actions = ["confirm_points"]

    @admin.display(description="所属", ordering="college")
    def unit(self, point):
        return point.college or "校友会办公室"

    @admin.action(description="核对无误，核对日期记为今天", permissions=["change"])
    def confirm_points(self, request, queryset):
        points = list(queryset)
        for point in points:
            confirm_contact_point(point)
        messages.success(request, f"已核对 {len(points)} 条联系方式，核对日期记为今天。")
