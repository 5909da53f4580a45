"""Service rules (art. 13): the office keeps one for each kind of event; a new event starts with what it says."""

from django.core.exceptions import ValidationError
from django.db import transaction

from audit.acts import act
from events.models import Kind, RulePaper, RuleTask, ServiceRule
from events.rule_defaults import DEFAULTS
from events.services.rows import put_new, write


def rule_of(kind):
    """The rule of a kind; where the office has none yet, the house's own is put there."""
    rule = ServiceRule.objects.filter(kind=kind).first()
    return rule or _begin(Kind(kind))


def all_rules():
    """One of each kind, in the order of the kinds, with tasks and papers."""
    found = set(ServiceRule.objects.values_list("kind", flat=True))
    for kind in Kind:
        if kind not in found:
            _begin(kind)
    rules = {rule.kind: rule for rule in ServiceRule.objects.prefetch_related("tasks", "papers")}
    return [rules[kind] for kind in Kind]


@transaction.atomic
def _begin(kind):
    default = DEFAULTS[kind]
    facts = {"words": default.words, "parts": list(default.parts)}
    facts |= {"lead_days": default.lead_days, "after_days": default.after_days}
    rule, created = ServiceRule.objects.get_or_create(kind=kind, defaults=facts)
    if created:
        RuleTask.objects.bulk_create(RuleTask(rule=rule, days=d, title=t, who=w) for d, t, w in default.tasks)
        RulePaper.objects.bulk_create(RulePaper(rule=rule, kind=kind) for kind in default.papers)
    return rule


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
    return put_new(row)


@act
def remove_rule_task(task, *, actor):
    RuleTask.objects.filter(pk=task.pk).delete()
