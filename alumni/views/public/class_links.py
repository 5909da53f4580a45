"""The page of a class's link: a classmate writes the own line, and learns nothing about anybody."""

from django.core.exceptions import ValidationError
from django.shortcuts import render

from alumni.forms.links import ClassEntryForm
from alumni.models import ClassLink
from alumni.services.class_links import add_entry
from alumni.views.public.link_pages import link_page


def _found(token):
    return ClassLink.objects.select_related("class_group__college").by_token(token)


@link_page(_found)
def class_page(request, link):
    """Whoever is there already, has written already, or is no person at all is answered with the same page."""
    if not link.is_living:
        why = "学院已把这个班级链接收回。" if link.revoked_at else "这个班级链接的有效期已过。"
        return _page(request, "class_ended", link, {"why": why})
    form = ClassEntryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            if not form.is_by_machine:
                add_entry(link, facts=form.facts, actor=None)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _page(request, "class_done", link, {})
    return _page(request, "class_entry", link, {"form": form})


def _page(request, name, link, context):
    return render(request, f"alumni/public/{name}.html", context | {"group": link.class_group})
