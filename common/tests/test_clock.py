"""Clock work may run at any time and twice; one job that fails stops none of the others, and the office sees it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from common import clock
from common.models import ClockRun, DoneOnce, Progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_jobs(monkeypatch):
    """Only the jobs that the test registers."""
    clock.jobs()  # the apps' own are found first
    monkeypatch.setattr(clock, "_jobs", {})
    return clock.due


def test_every_app_declares_its_clock_work_in_chinese():
    found = {job.name: job.label for job in clock.jobs()}
    assert {"common.clear_leftovers"} <= set(found)
    assert any(name.startswith("alumni.") for name in found)
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in label) for label in found.values())


def test_leftovers_go_when_they_are_old_and_a_second_run_finds_nothing():
    old = timezone.now() - timedelta(days=31)
    for model, key in ((DoneOnce, "at"), (Progress, "updated_at")):
        for name in ("old", "new"):
            model.objects.create(key=name)
        model.objects.filter(pk="old").update(**{key: old})
    runs = {run.job: run.affected for run in clock.run_due()}
    assert runs["common.clear_leftovers"] == 2
    assert list(DoneOnce.objects.values_list("pk", flat=True)) == ["new"]
    assert {run.job: run.affected for run in clock.run_due()}["common.clear_leftovers"] == 0


def test_all_the_clock_work_of_the_house_runs_twice_without_an_error():
    for _ in range(2):
        runs = clock.run_due()
        assert len(runs) == len(clock.jobs()) and [run.error for run in runs] == [""] * len(runs)
        assert all(run.finished_at and run.affected is not None for run in runs)


def test_a_job_that_fails_is_recorded_undone_and_the_others_run(own_jobs, caplog):
    @own_jobs("甲")
    def a_breaks():
        Progress.objects.create(key="half done")
        raise RuntimeError("磁盘已满 13800138000")

    @own_jobs("乙")
    def b_works():
        return 3

    @own_jobs("丙")
    def c_breaks_in_the_database():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")

    runs = clock.run_due()
    assert [(run.label, run.affected, bool(run.error)) for run in runs] == [
        ("甲", None, True),
        ("乙", 3, False),
        ("丙", None, True),
    ]
    assert "磁盘已满" in runs[0].error and "DivisionByZero" in runs[2].error + caplog.text
    assert not Progress.objects.exists()
    assert ClockRun.objects.filter(finished_at__isnull=False).count() == 3
    assert "clock work failed" in caplog.text


def test_two_runs_at_once_do_the_work_once(own_jobs):
    done = []

    @own_jobs("甲")
    def once_only():
        done.append(1)
        return 1

    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [clock.LOCK])
        assert clock.run_due() == []
        cursor.execute("SELECT pg_advisory_unlock(%s)", [clock.LOCK])
    other.close()
    assert len(clock.run_due()) == 1 and done == [1]


def test_the_lock_is_given_back_after_a_run(own_jobs):
    clock.run_due()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [clock.LOCK])
        assert cursor.fetchone() == (True,)
    other.close()


def test_the_command_says_what_each_job_did(own_jobs, capsys):
    @own_jobs("清理旧物")
    def clear():
        return 7

    call_command("run_due")
    assert capsys.readouterr().out == "清理旧物: 7\n"


def test_the_office_sees_the_last_runs_and_is_told_when_none_ran_for_a_day(sign_in, office):
    client = sign_in(office)
    assert "定时事务超过一天没有运行" in client.get("/admin/").content.decode()
    clock.run_due()
    assert "定时事务超过一天没有运行" not in client.get("/admin/").content.decode()
    page = client.get("/admin/common/clockrun/").content.decode()
    assert "清理过期的登录、进度与表单编号" in page
    ClockRun.objects.update(started_at=timezone.now() - timedelta(days=2))
    assert "定时事务超过一天没有运行" in client.get("/admin/").content.decode()
