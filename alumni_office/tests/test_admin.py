"""The office's acts in the admin: people, what is shown and logged, files of people out, requests, figures."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from alumni.models import AlumniSettings, Alumnus, ClassGroup, Education, Employment, ExportRequest
from alumni.reports import Census, by_college, graduates, public_figures
from alumni_office import dashboard
from audit.models import ExportLine, ReadingLine
from colleges import notices
from colleges.models import College, ContactPoint, Notice, School
from conftest import make_alumnus, make_college

# --- people ------------------------------------------------------------------------------------------------------------


def test_the_list_is_searched_by_the_same_search_and_filtered_on_one_stay(desk, alumnus, other_alumnus, animal_college):
    url = reverse("admin:alumni_alumnus_changelist")

    def found(**asked):
        return [person.name for person in desk.get(url, asked).context["cl"].result_list]

    assert found(q="ww") == found(q="8000") == found(q="20151101") == ["王伟"]
    assert found(college=animal_college.pk) == ["王伟"]
    assert found(graduated="2018") == ["李娜", "王伟"]
    assert found(graduated="abc", industry="没有") == ["李娜", "王伟"]
    assert found(q="ww", enrolled="2014") == []


@pytest.mark.parametrize("view", ["changelist", "change", "history", "delete"])
def test_no_page_of_a_person_holds_the_phone(view, desk, alumnus):
    args = [alumnus.pk] if view != "changelist" else []
    assert "13800138000" not in desk.get(reverse(f"admin:alumni_alumnus_{view}", args=args)).content.decode()


def test_showing_a_phone_is_logged_and_only_for_who_may_edit(desk, alumnus, office, inspector, client):
    contact = alumnus.contacts.get()
    url = reverse("admin:alumni_alumnus_show_contact", args=[alumnus.pk, contact.pk])
    assert desk.get(url).status_code == 405
    assert "138 0013 8000" in desk.post(url).content.decode()
    line = ReadingLine.objects.get()
    assert (line.actor_id, line.subject_id, line.what) == (office.pk, alumnus.pk, "手机 138 **** 8000")
    client.force_login(inspector)
    assert client.post(url).status_code == 403
    assert ReadingLine.objects.count() == 1


def person_form(page):
    """What the browser would send back of the person's form as it stands."""
    admin_form, formsets = page.context["adminform"].form, page.context["inline_admin_formsets"]
    sent = {}
    for form in [admin_form, *(each for formset in formsets for each in formset.formset.forms)]:
        for field in form:
            value = field.value()
            if value not in (None, False):
                sent[field.html_name] = "on" if value is True else value
    for formset in formsets:
        for field in formset.formset.management_form:
            sent[field.html_name] = field.value()
    return {name: value() if callable(value) else value for name, value in sent.items()}


def test_a_second_writer_is_told_and_loses_nothing(desk, alumnus):
    url = reverse("admin:alumni_alumnus_change", args=[alumnus.pk])
    first, second = person_form(desk.get(url)), person_form(desk.get(url))
    assert desk.post(url, first | {"remark": "先写的"}).status_code == 302
    page = desk.post(url, second | {"remark": "后写的"})
    assert page.status_code == 200 and "别人修改了这条记录" in page.content.decode()
    alumnus.refresh_from_db()
    assert (alumnus.remark, alumnus.version) == ("先写的", 2)
    assert desk.post(url, person_form(page) | {"remark": "后写的"}).status_code == 302
    alumnus.refresh_from_db()
    assert alumnus.remark == "后写的"


def test_a_stay_changed_meanwhile_is_told_as_well(desk, alumnus):
    url = reverse("admin:alumni_alumnus_change", args=[alumnus.pk])
    first, second = person_form(desk.get(url)), person_form(desk.get(url))
    desk.post(url, first | {"educations-0-level": "专科"})
    page = desk.post(url, second | {"educations-0-level": "本科"})
    assert page.status_code == 200 and "别人修改了这条记录" in page.content.decode()
    assert alumnus.educations.get().level == "专科"


def test_a_new_name_gets_a_new_reading_and_a_new_contact_is_read(desk, alumnus):
    url = reverse("admin:alumni_alumnus_change", args=[alumnus.pk])
    new = {
        "name": "单静",
        "contacts-TOTAL_FORMS": 2,
        "contacts-1-kind": "mobile",
        "contacts-1-value": "+86 139-0013-9000",
    }
    new |= {"contacts-1-source": "office", "contacts-1-alumnus": alumnus.pk}
    assert desk.post(url, person_form(desk.get(url)) | new).status_code == 302
    alumnus.refresh_from_db()
    assert alumnus.name_pinyin == "shan jing"
    assert sorted(alumnus.contacts.values_list("value", "source")) == [
        ("13800138000", "liaison"),
        ("13900139000", "office"),
    ]


def test_the_reading_page_of_an_inspector_has_no_phone_and_no_button(alumnus, inspector, sign_in):
    page = sign_in(inspector).get(reverse("admin:alumni_alumnus_change", args=[alumnus.pk])).content.decode()
    assert "138 **** 8000" in page and "13800138000" not in page and "hx-post" not in page


# --- files in and out ----------------------------------------------------------------------------------------------------


def test_the_offices_export_asks_for_a_purpose_and_is_logged(desk, alumnus, other_alumnus, office):
    chosen = {"action": "export_selected", "_selected_action": [alumnus.pk]}
    page = desk.post(reverse("admin:alumni_alumnus_changelist"), chosen)
    assert page.url == f"{reverse('admin:alumni_alumnus_export')}?ids={alumnus.pk}"
    assert "必填" in desk.post(page.url, {"columns": ["name"]}).content.decode() and not ExportLine.objects.exists()
    file = desk.post(page.url, {"purpose": "other", "detail": "校庆", "columns": ["name", "contact"]})
    rows = list(load_workbook(io.BytesIO(file.content)).worksheets[0].values)
    assert rows == [("姓名", "联系方式"), ("王伟", "138 **** 8000")]
    line = ExportLine.objects.get()
    assert (line.actor_id, line.purpose, line.people, line.unmasked) == (office.pk, "其他：校庆", [alumnus.pk], False)


def test_exporting_all_that_was_filtered_takes_the_filter_along(desk, alumnus, other_alumnus, animal_college):
    url = f"{reverse('admin:alumni_alumnus_changelist')}?college={animal_college.pk}"
    page = desk.post(url, {"action": "export_selected", "_selected_action": [alumnus.pk], "select_across": "1"})
    assert page.url == f"{reverse('admin:alumni_alumnus_export')}?college={animal_college.pk}"
    desk.post(page.url, {"purpose": "statistics", "detail": "", "columns": ["name"]})
    assert ExportLine.objects.get().people == [alumnus.pk]


def test_an_inspector_exports_nothing(alumnus, inspector, sign_in):
    assert sign_in(inspector).get(reverse("admin:alumni_alumnus_export")).status_code == 403


# --- requests, notices, figures ------------------------------------------------------------------------------------------


@pytest.fixture
def wish(liaison, animal_college):
    return ExportRequest.objects.create(
        college=animal_college, requested_by=liaison, columns=["name"], purpose="返校", people=300, state="with_office"
    )


def test_the_office_grants_a_request_and_the_liaison_is_told(desk, wish, liaison, office):
    desk.post(reverse("admin:alumni_exportrequest_grant", args=[wish.pk]))
    wish.refresh_from_db()
    assert (wish.state, wish.decided_by) == ("granted", office) and wish.expires_at > timezone.now()
    assert Notice.objects.filter(user=liaison, title="导出申请已批准").exists()


def test_a_refusal_needs_a_reason_and_a_decided_request_is_closed(desk, wish):
    url = reverse("admin:alumni_exportrequest_refuse", args=[wish.pk])
    assert "这个字段是必填项" in desk.post(url, {"reason": ""}).content.decode()
    desk.post(url, {"reason": "人数过多，请分班导出。"})
    wish.refresh_from_db()
    assert (wish.state, wish.reason) == ("refused", "人数过多，请分班导出。")
    assert desk.get(url).status_code == 403


def test_everybody_sees_and_reads_only_ones_own_notices(office, finance, sign_in):
    notices.put("a", user=office, title="给办公室的消息")
    notices.put("b", user=finance, title="给财务处的消息")
    own, other = Notice.objects.get(key="a"), Notice.objects.get(key="b")
    desk = sign_in(office)
    page = desk.get(reverse("inbox:list")).content.decode()
    assert "给办公室的消息" in page and "给财务处的消息" not in page
    assert desk.post(reverse("inbox:open", args=[other.pk])).status_code == 404
    desk.post(reverse("inbox:open", args=[own.pk]))
    assert list(Notice.objects.unread_by(office)) == [other]


def test_confirming_contact_points_renews_their_day(desk, animal_college):
    old = timezone.localdate() - timedelta(days=300)
    point = ContactPoint.objects.create(college=animal_college, phone="0731-84637000", confirmed_on=old)
    url = reverse("admin:colleges_contactpoint_changelist")
    assert "动物科技学院有 1 条联系方式超过 6 个月没有核对" in desk.get(reverse("admin:index")).content.decode()
    desk.post(url, {"action": "confirm_points", "_selected_action": [point.pk]})
    point.refresh_from_db()
    assert point.confirmed_on == timezone.localdate()


def test_a_figure_counts_what_the_list_behind_it_shows(desk, alumnus, other_alumnus, animal_college):
    """A merged college's people count for the one it went into, in the figure and in the list."""
    former = make_college("畜牧系", {})
    College.objects.filter(pk=former.pk).update(merged_into=animal_college, closed_on=timezone.localdate())
    make_alumnus(former, "赵六", class_name="畜牧8901", year=1989)
    alumnus.contacts.update(confirmed_on=timezone.localdate())
    row = next(each for each in by_college(Census(), timezone.localdate()) if each.pk == animal_college.pk)
    assert (row.people, row.living, row.confirmed, row.classes, row.confirmed_percent) == (2, 2, 1, 2, 50)
    asked = {"college": animal_college.pk, "state": "active", "confirmed": "no"}
    assert (
        desk.get(reverse("admin:alumni_alumnus_changelist"), asked).context["cl"].result_count
        == row.living - row.confirmed
    )


def test_whoever_studied_in_two_colleges_counts_once_in_each_and_once_in_all(alumnus, other_alumnus, machine_college):
    """A second stay in a college, or in one that was merged into it, makes no second person."""
    former = make_college("机电系", {})
    College.objects.filter(pk=former.pk).update(merged_into=machine_college, closed_on=timezone.localdate())
    for college in (machine_college, machine_college, former):
        Education.objects.create(alumnus=alumnus, school=School.current(), college=college, enrolled_year=2019)
    Alumnus.objects.filter(pk=other_alumnus.pk).update(state="lost")
    Alumnus.objects.create(name="赵六", name_pinyin="zhao liu")
    census = Census()
    told = {row.name: (row.people, row.living, row.confirmed) for row in by_college(census, timezone.localdate())}
    assert told == {"动物科技学院": (1, 1, 0), "机电工程学院": (2, 1, 0)}
    assert census.totals() == {"people": 3, "confirmed": 0, "classes": 2, "colleges": 2}


def test_the_map_counts_what_the_lists_behind_it_show_and_says_how(desk, alumnus, other_alumnus):
    """Home and workplace, each once; the sentence under the tiles says so, here and on the public page."""
    Alumnus.objects.filter(pk=alumnus.pk).update(region="430100")
    Employment.objects.create(alumnus=alumnus, employer="甲", region="440300")
    Employment.objects.create(alumnus=alumnus, employer="乙", region="440100")
    Employment.objects.create(alumnus=other_alumnus, employer="丙", region="430200")
    Employment.objects.create(alumnus=other_alumnus, employer="丁", region="110000", is_current=False)
    counted = Census().by_province()
    assert counted == {"430000": 2, "440000": 1}
    for code, people in counted.items():
        page = desk.get(reverse("admin:alumni_alumnus_changelist"), {"region": code})
        assert page.context["cl"].result_count == people
    for address in (reverse("admin:index"), reverse("home")):
        assert "按校友所在地或现工作地统计；两地不在同一省的，两省各计一次。" in desk.get(address).content.decode()


def test_the_chart_of_graduates_names_as_many_years_as_it_shows(desk, alumnus, monkeypatch):
    year = timezone.localdate().year
    alumnus.educations.update(graduated_year=year)
    for shown in (8, 5):
        monkeypatch.setattr(dashboard, "YEARS_SHOWN", shown)
        chart = desk.get(reverse("admin:index")).context["charts"][0]["chart"]
        assert chart.title == f"近 {shown} 届毕业生中，{year} 届入库最多"
        assert len(chart.rows) == shown


def test_graduates_of_a_year_without_anybody_are_none(alumnus, other_alumnus):
    assert graduates(2017, 2019) == [(2017, 0), (2018, 2), (2019, 0)]


def test_the_public_map_hides_fewer_than_five(animal_college):
    for number in range(6):
        person = make_alumnus(animal_college, f"张{number}")
        Alumnus.objects.filter(pk=person.pk).update(region="440100" if number < 5 else "110000")
    found = public_figures()
    shown = {mark.label: mark.shown for mark in found["tile_map"].marks if mark.value}
    assert shown == {"广东省": "5", "北京市": "<5"}
    assert found["tile_map"].title == "湖南以外，校友最多的是广东"
    assert found["figures"] == {"people": 6, "classes": 0, "colleges": 1, "confirmed": 0, "provinces": 2}


def test_the_settings_list_leads_to_the_one_form(desk):
    page = desk.get(reverse("admin:alumni_alumnisettings_changelist"))
    assert page.url == reverse("admin:alumni_alumnisettings_change", args=[AlumniSettings.current().pk])


def test_a_classs_liaison_is_one_of_the_class(desk, alumnus, other_alumnus):
    group = ClassGroup.objects.get(name="牧医1501")
    page = desk.get(reverse("admin:alumni_classgroup_change", args=[group.pk]))
    assert list(page.context["adminform"].form.fields["liaison"].queryset) == [alumnus]
