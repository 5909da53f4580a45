"""One person at a college's desk: the page, adding, editing, and taking back a mistaken record."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from alumni.contact_text import mask_contact
from alumni.forms.people import PersonAddForm, PersonForm, ReasonForm, TagForm
from alumni.forms.registers import PortraitForm, RemovePhotoForm
from alumni.models import Contact, NotableProfile
from alumni.person_sheet import contact_lines, periods_of
from alumni.services.claims import claim_person
from alumni.services.merges import merge_of, merged_words
from alumni.services.people import PossiblySame, add_person, edit_person, remove_person, why_not_remove
from alumni.services.photos import current_photos
from alumni.trail import PAGE, trail_of
from alumni.views.college.own import own_class, own_people, own_person, own_tags
from alumni.views.college.person_forms import act_page, refusal_page
from colleges.models import College
from common.once import once
from common.refusals import refusals_on

# Why the ways to reach somebody may not be used; they stay on the page, masked, to be put right.
NOT_TO_CONTACT = {
    "deceased": "本人已故。名单、导出和邀请中不出现其联系方式；以下内容仅供更正。",
    "lost": "已失去联系。名单、导出和邀请中不出现其联系方式；联系上以后，请先把状态改回“正常”。",
    "quiet": "本人要求勿打扰。请不要联系；名单、导出和邀请中不出现其联系方式，以下内容仅供更正。",
}


@require_safe
def person_detail(request, pk):
    person = own_person(request, pk)
    return render_person(request, person) if person.pk == pk else redirect("college:alumni:person-detail", person.pk)


def render_person(request, person, *, shown=None):
    """The page; `shown` is the id of the one contact that was asked for in full, and logged."""
    current, replaced = contact_lines(person, shown=shown)
    entries = trail_of(person, college=request.college)
    context = {
        "person": person,
        "periods": periods_of(person, college=request.college),
        "contacts": current,
        "replaced": replaced,
        "not_to_contact": NOT_TO_CONTACT.get("quiet" if person.do_not_contact else person.state, ""),
        "tags": own_tags(request).filter(taggings__alumnus=person),
        "own_tag_names": own_tags(request).values_list("name", flat=True),
        "tag_form": TagForm(),
        "photos": current_photos(person),
        "portrait_form": PortraitForm(),
        "remove_photo_form": RemovePhotoForm(),
        "notable": NotableProfile.objects.of_college(request.college).filter(alumnus=person).first(),
        "consents": person.consents.standing(),
        "entries": entries[:PAGE],
        "has_more": len(entries) > PAGE,
    }
    return render(request, "alumni/college/person_detail.html", context)


@require_safe
def person_changes(request, pk):
    person = own_person(request, pk)
    page = Paginator(trail_of(person, college=request.college), PAGE).get_page(request.GET.get("page"))
    return render(request, "alumni/college/person_changes.html", {"person": person, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@once
def person_add(request):
    claiming = "claim" in request.POST
    form = PersonAddForm(request.POST or None, college=request.college, claiming=claiming, initial=_initial(request))
    same = {}
    if claiming and form.is_valid():
        with refusals_on(form):
            claim = claim_person(request.college, actor=request.user, **form.claimed())
            messages.success(request, "已向对方学院提交认领申请。答复以后，本学院会收到消息。")
            return redirect("college:alumni:claim-detail", claim.pk)
    elif request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                person = add_person(request.college, actor=request.user, **form.facts())
            except PossiblySame as found:
                same = found.people
            else:
                messages.success(request, f"已新建校友“{person.name}”。")
                return redirect("college:alumni:person-detail", person.pk)
    context = {"form": form, "same": _candidates(request, same), "same_ids": ",".join(map(str, sorted(same)))}
    return render(request, "alumni/college/person_add.html", context)


def _initial(request):
    """From a class's page the class is chosen already."""
    wanted = request.GET.get("class", "")
    if not wanted.isdecimal():
        return {}
    group = own_class(request, int(wanted))
    years = {name: getattr(group, name) for name in ("enrolled_year", "graduated_year")}
    return {"class_group": group, "major": group.major_id, **years}


def _candidates(request, same):
    people = own_people(request).filter(pk__in=same).with_list_facts().in_list_order()
    family = College.objects.family_of(request.college)
    return [
        (person, _studies(person, family), "、".join(same[person.pk]), _masked_phone(person))
        for person in (people if same else ())
    ]


def _studies(person, family):
    """The class in the own college; of another college's stay its name and years, nothing more."""
    return "；".join(
        f"{(stay.class_group if stay.college_id in family else None) or stay.college} "
        f"{stay.enrolled_year or '？'}–{stay.graduated_year or '？'}"
        for stay in person.stays
    )


def _masked_phone(person):
    mobiles = [each for each in person.current_contacts if each.kind == Contact.Kind.MOBILE]
    return mask_contact(mobiles[0].kind, mobiles[0].value) if mobiles else ""


@require_http_methods(["GET", "HEAD", "POST"])
def person_edit(request, pk):
    person = own_person(request, pk)
    form = PersonForm(request.POST or None, instance=person)
    if person.pk != pk and (merge := merge_of(pk)):
        messages.info(request, f"{merged_words(merge)}您现在修改的是保留的那一份。")

    def act():
        edit_person(person, changes=form.changes, version=form.seen, actor=request.user)
        return f"已保存“{person.name}”的基本信息。"

    return act_page(request, person, form, act, title="修改基本信息", confirm="保存基本信息")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def person_remove(request, pk):
    person = own_person(request, pk)
    form = ReasonForm(request.POST or None)

    def act():
        remove_person(person, college=request.college, reason=form.cleaned_data["reason"], actor=request.user)
        return f"已删除录错的“{person.name}”，变更记录里保留了原因。"

    if why := why_not_remove(person, college=request.college):
        return refusal_page(request, person, title="删除录错的人", why=why)
    lede = "只用于录错的人：档案、学籍、工作经历和联系方式一并删除，不能恢复。"
    page = {"title": "删除录错的人", "confirm": "删除这个人", "lede": lede, "danger": True}
    return act_page(request, person, form, act, after=lambda: redirect("college:alumni:find"), **page)
