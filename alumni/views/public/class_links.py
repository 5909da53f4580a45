"""The page of a class's link: a classmate writes the own line, and learns nothing about anybody."""

from django.core.exceptions import ValidationError
from django.shortcuts import render

from alumni.forms.links import ClassEntryForm
from alumni.models import ClassLink
from alumni.services.class_links import add_entry
from alumni.views.public.link_pages import link_page
from common.regions import name_of


def _found(token):
    return ClassLink.objects.select_related("class_group__college").by_token(token)


@link_page(_found)
def class_page(request, link):
    """Whoever is there already, has written already, or is no person at all is answered with the same page."""
    form = ClassEntryForm(request.POST if request.method == "POST" else None)
    if not link.is_living:
        why = "学院已把这个班级链接收回。" if link.revoked_at else "这个班级链接的有效期已过。"
        return _page(request, "class_ended", link, {"why": why, "typed": _typed(form)})
    if request.method == "POST" and form.is_valid():
        try:
            is_new = not form.is_by_machine and add_entry(link, facts=form.facts, actor=None).is_new
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _thanked(request, link, is_new)
    return _page(request, "class_entry", link, {"form": form})


def _thanked(request, link, is_new):
    """As many as the link takes do not count against the address, which a whole class may share."""
    response = _page(request, "class_done", link, {})
    response.is_welcome = is_new
    return response


def _typed(form):
    """`[(label, what was typed)]` of a form that came too late: it stays on the page, to be copied."""
    fields = [field for field in form.visible_fields() if field.name not in ("consent", "website") and form.is_bound]
    typed = [(field.label, name_of(field.data) if field.name == "region" else field.data) for field in fields]
    return [(label, value) for label, value in typed if value]


def _page(request, name, link, context):
    return render(request, f"alumni/public/{name}.html", context | {"group": link.class_group})
