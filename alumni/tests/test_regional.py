"""Regional directories: who stands in them, what a file holds, what is logged, and who may give one out."""

import io
import shutil
import subprocess

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from alumni import regional
from alumni.models import Alumnus, Consent, ConsentText, Contact, Employment
from alumni.regional import Region, export_region_directory, people_in
from audit.models import ExportLine
from conftest import make_alumnus

pytestmark = pytest.mark.django_db
PAGE, EXPORT = "/admin/regions/", "/admin/regions/export/"


@pytest.fixture
def people(animal_college, machine_college):
    """Six in 湖南, of whom three may not be contacted; one of them works in 深圳."""
    facts = [
        ("王伟", "430100", "active", False), ("李强", "430300", "active", False), ("孙静", "430000", "active", False),
        ("钱故", "430100", "deceased", False), ("赵失", "430100", "lost", False), ("周静", "430100", "active", True),
    ]  # fmt: skip
    for number, (name, region, state, quiet) in enumerate(facts):
        person = make_alumnus(
            animal_college, name, class_name="牧医1501", mobile=f"1380013800{number}", employer=f"单位{number}"
        )
        Alumnus.objects.filter(pk=person.pk).update(region=region, state=state, do_not_contact=quiet)
    Employment.objects.filter(alumnus__name="王伟").update(region="440300")
    other = make_alumnus(machine_college, "吴昊", mobile="13700001111")
    Alumnus.objects.filter(pk=other.pk).update(region="430100")
    make_alumnus(machine_college, "无处")
    return Alumnus.objects.all()


def names(code, **more):
    return [person.name for person in people_in(Alumnus.objects.all(), Region(code), **more).in_list_order()]


def test_a_region_holds_who_lives_or_works_there_and_may_be_contacted(people):
    assert names("430000") == ["李强", "孙静", "王伟", "吴昊"]
    assert names("430100") == ["王伟", "吴昊"]
    assert names("440300") == names("440000") == ["王伟"]
    assert names("430000", without_city=True) == ["孙静"]
    assert names("") == ["李强", "孙静", "王伟", "吴昊"]


def export(office, code="430000", *, college=None, file_kind="xlsx", contact_work=True, given_out=False):
    purpose = "转交地方校友组织：深圳校友会" if given_out else "校友会办公室联络工作"
    return export_region_directory(
        Region(code), college=college, file_kind=file_kind, purpose=purpose, contact_work=contact_work, given_out=given_out,
        actor=office,
    )  # fmt: skip


def table(file, sheet=0):
    return [list(row) for row in load_workbook(io.BytesIO(file.content)).worksheets[sheet].values]


def pdf_text(file):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext reads the printed text back; it is not installed")
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=file.content, capture_output=True, check=True)
    return done.stdout.decode()


def consent(person, **more):
    text, _ = ConsentText.objects.get_or_create(
        purpose="regional_list", version=90, defaults={"text": "同意列入地方校友名单。"}
    )
    return Consent.objects.create(alumnus=person, purpose="regional_list", text=text, channel="phone", **more)


def test_the_workbook_goes_by_province_and_city_with_everybody_once(people, office):
    assert table(export(office)) == [
        ["省份", "市州", "姓名", "毕业年份", "班级", "工作单位", "职务", "联系方式"],
        ["湖南省", "长沙市", "王伟", 2018, "牧医1501", "单位0", None, "138 0013 8000"],
        ["湖南省", "长沙市", "吴昊", 2018, None, None, None, "137 0000 1111"],
        ["湖南省", "湘潭市", "李强", 2018, "牧医1501", "单位1", None, "138 0013 8001"],
        ["湖南省", None, "孙静", 2018, "牧医1501", "单位2", None, "138 0013 8002"],
    ]
    assert [row[:3] for row in table(export(office, "440000"))[1:]] == [["广东省", "深圳市", "王伟"]]
    assert [row[2] for row in table(export(office, ""))[1:]] == ["王伟", "吴昊", "李强", "孙静"]


def test_each_file_is_in_the_log_with_its_people(people, office):
    export(office, "430100")
    line = ExportLine.objects.get()
    assert (line.what, line.filters, line.rows, line.unmasked) == (
        "湖南省长沙市校友通讯录（电子表格）", "地区：湖南省长沙市", 2, True,
    )  # fmt: skip
    assert set(line.people) == set(Alumnus.objects.filter(name__in=["王伟", "吴昊"]).values_list("pk", flat=True))


def test_a_college_narrows_the_list(people, office, animal_college):
    assert [row[2] for row in table(export(office, "430100", college=animal_college))[1:]] == ["王伟"]
    assert ExportLine.objects.get().filters == "地区：湖南省长沙市；学院：动物科技学院"


def test_the_printed_one_has_a_table_for_each_city(people, office):
    text = pdf_text(export(office, file_kind="pdf"))
    order = [
        text.index(words)
        for words in ("湖南省长沙市", "王伟", "湖南省湘潭市", "李强", "湖南省（未登记到市州）", "孙静")
    ]
    assert order == sorted(order) and "138 0013 8001" in text
    for hidden in ("钱故", "赵失", "周静"):
        assert hidden not in text


def test_what_is_given_out_holds_only_who_agreed_and_no_whole_number(people, office):
    wei, qiang = Alumnus.objects.get(name="王伟"), Alumnus.objects.get(name="李强")
    consent(wei)
    consent(qiang, withdrawn_on="2099-01-01", withdrawn_channel="phone")
    consent(Alumnus.objects.get(name="周静"))
    file = export(office, contact_work=False, given_out=True)
    assert [(row[2], row[7]) for row in table(file)[1:]] == [("王伟", "138 **** 8000")]
    notes = [row[0] for row in table(file, 1)]
    assert "只列本人同意列入地方校友名单的校友。" in notes and not any("没有同意" in note for note in notes)
    assert not ExportLine.objects.get().unmasked


def test_nobody_agreed_is_a_sentence(people, office):
    with pytest.raises(ValidationError, match="还没有校友同意列入地方校友名单"):
        export(office, contact_work=False, given_out=True)
    assert not ExportLine.objects.exists()


def test_too_many_to_print_are_refused(people, office, monkeypatch):
    monkeypatch.setattr(regional, "MOST_PRINTED", 3)
    with pytest.raises(ValidationError, match="打印版一次最多 3 位校友"):
        export(office, file_kind="pdf")


def test_the_page_leads_from_the_map_to_the_people(sign_in, office, people):
    client = sign_in(office)
    page = client.get(PAGE)
    assert [(row["row"].label, row["row"].people) for row in page.context["rows"]] == [
        ("湖南省", 4), ("广东省", 1), ("未登记所在地", 1),
    ]  # fmt: skip
    assert page.context["chart"]["chart"].title == "可以联系的校友，湖南省最多，4 人"
    province = client.get(page.context["rows"][0]["href"])
    assert province.context["page"].paginator.count == 4
    for each in province.context["rows"]:
        assert client.get(each["href"]).context["page"].paginator.count == each["row"].people, each["href"]
    text = province.content.decode()
    assert "138 **** 8000" in text and "13800138000" not in text and "138 0013 8000" not in text
    for hidden in ("钱故", "赵失", "周静"):
        assert hidden not in text
    assert "工作在广东省深圳市" in text


def test_the_form_asks_to_whom_a_list_is_given(sign_in, office, people):
    client = sign_in(office)
    sent = {"file_kind": "xlsx", "purpose": "given_out"}
    refused = client.post(f"{EXPORT}?region=430100", sent)
    assert refused.context["form"].errors == {"purpose_detail": ["请写明交给哪个组织、由谁接收。"]}
    consent(Alumnus.objects.get(name="王伟"))
    file = client.post(f"{EXPORT}?region=430100", sent | {"purpose_detail": "长沙校友会筹备组"})
    assert file["Content-Disposition"].startswith("attachment") and "no-store, private" in file["Cache-Control"]
    line = ExportLine.objects.get()
    assert (line.purpose, line.rows) == ("转交地方校友组织：长沙校友会筹备组", 1)


def test_a_refusal_stands_on_the_form(sign_in, office, people):
    sent = {"file_kind": "xlsx", "purpose": "given_out", "purpose_detail": "长沙校友会"}
    page = sign_in(office).post(f"{EXPORT}?region=430100", sent)
    assert page.status_code == 200 and "还没有校友同意" in page.content.decode()


def test_an_inspector_reads_and_takes_nothing_out(sign_in, inspector, people):
    client = sign_in(inspector)
    assert "导出或打印" not in client.get(PAGE).content.decode()
    assert client.post(f"{EXPORT}?region=430100", {"file_kind": "xlsx", "purpose": "contact_work"}).status_code == 403


def test_a_liaison_has_no_regional_directory_of_all(sign_in, liaison, people):
    client = sign_in(liaison)
    for name in ("region-directory", "region-directory-export"):
        assert client.get(reverse(f"admin:{name}")).status_code == 302


@pytest.mark.parametrize("code", ["999999", "430199", "x", "43"])
def test_a_region_that_does_not_exist_is_the_whole_country(sign_in, office, people, code):
    assert sign_in(office).get(f"{PAGE}?region={code}").context["region"] == Region("")


def test_the_list_asks_as_often_for_three_people_as_for_one(sign_in, office, animal_college):
    client = sign_in(office)

    def asked(name):
        person = make_alumnus(animal_college, name, class_name=name, mobile="13800138000", employer="某单位")
        Alumnus.objects.filter(pk=person.pk).update(region="430100")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGE}?region=430100")
        return len(queries)

    asked("王伟")
    Contact.objects.all().delete()
    one = asked("王静")
    asked("王强")
    assert asked("王敏") == one
