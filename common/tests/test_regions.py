import pytest

from common.regions import ABROAD, CITIES, PROVINCES, choices, cities_of, find_region, name_of, short_name


def test_all_provinces_and_prefectures_are_there():
    directly_under_a_province = [code for code in CITIES if not code.endswith("00")]
    assert len(PROVINCES) == 34
    assert len(CITIES) - len(directly_under_a_province) == 333
    assert {code[:2] for code in directly_under_a_province} == {"41", "42", "46", "65"}
    assert {code[:2] + "0000" for code in CITIES} <= set(PROVINCES)
    assert len(set(CITIES.values())) == len(CITIES)


def test_hunan_has_its_fourteen_prefectures():
    assert list(cities_of("430000").values()) == [
        *("长沙市", "株洲市", "湘潭市", "衡阳市", "邵阳市", "岳阳市", "常德市", "张家界市", "益阳市", "郴州市"),
        *("永州市", "怀化市", "娄底市", "湘西土家族苗族自治州"),
    ]


def test_a_region_is_written_with_its_province():
    assert [name_of(code) for code in ("430100", "430000", "110000", ABROAD, "")] == [
        *("湖南省长沙市", "湖南省", "北京市", "海外", ""),
    ]
    assert [short_name(code) for code in ("430000", "430100", "433100", "542500", "632500", "810000", ABROAD)] == [
        *("湖南", "长沙", "湘西", "阿里地区", "海南州", "香港", "海外"),
    ]


@pytest.mark.parametrize(
    "province, city, code",
    [
        ("湖南", "", "430000"),
        ("湖南省", "长沙市", "430100"),
        ("", "长沙", "430100"),
        ("湖南长沙", "", "430100"),
        ("湖南省 / 长沙", "", "430100"),
        ("", "湖南省长沙市雨花区", "430100"),
        ("湖南省长沙市", "长沙市", "430100"),
        ("湖南", "浏阳市", "430100"),
        ("", "长沙县", "430100"),
        ("长沙", "湖南", "430100"),
        ("广西", "", "450000"),
        ("内蒙", "呼市", "150100"),
        ("新疆", "石河子", "659001"),
        ("新疆生产建设兵团", "", "650000"),
        ("", "恩施", "422800"),
        ("", "湘西州", "433100"),
        ("湖北", "襄樊", "420600"),
        ("中国湖南", "", "430000"),
        ("北京", "朝阳区", "110000"),
        ("天津", "河北区", "120000"),
        ("", "香港", "810000"),
        ("海外", "东京", ABROAD),
        ("", "美国加州", ABROAD),
        ("国外", "", ABROAD),
    ],
)
def test_a_place_is_read_as_people_write_it(province, city, code):
    assert find_region(province, city) == code


@pytest.mark.parametrize(
    "province, city, code",
    [
        ("吉林", "", "220000"),
        ("", "吉林市", "220200"),
        ("吉林省", "吉林", "220200"),
        ("吉林省", "长春", "220100"),
        ("海南", "", "460000"),
        ("青海", "海南", "632500"),
        ("", "海南州", "632500"),
        ("辽宁", "朝阳", "211300"),
        ("", "朝阳区", ""),
        ("", "河北区", ""),
    ],
)
def test_places_of_one_name_are_told_apart(province, city, code):
    assert find_region(province, city) == code


@pytest.mark.parametrize(
    "province, city", [("湖南省", "深圳市"), ("长沙", "株洲"), ("美国", "长沙"), ("甲", "乙"), ("", "")]
)
def test_a_place_that_says_two_things_or_nothing_is_left_as_text(province, city):
    assert find_region(province, city) == ""


def test_a_city_that_nobody_knows_leaves_the_province_standing():
    assert find_region("广东省", "不详") == "440000"


def test_every_official_name_finds_itself():
    for code in [*PROVINCES, *CITIES, ABROAD]:
        assert find_region("", name_of(code)) == code
    for code, name in CITIES.items():
        assert find_region(PROVINCES[code[:2] + "0000"], name) == code


def test_choices_offer_each_region_once_with_the_home_province_first():
    offered = [code for _, group in choices() for code, _ in group]
    assert sorted(offered) == sorted([*PROVINCES, *CITIES, ABROAD])
    assert [name for name, _ in choices()][:2] == ["湖南省", "北京市"]
