"""The year's summary (年度总结, art. 7) as the facts tell it: paragraphs under the office's four headings.

A paragraph has a key, so that the facts can be taken anew without touching what somebody typed; see `summary_renewal`.
What only the unit knows is asked for in brackets, and the summary is not handed in before that is answered.
"""

import re
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from common.formats import article, day
from planning.evidence import kind_of
from planning.figures import figures_for
from planning.models import Deliberation, Evidence, Experience, Inspection, PlanItem
from planning.models.evidence import FILE
from planning.plan_rows import Row, rows_of

State, Audience = PlanItem.State, PlanItem.Audience
HEADINGS = ("一、基本情况", "二、主要工作", "三、存在问题", "四、下一步打算")
HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、[^。；]{1,30}")
#: what was drafted as a question to the unit begins so
ASKS = "（请补充："
ASK_LACKS = f"{ASKS}工作中还有哪些问题，原因是什么。）"
ASK_NEXT = f"{ASKS}下一年度准备做什么，怎样做。）"
#: the figures of these articles belong into a summary; those of art. 7 are told by the plan itself
ARTICLES = tuple(number for number in range(5, 36) if number != 7)
NAMED = 12


@dataclass(frozen=True)
class Facts:
    """What is known of a unit's year. `rows` are all items of the plan but the withdrawn."""

    plan: object
    rows: list[Row]
    copies: dict  # of the school's items for the colleges: {state: number}
    late: int  # of these, overdue
    evidence: list  # [(kind in words, number)], the most first
    inspected: int
    to_mend: int
    mended: int
    deliberations: list
    experiences: list
    figures: list  # [(article, [Figure])]

    @property
    def unit(self):
        return "本院" if self.plan.college_id else "学校"

    def items(self, *states):
        return [row.item for row in self.rows if row.item.state in states and not _is_for_others(row.item)]

    @property
    def overdue(self):
        today = timezone.localdate()
        return [item for item in self.items(State.OPEN, State.MENDING) if item.deadline and item.deadline < today]


def facts_of(plan):
    rows = [row for row in rows_of(plan) if row.item.state != State.WITHDRAWN]
    of_plan = Q(item__plan=plan) | Q(item__source__plan=plan)
    copies = PlanItem.objects.filter(source__plan=plan).exclude(state=State.WITHDRAWN)
    found = Inspection.objects.filter(of_plan)
    shared = Experience.objects.shared().filter(shared_at__year=plan.year)
    return Facts(
        plan=plan,
        rows=rows,
        copies=dict(copies.order_by().values_list("state").annotate(n=Count("pk"))),
        late=copies.overdue().count(),
        evidence=_evidence(Evidence.objects.standing().filter(of_plan)),
        inspected=found.count(),
        to_mend=found.filter(verdict=Inspection.Verdict.MEND).count(),
        mended=found.filter(mended_at__isnull=False).count(),
        deliberations=list(Deliberation.objects.filter(plan=plan).order_by("held_on", "pk")),
        experiences=list(shared.of_college(plan.college) if plan.college_id else shared.order_by("shared_at", "pk")),
        figures=_figures(plan),
    )


def _is_for_others(item):
    """An item of the school that the colleges fulfil, each in its own plan."""
    return item.audience == Audience.COLLEGES and not item.is_assigned


def _evidence(rows):
    counts = {}
    for kind, number in rows.order_by().values_list("kind").annotate(n=Count("pk")):
        declared = kind_of(kind)
        label = "上传文件" if kind == FILE else declared.label if declared else "其他记录"
        counts[label] = counts.get(label, 0) + number
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _figures(plan):
    """One figure may stand for several articles: it is told once, at the first. Where there is nothing, nothing is told."""
    told, found = set(), []
    for number in ARTICLES:
        figures = [
            figure
            for figure in figures_for(number, college=plan.college, year=plan.year)
            if figure.label not in told and (figure.of or figure.number)
        ]
        told |= {figure.label for figure in figures}
        if figures:
            found.append((number, figures))
    return found


# --- in words ----------------------------------------------------------------------------------------------------------


def draft_of(plan):
    """`{key: paragraph}` in the order of the text."""
    facts, drafted = facts_of(plan), {}
    for place, (heading, part) in enumerate(zip(HEADINGS, (_basics, _work, _lacks, _next), strict=True), start=1):
        drafted[f"heading-{place}"] = heading
        drafted |= {key: text for key, text in part(facts) if text}
    return drafted


def text_of(drafted):
    return "\n".join(drafted.values())


def blocks_of(text):
    """`[{kind: heading or text, text}]` of a finished text, for a page and for the files."""
    lines = (line.strip() for line in text.splitlines())
    return [{"kind": "heading" if HEADING.fullmatch(line) else "text", "text": line} for line in lines if line]


def _basics(facts):
    yield "plan", _plan(facts)
    aims = "".join(line.strip() for line in facts.plan.aims.splitlines())
    yield "aims", f"年初确定的工作重点：{_ended(aims)}" if aims else ""
    yield "deliberations", _deliberated(facts)


def _plan(facts):
    """How many items, whose, and how they stand."""
    year, own = facts.plan.year, facts.items(*State)
    if not facts.rows:
        return f"{year}年校友工作计划没有列入事项。"
    if facts.plan.college_id:
        assigned = sum(item.is_assigned for item in own)
        said = (
            f"{year}年，{facts.unit}校友工作计划共{len(own)}项，其中学校布置{assigned}项、自办{len(own) - assigned}项。"
        )
        return said + _standing({state: len(facts.items(state)) for state in State}, len(facts.overdue))
    given = len(facts.rows) - len(own)
    said = f"{year}年，学校校友工作计划共{len(facts.rows)}项，其中布置给二级学院{given}项、学校自办{len(own)}项。"
    if facts.copies:
        said += f"布置给学院的事项共{sum(facts.copies.values())}项次，{_standing(facts.copies, facts.late)}"
    if own:
        said += f"学校自办的事项，{_standing({state: len(facts.items(state)) for state in State}, len(facts.overdue))}"
    return said


WORDS = {
    State.CLOSED: "已办结{}项",
    State.REPORTED: "已报落实、等待检查{}项",
    State.MENDING: "正在整改{}项",
    State.OPEN: "尚未落实{}项",
}


def _standing(counts, late):
    said = [words.format(counts[state]) for state, words in WORDS.items() if counts.get(state)]
    return "，".join(said) + (f"；其中逾期{late}项。" if late else "。") if said else ""


def _deliberated(facts):
    if not facts.deliberations:
        return ""
    said = "；".join(f"{day(each.held_on)}，{each.subject}" for each in facts.deliberations)
    return f"全年专题研究校友工作{len(facts.deliberations)}次：{said}。"


def _work(facts):
    yield "closed", _named("已经办结的事项：", facts.items(State.CLOSED))
    yield "reported", _named("已报落实、等待检查的事项：", facts.items(State.REPORTED))
    total = sum(number for _, number in facts.evidence)
    kinds = "、".join(f"{label}{number}份" for label, number in facts.evidence)
    yield "evidence", f"全年提交落实材料{total}份，其中{kinds}。" if total else ""
    yield "inspected", _inspected(facts)
    for number, figures in facts.figures:
        yield f"article-{number}", f"{article(number)}方面：{'；'.join(map(_figure, figures))}。"
    yield "experience", _experience(facts)


def _inspected(facts):
    if not facts.inspected:
        return ""
    mended = f"，提出整改{facts.to_mend}项，已经整改{facts.mended}项" if facts.to_mend else "，没有提出整改"
    return f"校友会办公室检查{facts.inspected}次{mended}。"


def _figure(figure):
    whole = f"（共{figure.of}{figure.unit}）" if figure.of is not None else ""
    return f"{figure.label.replace(' ', '')}{figure.number}{figure.unit}{whole}"


def _experience(facts):
    if not facts.experiences:
        return ""
    titles = "、".join(f"《{each.title}》" for each in facts.experiences[:NAMED])
    more = "等" if len(facts.experiences) > NAMED else ""
    selected = sum(each.selected_at is not None for each in facts.experiences)
    chosen = f"，其中{selected}篇被校友会办公室推荐" if selected else ""
    return f"总结交流工作经验{len(facts.experiences)}篇：{titles}{more}{chosen}。"


def _lacks(facts):
    yield "late", _named("到期没有落实的事项：", [i for i in facts.overdue if i.state == State.OPEN])
    yield "mending", _named("检查后还没有整改完的事项：", facts.items(State.MENDING))
    late = {item.pk for item in facts.overdue}
    yield "open", _named("还没有落实的其他事项：", [i for i in facts.items(State.OPEN) if i.pk not in late])
    if facts.late:
        yield "colleges-late", f"布置给各学院的事项中，有{facts.late}项次到期没有落实。"
    if not facts.deliberations:
        yield "not-deliberated", "全年没有登记专题研究校友工作的会议。"
    yield "ask-lacks", ASK_LACKS


def _next(facts):
    waiting = facts.items(State.OPEN, State.MENDING)
    yield "carry", f"没有落实的{len(waiting)}项转入下一年度，继续落实。" if waiting else ""
    yield "ask-next", ASK_NEXT


def _named(beginning, items):
    if not items:
        return ""
    titles = [item.title + (f"（{article(item.article)}）" if item.article else "") for item in items[:NAMED]]
    more = f"等{len(items)}项" if len(items) > NAMED else ""
    return f"{beginning}{'、'.join(titles)}{more}。"


def _ended(text):
    return text if text[-1:] in "。！？" else f"{text}。"
