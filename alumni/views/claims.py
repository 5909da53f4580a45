"""Claims between colleges: what is asked of this desk, what it asks itself, what is answered. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator

from alumni.claim_sheet import sheet_of, told_of
from alumni.forms.claims import AcceptForm, RejectForm
from alumni.models import Claim
from alumni.services.claims import accept_claim, may_answer, reject_claim, stay_to_move, withdraw_claim
from alumni.views.doors import CollegeDoor
from colleges.models import College
from common.once import once

CLAIMS_A_PAGE = 30
State = Claim.State


class ClaimPages(CollegeDoor):
    room = "alumni/claims"

    def tabs(self, request):
        """`{key: (label, claims)}`; the first one is shown first."""
        college = self.college(request)
        return {
            "waiting": ("待我答复", Claim.objects.to_answer_by(college).waiting()),
            "mine": ("我申请的", self.own(Claim.objects, request)),
            "answered": ("已答复", Claim.objects.answered_by(college)),
        }

    def asks(self, request, claim):
        """Whether this side is the one that asks: then nothing of the record is read for the page."""
        return claim.college_id in College.objects.family_of(self.college(request))

    def fetch(self, queryset, request, pk):
        return get_object_or_404(queryset.seen_by(self.college(request)), pk=pk)

    # pages

    def list(self, request):
        tabs = self.tabs(request)
        show = request.GET.get("show")
        show = show if show in tabs else next(iter(tabs))
        claims = tabs[show][1].select_related("college", "asked_by", "decided_by", "upload")
        page = Paginator(claims, CLAIMS_A_PAGE).get_page(request.GET.get("page"))
        counted = [(key, label, rows.count()) for key, (label, rows) in tabs.items()]
        return self.page(request, "list", {"page": page, "show": show, "tabs": counted})

    def detail(self, request, pk):
        return self._detail(request, self._claim(request, pk))

    def _detail(self, request, claim, accept=None, reject=None):
        asks = self.asks(request, claim)
        context = {"claim": claim, "asks": asks, "told": told_of(claim)}
        context |= self._asking(request, claim) if asks else self._answering(request, claim, accept, reject)
        return self.page(request, "detail", context)

    def _asking(self, request, claim):
        """Accepted, the person is the own college's as well: the record itself may be opened."""
        people = self.own(type(claim.alumnus).objects, request) if claim.state == State.ACCEPTED else None
        return {"opens": people is not None and people.filter(pk=claim.alumnus_id).exists()}

    def _answering(self, request, claim, accept, reject):
        college = self.college(request)
        if not may_answer(claim, college=college):
            return {}  # its stay went over: the person is not this college's any more
        sheet = sheet_of(claim, college=college)
        if claim.state != State.WAITING:
            return sheet | {"opens": True}
        accept = accept or AcceptForm(movable=sheet["movable"], asking=claim.college)
        return sheet | {"opens": True, "accept": accept, "reject": reject or RejectForm()}

    # acts

    @method_decorator(once)
    def accept(self, request, pk):
        claim, college = self._to_answer(request, pk), self.college(request)
        form = AcceptForm(request.POST, movable=stay_to_move(claim, college=college), asking=claim.college)
        if not form.is_valid():
            return self._detail(request, claim, accept=form)
        moving = form.is_move
        if self.attempt(request, lambda: accept_claim(claim, moving=moving, college=college, actor=request.user)):
            done = "这段学籍已划转到" if moving else "已接受，这名校友现在也在"
            messages.success(request, f"{done}{claim.college}。" if moving else f"{done}{claim.college}名下。")
        return self.to("claim-detail", claim.pk)

    @method_decorator(once)
    def reject(self, request, pk):
        claim, college = self._to_answer(request, pk), self.college(request)
        form = RejectForm(request.POST)
        if not form.is_valid():
            return self._detail(request, claim, reject=form)
        reason = form.cleaned_data["reason"]
        if self.attempt(request, lambda: reject_claim(claim, reason=reason, college=college, actor=request.user)):
            messages.success(request, f"已答复不接受，{claim.college}会看到您写的原因。")
        return self.to("claim-list")

    def withdraw(self, request, pk):
        claim = get_object_or_404(self.own(Claim.objects, request), pk=pk)
        if self.attempt(request, lambda: withdraw_claim(claim, actor=request.user)):
            messages.success(request, "已撤回这份申请。")
        return self.to("claim-detail", claim.pk)

    def _claim(self, request, pk):
        people = ("alumnus", "asked_by", "decided_by")
        claims = Claim.objects.select_related("college", "answered_for", "upload", *people)
        return self.fetch(claims, request, pk)

    def _to_answer(self, request, pk):
        """Nobody answers what the own college asks; for a stranger there is no such claim."""
        claim = self._claim(request, pk)
        if self.asks(request, claim):
            raise Http404
        return claim
