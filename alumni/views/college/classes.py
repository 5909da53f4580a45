"""Classes of a college: the list, the roster of one, and the acts on them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alumni.contact_text import mask_contact
from alumni.forms.classes import (
    ClassAddForm,
    ClassFilterForm,
    ClassForm,
    ClassMergeForm,
    ClassNameForm,
    ClassSplitForm,
)
from alumni.models import ClassGroup, Contact, Education, Employment
from alumni.registers import asked_about, confirmed_lately
from alumni.services.classes import (
    add_class,
    delete_class,
    edit_class,
    merge_classes,
    namesakes,
    rename_class,
    split_class,
)
from alumni.trail import trail_of_class
from alumni.views.college.own import own_class
from colleges.models import Major
from common.once import new_key, once
from common.refusals import refusals_on, refusals_told

PAGE = 50
ROSTER_PAGE = 120
SHOWN_ACTS = 10


@require_safe
def class_list(request):
    own = ClassGroup.objects.of_college(request.college)
    form = _filter_form(request, own)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = _narrowed(own, wanted)
    context = {
        "form": form,
        "page": Paginator(_with_figures(found), PAGE).get_page(request.GET.get("page")),
        "q": wanted.get("q", ""),
        "filters": {name: value for name, value in wanted.items() if value and name != "q"},
        "chips": _chips(form, wanted),
        "is_empty": not any(wanted.values()) and not own.exists(),
    }
    part = request.htmx.target == "results" and not request.htmx.history_restore_request
    name = "_class_results.html" if part else "class_list.html"
    return render(request, f"alumni/college/{name}", context | {"is_part": part})


def _filter_form(request, own):
    def years(name):
        found = own.exclude(**{f"{name}__isnull": True}).order_by(f"-{name}")
        return found.values_list(name, flat=True).distinct()

    majors = Major.objects.of_college(request.college).values_list("pk", "name")
    return ClassFilterForm(
        request.GET, majors=majors, enrolled=years("enrolled_year"), graduated=years("graduated_year")
    )


def _narrowed(classes, wanted):
    if wanted.get("q"):
        q = wanted["q"].strip()
        people = Q(head_teacher__icontains=q) | Q(counsellor__icontains=q)
        classes = classes.filter(Q(name__icontains=q) | people)
    fields = {"major": "major", "enrolled": "enrolled_year", "graduated": "graduated_year"}
    return classes.filter(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})


def _with_figures(classes):
    """Size, and how many of the class were confirmed lately (art. 9(三)); counted for the classes of the page only."""
    stays = Education.objects.filter(class_group=OuterRef("pk")).order_by().values("class_group")
    able, lately = stays.filter(asked_about()), stays.filter(confirmed_lately())
    return (
        classes.select_related("major", "liaison")
        .defer("liaison__search")
        .annotate(size=_counted(stays), able=_counted(able), lately=_counted(lately))
        .order_by("-enrolled_year", "name", "pk")
    )


def _counted(stays):
    return Coalesce(Subquery(stays.annotate(number=Count("pk")).values("number")), 0)


def _chips(form, wanted):
    chips = []
    for name in ("q", "major", "enrolled", "graduated"):
        value = wanted.get(name)
        if not value:
            continue
        rest = {key: other for key, other in wanted.items() if other and key != name}
        label = "班级或教师" if name == "q" else form.fields[name].label
        shown = value if name == "q" else dict(form.fields[name].choices).get(value, value)
        chips.append({"label": label, "value": shown, "remove_url": "?" + urlencode(rest)})
    return chips


@require_safe
def class_detail(request, pk):
    group = own_class(request, pk)
    page = Paginator(_roster(group), ROSTER_PAGE).get_page(request.GET.get("page"))
    asked = group.educations.aggregate(
        able=Count("pk", filter=asked_about()), lately=Count("pk", filter=confirmed_lately())
    )
    rows = [(stay, _job(stay.alumnus), _mobile(stay.alumnus)) for stay in page]
    context = {"group": group, "page": page, "rows": rows, "size": page.paginator.count, **asked}
    context["entries"] = trail_of_class(group, college=request.college)[:SHOWN_ACTS]
    return render(request, "alumni/college/class_detail.html", context)


def _roster(group):
    jobs = Prefetch("alumnus__employments", Employment.objects.filter(is_current=True), to_attr="current_jobs")
    mobiles = Contact.objects.current().filter(kind=Contact.Kind.MOBILE)
    return (
        group.educations.select_related("alumnus")
        .defer("alumnus__search")
        .prefetch_related(jobs, Prefetch("alumnus__contacts", mobiles, to_attr="mobiles"))
        .order_by("alumnus__name_pinyin", "alumnus_id")
    )


def _job(person):
    return person.current_jobs[0] if person.current_jobs else None


def _mobile(person):
    """Masked, and nothing at all of who may not be contacted."""
    if not person.may_be_contacted or not person.mobiles:
        return None
    mobile = person.mobiles[0]
    return {"value": mask_contact(mobile.kind, mobile.value), "confirmed_on": mobile.confirmed_on}


@require_http_methods(["GET", "HEAD", "POST"])
@once
def class_add(request):
    form = ClassAddForm(request.POST or None, college=request.college)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            group = add_class(request.college, changes=form.values, actor=request.user)
            messages.success(request, f"已新建班级“{group.name}”。")
            return redirect("college:alumni:class-detail", group.pk)
    return _render_form(request, None, form, title="新建班级", confirm="新建班级")


@require_http_methods(["GET", "HEAD", "POST"])
def class_edit(request, pk):
    group = own_class(request, pk)
    form = ClassForm(request.POST or None, instance=group, college=request.college)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            edit_class(group, changes=form.changes, version=form.seen, actor=request.user)
            messages.success(request, f"已保存班级“{group.name}”。")
            return redirect("college:alumni:class-detail", group.pk)
    return _render_form(request, group, form, title="修改班级", confirm="保存班级")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def class_rename(request, pk):
    group = own_class(request, pk)
    before = group.name
    form = ClassNameForm(request.POST or None, initial={"name": before})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            group = rename_class(group, name=form.cleaned_data["name"], actor=request.user)
            messages.success(request, f"班级“{before}”已更名为“{group.name}”，班里的人没有改变。")
            return redirect("college:alumni:class-detail", group.pk)
    lede = f"班里的 {group.educations.count()} 人随班级改名，查找和导出都用新名称；旧名称留在变更记录里，名册里写着旧名称的仍归到这个班。"
    return _render_form(request, group, form, title="班级更名", confirm="更名", lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def class_split(request, pk):
    group = own_class(request, pk)
    stays = list(
        group.educations.select_related("alumnus").defer("alumnus__search").order_by("alumnus__name_pinyin", "pk")
    )
    form = ClassSplitForm(request.POST or None, stays=stays)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = split_class(group, actor=request.user, **{key: form.cleaned_data[key] for key in ("stays", "name")})
            moved = len(form.cleaned_data["stays"])
            messages.success(request, f"已从“{group.name}”分出 {moved} 人，组成新班级“{new.name}”。")
            return redirect("college:alumni:class-detail", new.pk)
    chosen = {int(pk) for pk in request.POST.getlist("stays") if pk.isdecimal()}
    context = {"group": group, "form": form, "stays": stays, "chosen": chosen}
    return render(request, "alumni/college/class_split.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def class_merge(request, pk):
    """First choose (GET), then see what will happen, then do it (POST)."""
    group = own_class(request, pk)
    form = ClassMergeForm(request.POST or request.GET or None, group=group)
    into = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
    if request.method == "POST" and into:
        with refusals_on(form):
            moved = merge_classes(group, into=into, actor=request.user)
            messages.success(request, f"已把“{group.name}”的 {moved} 人并入“{into.name}”，“{group.name}”已删除。")
            return redirect("college:alumni:class-detail", into.pk)
    context = {"group": group, "form": form, "into": into, "once": request.POST.get("once") or new_key()}
    if into:
        both = group.educations.filter(alumnus__educations__class_group=into).select_related("alumnus")
        context |= {"size": group.educations.count(), "into_size": into.educations.count()}
        context["both"] = "、".join(both.values_list("alumnus__name", flat=True))
        context["namesakes"] = "、".join(f"{name}（{people} 人）" for name, people in namesakes(group, into))
    return render(request, "alumni/college/class_merge.html", context)


@require_POST
def class_delete(request, pk):
    group = own_class(request, pk)
    with refusals_told(request):
        delete_class(group, actor=request.user)
        messages.success(request, f"已删除空班级“{group.name}”。")
        return redirect("college:alumni:class-list")
    return redirect("college:alumni:class-detail", group.pk)


def _render_form(request, group, form, *, title, confirm, lede=""):
    back = reverse("college:alumni:class-detail", args=[group.pk]) if group else reverse("college:alumni:class-list")
    context = {"group": group, "form": form, "title": title, "confirm": confirm, "lede": lede, "back": back}
    return render(request, "alumni/college/class_form.html", context)
