"""Charts: what the coordinates promise a reader."""

import re

import pytest
from django.template.loader import render_to_string

from common import charts
from common.regions import PROVINCES


def test_bars_start_at_zero_and_are_as_long_as_their_figures():
    chart = charts.bar_chart(
        "动物科技学院最多",
        [("动物科技学院", 200, "/a"), ("机电工程学院", 50, ""), ("植物科技学院", 0, "")],
        highlight="机电工程学院",
        unit=" 人",
    )
    drawn = [(mark.label, mark.shown, mark.href, mark.lit, mark.y, mark.width) for mark in chart.marks]
    assert drawn == [
        ("动物科技学院", "200 人", "/a", False, 0, 82.0),
        ("机电工程学院", "50 人", "", True, 48, 20.5),
        ("植物科技学院", "0 人", "", False, 96, 0.0),
    ]
    assert (chart.height, chart.is_linked, chart.desc) == (
        144,
        True,
        "动物科技学院 200 人，机电工程学院 50 人，植物科技学院 0 人",
    )


def test_a_chart_without_figures_says_so_instead_of_drawing():
    for template, chart in (
        ("chart_bar", charts.bar_chart("没有数据", [])),
        ("chart_line", charts.line_chart("没有数据", [])),
        ("chart_stacked", charts.stacked_bar("没有数据", [])),
    ):
        page = render_to_string(f"components/{template}.html", {"chart": chart})
        assert "目前没有可以统计的数据。" in page
        assert "<svg" not in page


def test_a_line_has_a_zero_base_and_a_gap_where_nothing_is_known():
    chart = charts.line_chart(
        "今年多于去年", [("今年", [("1月", 100, ""), ("2月", None, ""), ("3月", 50, ""), ("4月", 0, "")])]
    )
    (line,) = chart.series
    assert [(mark.x, mark.y) for mark in line.marks] == [(6.0, 32.0), (64.67, 100.0), (94.0, 168.0)]
    assert [(piece.x1, piece.y1, piece.x2, piece.y2) for piece in line.segments] == [(64.67, 100.0, 94.0, 168.0)]
    assert (line.lit, [mark.label for mark in chart.marks]) == (True, ["1月", "2月", "3月", "4月"])


def test_a_stacked_bar_fills_its_width_with_its_parts():
    chart = charts.stacked_bar(
        "九成已导入",
        [
            ("畜牧1501", [("已导入", 90, "/i"), ("等待确认", 6, ""), ("未接受", 4, "")], "/r"),
            ("空名册", [("已导入", 0, "")], ""),
        ],
    )
    assert [(part.x, part.width, part.level) for part in chart.series[0].marks] == [
        (0.0, 90.0, 1),
        (90.0, 6.0, 2),
        (96.0, 4.0, 3),
    ]
    assert [(row.name, row.shown, row.href) for row in chart.series] == [("畜牧1501", "100", "/r"), ("空名册", "0", "")]
    assert chart.series[1].marks[0].width == 0.0


def test_the_public_learns_neither_from_words_nor_from_lengths_how_small_a_small_count_is():
    one, four = (charts.bar_chart("分布", [("甲", 40, ""), ("乙", few, "")], small=True).marks[1] for few in (1, 4))
    assert (one.shown, one.width) == (four.shown, four.width) == ("<5", 8.2)
    one, four = (charts.tile_map({"430000": 40, "540000": few}, title="分布", small=True) for few in (1, 4))
    strip = [[(tile.shown, tile.level) for tile in chart.marks] for chart in (one, four)]
    assert strip[0] == strip[1]
    assert one.rows == four.rows == [(["湖南省", "40"], ""), (["西藏自治区", "<5"], "")]


@pytest.mark.parametrize("few", [1, 4])
def test_lines_and_stacks_keep_a_small_count_too(few):
    line = charts.line_chart("分布", [("今年", [("1月", 40, ""), ("2月", few, "")])], small=True)
    assert (line.series[0].marks[1].shown, line.series[0].marks[1].y) == ("<5", 154.4)
    stack = charts.stacked_bar("分布", [("甲", [("一", 40, ""), ("二", few, "")], "")], small=True).series[0]
    assert [(part.shown, part.width) for part in stack.marks] == [("40", 90.91), ("<5", 9.09)]
    assert stack.shown == ""


def test_every_province_has_exactly_one_tile_and_no_two_share_a_place():
    assert {f"{prefix}0000" for prefix in charts.TILES} == set(PROVINCES)
    assert (
        len({place for _, *place in map(tuple, charts.TILES.values()) for place in [tuple(place)]})
        == len(charts.TILES)
        == 34
    )
    assert len({short for short, _, _ in charts.TILES.values()}) == 34


def test_tiles_open_the_list_behind_them_and_nothing_where_there_is_nobody():
    chart = charts.tile_map(
        {"430000": 8000, "440000": 900, "110000": 0},
        title="多在湖南",
        href=lambda code: f"/?province={code}",
        elsewhere=[("海外", 12, "/abroad"), ("未登记", 0, "")],
    )
    linked = [(tile.label, tile.shown, tile.href, tile.lit, tile.level) for tile in chart.marks if tile.href]
    assert linked == [
        ("湖南省", "8,000", "/?province=430000", True, 2),
        ("广东省", "900", "/?province=440000", False, 1),
    ]
    assert chart.rows == [
        (["湖南省", "8,000"], "/?province=430000"),
        (["广东省", "900"], "/?province=440000"),
        (["海外", "12"], "/abroad"),
    ]


def test_one_large_province_does_not_bleach_the_others():
    chart = charts.tile_map(
        {"430000": 90000, "440000": 500, "330000": 400, "310000": 300, "110000": 200, "420000": 100}, title="多在湖南"
    )
    levels = {tile.label: tile.level for tile in chart.marks if tile.level}
    assert levels == {"湖南省": 5, "广东省": 5, "浙江省": 4, "上海市": 3, "北京市": 2, "湖北省": 1}


def test_a_name_with_markup_stays_a_name_in_the_drawing():
    page = render_to_string(
        "components/chart_bar.html", {"chart": charts.bar_chart("<b>", [('"><script>', 1, "javascript:x")])}
    )
    assert "<script>" not in page
    assert "<b>" not in page


def test_drawings_carry_title_and_description_and_no_inline_style():
    drawings = {
        "chart_bar": charts.bar_chart("甲", [("乙", 1, "/x")]),
        "chart_line": charts.line_chart("甲", [("乙", [("丙", 1, "/x"), ("丁", 2, "")])]),
        "chart_stacked": charts.stacked_bar("甲", [("乙", [("丙", 1, "/x")], "")]),
        "tile_map": charts.tile_map({"430000": 7}, title="甲", href=lambda code: "/x"),
    }
    for template, chart in drawings.items():
        page = render_to_string(f"components/{template}.html", {"chart": chart})
        assert "<title" in page and "<desc>" in page and "查看数据表" in page and 'href="/x"' in page
        assert not re.search(r"\sstyle=|<style|\son\w+=", page)
