"""Two people edit the same record: the second sees what changed, loses no typing, and can still save on purpose."""

import json
import threading

import pytest
from django.db import connection, transaction

from alumni.forms.people import PersonForm
from alumni.models import Alumnus, ClassGroup
from alumni.services.people import edit_person
from audit.trail import acting_as
from common.versions import Stale, save_version

EMPTY = {"name_pinyin": "wang wei", "former_name": "", "gender": "", "birth_date": "", "region": "", "remark": ""}


def opened(person):
    """What the browser sends back unchanged when the form was opened now."""
    form = PersonForm(instance=Alumnus.objects.get(pk=person.pk))
    return {"name": person.name, "state": "active", **EMPTY, "version": form["version"].value()}


def sent(person, data, **typed):
    form = PersonForm(data | typed, instance=Alumnus.objects.get(pk=person.pk))
    form.is_valid()
    return form


def change(person, actor, **values):
    row = Alumnus.objects.get(pk=person.pk)
    edit_person(row, changes=values, version=row.version, actor=actor)


def again(form):
    """What the browser sends when the refused sheet is saved a second time."""
    data = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in data.items() if value not in (None, False, "False")}


@pytest.fixture
def sheet(alumnus):
    return opened(alumnus)


def test_second_writer_sees_all_three_values_and_who_wrote(alumnus, sheet, leader):
    change(alumnus, leader, region="430100", remark="在长沙工作")
    form = sent(alumnus, sheet, region="440100")
    region, remark = form.differences
    assert (region.label, region.opened, region.now, region.typed) == ("所在地", "空", "湖南省长沙市", "广东省广州市")
    assert (remark.label, remark.opened, remark.now, remark.typed) == ("备注", "空", "在长沙工作", "")
    assert form.changed_by == "唐院长"
    assert "别人修改了这条记录" in form.non_field_errors()[0]


def test_what_was_typed_stays_and_what_was_not_touched_takes_the_present_value(alumnus, sheet, leader):
    change(alumnus, leader, region="430100", remark="在长沙工作")
    form = sent(alumnus, sheet, region="440100")
    assert form["region"].value() == "440100"
    assert form["remark"].value() == "在长沙工作"


def test_saving_again_goes_through_on_purpose(alumnus, sheet, leader):
    change(alumnus, leader, region="430100", remark="在长沙工作")
    form = sent(alumnus, again(sent(alumnus, sheet, region="440100")))
    assert form.is_valid()
    edit_person(form.instance, changes=form.changes, version=form.seen, actor=leader)
    saved = Alumnus.objects.get(pk=alumnus.pk)
    assert (saved.region, saved.remark) == ("440100", "在长沙工作")


def test_a_ticked_box_of_the_first_writer_is_taken_over(alumnus, sheet, leader):
    change(alumnus, leader, do_not_contact=True)
    form = sent(alumnus, sheet, remark="换了工作")
    assert [each.label for each in form.differences] == ["勿打扰"]
    assert (form.differences[0].opened, form.differences[0].now) == ("否", "是")
    assert form["do_not_contact"].value() is True


def test_two_who_write_the_same_do_not_disturb_each_other(alumnus, sheet, leader):
    change(alumnus, leader, region="430100")
    assert sent(alumnus, sheet, region="430100").is_valid()


def test_a_change_behind_the_form_s_back_is_seen_even_without_a_new_version(alumnus, sheet):
    Alumnus.objects.filter(pk=alumnus.pk).update(remark="由名册导入改写")
    form = sent(alumnus, sheet, remark="手工填写")
    assert [(each.now, each.typed) for each in form.differences] == [("由名册导入改写", "手工填写")]


def test_a_form_without_its_hidden_version_is_refused_once(alumnus, sheet):
    form = sent(alumnus, sheet | {"version": ""}, remark="手工填写")
    assert "无法确认别人有没有改过" in form.non_field_errors()[0]
    assert sent(alumnus, again(form)).is_valid()


@pytest.mark.parametrize(
    "broken", ["null", "[]", '{"values": 3}', '{"values": {"name": 1}}', "x" * 50, json.dumps({"version": 1})]
)
def test_a_damaged_hidden_version_is_no_crash(alumnus, sheet, broken):
    assert not sent(alumnus, sheet | {"version": broken}).is_valid()


def test_of_two_at_the_same_moment_the_form_of_the_slower_tells_the_difference(alumnus, sheet, leader):
    form = sent(alumnus, sheet, remark="我写的")
    assert form.is_valid()
    change(alumnus, leader, remark="别人写的")
    with pytest.raises(Stale) as refusal:
        edit_person(form.instance, changes=form.changes, version=form.seen, actor=leader)
    form.add_error(None, refusal.value)
    assert [(each.now, each.typed) for each in form.differences] == [("别人写的", "我写的")]
    assert Alumnus.objects.get(pk=alumnus.pk).remark == "别人写的"


def test_the_form_of_a_deleted_record_says_so(alumnus, sheet):
    form = sent(alumnus, sheet)
    Alumnus.objects.filter(pk=alumnus.pk).delete()
    form.add_error(None, Stale())
    assert form.non_field_errors() == ["这条记录已被别人删除，不能保存。您填写的内容还在本页，可以先抄下来。"]


@pytest.mark.django_db(transaction=True)
def test_the_database_lets_one_of_two_writers_through(animal_college, leader):
    """Two connections: the second UPDATE waits for the first to commit and then finds another version."""
    group = ClassGroup.objects.create(college=animal_college, name="牧医1501")
    first_has_written, outcome = threading.Event(), {}

    def second():
        first_has_written.wait(5)
        row = ClassGroup(pk=group.pk, name="第二")
        try:
            save_version(row, seen=1, fields=["name"])
            outcome["second"] = "saved"
        except Stale:
            outcome["second"] = "stale"
        finally:
            connection.close()

    thread = threading.Thread(target=second)
    thread.start()
    with acting_as(leader), transaction.atomic():
        group.name = "第一"
        save_version(group, seen=1, fields=["name"])
        first_has_written.set()
        thread.join(0.5)
        assert thread.is_alive()
    thread.join(5)
    assert outcome == {"second": "stale"}
    assert ClassGroup.objects.get().name == "第一"
