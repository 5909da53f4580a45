"""Where a person works and worked: shared by the colleges the person studied in."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from alumni.forms.people import EmploymentAddForm, EmploymentEndForm, EmploymentForm, ReasonForm
from alumni.services.employments import add_employment, edit_employment, end_employment, remove_employment
from alumni.views.college.own import own_job, own_person
from alumni.views.college.people import render_form
from common.once import once
from common.refusals import refusals_on


@require_http_methods(["GET", "HEAD", "POST"])
@once
def employment_add(request, pk):
    person = own_person(request, pk)
    has_current = person.employments.filter(is_current=True).exists()
    form = EmploymentAddForm(request.POST or None, has_current=has_current, initial={"source": "联络员录入"})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            ends = form.cleaned_data.get("end_current", False)
            job = add_employment(person, changes=form.values, end_current=ends, actor=request.user)
            messages.success(request, f"已为“{person.name}”添加工作经历：{job}。")
            return redirect("college:alumni:person-detail", person.pk)
    return render_form(request, person, form, title="添加工作经历", confirm="添加工作经历")


@require_http_methods(["GET", "HEAD", "POST"])
def employment_edit(request, pk):
    job = own_job(request, pk)
    form = EmploymentForm(request.POST or None, instance=job)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            edit_employment(job, changes=form.changes, version=form.seen, actor=request.user)
            messages.success(request, f"已保存“{job.alumnus.name}”的工作经历。")
            return redirect("college:alumni:person-detail", job.alumnus_id)
    return render_form(request, job.alumnus, form, title="修改工作经历", confirm="保存工作经历")


@require_http_methods(["GET", "HEAD", "POST"])
def employment_end(request, pk):
    job = own_job(request, pk)
    form = EmploymentEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            end_employment(job, until_year=form.cleaned_data["until_year"], actor=request.user)
            messages.success(request, f"“{job.employer}”已记为过去的工作。")
            return redirect("college:alumni:person-detail", job.alumnus_id)
    lede = f"{job}：此人已离开这个单位，这段经历保留在时间线里。"
    return render_form(request, job.alumnus, form, title="结束这份工作", confirm="记为已离开", lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def employment_remove(request, pk):
    job = own_job(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            remove_employment(job, reason=form.cleaned_data["reason"], actor=request.user)
            messages.success(request, f"已删除登记有误的工作经历“{job.employer}”。")
            return redirect("college:alumni:person-detail", job.alumnus_id)
    lede = f"只用于登记有误的工作经历：{job}。已经离开的单位请使用“结束”。"
    return render_form(
        request, job.alumnus, form, title="删除工作经历", confirm="删除这段工作经历", lede=lede, danger=True
    )
