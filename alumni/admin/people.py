"""People at the office's desk: the list, and one person's record with studies, work and contacts."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_POST
from unfold.admin import StackedInline
from unfold.widgets import UnfoldAdminTextInputWidget

from alumni.admin.exports import PeopleExportMixin
from alumni.admin.finding import FILTERS, PeopleList, criteria_of
from alumni.contact_text import mask_contact, read_contact, write_contact
from alumni.forms.people import checked_birth, checked_name, checked_reading
from alumni.forms.years import StudyYearsMixin
from alumni.listing import written_contact
from alumni.models import Alumnus, Contact, Education, Employment, StatusChange
from alumni.pinyin import read_name
from alumni.search import find
from alumni.services.contacts import show_contact
from alumni.services.merges import present_number
from alumni.trail import trail_of
from audit.deletions import DeletedWithReasonMixin
from common.admin import TableInline, VersionedAdmin, VersionedForm, VersionedInlineMixin
from common.formats import ago

SHOWN_ACTS = 30
#: of a contact, typed once; a wrong one is taken out of use and the right one added
ADDED_ONCE = ("kind", "value", "source")


class AlumnusForm(VersionedForm):
    def clean_name(self):
        return checked_name(self.cleaned_data["name"])

    def clean_name_pinyin(self):
        return checked_reading(self.cleaned_data["name_pinyin"])

    def clean_birth_date(self):
        return checked_birth(self.cleaned_data["birth_date"])

    def clean(self):
        """A new name is read anew unless the reading was changed as well."""
        wanted = super().clean()
        renamed = "name" in self.changed_data and "name_pinyin" not in self.changed_data
        if wanted.get("name") and (renamed or not wanted.get("name_pinyin")):
            wanted["name_pinyin"] = read_name(wanted["name"])
        return wanted


class StayForm(StudyYearsMixin, VersionedForm):
    """The college follows from the class; without a class it is chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "college" in self.fields:
            self.fields["college"].required = False
            self.fields["college"].help_text = "选了班级可以不填，随班级。"

    def clean_student_no(self):
        return "".join(self.cleaned_data["student_no"].split())

    def clean(self):
        wanted = super().clean()
        group = wanted.get("class_group")
        if group is not None:
            wanted["college"] = group.college
            for name in ("major", "enrolled_year", "graduated_year"):
                wanted[name] = wanted.get(name) or getattr(group, name)
        elif not wanted.get("college"):
            self.add_error("college", "请选择班级；没有班级的，请选择学院。")
        return wanted


class MaskedWidget(UnfoldAdminTextInputWidget):
    """The masked value and a button that shows it in full; the value itself is not in the page."""

    def __init__(self, contact, may_show):
        super().__init__()
        self.contact, self.may_show = contact, may_show

    def render(self, name, value, attrs=None, renderer=None):
        masked = mask_contact(self.contact.kind, self.contact.value)
        if not self.may_show:
            return masked
        url = reverse("admin:alumni_alumnus_show_contact", args=[self.contact.alumnus_id, self.contact.pk])
        return format_html(
            '<span class="masked">{} <button type="button" class="show" hx-post="{}" hx-params="csrfmiddlewaretoken" '
            'hx-target="closest .masked" hx-swap="outerHTML">显示</button></span>',
            masked,
            url,
        )


class ContactForm(forms.ModelForm):
    """A new contact is typed in full; of one that stands only the dates change."""

    may_show = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.fields.keys() >= set(ADDED_ONCE):
            return  # who only reads has no fields
        if self.instance.pk:
            for name in ADDED_ONCE:
                self.fields[name].disabled = True
            self.fields["value"].widget = MaskedWidget(
                self.instance, self.may_show and self.instance.alumnus.may_be_contacted
            )
        else:
            self.fields["source"].initial = Contact.Source.OFFICE

    def clean(self):
        wanted = super().clean()
        if not self.instance.pk and wanted.get("kind") and wanted.get("value"):
            try:
                wanted["value"] = read_contact(wanted["kind"], wanted["value"])
            except ValidationError as error:
                self.add_error("value", error)
        for name in ("confirmed_on", "replaced_on"):
            if wanted.get(name) and wanted[name] > timezone.localdate():
                self.add_error(name, "日期不能晚于今天。")
        return wanted


class Stays(VersionedInlineMixin, StackedInline):
    model = Education
    form = StayForm
    extra = 0
    fields = [
        "class_group",
        ("college", "major"),
        ("enrolled_year", "graduated_year"),
        ("student_no", "school"),
        ("level", "study_form"),
        ("duration", "state"),
    ]
    autocomplete_fields = ["class_group", "major"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("class_group", "major", "college", "school")


class Jobs(VersionedInlineMixin, StackedInline):
    model = Employment
    extra = 0
    fields = [
        ("employer", "position"),
        ("industry", "region"),
        ("since_year", "until_year"),
        ("is_current", "source"),
        "organisation",
    ]
    autocomplete_fields = ["organisation"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")


class Contacts(TableInline):
    model = Contact
    form = ContactForm
    fields = ["kind", "value", "source", "origin", "confirmed_on", "replaced_on"]
    readonly_fields = ["origin"]

    def get_formset(self, request, obj=None, **kwargs):
        may_show = obj is not None and self.has_change_permission(request, obj)
        kwargs["form"] = type("ContactForm", (ContactForm,), {"may_show": may_show})
        return super().get_formset(request, obj, **kwargs)

    def get_fields(self, request, obj=None):
        """Who only reads gets the masked value as text."""
        fields = list(self.fields)
        return fields if self.has_change_permission(request, obj) else [*fields[:1], "masked", *fields[2:]]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if self.has_change_permission(request, obj) else [*self.readonly_fields, "masked"]

    @admin.display(description="内容")
    def masked(self, contact):
        return mask_contact(contact.kind, contact.value)

    @admin.display(description="来源说明")
    def origin(self, contact):
        return contact.source_detail or None


@admin.register(Alumnus)
class AlumnusAdmin(DeletedWithReasonMixin, PeopleExportMixin, VersionedAdmin):
    form = AlumnusForm
    list_display = ["person", "studies", "work", "place", "reach", "confirmed", "remarks"]
    list_filter = FILTERS
    search_fields = ["name"]  # opens the box; what it searches is `alumni.search`
    search_help_text = "姓名（可用拼音或首字母）、单位、职务、班级、学号、手机号或后四位"
    ordering = ["name_pinyin", "id"]
    inlines = [Stays, Jobs, Contacts]
    readonly_fields = ["unsubscribed_on"]
    fieldsets = [
        (None, {"fields": [("name", "name_pinyin"), ("former_name", "gender"), ("birth_date", "region")]}),
        ("联络", {"fields": [("state", "do_not_contact"), "unsubscribed_on", "remark"]}),
    ]
    change_form_after_template = "admin/alumni/alumnus/record.html"

    def get_changelist(self, request, **kwargs):
        return PeopleList

    def get_queryset(self, request):
        return super().get_queryset(request).defer("search")

    def get_object(self, request, object_id, from_field=None):
        """A number that was merged into another leads to the person kept."""
        found = super().get_object(request, object_id, from_field)
        if found is None and str(object_id).isdecimal() and len(str(object_id)) < 18:
            found = super().get_object(request, str(present_number(int(object_id))), from_field)
        return found

    def get_search_results(self, request, queryset, search_term):
        return find(queryset, criteria_of(request, search_term), user=request.user), False

    # --- the list's columns; `shown` comes with the page, see PeopleList -----------------------------------------------

    @admin.display(description="姓名", ordering="name_pinyin")
    def person(self, person):
        return format_html('{}<span class="office-sub">{}</span>', person.name, person.name_pinyin)

    @admin.display(description="学籍")
    def studies(self, person):
        stay = person.shown.stay
        if stay is None:
            return None
        years = f"{stay.enrolled_year or ''}–{stay.graduated_year or ''}".strip("–")
        first = stay.class_group or stay.major or stay.college
        return format_html('{} {}<span class="office-sub">{}</span>', first, years, stay.college)

    @admin.display(description="现工作单位")
    def work(self, person):
        job = person.shown.job
        return format_html('{}<span class="office-sub">{}</span>', job.employer, job.position) if job else None

    @admin.display(description="所在地")
    def place(self, person):
        return person.shown.region or None

    @admin.display(description="电话")
    def reach(self, person):
        return written_contact(person.shown.contact, masked=True) or None

    @admin.display(description="最近核对", ordering="contact_confirmed_on")
    def confirmed(self, person):
        return ago(person.contact_confirmed_on) or None

    @admin.display(description="提示")
    def remarks(self, person):
        return "、".join(words for words, _ in person.shown.badges) or None

    # --- one person ------------------------------------------------------------------------------------------------

    def get_urls(self):
        own = path(
            "<int:pk>/contacts/<int:contact>/show/",
            self.admin_site.admin_view(self.show_contact),
            name="alumni_alumnus_show_contact",
        )
        return [own, *super().get_urls()]

    @method_decorator(require_POST)
    def show_contact(self, request, pk, contact):
        """The full value, for whoever may edit the person; each showing is a line in the log."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        contact = get_object_or_404(Contact.objects.select_related("alumnus"), pk=contact, alumnus=pk)
        value = show_contact(contact, college=None, actor=request.user)
        return HttpResponse(format_html('<span class="masked">{}</span>', write_contact(contact.kind, value)))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            changes = StatusChange.objects.filter(education__alumnus=obj).select_related(
                "education", "from_class", "to_class"
            )
            context["status_changes"] = changes
            context["trail"] = trail_of(obj)[:SHOWN_ACTS]
        return super().render_change_form(request, context, add, change, form_url, obj)
