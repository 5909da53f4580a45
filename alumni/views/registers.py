"""Class registers (art. 9(二)): how complete, whom to ask, what is missing, and the acts on them. For two doors."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import F
from django.http import Http404
from django.shortcuts import render
from django_htmx.http import HttpResponseClientRefresh

from alumni import exports
from alumni.class_files import export_class_register
from alumni.forms.exports import DirectoryForm
from alumni.forms.registers import (
    ClassPhotoForm,
    HeadcountForm,
    RegisterFilterForm,
    RemarkForm,
    RemovePhotoForm,
    ReopenForm,
    ReviewForm,
)
from alumni.listing import listed, written_contact
from alumni.models import AlumniSettings, Alumnus, ClassGroup
from alumni.register_sheet import CARERS, carers, with_carers
from alumni.registers import STATES, completeness, completeness_of, people_of, unconfirmed, without_phone
from alumni.search import Criteria
from alumni.services import registers
from alumni.services.photos import current_photos
from alumni.trail import trail_of_register
from alumni.views.doors import CollegeDoor
from colleges.models import College, Major
from common.downloads import download

PAGE = 50
SHOWN_ACTS = 10
NAMES_SHOWN = 60


class RegisterPages(CollegeDoor):
    room = "alumni/registers"
    may_review = False  # the office reviews what a college submits

    def classes(self, request):
        return self.own(ClassGroup.objects, request)

    # the list that a liaison works from

    def list(self, request):
        form = self._filter_form(request)
        wanted = form.cleaned_data if form.is_valid() else {}
        found = completeness(self._narrowed(self.classes(request), wanted))
        show = wanted.get("state") if wanted.get("state") in STATES else ""
        shown = [figures for figures in found if not show or figures.state == show]
        page = Paginator(self._in_order(shown, wanted.get("sort")), PAGE).get_page(request.GET.get("page"))
        context = {
            "form": form,
            "page": page,
            "sort": wanted.get("sort", ""),
            "rows": self._rows(page.object_list),
            "show": show,
            "tabs": [("", "全部", len(found)), *_by_state(found)],
            "average": round(sum(figures.percent for figures in found) / len(found)) if found else None,
            "chips": _chips(form, wanted),
            "asked": bool(_asked(wanted)),
        }
        return self.page(request, "list", context)

    def _filter_form(self, request):
        classes = self.classes(request)
        years = classes.exclude(graduated_year=None).order_by("-graduated_year")
        majors = Major.objects.filter(pk__in=classes.values("major")).values_list("pk", "name")
        colleges = None if self.college(request) else College.objects.current().values_list("pk", "name")
        years = years.values_list("graduated_year", flat=True).distinct()
        return RegisterFilterForm(request.GET, colleges=colleges, majors=majors, years=years)

    def _narrowed(self, classes, wanted):
        if wanted.get("college"):
            classes = classes.of_college(College.objects.get(pk=wanted["college"]))
        fields = {"major": "major", "graduated": "graduated_year"}
        return classes.filter(**{field: wanted[name] for name, field in fields.items() if wanted.get(name)})

    @staticmethod
    def _in_order(shown, sort):
        """As they come, the weakest first; the most complete first; or by class, the latest graduates first."""
        if sort == "class":
            groups = ClassGroup.objects.filter(pk__in=[figures.pk for figures in shown])
            numbers = groups.order_by(F("graduated_year").desc(nulls_last=True), "name").values_list("pk", flat=True)
            place = {number: at for at, number in enumerate(numbers)}
            return sorted(shown, key=lambda figures: place[figures.pk])
        return shown[::-1] if sort == "complete" else shown

    def _rows(self, page):
        groups = with_carers(ClassGroup.objects.all()).in_bulk([figures.pk for figures in page])
        return [
            {"figures": figures, "group": groups[figures.pk], "carers": carers(groups[figures.pk])} for figures in page
        ]

    # one register

    def detail(self, request, pk):
        return self._detail(request, self._group(request, pk))

    def _detail(self, request, group, *, form=None, shown="", status=200):
        figures, register = completeness_of(group), registers.register_of(group)
        blanks = {"headcount": register.headcount, "source": register.headcount_source}
        blanks["was"] = registers.told_headcount(register)
        context = {
            "group": group,
            "figures": figures,
            "register": register,
            "is_open": registers.is_open(register),
            "carers": carers(group),
            "shown": shown,
            "photos": current_photos(group),
            "roster": self._roster(group) if not self.college(request) else None,
            "portraits": people_of(group).filter(photos__kind="portrait", photos__replaced_on=None).count(),
            "without_phone": without_phone(group)[: NAMES_SHOWN + 1],
            "unconfirmed": unconfirmed(group)[: NAMES_SHOWN + 1],
            "names_shown": NAMES_SHOWN,
            "recent_months": AlumniSettings.current().recent_months,
            "headcount_form": form or HeadcountForm(initial=blanks),
            "photo_form": ClassPhotoForm(),
            "reopen_form": ReopenForm(),
            "remove_photo_form": RemovePhotoForm(),
            "remark_form": RemarkForm(),
            "review_form": ReviewForm(),
            "may_review": self.may_review and self.may_act(request),
            "entries": trail_of_register(group, college=self.college(request))[:SHOWN_ACTS],
        }
        return self.page(request, "detail", context, status=status)

    @staticmethod
    def _roster(group):
        """`[(ListedPerson, masked number or "")]` for the office; a college has the class's own page."""
        people = Alumnus.objects.filter(pk__in=group.educations.values("alumnus")).order_by("name_pinyin", "pk")
        rows = listed(people.with_list_facts(), criteria=Criteria(class_group=group.pk))
        return [(row, written_contact(row.contact, masked=True)) for row in rows]

    # acts

    def start(self, request, pk):
        return self._carry_out(request, pk, registers.start_register, "已建立登记表，现在收集本班资料。")

    def headcount(self, request, pk):
        group, form = self._group(request, pk), HeadcountForm(request.POST)
        if not form.is_valid():
            return self._detail(request, group, form=form)
        try:
            registers.freeze_headcount(group, actor=request.user, **form.cleaned_data)
        except registers.HeadcountChanged as changed:
            return self._detail(request, group, form=form.refuse(changed))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"“{group.name}”已定下学籍人数，以后不随名单增减。")
        return self.to("register-detail", group.pk)

    def submit(self, request, pk):
        return self._carry_out(request, pk, registers.submit_register, "已提交，等待校友会办公室审核。")

    def send_back(self, request, pk):
        said = {"remark": request.POST.get("remark", "")[:300]}
        return self._carry_out(request, pk, registers.return_register, "已退回，并告知学院原因。", **said)

    def review(self, request, pk):
        said = {"remark": request.POST.get("remark", "")[:300]}
        return self._carry_out(request, pk, registers.review_register, "已审核，并告知学院。", **said)

    def reopen(self, request, pk):
        said = {"reason": request.POST.get("reason", "")[:200]}
        done = "已重新打开，可以修改；改好后请重新提交审核。"
        return self._carry_out(request, pk, registers.reopen_register, done, **said)

    def _carry_out(self, request, pk, service, done, **facts):
        group = self._group(request, pk)
        if self.attempt(request, lambda: service(group, actor=request.user, **facts)):
            messages.success(request, f"“{group.name}”{done}")
        return self.to("register-detail", group.pk)

    def phone(self, request, pk):
        """One number in full, and a line in the log; the whole page without script."""
        group = self._group(request, pk)
        whose = request.POST.get("whose") or request.GET.get("whose", "")
        if whose not in CARERS:
            raise Http404
        asked = {"whose": whose, "college": self.college(request), "actor": request.user}
        carer = self.attempt(request, lambda: registers.show_carer(group, **asked))
        if carer is None:
            return HttpResponseClientRefresh() if request.htmx else self.to("register-detail", group.pk)
        if not request.htmx:
            return self._detail(request, group, shown=whose)
        context = {"carer": carer, "group": group, "shown": whose, "at": self.at, "may_act": True}
        return render(request, "alumni/registers/_carer.html", context)

    # the register as a file

    def print(self, request, pk):
        group = self._group(request, pk)
        form = DirectoryForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                return download(self._file(request, group, form))
            except exports.LimitReached as over:
                form.add_error(None, f"{over.messages[0]}请从班级页的“导出通讯录”提交申请，或明天再打印。")
            except ValidationError as refused:
                form.add_error(None, refused)
        people = people_of(group)
        context = {"group": group, "form": form, "count": people.count(), "left_out": exports.left_out_of(people)}
        return self.page(request, "print", context)

    def _file(self, request, group, form):
        return export_class_register(
            group,
            file_kind=form.cleaned_data["file_kind"],
            purpose=form.purpose_text,
            contact_work=form.contact_work,
            actor=request.user,
            college=self.college(request),
        )

    def _group(self, request, pk):
        return self.fetch(with_carers(ClassGroup.objects), request, pk)


def _by_state(found):
    counts = dict.fromkeys(STATES, 0)
    for figures in found:
        counts[figures.state] += 1
    return [(state, STATES[state][0], count) for state, count in counts.items()]


def _asked(wanted):
    return {name: value for name, value in wanted.items() if value}


def _chips(form, wanted):
    asked = _asked(wanted)
    chips = []
    for name in ("college", "major", "graduated"):
        if name in asked:
            rest = urlencode({key: value for key, value in asked.items() if key != name})
            label = dict(form.fields[name].choices).get(asked[name], asked[name])
            chips.append({"label": form.fields[name].label, "value": label, "remove_url": f"?{rest}"})
    return chips
