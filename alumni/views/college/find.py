"""Finding people of one's own college; saved lists and tags of one's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import push_url

from alumni import search
from alumni.forms.find import FindForm, find_form_of
from alumni.listing import listed
from alumni.models import Alumnus, SavedList, Tag
from alumni.services import lists
from colleges.models import College
from common.keyset import keyset_page
from common.refusals import refusals_told

PAGE = 50
STUDIES = {"college", "major", "class_group", "enrolled", "graduated"}


@require_safe
def find(request):
    form = FindForm(request.GET, college=request.college, user=request.user)
    people = search.find(
        Alumnus.objects.of_college(request.college), form.criteria(), college=request.college, user=request.user
    )
    context = {"form": form, **_results(request, people, form.criteria())}
    if request.htmx and request.htmx.target == "results" and not request.htmx.history_restore_request:
        response = render(request, "alumni/college/_find_results.html", context)
        return push_url(response, _address(request, form))
    return render(request, "alumni/college/find.html", context | _side(request, form))


def _results(request, people, criteria):
    counted = search.capped_count(people)
    sort = search.stand_together(criteria, counted)
    page = keyset_page(people.with_list_facts(), request.GET, field="name_pinyin", size=PAGE, sort=sort)
    family = College.objects.family_of(request.college)
    return {
        "page": page,
        "rows": list(listed(page, family=family, criteria=criteria)),
        "count": counted,
        "result": "1000+ 人" if counted >= search.COUNT_LIMIT else f"{counted} 人",
        "recent_since": search.recent_since(),
        "tags": _own(Tag, request),
    }


def _side(request, form):
    return {
        "saved_lists": _own(SavedList, request),
        "studies": STUDIES,
        "more_open": bool(form.asked().keys() - STUDIES - {"q"}),
    }


def _own(model, request):
    return model.objects.filter(owner=request.user, college=request.college)


def _address(request, form):
    """The address of what is shown, without the fields that were left empty."""
    query = request.GET.copy()
    for name in list(query):
        if name not in ("after", "before") and name not in form.asked():
            del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def _back(form):
    query = form.query
    return redirect(reverse("college:alumni:find") + (f"?{query}" if query else ""))


def _form_sent(request):
    return find_form_of(request.POST.get("query", "")[:2000], college=request.college, user=request.user)


@require_POST
def saved_list_add(request):
    form = _form_sent(request)
    with refusals_told(request):
        saved = lists.save_list(
            request.POST.get("name", ""), query=form.query, actor=request.user, college=request.college
        )
        messages.success(request, f"已保存常用名单“{saved.name}”，以后打开时显示当时符合条件的人。")
    return _back(form)


@require_POST
def saved_list_rename(request, pk):
    saved = get_object_or_404(_own(SavedList, request), pk=pk)
    with refusals_told(request):
        lists.rename_list(saved, name=request.POST.get("name", ""), actor=request.user)
        messages.success(request, f"已改名为“{saved.name}”。")
    return redirect("college:alumni:find")


@require_POST
def saved_list_delete(request, pk):
    saved = get_object_or_404(_own(SavedList, request), pk=pk)
    lists.delete_list(saved, actor=request.user)
    messages.success(request, f"已删除常用名单“{saved.name}”，名单里的校友不受影响。")
    return redirect("college:alumni:find")


@require_POST
def tag_people(request):
    """Put a tag of one's own on the ticked people, or take it off them."""
    picked = [pk for pk in request.POST.getlist("pk") if pk.isascii() and pk.isdecimal()][: PAGE * 4]
    people = Alumnus.objects.of_college(request.college).filter(pk__in=picked)
    form = _form_sent(request)
    with refusals_told(request):
        messages.success(request, _tag(request, people))
    return _back(form)


def _tag(request, people):
    if not people.exists():
        raise ValidationError("还没有勾选校友。请先勾选，再贴标签。")
    name = request.POST.get("tag_name", "").strip()
    if request.POST.get("act") != "take":
        tag, added = lists.put_tag(people, name=name, actor=request.user, college=request.college)
        return f"已给 {added} 人贴上标签“{tag.name}”。"
    tag = _own(Tag, request).filter(name=name).first()
    if tag is None:
        raise ValidationError("没有这个标签，请核对标签名称。")
    return f"已从 {lists.take_tag(people, tag=tag, actor=request.user)} 人取下标签“{name}”。"
