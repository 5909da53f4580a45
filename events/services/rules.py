"""Service rules (art. 13): the office keeps one for each kind of event; a new event starts with what it says.

The house's own are laid down after each migrate (see `events.apps`), so that reading one never writes.
"""

from django.apps import apps as today
from django.core.exceptions import ValidationError

from audit.acts import act
from common.rows import put_new, write
from events.models import Kind, RulePaper, RuleTask, ServiceRule
from events.rule_defaults import DEFAULTS


def rule_of(kind):
    return ServiceRule.objects.get(kind=kind)


def all_rules():
    """One of each kind, in the order of the kinds, with tasks and papers."""
    rules = {rule.kind: rule for rule in ServiceRule.objects.prefetch_related("tasks", "papers")}
    return [rules[kind] for kind in Kind]


def lay_down_rules(using="default", apps=today, **kwargs):
    """The rules that are not there yet, as the house has them; what the office has changed stays."""
    try:
        rules, tasks, papers = (apps.get_model("events", name) for name in ("ServiceRule", "RuleTask", "RulePaper"))
    except LookupError:  # migrated back to before there were events
        return
    kept = set(rules.objects.using(using).values_list("kind", flat=True))
    for kind in [kind for kind in Kind if kind not in kept]:
        default = DEFAULTS[kind]
        facts = {"words": default.words, "parts": [part.value for part in default.parts]}
        facts |= {"lead_days": default.lead_days, "after_days": default.after_days}
        rule = rules.objects.using(using).create(kind=kind.value, **facts)
        tasks.objects.using(using).bulk_create(
            tasks(rule=rule, days=days, title=title, who=who, done_with="".join(step))
            for days, title, who, *step in default.tasks
        )
        papers.objects.using(using).bulk_create(papers(rule=rule, kind=paper.value) for paper in default.papers)


@act
def edit_rule(rule, *, changes, papers, version=None, actor):
    """`papers`: the kinds of papers that an event must have on file."""
    rule = ServiceRule.objects.select_for_update().get(pk=rule.pk)
    write(rule, seen=version, **changes)
    rule.papers.exclude(kind__in=papers).delete()
    for kind in set(papers) - set(rule.papers.values_list("kind", flat=True)):
        put_new(RulePaper(rule=rule, kind=kind))
    return rule


@act
def put_rule_task(rule, *, task=None, changes, actor):
    """A new task of the rule, or other words for one of it. Events that stand keep what they were begun with."""
    ServiceRule.objects.select_for_update().get(pk=rule.pk)
    row = task and RuleTask.objects.filter(pk=task.pk).first()
    if task and row is None:
        raise ValidationError("这一事项已被别人删除。请刷新页面后再看。")
    row = row or RuleTask(rule=rule)
    for name, value in changes.items():
        setattr(row, name, value)
    if rule.tasks.filter(title=row.title).exclude(pk=row.pk).exists():
        raise ValidationError({"title": f"{rule}里已经有“{row.title}”。"})
    return put_new(row)


@act
def remove_rule_task(task, *, actor):
    RuleTask.objects.filter(pk=task.pk).delete()
