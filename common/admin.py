"""What every list and form of the office's desk has in common, and the clock work's own list."""

from datetime import timedelta

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import flatten, unquote
from django.core.exceptions import ValidationError
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from unfold.admin import ModelAdmin, TabularInline
from unfold.forms import PaginationInlineFormSet
from unfold.views import ChangeList
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSingleDateWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from common.models import ClockRun
from common.once import FIELD as ONCE
from common.once import OnceMixin, new_key, once
from common.refusals import constraints_in_words
from common.versions import FIELD as VERSION
from common.versions import VersionMixin

# Rows leave one by one, from their own page, where everything that would go with them is listed.
admin.site.disable_action("delete_selected")

NOTHING = "—"
_WIDGETS = (
    (forms.DateField, UnfoldAdminSingleDateWidget),
    (forms.BooleanField, UnfoldBooleanWidget),
    (forms.MultipleChoiceField, UnfoldAdminCheckboxSelectMultipleWidget),
    (forms.ModelMultipleChoiceField, UnfoldAdminCheckboxSelectMultipleWidget),
    (forms.ChoiceField, UnfoldAdminSelectWidget),
    (forms.ModelChoiceField, UnfoldAdminSelectWidget),
    (forms.CharField, UnfoldAdminTextInputWidget),
)


class DeskList(ChangeList):
    """Beside an unfiltered list stands its count once, without an offer to "show all"."""

    def get_results(self, request):
        super().get_results(request)
        if not self.query and not self.has_active_filters:
            self.full_result_count = self.result_count


class RowsFormSet(PaginationInlineFormSet):
    """Rows below a record; two that say the same are told apart by the names that stand in the form."""

    def get_unique_error_message(self, unique_check):
        labels = [str(self.model._meta.get_field(name).verbose_name) for name in unique_check if name != self.fk.name]
        return f"有两行的{'和'.join(labels)}相同，请改正或清空其中一行。"

    def get_form_error(self):
        return "这一行与另一行重复。"


class TableInline(TabularInline):
    """Rows as a table: the column's head names the field, for a screen reader too."""

    formset = RowsFormSet
    extra = 0
    hide_title = True

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(field.label))
        return field


class DeskAdmin(ModelAdmin):
    """A list of the desk: 50 a page, no count of the whole table beside that of the result."""

    list_per_page = 50
    list_max_show_all = 0  # pages, however few: an offer of everything is of use to nobody
    show_full_result_count = False
    list_filter_submit = True
    empty_value_display = NOTHING
    warn_unsaved_form = True
    show_facets = admin.ShowFacets.NEVER  # counts beside each choice of each filter would read the whole table

    @method_decorator(once)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Sent twice it is saved once. What only the database sees broken is told on the form, with all that was typed."""
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        try:
            with constraints_in_words(self.model, *(inline.model for inline in self.get_inlines(request, None))):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.refusal_of_save = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        refusal = getattr(request, "refusal_of_save", None)
        return form if refusal is None else _refused(form, refusal)

    def render_change_form(self, request, context, *args, **kwargs):
        context[ONCE] = new_key()
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request, obj, post_url_continue=None):
        """What closes a small window is no redirect: a second click in it is shown what the first one made."""
        response = super().response_add(request, obj, post_url_continue)
        if IS_POPUP_VAR in request.POST:
            made = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk])
            response.done_at = f"{made}?{IS_POPUP_VAR}=1"
        return response

    def get_changelist(self, request, **kwargs):
        return DeskList

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": self.opts.verbose_name_plural, **(extra_context or {})})


def _refused(form, refusal):
    """The form class, refusing with what its saving brought about."""

    def clean(self):
        wanted = super(refused, self).clean()
        self.add_error(None, refusal.messages)
        return wanted

    refused = type(form.__name__, (form,), {"clean": clean})
    return refused


class ReadOnlyMixin:
    """Nobody adds, changes or removes these rows by hand, whatever the role."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class KeptMixin:
    """Rows that stay, and those of their forms with them: they may be corrected and ended, not deleted."""

    def has_delete_permission(self, request, obj=None):
        return False

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            inline.can_delete = False
        return inlines


class VersionedForm(VersionMixin, forms.ModelForm):
    """Form of a VersionedModel in the admin: the second writer sees what changed meanwhile, and loses no typing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[VERSION].label = "版本"

    def save(self, commit=True):
        if self.instance.pk:
            self.instance.version = self.seen + 1
        return super().save(commit)


class VersionedInlineMixin:
    """Carries each row's version through the formset; the field is the form's own, not the model's."""

    form = VersionedForm
    formset = RowsFormSet

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if not self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {**options, "fields": [*options["fields"], VERSION]}) for name, options in fieldsets[:1]]

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, fields=flatten(self.fields), **kwargs)


class VersionedAdmin(DeskAdmin):
    """Two people in one record: the row is locked while it is saved, and the form compares what it was opened with."""

    form = VersionedForm
    change_form_before_template = "admin/differences.html"

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":
            pk = self.opts.pk.to_python(unquote(object_id)) if str(object_id).isdecimal() else None
            self.model._base_manager.select_for_update(of=["self"]).filter(pk=pk).only("pk").first()
        return super().get_object(request, object_id, from_field)


class ActForm(OnceMixin, forms.Form):
    """Form of an act's own page; sending it twice carries it out once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _dress(field)

    def refuse(self, error):
        """Show a service's ValidationError beside the fields it names, the rest above the form."""
        named = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for name, messages in named.items():
            self.add_error(name if name in self.fields else None, messages)


def _dress(field):
    """Give a plain form field the desk's own widget; a hidden one and a chosen one stay as they are."""
    if field.widget.is_hidden or type(field.widget).__module__.startswith(("unfold", "django.contrib.admin")):
        return
    if isinstance(field.widget, forms.Textarea):
        field.widget = UnfoldAdminTextareaWidget(attrs=field.widget.attrs)
        return
    for kind, widget in _WIDGETS:
        if isinstance(field, kind):
            choices = {"choices": field.choices} if isinstance(field, forms.ChoiceField) else {}
            attrs = {key: value for key, value in field.widget.attrs.items() if key != "class"}
            field.widget = widget(attrs=attrs, **choices) if choices else widget(attrs=attrs)
            field.widget.is_required = field.required
            if isinstance(field, forms.ModelChoiceField) and field.empty_label:
                field.empty_label = "请选择"
            return


def posted(request):
    """What a form is bound to: a POST without any field is one, too."""
    return request.POST if request.method == "POST" else None


def act_page(model_admin, request, form, *, title, button, intro="", obj=None, danger=False, **extra):
    """The page of one act: what will happen, its few fields, one button that says what it does."""
    opts = model_admin.opts
    back = f"admin:{opts.app_label}_{opts.model_name}_"
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": opts,
        "title": title,
        "original": obj,
        "form": form,
        "button": button,
        "intro": intro,
        "danger": danger,
        "media": model_admin.media + form.media if form else model_admin.media,
        "back": reverse(back + "change", args=[obj.pk]) if obj else reverse(back + "changelist"),
        **extra,
    }
    return TemplateResponse(request, "admin/act.html", context)


@admin.register(ClockRun)
class ClockRunAdmin(ReadOnlyMixin, DeskAdmin):
    list_display = ["label", "started_at", "finished_at", "affected", "outcome"]
    list_filter = ["label"]
    date_hierarchy = "started_at"
    list_before_template = "admin/common/clockrun/state.html"
    fields = ["label", "started_at", "finished_at", "affected", "error"]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), **clock_state()})

    @admin.display(description="结果")
    def outcome(self, run):
        if run.error:
            return "出错"
        return "完成" if run.finished_at else "未完成"


def clock_state():
    """When the clock work last ran, and whether that is more than a day ago."""
    last = ClockRun.objects.order_by("-started_at").values_list("started_at", flat=True).first()
    return {"clock_last": last, "clock_late": last is None or last < timezone.now() - timedelta(days=1)}
