"""Colleges that went into one another: their names lead to the college of today, and nobody is left sitting."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni_office.dashboard import _college_row
from colleges import notices
from colleges.models import Appointment, College, ContactPoint, Notice
from colleges.services.appointments import appoint
from colleges.todos import Desk, todos_for
from conftest import seated

pytestmark = pytest.mark.django_db
DAY = date(2020, 9, 1)


@pytest.fixture
def chain(animal_college):
    """甲 went into 乙, 乙 into 动物科技学院."""
    second = College.objects.create(name="乙学院", closed_on=DAY, merged_into=animal_college)
    first = College.objects.create(name="甲学院", closed_on=DAY, merged_into=second)
    return first, second


def test_a_name_leads_through_every_merger_to_the_college_of_today(chain, animal_college):
    names = College.objects.name_index()
    assert (names["甲学院"], names["乙学院"], names["动物科技学院"]) == (animal_college.pk,) * 3


def test_the_families_of_all_are_those_of_each(chain, animal_college, machine_college):
    families = College.objects.families()
    assert families == {college.pk: College.objects.family_of(college) for college in College.objects.all()}
    assert families[animal_college.pk] == {animal_college.pk, *(each.pk for each in chain)}


def test_a_circle_of_mergers_is_refused(chain, animal_college):
    animal_college.closed_on, animal_college.merged_into = DAY, chain[0]
    with pytest.raises(ValidationError) as refused:
        animal_college.full_clean()
    assert refused.value.message_dict == {"merged_into": ["甲学院已经并入本学院，不能再反过来并入它。请核对“并入”。"]}


def test_a_college_is_not_closed_over_the_heads_of_those_who_sit_for_it(animal_college, liaison):
    animal_college.closed_on = DAY
    with pytest.raises(ValidationError, match="还有现任人员：周老师（校友联络员）"):
        animal_college.full_clean()
    Appointment.objects.update(until=date(2025, 1, 1))
    animal_college.full_clean()


def test_the_first_pages_links_show_the_same_family_as_its_figures(chain, animal_college):
    figures = type("Figures", (), {"pk": animal_college.pk, "confirmed_percent": None, "imported_at": None})
    row = _college_row(figures, College.objects.families()[animal_college.pk])
    whole = ",".join(str(pk) for pk in sorted(College.objects.family_of(animal_college)))
    assert f"college__id__in={whole}" in row["classes_url"]


def test_what_was_told_to_a_college_before_and_after_it_went_into_another_is_read_there(
    chain, animal_college, liaison, other_liaison, sign_in
):
    first, _ = chain
    before = Notice.objects.create(key="before", college=first, title="并入以前")
    after = notices.put("after", college=first, title="并入以后", url="/college/")
    assert after.college == animal_college
    client = sign_in(liaison)
    assert {line["notice"].title for line in client.get("/inbox/").context["lines"]} == {"并入以前", "并入以后"}
    assert client.post(f"/inbox/{before.pk}/done/").status_code == 302
    assert sign_in(other_liaison).post(f"/inbox/{before.pk}/done/").status_code == 404


def test_a_notice_of_a_merged_college_opens_at_the_college_that_it_is_today(
    chain, animal_college, machine_college, liaison, sign_in
):
    seated(liaison, machine_college)
    notice = Notice.objects.create(key="a", college=chain[0], title="看班级", url="/college/")
    client = sign_in(liaison)
    client.post("/college/choose/", {"college": machine_college.pk})
    client.post(f"/inbox/{notice.pk}/open/")
    assert client.get("/college/").context["request"].college == animal_college


def test_a_college_is_closed_on_the_day_and_not_beforehand(animal_college):
    animal_college.closed_on = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        animal_college.full_clean()
    told = "撤并日期还没有到。登记后学院会立即从联系我们、计划和名单里撤下，请到那一天再登记。"
    assert refused.value.message_dict == {"closed_on": [told]}


def test_nobody_sits_for_a_closed_college_whatever_was_registered_before(chain, make_user, sign_in):
    late = seated(make_user("late", "迟老师"), chain[0])
    assert not Appointment.objects.current().exists()
    assert sign_in(late).get("/college/").status_code == 403
    with pytest.raises(ValidationError, match="甲学院已于 2020年9月1日撤并，不能再办理任职"):
        appoint(late, college=chain[0], duty="leader")


def test_the_phones_of_a_closed_college_wait_for_nobody(chain, office, client):
    ContactPoint.objects.create(college=chain[0], phone="073184637999", confirmed_on="2020-01-01")
    assert not any("联系方式" in todo.title for todo in todos_for(Desk(user=office)))
    assert "84637999" not in client.get("/contact/").content.decode()
