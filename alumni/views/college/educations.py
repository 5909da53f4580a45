"""Stays of a person in the own college. Another college's stay is a 404 here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from alumni.forms.people import EducationAddForm, EducationForm, ReasonForm, StatusChangeForm
from alumni.services.educations import (
    add_education,
    change_status,
    changes_from,
    correct_education,
    remove_change,
    remove_education,
)
from alumni.views.college.own import own_change, own_people, own_person, own_stay
from alumni.views.college.person_forms import act_page, refusal_page
from common.once import once

CORRECT = "登记得不对，请在这里更正。若是转专业、休学、复学、退学、结业、毕业，请改用“学籍异动”，两者分开记录。"
CHANGE = "记录实际发生的异动，学籍状态和班级随之改变。只是登记有误的，请改用“更正”。"


@require_http_methods(["GET", "HEAD", "POST"])
@once
def education_add(request, pk):
    person = own_person(request, pk)
    form = EducationAddForm(request.POST or None, college=request.college)

    def act():
        stay = add_education(person, college=request.college, changes=form.values, actor=request.user)
        return f"已为“{person.name}”添加学籍经历：{stay}。"

    lede = "此人在本学院的又一段学习。"
    return act_page(request, person, form, act, title="添加学籍经历", confirm="添加学籍经历", lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
def education_edit(request, pk):
    stay = own_stay(request, pk)
    form = EducationForm(request.POST or None, instance=stay, college=request.college)

    def act():
        seen = {"changes": form.changes, "version": form.seen}
        correct_education(stay, college=request.college, actor=request.user, **seen)
        return f"已更正“{stay.alumnus.name}”的学籍经历。"

    return act_page(request, stay.alumnus, form, act, title="更正学籍经历", confirm="保存更正", lede=CORRECT)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def education_change(request, pk):
    stay = own_stay(request, pk)
    if not changes_from(stay.state):
        why = f"学籍状态为“{stay.get_state_display()}”，不再有学籍异动。登记有误的，请使用“更正”。"
        return refusal_page(request, stay.alumnus, title="学籍异动", why=why)
    form = StatusChangeForm(request.POST or None, college=request.college, stay=stay)

    def act():
        change = change_status(stay, college=request.college, actor=request.user, **_facts(form))
        return f"已记录“{stay.alumnus.name}”{change.get_kind_display()}。"

    lede = f"{stay}，现为“{stay.get_state_display()}”。{CHANGE}"
    return act_page(request, stay.alumnus, form, act, title="学籍异动", confirm="记录异动", lede=lede)


def _facts(form):
    return {name: form.cleaned_data[name] for name in ("kind", "on", "to_class", "note")}


@require_POST
def education_change_remove(request, pk):
    change = own_change(request, pk)
    stay = change.education
    remove_change(change, actor=request.user)
    messages.success(request, "已删除登记有误的异动。学籍状态和班级没有随之改变，如也不对，请在本页更正。")
    return redirect("college:alumni:education-edit", stay.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def education_remove(request, pk):
    stay = own_stay(request, pk)
    person = stay.alumnus
    form = ReasonForm(request.POST or None)

    def act():
        remove_education(stay, reason=form.cleaned_data["reason"], actor=request.user)
        return f"已删除“{person.name}”登记有误的学籍经历。"

    lede = f"只用于登记有误的学籍经历：{stay}。退学、结业请使用“学籍异动”。"
    page = {"title": "删除学籍经历", "confirm": "删除这段学籍经历", "lede": lede, "danger": True}
    return act_page(request, person, form, act, after=lambda: _after_removal(request, person), **page)


def _after_removal(request, person):
    """Without a stay in this college the person is no longer seen here."""
    if own_people(request).filter(pk=person.pk).exists():
        return redirect("college:alumni:person-detail", person.pk)
    messages.info(request, "此人在本学院已没有学籍经历，不再显示在本学院。")
    return redirect("college:alumni:find")
