from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.html import format_html

from alumni.contact_text import read_any_phone
from alumni.forms.years import StudyYearsMixin
from alumni.models import Alumnus, ClassGroup, Education, Organisation
from alumni.resources import OrganisationResource
from audit.deletions import DeletedWithReasonMixin
from common.admin import VersionedAdmin, VersionedForm
from common.small_tables import SmallTableAdmin


class ClassGroupForm(StudyYearsMixin, VersionedForm):
    """The class's liaison is one of the class."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "liaison" in self.fields:
            own = Education.objects.filter(class_group=self.instance.pk or 0).values("alumnus")
            self.fields["liaison"].queryset = Alumnus.objects.filter(pk__in=own).defer("search")

    def clean_head_teacher_phone(self):
        return read_any_phone(self.cleaned_data["head_teacher_phone"])

    def clean_counsellor_phone(self):
        return read_any_phone(self.cleaned_data["counsellor_phone"])

    def clean_liaison_phone(self):
        return read_any_phone(self.cleaned_data["liaison_phone"])

    def save(self, commit=True):
        if "name" in self.changed_data and self.instance.pk:
            self.instance.also_known_as(self.initial["name"])
        return super().save(commit)


@admin.register(ClassGroup)
class ClassGroupAdmin(DeletedWithReasonMixin, VersionedAdmin):
    form = ClassGroupForm
    list_display = [
        "name",
        "college",
        "major",
        "enrolled_year",
        "graduated_year",
        "people",
        "head_teacher",
        "contact_person",
    ]
    list_filter = ["college", "enrolled_year"]
    search_fields = ["name", "head_teacher", "counsellor"]
    search_help_text = "按班级名称、班主任或辅导员查找"
    list_select_related = ["college", "major", "liaison"]
    autocomplete_fields = ["college", "major"]
    fieldsets = [
        (None, {"fields": [("name", "college"), ("major", "enrolled_year", "graduated_year")]}),
        ("班主任与辅导员", {"fields": [("head_teacher", "head_teacher_phone"), ("counsellor", "counsellor_phone")]}),
        ("班级联络员", {"fields": ["liaison", ("liaison_name", "liaison_phone")]}),
    ]

    def get_queryset(self, request):
        sizes = Education.objects.filter(class_group=OuterRef("pk")).order_by().values("class_group")
        rows = super().get_queryset(request).defer("liaison__search")
        return rows.annotate(size=Subquery(sizes.annotate(n=Count("pk")).values("n")))

    def get_list_display(self, request):
        may = request.user.has_perm("alumni.change_classlink")
        return [*self.list_display, "own_entries"] if may else self.list_display

    @admin.display(description="同学自填")
    def own_entries(self, group):
        return format_html('<a href="{}">班级链接</a>', reverse("admin:class-link", args=[group.pk]))

    @admin.display(description="人数")
    def people(self, group):
        if not group.size:
            return 0
        url = reverse("admin:alumni_alumnus_changelist")
        return format_html('<a href="{}?class_group={}">{}</a>', url, group.pk, group.size)

    @admin.display(description="班级联络员")
    def contact_person(self, group):
        return group.liaison or group.liaison_name


@admin.register(Organisation)
class OrganisationAdmin(DeletedWithReasonMixin, VersionedAdmin, SmallTableAdmin):
    resource_classes = [OrganisationResource]
    list_display = ["name", "kind", "industry", "region", "credit_code"]
    list_filter = ["kind", "industry"]
    search_fields = ["name", "other_names", "credit_code"]
    search_help_text = "按名称、别名或统一社会信用代码查找"
    fields = ["name", "kind", "credit_code", "industry", "region", "other_names"]
