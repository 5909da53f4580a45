"""年度总结: drafted from the facts, finished by the unit, handed in once; as Word and as PDF."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from docx import Document
from docx.oxml.ns import qn

from colleges.models import Notice
from common.formats import day
from planning.models import Inspection, PlanItem, WorkPlan, YearSummary
from planning.services.inspections import report_item
from planning.services.summaries import (
    MOVED,
    draft_summary,
    edit_summary,
    renew_summary,
    return_summary,
    submit_summary,
)
from planning.summary import ASK_LACKS, ASK_NEXT, HEADINGS, blocks_of, draft_of, text_of
from planning.summary_files import summary_paper, summary_word, table_of
from planning.summary_renewal import changes_of, digest_of, renewed
from planning.tests.summaries import finished, url
from planning.tests.year import AIMS, YEAR, for_all, of_school
from tests.documents import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


# --- drafted from the facts --------------------------------------------------------------------------------------------


def test_the_draft_tells_the_year_under_the_offices_four_headings(worked):
    text = draft_of(worked)
    assert [words for key, words in text.items() if key.startswith("heading-")] == list(HEADINGS)
    told = {key: words for key, words in text.items() if not key.startswith(("heading-", "article-"))}
    assert told == {
        "plan": f"{YEAR}年，本院校友工作计划共3项，其中学校布置1项、自办2项。已办结1项，尚未落实2项；其中逾期1项。",
        "aims": f"年初确定的工作重点：{AIMS}",
        "deliberations": f"全年专题研究校友工作1次：{YEAR}年1月1日，全年工作。",
        "closed": "已经办结的事项：完善班级登记表（第九条）。",
        "evidence": "全年提交落实材料1份，其中上传文件1份。",
        "inspected": "校友会办公室检查2次，提出整改1项，已经整改1项。",
        "experience": "总结交流工作经验1篇：《一班一联络员》，其中1篇被校友会办公室推荐。",
        "late": "到期没有落实的事项：走访长沙校友企业（第十八条）。",
        "open": "还没有落实的其他事项：请校友开讲。",
        "ask-lacks": ASK_LACKS,
        "carry": "没有落实的2项转入下一年度，继续落实。",
        "ask-next": ASK_NEXT,
    }


def test_live_figures_stand_in_the_draft_each_once(worked, alumnus):
    told = "".join(words for key, words in draft_of(worked).items() if key.startswith("article-"))
    assert "第九条方面：" in told and "（共1个班）" in told and told.count("可以联系的校友，近期核对过") == 1
    assert "计划事项" not in told


def test_an_empty_year_is_drafted_without_facts_and_says_so(animal_college, liaison):
    plan = WorkPlan.objects.create(year=YEAR, college=animal_college)
    summary = draft_summary(plan, actor=liaison)
    assert f"{YEAR}年校友工作计划没有列入事项。" in summary.text and "没有登记专题研究" in summary.text
    assert summary_word(summary).content[:2] == b"PK" and summary_paper(summary).content.startswith(b"%PDF")


def test_the_schools_draft_counts_what_the_colleges_did(school, worked, office):
    of_school(school, office)
    told = draft_of(school)
    assert told["plan"] == (
        f"{YEAR}年，学校校友工作计划共2项，其中布置给二级学院1项、学校自办1项。"
        "布置给学院的事项共2项次，已办结1项，尚未落实1项。学校自办的事项，尚未落实1项。"
    )
    assert told["evidence"] == "全年提交落实材料1份，其中上传文件1份。"
    assert told["experience"].startswith("总结交流工作经验1篇")


def test_aims_in_numbered_lines_do_not_become_headings(mine):
    mine.aims = "一、核对通讯录\n二、走访"
    told = draft_of(mine)
    assert told["aims"] == "年初确定的工作重点：一、核对通讯录二、走访。"
    headings = [block["text"] for block in blocks_of(text_of(told)) if block["kind"] == "heading"]
    assert headings == list(HEADINGS)


def test_what_was_only_assigned_counts_as_late_for_the_school(school, office):
    item = for_all(school, office, "报送方案", due_on=TODAY + timedelta(days=1))
    PlanItem.objects.filter(source=item).update(due_on=TODAY - timedelta(days=1))
    told = draft_of(school)
    assert told["colleges-late"] == "布置给各学院的事项中，有2项次到期没有落实。"
    assert "late" not in told and not Inspection.objects.exists()


# --- taken anew --------------------------------------------------------------------------------------------------------


def test_new_facts_replace_what_stands_as_drafted_and_stand_beside_what_was_typed():
    drafted = {"h": "一、基本情况", "a": "共3项。", "b": "办结1项。", "c": "逾期1项。"}
    fresh = {"h": "一、基本情况", "a": "共4项。", "n": "研究1次。", "b": "办结2项。"}
    text = "一、基本情况\n共3项。\n\n办结1项，都按期。\n　　我们的话。\n逾期1项。"
    changes = {change.key: (change.kind, change.is_offered) for change in changes_of(text, drafted, fresh)}
    assert changes == {
        "a": ("replace", True),
        "n": ("add", True),
        "b": ("beside", False),
        "c": ("drop", True),
    }
    offered = {key for key, (_, is_offered) in changes.items() if is_offered}
    changed, base = renewed(text, drafted, fresh, offered)
    assert changed == "一、基本情况\n共4项。\n研究1次。\n\n办结1项，都按期。\n　　我们的话。"
    assert base == {"h": "一、基本情况", "a": "共4项。", "b": "办结1项。", "n": "研究1次。"}
    beside, _ = renewed(changed, base, fresh, {"b"})
    assert "办结2项。" in beside and "办结1项，都按期。" in beside and "　　我们的话。" in beside


def test_taking_the_facts_anew_changes_only_what_was_ticked(drafted, liaison, worked):
    mine = "我们自己的一段。"
    edit_summary(drafted, text=f"{drafted.text}\n{mine}", actor=liaison)
    own_item = worked.items.get(title="请校友开讲")
    report_item(own_item, remark="已请三位", actor=liaison)
    drafted.refresh_from_db()
    fresh = draft_of(worked)
    keys = {change.key for change in changes_of(drafted.text, drafted.drafted, fresh)}
    assert keys == {"plan", "reported", "open", "carry"}
    after = renew_summary(drafted, keys={"reported"}, seen=digest_of(fresh), actor=liaison)
    assert "已报落实、等待检查的事项：请校友开讲。" in after.text and mine in after.text
    assert "尚未落实2项" in after.text
    assert after.drafted_at > drafted.drafted_at


def test_facts_that_moved_while_somebody_looked_are_shown_again(drafted, liaison, worked):
    seen = digest_of(draft_of(worked))
    report_item(worked.items.get(title="请校友开讲"), remark="已请三位", actor=liaison)
    with pytest.raises(ValidationError, match=MOVED):
        renew_summary(drafted, keys={"plan"}, seen=seen, actor=liaison)
    assert YearSummary.objects.get().text == drafted.text


def test_a_summary_is_drafted_once_and_a_second_click_takes_nothing_away(drafted, liaison, worked):
    edit_summary(drafted, text="写好的", actor=liaison)
    with pytest.raises(ValidationError, match="已经起草"):
        draft_summary(worked, actor=liaison)
    assert YearSummary.objects.get().text == "写好的"


# --- on its way --------------------------------------------------------------------------------------------------------


def test_a_summary_is_handed_in_once_and_the_second_is_told(drafted, liaison, leader):
    finished(drafted, liaison)
    summary = submit_summary(drafted, actor=liaison)
    assert (summary.state, summary.submitted_by) == ("submitted", liaison)
    told = Notice.objects.get(role="校友会办公室", title__contains="总结")
    assert told.title == f"动物科技学院报送了 {YEAR} 年校友工作总结" and told.url.endswith(f"/{summary.plan_id}/")
    with pytest.raises(ValidationError, match="已由周老师于 .+ 报送，不必再报"):
        submit_summary(drafted, actor=leader)
    for change in (
        lambda: edit_summary(drafted, text="改", actor=leader),
        lambda: renew_summary(drafted, keys={"plan"}, seen="", actor=leader),
    ):
        with pytest.raises(ValidationError, match="已经报送，不能再改"):
            change()


def test_what_is_asked_for_is_answered_before_it_is_handed_in(drafted, liaison):
    with pytest.raises(ValidationError, match="请补充"):
        submit_summary(drafted, actor=liaison)
    assert YearSummary.objects.get().state == "draft"


def test_the_office_returns_with_a_reason_and_the_college_hands_in_again(drafted, liaison, office, animal_college):
    finished(drafted, liaison)
    with pytest.raises(ValidationError, match="没有可以退回的"):
        return_summary(drafted, remark="太短", actor=office)
    submit_summary(drafted, actor=liaison)
    with pytest.raises(ValidationError, match="请写明退回的原因"):
        return_summary(drafted, remark="  ", actor=office)
    summary = return_summary(drafted, remark="问题没有写原因", actor=office)
    assert (summary.state, summary.remark) == ("returned", "问题没有写原因")
    told = Notice.objects.get(college=animal_college, title__contains="被退回")
    assert (told.body, told.url) == ("问题没有写原因", url("summary", summary.plan))
    assert Notice.objects.get(role="校友会办公室", title__contains="总结").settled_at
    edit_summary(summary, text="原因：人手少。", actor=liaison)
    summary = submit_summary(summary, actor=liaison)
    told.refresh_from_db()
    assert (summary.state, summary.remark) == ("submitted", "") and told.settled_at


# --- files -------------------------------------------------------------------------------------------------------------


def test_the_word_file_has_headings_paragraphs_the_table_of_items_and_chinese_fonts(drafted, liaison, worked):
    summary = finished(drafted, liaison, more="\n看不见的控制符\x01也不坏事。")
    file = summary_word(summary)
    document = Document(BytesIO(file.content))
    assert file.name == f"动物科技学院{YEAR}年校友工作总结.docx"
    by_style = {name: [p.text for p in document.paragraphs if p.style.name == name] for name in ("Title", "Heading 1")}
    assert by_style == {
        "Title": [f"动物科技学院{YEAR}年校友工作总结"],
        "Heading 1": [*HEADINGS, f"附：工作计划落实情况（{day(TODAY)}）"],
    }
    told = [p.text for p in document.paragraphs]
    assert "登记表收得慢。" in told and "看不见的控制符也不坏事。" in told
    (table,) = document.tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[0] == ["序号", "条款", "事项", "来源", "期限", "落实情况"] and cells[1:] == table_of(worked)
    assert {(row[2], row[3], row[5]) for row in cells[1:]} == {
        ("完善班级登记表", "学校布置", "已办结"),
        ("走访长沙校友企业", "自办", "待落实、逾期"),
        ("请校友开讲", "自办", "待落实"),
    }
    for style in ("Normal", "Title", "Heading 1"):
        fonts = document.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("仿宋", "黑体") and fonts.get(qn("w:eastAsiaTheme")) is None
    foot = document.sections[0].footer.paragraphs[0]._p
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_printed_paper_says_the_same(drafted, liaison):
    summary = finished(drafted, liaison)
    words = words_of(summary_paper(summary).content)
    for part in (*HEADINGS, "登记表收得慢。", "明年提早收。", "附：工作计划落实情况", "待落实、逾期", "第1页/共"):
        assert part in words, part
