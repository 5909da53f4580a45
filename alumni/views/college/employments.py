"""Where a person works and worked: shared by the colleges the person studied in."""

from django.views.decorators.http import require_http_methods

from alumni.forms.people import EmploymentAddForm, EmploymentEndForm, EmploymentForm, ReasonForm
from alumni.services.employments import add_employment, edit_employment, end_employment, remove_employment
from alumni.views.college.own import own_job, own_person
from alumni.views.college.person_forms import act_page
from common.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once
def employment_add(request, pk):
    person = own_person(request, pk)
    has_current = person.employments.filter(is_current=True).exists()
    form = EmploymentAddForm(request.POST or None, has_current=has_current, initial={"source": "联络员录入"})

    def act():
        ends = form.cleaned_data.get("end_current", False)
        job = add_employment(person, changes=form.values, end_current=ends, actor=request.user)
        return f"已为“{person.name}”添加工作经历：{job}。"

    return act_page(request, person, form, act, title="添加工作经历", confirm="添加工作经历")


@require_http_methods(["GET", "HEAD", "POST"])
def employment_edit(request, pk):
    job = own_job(request, pk)
    form = EmploymentForm(request.POST or None, instance=job)

    def act():
        edit_employment(job, changes=form.changes, version=form.seen, actor=request.user)
        return f"已保存“{job.alumnus.name}”的工作经历。"

    return act_page(request, job.alumnus, form, act, title="修改工作经历", confirm="保存工作经历")


@require_http_methods(["GET", "HEAD", "POST"])
def employment_end(request, pk):
    job = own_job(request, pk)
    form = EmploymentEndForm(request.POST or None)

    def act():
        end_employment(job, until_year=form.cleaned_data["until_year"], actor=request.user)
        return f"“{job.employer}”已记为过去的工作。"

    lede = f"{job}：此人已离开这个单位，这段经历保留在时间线里。"
    return act_page(request, job.alumnus, form, act, title="结束这份工作", confirm="记为已离开", lede=lede)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def employment_remove(request, pk):
    job = own_job(request, pk)
    form = ReasonForm(request.POST or None)

    def act():
        remove_employment(job, reason=form.cleaned_data["reason"], actor=request.user)
        return f"已删除登记有误的工作经历“{job.employer}”。"

    lede = f"只用于登记有误的工作经历：{job}。已经离开的单位请使用“已离开”。"
    page = {"title": "删除工作经历", "confirm": "删除这段工作经历", "lede": lede, "danger": True}
    return act_page(request, job.alumnus, form, act, **page)
