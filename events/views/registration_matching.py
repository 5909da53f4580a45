"""Who of the database a registration is of: shown to a desk among its own people, confirmed by a person. For two doors."""

from django.contrib import messages
from django.utils.decorators import method_decorator

from alumni.models import Alumnus
from alumni.request_sheet import study_words
from alumni.search import Criteria, find
from colleges.models import College
from common.once import once
from events.forms.registration_desk import MatchForm
from events.services.registration_matching import candidates_of, match_registration, unmatch_registration
from events.views.registrations import RegistrationPages

MOST_SHOWN = 20


class MatchingPages(RegistrationPages):
    person_at = "college:alumni:person-detail"

    def match(self, request, pk):
        """GET: who it may be, by rules or by a search of one's own; POST: what a person decided."""
        row = self.row(request, pk)
        people = self.own(Alumnus.objects, request)
        if request.method == "POST":
            return self._decided(request, row, people)
        q = request.GET.get("q", "").replace("\0", "").strip()[:40]
        context = {
            "row": row,
            "q": q,
            "offers": self._offers(request, row, people, q),
            "form": MatchForm(),
            "person_at": self.person_at,
        }
        return self.event_page(request, row.event, "match", context)

    def _offers(self, request, row, people, q):
        """`[(person, why, studies)]`; of another college's stay no more than its name and years."""
        college = self.college(request)
        family = College.objects.family_of(college) if college else None
        if q:
            found = find(people, Criteria(q=q), college=college) if len(q) > 1 else people.none()
            offers = [(each, ()) for each in found.with_list_facts().in_list_order()[:MOST_SHOWN]]
        else:
            offers = [(each.person, each.why) for each in candidates_of(row, people)]
        return [(person, why, [study_words(stay, family) for stay in person.stays]) for person, why in offers]

    @method_decorator(once)
    def _decided(self, request, row, people):
        form = MatchForm(request.POST)
        number = form.cleaned_data.get("person") if form.is_valid() else None
        person = self.fetch(Alumnus.objects.defer("search"), request, number) if number else None
        if self.attempt(request, lambda: match_registration(row, person=person, actor=request.user)):
            said = (
                f"已确认{row.name}是数据库里的{person.name}，档案没有改动。"
                if person
                else f"已记下数据库里没有{row.name}。"
            )
            messages.success(request, said)
        return self.to("registration-detail", row.pk)

    def unmatch(self, request, pk):
        def act(row):
            return unmatch_registration(row, actor=request.user)

        return self._act(request, pk, act, lambda row: f"已撤销{row.name}的核对，请重新核对。")
