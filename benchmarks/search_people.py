"""Finding people among 200,000: `alumni.search.find` against the stock admin's `icontains` over the same fields.

    python benchmarks/search_people.py [--quick] [--keep] [--repeats N] [--show]

Both give what a list needs: the first page in its order, and the count (ours up to 1,000, then "1000+"; the admin counts
exactly). Stock is what Django's admin does with `search_fields` that reach through joins: one icontains per field and
word, DISTINCT. Each shape is asked with several words; the figures are the median and the 95th percentile over all.
"""

import time
from statistics import median, quantiles

from _people import COLLEGE, arguments, people_database
from django.contrib.admin import ModelAdmin, site
from django.db import connection

from alumni.models import Alumnus
from alumni.search import Criteria, capped_count, find
from colleges.models import College, Major

PAGE = 50
FIELDS = [
    "name",
    "name_pinyin",
    "employments__employer",
    "employments__position",
    "contacts__value",
    "educations__student_no",
]
PHONES = "SELECT value FROM alumni_contact WHERE kind = 'mobile' ORDER BY md5(value) LIMIT 4"
NUMBERS = "SELECT student_no FROM alumni_education WHERE student_no <> '' ORDER BY md5(student_no) LIMIT 4"


def shapes():
    """`{shape: [criteria]}`: common words and rare ones of each kind."""
    phones, numbers = _column(PHONES), _column(NUMBERS)
    college, major = College.objects.get(name=COLLEGE).pk, Major.objects.get(name="数控技术").pk
    words = {
        "one character of a name": ["伟", "王", "轩", "郝"],
        "two characters": ["王伟", "李娜", "欧阳", "建文"],
        "three characters": ["王建文", "李晓明", "张海燕", "欧阳伟"],
        "pinyin in full": ["wangwei", "lina", "zhangjianwen", "ouyang"],
        "initials": ["ww", "lxm", "zjw", "oyw"],
        "employer, two characters": ["恒丰", "农业", "三一", "华为"],
        "employer, three characters": ["隆平高", "新希望", "湘农种", "宠物医院"],
        "position": ["技术员", "农艺师", "经理", "销售主管"],
        "last four of a phone": [phone[-4:] for phone in phones],
        "a whole phone": phones,
        "学号": numbers,
        "two words": ["王 恒丰", "李娜 会计", "张 技术员", "wangwei 华为"],
        "nothing found": ["魑魅", "魑魅魍魉", "zzzqx", "13000000000"],
    }
    asked = {shape: [Criteria(q=word) for word in each] for shape, each in words.items()}
    asked["text and filters"] = [
        Criteria(q="王", college=college, enrolled=2010),
        Criteria(q="农业", major=major),
        Criteria(q="wangwei", industry="A"),
        Criteria(q="经理", region="430000", graduated=2015),
    ]
    asked["filters only"] = [
        Criteria(college=college),
        Criteria(major=major, graduated=2015),
        Criteria(industry="C", region="440000"),
        Criteria(enrolled=2012),
    ]
    return asked


def _column(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [value for (value,) in cursor.fetchall()]


# --- the three ways --------------------------------------------------------------------------------------------------


def ours(criteria):
    return _page_and_count(find(Alumnus.objects.all(), criteria))


def ours_at_a_desk(criteria):
    college = College.objects.get(name=COLLEGE)
    return _page_and_count(find(Alumnus.objects.of_college(college), criteria, college=college))


def _page_and_count(people):
    return list(people.defer("search").in_list_order()[:PAGE]), capped_count(people)


class StockAdmin(ModelAdmin):
    search_fields = FIELDS


def stock(criteria):
    """What ChangeList does: filters, get_search_results, DISTINCT where needed, the order, a page, a full count."""
    people = Alumnus.objects.defer("search").filter(**_stock_filters(criteria))
    people, may_double = StockAdmin(Alumnus, site).get_search_results(None, people, criteria.q)
    if may_double or criteria != Criteria(q=criteria.q):
        people = Alumnus.objects.defer("search").filter(pk__in=people.values("pk"))
    people = people.order_by("name_pinyin", "-id")
    return list(people[:PAGE]), people.count()


def _stock_filters(criteria):
    paths = {
        "college": "educations__college",
        "major": "educations__major",
        "enrolled": "educations__enrolled_year",
        "graduated": "educations__graduated_year",
        "industry": "employments__industry",
    }
    wanted = {path: getattr(criteria, name) for name, path in paths.items() if getattr(criteria, name)}
    if criteria.region:
        wanted["region__startswith"] = criteria.region[:2]
    return wanted


WAYS = {"stock": stock, "ours": ours, "ours at a college's desk": ours_at_a_desk}

# --- the race --------------------------------------------------------------------------------------------------------


def timed(way, criteria, repeats):
    """Milliseconds of each run (the first, which warms up, is left out) and the count that was found."""
    way(criteria)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        _, count = way(criteria)
        times.append(1000 * (time.perf_counter() - start))
    return times, count


def main():
    parser = arguments(__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=7, help="runs of ours for each question; stock has two")
    parser.add_argument("--show", action="store_true", help="every question by itself")
    options = parser.parse_args()
    people = 20_000 if options.quick else 200_000
    with people_database(people, keep=options.keep):
        print(f"first page and count among {people:,} people, milliseconds (median of the shape's questions)")
        print(f"{'':28}{'stock':>10}{'ours':>9}{'ratio':>8}{'at a desk':>11}{'ratio':>8}")
        every = {name: [] for name in WAYS}
        for shape, questions in shapes().items():
            found = {name: _ask(name, way, questions, options) for name, way in WAYS.items()}
            for name, times in found.items():
                every[name] += times
            _line(shape, [median(times) for times in found.values()])
        _line("median of all", [median(times) for times in every.values()])
        _line("95th percentile of all", [quantiles(times, n=20)[-1] for times in every.values()])


def _ask(name, way, questions, options):
    """All times of a way; each question weighs the same."""
    every = []
    for criteria in questions:
        times, count = timed(way, criteria, 2 if way is stock else options.repeats)
        every.append(median(times))
        if options.show:
            print(f"    {name:26}{every[-1]:9.1f} ms  {count:7}  {criteria}", flush=True)
    return every


def _line(label, figures):
    stock_ms, ours_ms, desk_ms = figures
    ratios = stock_ms / ours_ms, stock_ms / desk_ms
    print(f"{label:28}{stock_ms:10.1f}{ours_ms:9.2f}{ratios[0]:7.0f}×{desk_ms:11.2f}{ratios[1]:7.0f}×", flush=True)


if __name__ == "__main__":
    main()
