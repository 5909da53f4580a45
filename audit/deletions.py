"""Deleting at the office's desk: what goes with the row is told before, and why it goes is kept in the trail after."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import NestedObjects, unquote
from django.core.exceptions import PermissionDenied
from django.db import models, router, transaction
from django.http import Http404
from django.shortcuts import redirect

from audit.trail import marked
from common.admin import ActForm, act_page, posted

SHOWN = 5


class DeletionForm(ActForm):
    reason = forms.CharField(
        label="删除原因",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="会记入变更记录，例如“重复录入，已并入另一条”。",
        error_messages={"required": "请写明删除的原因。"},
    )


class DeletedWithReasonMixin:
    """The admin's deletion page in the desk's own words; a reason is asked for and goes into the trail with each row."""

    def delete_view(self, request, object_id, extra_context=None):
        with transaction.atomic():
            return self._delete(request, self._doomed(request, object_id))

    def _doomed(self, request, object_id):
        obj = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, obj):
            raise PermissionDenied
        if obj is None:
            raise Http404
        return obj

    def fate(self, obj):
        """What becomes of other rows, see `fate_of`; an admin adds what no foreign key tells."""
        return fate_of(obj)

    def _delete(self, request, obj):
        kind, fate = self.opts.verbose_name, self.fate(obj)
        if fate["holders"]:
            form = None
        else:
            form = DeletionForm(posted(request))
            if form.is_valid():
                with marked(reason=form.cleaned_data["reason"].strip()):
                    self.log_deletions(request, [obj])
                    self.delete_model(request, obj)
                messages.success(request, f"已删除{kind}“{obj}”，原因已记入变更记录。")
                return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        title = f"删除{kind}“{obj}”"
        page = {"title": title, "button": f"删除{kind}", "obj": obj, "danger": True, **fate}
        response = act_page(self, request, form, **page)
        response.template_name = "admin/delete.html"
        return response


def fate_of(obj):
    """`goes`, `loosened`, `holders`: `[(what, how many, some of them)]` that go along, lose the link, forbid the deletion."""
    collector = NestedObjects(using=router.db_for_write(type(obj)), origin=[obj])
    collector.collect([obj])
    goes = {model: rows - {obj} for model, rows in collector.model_objs.items() if not model._meta.auto_created}
    return {
        "goes": [_told(model, rows) for model, rows in goes.items() if rows],
        "loosened": list(_loosened(obj)),
        "holders": _by_model(collector.protected),
    }


def _told(model, rows):
    """Rows that are called alike (stays in one class) are named once."""
    return model._meta.verbose_name, len(rows), sorted({str(row) for row in rows})[:SHOWN]


def _by_model(rows):
    kinds = {}
    for row in rows:
        kinds.setdefault(type(row), set()).add(row)
    return [_told(model, found) for model, found in kinds.items()]


def _loosened(obj):
    """Rows that stay and point at nothing afterwards."""
    for relation in obj._meta.related_objects:
        if relation.on_delete is models.SET_NULL:
            rows = set(relation.related_model._base_manager.filter(**{relation.field.name: obj.pk}))
            if rows:
                yield _told(relation.related_model, rows)
