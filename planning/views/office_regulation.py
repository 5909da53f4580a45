"""Loading the regulation in versions, and interpreting it (art. 36), at the office's door."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator

from colleges.views.doors import OfficeDoor, OfficeRoutes
from common.formats import article as written
from common.formats import day
from common.once import once
from common.refusals import refusals_on
from planning.articles import numbers
from planning.forms.regulation import InterpretationForm, LoadForm, RevokeForm, WithdrawForm
from planning.models import Interpretation, RegulationText
from planning.regulation_compare import compare, lines_of_read, lines_of_text, tally
from planning.services.regulation import interpret_article, load_text, revoke_text, withdraw_interpretation

READ, READ_INTERPRETATIONS, LOAD = (
    "planning.view_regulationtext",
    "planning.view_interpretation",
    "planning.load_regulation",
)
REFUSALS = {
    READ: "办法的文本由校友会办公室和纪检监察查看，您没有这项权限。",
    LOAD: "办法的文本和解释由校友会办公室办理，您没有这项权限。",
    READ_INTERPRETATIONS: "条款解释由校友会办公室和纪检监察查看，您没有这项权限。",
}
ROWS_A_PAGE = 30


class RegulationPages(OfficeDoor):
    room = "planning/regulation"
    act_permission = LOAD

    # --- versions ----------------------------------------------------------------------------------------------------

    def list(self, request):
        page = Paginator(RegulationText.objects.select_related("loaded_by"), ROWS_A_PAGE)
        page = page.get_page(request.GET.get("page"))
        in_force = RegulationText.objects.in_force()
        rows = [{"text": text} | _standing(text, in_force) for text in page]
        return self.page(request, "list", {"page": page, "rows": rows, "in_force": in_force})

    @method_decorator(once)
    def load(self, request):
        """A form to begin with; from the preview it is carried out, or opened again to be mended."""
        if request.method != "POST":
            return self._form(request, LoadForm())
        if "change" in request.POST:
            return self._form(request, LoadForm(initial=_typed(request.POST)))
        form = LoadForm(request.POST, request.FILES)
        if form.is_valid():
            with refusals_on(form):
                text = load_text(form.read, actor=request.user, **form.facts)
                messages.success(request, f"已录入“{text}”，{day(text.effective_on)}起施行。")
                return redirect("admin:regulation-list")
        return self._form(request, form)

    def preview(self, request):
        """What was found in the text and how it differs from what is in force; nothing is kept yet."""
        form = LoadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._form(request, form)
        in_force = RegulationText.objects.in_force()
        differences = compare(lines_of_text(in_force), lines_of_read(form.read)) if in_force else []
        context = {
            "fresh": LoadForm(),
            "read": form.read,
            "facts": form.facts,
            "kept": form.kept,
            "in_force": in_force,
            "tally": tally(differences),
            "differences": [each for each in differences if each.state != "same"],
            "same_day": RegulationText.objects.standing().filter(effective_on=form.facts["effective_on"]).first(),
        }
        return self.page(request, "preview", context)

    def _form(self, request, form):
        return self.page(request, "load", {"form": form})

    def compare(self, request, pk):
        """A version beside the one that `?with=` names, else the one that took effect before it."""
        text = self.fetch(RegulationText.objects, request, pk)
        others = RegulationText.objects.exclude(pk=text.pk)
        asked = request.GET.get("with", "")
        other = others.filter(pk=asked).first() if asked.isdecimal() and len(asked) < 10 else None
        other = other or others.standing().filter(effective_on__lt=text.effective_on).first()
        differences = compare(lines_of_text(other), lines_of_text(text)) if other else []
        context = {
            "text": text,
            "other": other,
            "others": others,
            "tally": tally(differences),
            "differences": [each for each in differences if each.state != "same"],
        }
        return self.page(request, "compare", context)

    def revoke(self, request, pk):
        text = self.fetch(RegulationText.objects, request, pk)
        form = RevokeForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                revoke_text(text, reason=form.cleaned_data["reason"], actor=request.user)
                messages.success(request, f"“{text}”已作废。")
                return redirect("admin:regulation-list")
        return self.page(request, "revoke", {"text": text, "form": form, "next": _without(text)})

    # --- interpretations ---------------------------------------------------------------------------------------------

    def interpretations(self, request):
        asked = request.GET.get("article", "")
        number = int(asked) if asked.isdecimal() and len(asked) < 3 and int(asked) in numbers() else None
        given = Interpretation.objects.select_related("given_by")
        given = given.filter(article=number) if number else given
        page = Paginator(given, ROWS_A_PAGE).get_page(request.GET.get("page"))
        articles = Interpretation.objects.order_by("article").values_list("article", flat=True).distinct()
        return self.page(request, "interpretations", {"page": page, "number": number, "articles": articles})

    @method_decorator(once)
    def interpret(self, request):
        form = InterpretationForm(request.POST or None, initial={"article": request.GET.get("article", "")})
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                given = interpret_article(actor=request.user, **form.facts)
                messages.success(request, f"已登记{written(given.article)}的解释。")
                return redirect("admin:interpretation-list")
        return self.page(request, "interpret", {"form": form})

    def withdraw(self, request, pk):
        given = self.fetch(Interpretation.objects.select_related("given_by"), request, pk)
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                withdraw_interpretation(given, reason=form.cleaned_data["reason"], actor=request.user)
                messages.success(request, f"{written(given.article)}的这条解释已停用。")
                return redirect("admin:interpretation-list")
        return self.page(request, "withdraw", {"given": given, "form": form})


def _typed(posted):
    return {name: posted.get(name, "") for name in ("text", "name", "document", "is_trial", "effective_on")}


def _standing(text, in_force):
    """How a version stands today, as a badge."""
    if text.revoked_at:
        return {"standing": "已作废", "tone": "danger", "public": False}
    if text == in_force:
        return {"standing": "施行中", "tone": "done", "public": True}
    if text.effective_on > timezone.localdate():
        return {"standing": "待施行", "tone": "waiting", "public": True}
    return {"standing": "已被取代", "tone": "none", "public": True}


def _without(text):
    """What is in force once this one is revoked, None where nothing is."""
    return RegulationText.objects.exclude(pk=text.pk).in_force()


_pages = RegulationPages()
_routes = OfficeRoutes(REFUSALS)
_read, _form, _act = _routes.read, _routes.form, _routes.act

urlpatterns = [
    path("regulation/", _read(_pages.list), name="regulation-list"),
    path("regulation/load/", _form(_pages.load), name="regulation-load"),
    path("regulation/preview/", _act(_pages.preview), name="regulation-preview"),
    path("regulation/<int:pk>/compare/", _read(_pages.compare), name="regulation-compare"),
    path("regulation/<int:pk>/revoke/", _form(_pages.revoke), name="regulation-revoke"),
    path(
        "regulation/interpretations/", _read(_pages.interpretations, READ_INTERPRETATIONS), name="interpretation-list"
    ),
    path("regulation/interpretations/add/", _form(_pages.interpret), name="interpretation-add"),
    path("regulation/interpretations/<int:pk>/withdraw/", _form(_pages.withdraw), name="interpretation-withdraw"),
]
