"""Ways to reach a person: shared by the colleges the person studied in; shown in full only on asking, and logged."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from alumni.contact_text import mask_contact
from alumni.forms.people import ContactAddForm, ContactReplaceForm, ReasonForm
from alumni.person_sheet import line_of
from alumni.services.contacts import add_contact, confirm_contact, remove_contact, replace_contact, show_contact
from alumni.views.college.own import own_contact, own_person
from alumni.views.college.people import render_person
from alumni.views.college.person_forms import act_page
from common.once import once
from common.refusals import refusals_told


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_add(request, pk):
    person = own_person(request, pk)
    form = ContactAddForm(request.POST or None)

    def act():
        contact = add_contact(person, actor=request.user, **form.values)
        return f"已为“{person.name}”添加{contact.get_kind_display()}。"

    lede = "换了号码请不要另加，在原号码旁点“更换”，旧号码会留在历史里。"
    return act_page(request, person, form, act, title="添加联系方式", confirm="添加联系方式", lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_replace(request, pk):
    contact = own_contact(request, pk)
    form = ContactReplaceForm(request.POST or None)

    def act():
        replace_contact(contact, actor=request.user, **form.values)
        return f"已更换{contact.get_kind_display()}，原来的保留在历史里。"

    lede = f"现在的{_named(contact)}会停用并保留在历史里。"
    return act_page(request, contact.alumnus, form, act, title="更换联系方式", confirm="更换", lede=lede)


@require_POST
def contact_confirm(request, pk):
    contact = own_contact(request, pk)
    with refusals_told(request):
        confirm_contact(contact, actor=request.user)
        messages.success(request, f"{_named(contact)} 已记为今天核对。")
    return redirect("college:alumni:person-detail", contact.alumnus_id)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def contact_remove(request, pk):
    contact = own_contact(request, pk)
    form = ReasonForm(request.POST or None)

    def act():
        remove_contact(contact, reason=form.cleaned_data["reason"], actor=request.user)
        return f"已删除登记有误的{_named(contact)}。"

    lede = f"只用于登记有误（例如是别人的号码）：{_named(contact)}。换了号码请使用“更换”。"
    page = {"title": "删除联系方式", "confirm": "删除这条联系方式", "lede": lede, "danger": True}
    return act_page(request, contact.alumnus, form, act, **page)


@require_POST
def contact_show(request, pk):
    """The one line in full (the whole page without script). Every showing is in the log."""
    contact = own_contact(request, pk)
    person = contact.alumnus
    with refusals_told(request):
        show_contact(contact, college=request.college, actor=request.user)
        if not request.htmx:
            return render_person(request, person, shown=contact.pk)
        line = line_of(contact, person, in_full=True)
        return render(request, "alumni/college/_contact_shown.html", {"line": line})
    return HttpResponseClientRefresh() if request.htmx else redirect("college:alumni:person-detail", person.pk)


def _named(contact):
    return f"{contact.get_kind_display()} {mask_contact(contact.kind, contact.value)}"
