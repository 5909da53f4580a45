"""What people wrote of themselves by their links, for review: accept or refuse, field by field. For two doors."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.urls import reverse

from alumni.forms.links import RefuseForm
from alumni.models import Proposal
from alumni.self_update import FIELDS, seal
from alumni.services.self_updates import accept_proposal, refuse_proposal, show_proposal
from alumni.views.doors import CollegeDoor
from alumni.views.public.links import objection_address

PROPOSALS_A_PAGE = 30
State = Proposal.State


class ProposalPages(CollegeDoor):
    room = "alumni/proposals"

    def proposals(self, request):
        return self.own(Proposal.objects, request)

    def person_url(self, pk):
        return reverse("college:alumni:person-detail", args=[pk])

    def list(self, request, shown=None):
        show = request.GET.get("show", State.WAITING)
        show = show if show in State.values else State.WAITING
        rows = self.proposals(request).filter(state=show).select_related("alumnus", "decided_by")
        rows = rows.defer("alumnus__search").prefetch_related("alumnus__contacts", "alumnus__employments")
        page = Paginator(rows.order_by("-at", "-pk"), PROPOSALS_A_PAGE).get_page(request.GET.get("page"))
        counts = {state: self.proposals(request).filter(state=state).count() for state in State.values}
        context = {
            "page": page,
            "lines": [self._line(proposal, shown) for proposal in page],
            "show": show,
            "tabs": [(value, label, counts[value]) for value, label in State.choices],
        }
        return self.page(request, "list", context)

    def _line(self, proposal, shown):
        field = FIELDS[proposal.field]
        write = field.show if proposal.pk == shown else field.mask if field.is_contact else field.show
        now = field.present(proposal.alumnus) if proposal.state == State.WAITING else ""
        return {
            "proposal": proposal,
            "label": field.label,
            "old": write(proposal.old),
            "new": write(proposal.new),
            "now": write(now) if now != proposal.old else "",
            "moved": proposal.state == State.WAITING and now != proposal.old,
            "masked": field.is_contact and proposal.pk != shown and proposal.alumnus.may_be_contacted,
            "seal": seal(field, proposal.alumnus) if proposal.state == State.WAITING else "",
            "person_url": self.person_url(proposal.alumnus_id),
        }

    def accept(self, request, pk):
        proposal = self.fetch(Proposal.objects, request, pk)
        seen = request.POST.get("seen", "")
        given = {"seen": seen, "address_of": objection_address(request), "actor": request.user}
        if self.attempt(request, lambda: accept_proposal(proposal, **given)):
            messages.success(request, f"已按本人所填更新{proposal.alumnus.name}的{FIELDS[proposal.field].label}。")
        return self.to("proposal-list")

    def refuse(self, request, pk):
        proposal = self.fetch(Proposal.objects, request, pk)
        form = RefuseForm(request.POST)
        if not form.is_valid():
            messages.error(request, "不采用请写明原因。")
        elif self.attempt(request, lambda: refuse_proposal(proposal, actor=request.user, **form.cleaned_data)):
            messages.success(request, f"没有采用{proposal.alumnus.name}的{FIELDS[proposal.field].label}，原因已记下。")
        return self.to("proposal-list")

    def show(self, request, pk):
        """The list again with this one in full; the showing is a line in the log."""
        proposal = self.fetch(Proposal.objects.select_related("alumnus"), request, pk)
        shown = self.attempt(
            request, lambda: show_proposal(proposal, college=self.college(request), actor=request.user)
        )
        return self.list(request, shown=shown)
