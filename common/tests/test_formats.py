"""How the office writes numbers, dates and contact data."""

import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from common import formats

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def noon_of_22_november(monkeypatch):
    """The clock of the test: 22 November 2026, 12:00 in Shanghai."""
    now = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=SHANGHAI)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now.astimezone(datetime.UTC))
    return now


@pytest.mark.parametrize(
    ("written", "shown", "masked"),
    [
        ("13800138000", "138 0013 8000", "138 **** 8000"),
        ("+8613800138000", "138 0013 8000", "138 **** 8000"),
        ("138-0013-8000", "138 0013 8000", "138 **** 8000"),
        (13800138000, "138 0013 8000", "138 **** 8000"),
        ("0731-84637000", "0731-84637000", "0731-****7000"),
        ("073184637000", "0731-84637000", "0731-****7000"),
        ("(010) 62345678", "010-62345678", "010-****5678"),
        ("0731-8463700", "0731-8463700", "0731-****3700"),
        ("0731-84637000转8012", "0731-84637000 转 8012", "0731-****7000 转 8012"),
        ("0731-84637000-8012", "0731-84637000 转 8012", "0731-****7000 转 8012"),
        ("400-123-4567", "400 123 4567", "400 **** 4567"),
        ("+1 212 555 0100", "+1 212-555-0100", "+1 **** 0100"),
        ("84637000", "84637000", "****7000"),
        ("8012", "8012", "****"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_phones_are_written_in_groups_and_masked_so_that_nobody_can_dial_them(written, shown, masked):
    assert (formats.phone(written), formats.masked_phone(written)) == (shown, masked)


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("zhangwei@163.com", "zh****@163.com"),
        ("abc@qq.com", "a****@qq.com"),
        ("ab@qq.com", "****@qq.com"),
        ("不是邮箱", "****"),
        (None, ""),
    ],
)
def test_a_masked_mailbox_shows_at_most_two_letters_of_the_name(written, masked):
    assert formats.masked_email(written) == masked


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Decimal("12345"), "¥12,345.00"),
        (Decimal("0.005"), "¥0.01"),
        (Decimal("-1200.5"), "-¥1,200.50"),
        (Decimal("99999999999999.99"), "¥99,999,999,999,999.99"),
        ("12", "¥12.00"),
        (None, ""),
    ],
)
def test_amounts_have_commas_and_always_two_places(amount, written):
    assert formats.money(amount) == written


@pytest.mark.parametrize(
    ("count", "written", "to_the_public"),
    [
        (0, "0", "0"),
        (1, "1", "<5"),
        (4, "4", "<5"),
        (5, "5", "5"),
        (12345, "12,345", "12,345"),
        ("1000+", "1000+", "1000+"),
        (None, "", ""),
    ],
)
def test_counts_have_commas_and_the_public_never_reads_one_to_four(count, written, to_the_public):
    assert (formats.thousands(count), formats.small_count(count)) == (written, to_the_public)


def test_a_day_is_the_day_in_shanghai():
    late = datetime.datetime(2026, 12, 31, 16, 30, tzinfo=datetime.UTC)
    assert [formats.day(late), formats.day(datetime.date(2026, 1, 2)), formats.day(None)] == [
        "2027年1月1日",
        "2026年1月2日",
        "",
    ]


def test_a_moment_says_only_as_much_of_the_date_as_is_needed(noon_of_22_november):
    at = [datetime.datetime(*date, 14, 30, tzinfo=SHANGHAI) for date in ((2026, 11, 22), (2026, 3, 5), (2025, 11, 22))]
    assert [formats.moment(when) for when in at] == ["22日 14:30", "3月5日 14:30", "2025年11月22日 14:30"]
    assert formats.moment(datetime.date(2026, 3, 5)) == "2026年3月5日"


def test_what_is_kept_bears_the_whole_date_in_shanghai():
    """A title or a stored sentence is read in another month than it was written in."""
    at = datetime.datetime(2026, 11, 22, 20, 26, tzinfo=datetime.UTC)
    assert formats.stamp(at) == "2026年11月23日 04:26"
    assert (formats.stamp(datetime.date(2026, 3, 5)), formats.stamp(None)) == ("2026年3月5日", "")


def test_how_long_ago_is_said_as_people_say_it(noon_of_22_november):
    spans = [
        (datetime.timedelta(seconds=30), "刚刚"),
        (datetime.timedelta(minutes=5), "5 分钟前"),
        (datetime.timedelta(hours=23, minutes=59), "23 小时前"),
        (datetime.timedelta(days=1), "1 天前"),
        (datetime.timedelta(days=29), "29 天前"),
        (datetime.timedelta(days=30), "1 个月前"),
        (datetime.timedelta(days=92), "3 个月前"),
        (datetime.timedelta(days=364), "11 个月前"),
        (datetime.timedelta(days=365), "1 年前"),
        (datetime.timedelta(days=800), "2 年前"),
    ]
    assert [formats.ago(noon_of_22_november - span) for span, _ in spans] == [words for _, words in spans]


def test_days_without_a_time_begin_with_today_and_the_future_is_written_out(noon_of_22_november):
    days = [datetime.date(2026, 11, 22), datetime.date(2026, 11, 19), datetime.date(2026, 12, 1)]
    assert [formats.ago(when) for when in days] == ["今天", "3 天前", "2026年12月1日"]
    assert formats.ago(noon_of_22_november + datetime.timedelta(minutes=5)) == "2026年11月22日"
    assert formats.ago(None) == ""


def test_every_format_is_a_filter_in_templates():
    page = Template(
        "{% load formats %}{{ phone|phone }}|{{ phone|masked_phone }}|{{ mail|masked_email }}|{{ amount|money }}|"
        "{{ amount|thousands }}|{{ few|small_count }}|{{ date|day }}|{{ date|moment }}|{{ never|ago }}"
    )
    values = {
        "phone": "13800138000",
        "mail": "zhangwei@163.com",
        "amount": 12345,
        "few": 3,
        "date": datetime.date(2026, 1, 2),
    }
    shown = "138 0013 8000|138 **** 8000|zh****@163.com|¥12,345.00|12,345|&lt;5|2026年1月2日|2026年1月2日|"
    assert page.render(Context(values | {"never": None})) == shown


def test_an_article_is_written_as_the_regulation_counts():
    assert [formats.article(number) for number in (None, 5, 10, 18, 20, 37)] == [
        "",
        "第五条",
        "第十条",
        "第十八条",
        "第二十条",
        "第三十七条",
    ]
