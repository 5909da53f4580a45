"""The office's queue: who fits no college or major of today, by school, written major and years; one rule settles all."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator

from alumni.forms.succession import RuleForm, rule_choices
from alumni.services.succession import apply_rules, assign_by_rule
from alumni.succession import waiting_by_file, waiting_groups, waiting_people
from colleges.models import School
from colleges.succession import plain_written
from common.once import new_key, once

GROUPS_A_PAGE, PEOPLE_A_PAGE = 30, 50


class SuccessionPages:
    """Beside the roster pages, in their door."""

    def queue(self, request):
        page = Paginator(waiting_groups(), GROUPS_A_PAGE).get_page(request.GET.get("page"))
        context = {"page": page, "by_file": waiting_by_file(), "once": new_key()}
        return self.page(request, "queue", context | rule_choices())

    def queue_people(self, request):
        """Who stands behind a number of the queue."""
        school = get_object_or_404(School, pk=_number(request.GET.get("school")))
        written = plain_written(request.GET.get("written", ""))
        page = Paginator(waiting_people(school, written), PEOPLE_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "queue_people", {"page": page, "school": school, "written": written})

    @method_decorator(once)
    def assign(self, request):
        form = RuleForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(_refusals(form)))
            return self.to("roster-queue")
        facts = {name: form.cleaned_data[name] for name in form._meta.fields}
        try:
            rule, done = assign_by_rule(actor=request.user, **facts)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"已定为“{rule}”今属{rule.college}。{told(done)}")
        return self.to("roster-queue")

    def apply(self, request):
        messages.success(request, told(apply_rules(actor=request.user)))
        return self.to("roster-queue")


def _number(text):
    return int(text) if (text or "").isdecimal() and len(text) < 10 else 0


def _refusals(form):
    return [f"{form[name].label}：{each}" for name, sentences in form.errors.items() for each in sentences]


def told(done):
    parts = []
    if done.rows:
        parts.append(f"毕业生数据里 {done.rows} 行有了归属，请到该份数据的页面核对并导入。")
    if done.stays:
        parts.append(f"{done.stays} 条学籍已按沿革登记。")
    if done.moved:
        parts.append(f"{done.moved} 条学籍已按沿革归到学院；沿革没有写今属专业，这些学籍不再列在“归属待定”。")
    if done.held:
        parts.append(f"{done.held} 条学籍的班级属于其他学院，保持原样。")
    return "".join(parts) or "没有需要按沿革登记的内容。"
