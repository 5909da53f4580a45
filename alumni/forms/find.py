"""What is asked of the find page, read from its address. Rubbish in an address is left out, never an error page."""

from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from alumni.gaps import gap_choices
from alumni.models import Alumnus, ClassGroup, Education, Tag
from alumni.models.people import POSSIBLE_YEARS
from alumni.search import QUIET, REACHABLE, Criteria
from alumni.search_words import LONGEST, terms_of
from colleges.models import College, Major
from common.formats import masked_phone
from common.industries import choices as industry_choices
from common.regions import choices as region_choices

ANY = [("", "不限")]
CONFIRMED = [("yes", "近期核对过"), ("no", "近期没有核对")]
STATES = [*Alumnus.State.choices, (QUIET, "勿打扰"), (REACHABLE, "可以联系")]


class FindForm(forms.Form):
    """`FindForm(request.GET, college=request.college, user=request.user).criteria()`; the office leaves `college` out.

    What cannot be looked for (a tag since deleted) is left out: the page says so, an export refuses (`is_exact`).
    """

    q = forms.CharField(label="查找", max_length=LONGEST, required=False)
    college = forms.TypedChoiceField(label="学院", coerce=int, empty_value=None, required=False)
    major = forms.TypedChoiceField(label="专业", coerce=int, empty_value=None, required=False)
    class_group = forms.TypedChoiceField(label="班级", coerce=int, empty_value=None, required=False)
    enrolled = forms.IntegerField(label="入学年份", required=False)
    graduated = forms.IntegerField(label="毕业年份", required=False)
    industry = forms.ChoiceField(label="行业", required=False)
    region = forms.ChoiceField(label="所在地", required=False)
    confirmed = forms.ChoiceField(label="联系方式", required=False)
    state = forms.ChoiceField(label="状态", required=False)
    gap = forms.ChoiceField(label="资料欠缺", required=False)
    tag = forms.TypedChoiceField(label="我的标签", coerce=int, empty_value=None, required=False)

    def __init__(self, data, *, college=None, user=None):
        super().__init__(_tidy(data, self.base_fields), auto_id="find_%s")
        self._offer_studies(college)
        self._offer("industry", industry_choices())
        self._offer("region", region_choices())
        self._offer("confirmed", CONFIRMED)
        self._offer("state", STATES)
        self._offer("gap", gap_choices(college))
        tags = Tag.objects.filter(owner=user, college=college) if user else Tag.objects.none()
        self._offer("tag", list(tags.values_list("pk", "name")))
        for name in ("college", "tag"):
            if len(self.fields[name].choices) == 1:
                del self.fields[name]

    def _offer_studies(self, college):
        majors = Major.objects.of_college(college) if college else Major.objects.all()
        offered = list(majors.values_list("pk", "name"))
        self._offer("major", offered + self._moved_major(dict(offered), college))
        classes = ClassGroup.objects.of_college(college) if college else ClassGroup.objects.all()
        facts = list(classes.values_list("pk", "name", "enrolled_year", "graduated_year"))
        self._offer("class_group", _by_year(facts))
        self._offer_years("enrolled", {year for *_, year, _ in facts}, "级")
        self._offer_years("graduated", {year for *_, year in facts}, "届")
        family = College.objects.family_of(college) if college else None
        colleges = College.objects.filter(pk__in=family) if family else College.objects.all()
        # A college that took none over has nothing to choose between.
        offered = list(colleges.values_list("pk", "name")) if family is None or len(family) > 1 else []
        self._offer("college", offered)

    def _moved_major(self, offered, college):
        """A major of other colleges that the address asks for, where own people studied it (转专业)."""
        asked = self.data.get("major", "")
        if not college or not asked.isdecimal() or len(asked) > 9 or int(asked) in offered:
            return []
        stays = Education.objects.of_college(college).filter(major=asked)
        return list(stays.values_list("major", "major__name").distinct())

    def _offer(self, name, choices):
        self.fields[name].choices = [*ANY, *choices]

    def _offer_years(self, name, years, word):
        """Years of the classes; another possible year that the address asks for is offered as well."""
        first, last = POSSIBLE_YEARS
        asked = self.data.get(name, "")
        if asked.isdecimal() and len(asked) == 4 and first <= int(asked) <= last:
            years = years | {int(asked)}
        choices = [(year, f"{year} {word}") for year in sorted(filter(None, years), reverse=True)]
        self.fields[name] = forms.TypedChoiceField(
            label=self.fields[name].label, coerce=int, empty_value=None, required=False, choices=[*ANY, *choices]
        )

    # --- what was asked ---

    def asked(self):
        """`{field: value}` of what is asked and can be looked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}

    @property
    def is_exact(self):
        return set(self.data) == set(self.asked())

    def criteria(self):
        return Criteria(**self.asked())

    @property
    def query(self):
        """The address's query of exactly this search: always written the same way."""
        return urlencode(self.asked())

    def chips(self):
        """`[{name, label, value, remove_url}]` of the filters and the words, each with the address without it."""
        asked = self.asked()
        return [
            {
                "name": name,
                "label": self.fields[name].label,
                "value": self._said(name, value),
                "remove_url": "?" + urlencode({key: each for key, each in asked.items() if key != name}),
            }
            for name, value in asked.items()
        ]

    def described(self):
        """One Chinese line for a log: 查找“王伟”；专业：畜牧兽医. A whole telephone number stays masked."""
        said = []
        for chip in self.chips():
            if chip["name"] == "q":
                said.append(f"查找“{_masked(chip['value'])}”")
            else:
                said.append(f"{chip['label']}：{chip['value']}")
        return "；".join(said)[:300] or "全部校友"

    def _said(self, name, value):
        if name == "q":
            return value
        for key, label in self.fields[name].choices:
            for each, said in label if isinstance(label, list | tuple) else [(key, label)]:
                if str(each) == str(value):
                    return said
        return str(value)


def find_form_of(query, *, college=None, user=None):
    """The form of a search kept as text (a saved list, an export's request)."""
    return FindForm(QueryDict(query), college=college, user=user)


def _tidy(data, names):
    """Short strings without control characters; the last one where a name stands twice."""
    tidy = {}
    for name in names:
        value = (data or {}).get(name)
        if value not in (None, ""):
            tidy[name] = "".join(sign if sign.isprintable() else " " for sign in str(value)[:LONGEST]).strip()
    return {name: value for name, value in tidy.items() if value}


def _by_year(facts):
    """Choices of classes in groups by the year of enrolment."""
    groups = {}
    for pk, name, enrolled, _ in facts:
        groups.setdefault(f"{enrolled} 级" if enrolled else "年级不详", []).append((pk, name))
    return list(groups.items())


def _masked(text):
    return " ".join(masked_phone(term) if term.isdecimal() and len(term) > 6 else term for term in terms_of(text))
