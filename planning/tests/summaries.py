"""Words and addresses that the tests of summaries share."""

from django.urls import reverse

from planning.services.summaries import edit_summary
from planning.summary import ASK_LACKS, ASK_NEXT


def finished(summary, actor, more=""):
    text = summary.text.replace(ASK_LACKS, "登记表收得慢。").replace(ASK_NEXT, "明年提早收。")
    return edit_summary(summary, text=text + more, actor=actor)


def url(name, plan, door="college:planning"):
    return reverse(f"{door}:{name}", args=[plan.pk])


def said(response):
    return [str(message) for message in response.context["messages"]]
