"""Files of notable alumni: the list, one file, its forms and its steps. For two doors (see `alumni.views.doors`)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator

from alumni.forms.notable import (
    AchievementEditForm,
    AchievementForm,
    ContactNoteForm,
    NotableFilterForm,
    ProfileForm,
    ProfileStartForm,
    RemarkForm,
)
from alumni.models import Achievement, AlumniSettings, Alumnus, Consent, NotableContact, NotableProfile
from alumni.notable_facts import (
    NOTHING,
    REPUBLISH,
    REVOKED,
    SHORT,
    STANDINGS,
    checklist_of,
    complete,
    due_contacts,
    longest_silent_first,
    missing_of,
    with_facts,
    with_standing,
)
from alumni.notable_sheet import achievements_of, is_behind
from alumni.person_sheet import periods_of
from alumni.services.notable import (
    FILE_NAME,
    approve_profile,
    edit_profile,
    may_edit,
    may_take,
    note_contact,
    print_profile,
    publish_profile,
    remove_achievement,
    remove_contact_note,
    return_profile,
    save_achievement,
    start_profile,
    submit_profile,
    why_not_edit,
    why_not_publish,
    why_not_start,
    withdraw_profile,
)
from alumni.services.photos import current_photos
from alumni.views.doors import CollegeDoor
from common.downloads import PDF, File, download
from common.once import once
from common.refusals import refusals_on

State = NotableProfile.State
FILES_A_PAGE = 30
TONES = {
    "draft": "none", "submitted": "waiting", "returned": "danger", "approved": "info", "published": "done",
    REVOKED: "danger", REPUBLISH: "waiting",
}  # fmt: skip
OF_A_FILE = ("alumnus", "college", "published_portrait")
SUBMITTED = "已提交校友会办公室审核。"


def _badge(profile):
    return {"standing": dict(STANDINGS)[profile.standing], "tone": TONES[profile.standing]}


class NotablePages(CollegeDoor):
    room = "alumni/notable"

    def files(self, request):
        return self.own(NotableProfile.objects, request).defer("alumnus__search")

    # --- the list --------------------------------------------------------------------------------------------------

    def list(self, request):
        form = NotableFilterForm(request.GET, office=self.college(request) is None)
        chosen = form.chosen()
        found = self._filtered(request, chosen).select_related("alumnus", "college")
        page = Paginator(found, FILES_A_PAGE).get_page(request.GET.get("page"))
        counts = dict(with_standing(self.files(request)).order_by().values_list("standing").annotate(Count("pk")))
        context = {
            "page": page,
            "lines": [self._line(profile) for profile in page.object_list],
            "form": form,
            "state": chosen.get("state", ""),
            "tabs": [
                ("", "全部", sum(counts.values())),
                *((value, label, counts.get(value, 0)) for value, label in STANDINGS),
            ],
            "silent": chosen.get("silent", ""),
            "months": AlumniSettings.current().notable_months,
            "filtered": bool(chosen),
        }
        return self.page(request, "list", context)

    def _filtered(self, request, chosen):
        files = with_standing(self.files(request))
        found = due_contacts(files) if chosen.get("silent") == "due" else with_facts(files)
        for name, column in (("state", "standing"), ("category", "category"), ("college", "college")):
            if name in chosen:
                found = found.filter(**{column: chosen[name]})
        if chosen.get("missing") == NOTHING:
            found = complete(found)
        elif "missing" in chosen:
            found = found.filter(**{f"has_{chosen['missing']}": False})
        if chosen.get("silent") == "1":
            found = found.filter(is_stale=True, alumnus__in=Alumnus.objects.contactable())
        return longest_silent_first(found) if "silent" in chosen else found.order_by("-updated_at", "-pk")

    def _line(self, profile):
        missing = [SHORT[item] for item in missing_of(profile)]
        return {"profile": profile, "missing": missing} | _badge(profile)

    # --- one file --------------------------------------------------------------------------------------------------

    def detail(self, request, pk):
        profile = self.fetch(with_standing(with_facts(self.files(request).select_related(*OF_A_FILE))), request, pk)
        college, photos = self.college(request), current_photos(profile.alumnus)
        steps = {step: may_take(profile, step) for step in ("submit", "return", "approve", "publish", "withdraw")}
        context = {
            "profile": profile,
            "person": profile.alumnus,
            "checklist": checklist_of(profile),
            "missing": len(missing_of(profile)),
            "periods": periods_of(profile.alumnus, college=college),
            "achievements": achievements_of(profile),
            "log": profile.log.select_related("noted_by"),
            "may_edit": may_edit(profile, college=college),
            "may_review": self.may_review(request),
            "steps": steps,
            "why_not_publish": why_not_publish(profile) if steps["publish"] else "",
            "revoked": profile.standing == REVOKED,
            "consented_anew": profile.standing == REPUBLISH and not profile.is_shown,
            "behind": profile.is_shown and is_behind(profile),
            "photos": photos,
            "unpublished_portrait": self._unpublished_portrait(profile, photos.get("portrait")),
            "consent": Consent.objects.standing("public_page").filter(alumnus=profile.alumnus).first(),
            "remark_form": RemarkForm(),
            **_badge(profile),
        }
        return self.page(request, "detail", context)

    def _unpublished_portrait(self, profile, portrait):
        """A portrait that came after the file was published, so that the site shows the one before, or none."""
        return profile.state == State.PUBLISHED and portrait is not None and portrait != profile.public_portrait

    def may_review(self, request):
        return False

    @method_decorator(once)
    def add(self, request, pk):
        """Begin a file, from a person's page."""
        person = self.fetch(Alumnus.objects.defer("search"), request, pk)
        known = self.files(request).filter(alumnus=person).first()
        if known:
            return self.to("notable-detail", known.pk)
        if why := why_not_start(person):
            page = {"profile": None, "person": person, "title": "建立优秀校友档案", "why": why, "typed": []}
            return self.page(request, "locked", page)
        form = ProfileStartForm(request.POST or None)

        def act():
            college = self.college(request) or self._college_of(person)
            profile = start_profile(person, college=college, changes=form.values, actor=request.user)
            return f"已为“{person.name}”建立优秀校友档案，请接着补充主要成就。", profile

        return self._form(request, form, act, person=person, title="建立优秀校友档案", confirm="建立档案")

    def _college_of(self, person):
        """The office opens the file for the college of the latest stay."""
        stay = person.educations.order_by("-enrolled_year", "-pk").select_related("college").first()
        return stay.college if stay else None

    def edit(self, request, pk):
        profile = self._file(request, pk)
        if not may_edit(profile, college=self.college(request)):
            return self._locked(request, profile, "修改档案", ProfileForm)
        form = ProfileForm(request.POST or None, instance=profile)

        def act():
            college = self.college(request)
            edit_profile(profile, changes=form.changes, version=form.seen, college=college, actor=request.user)
            return "已保存档案。", profile

        page = {"profile": profile, "person": profile.alumnus, "title": "修改档案", "confirm": "保存档案"}
        return self._form(request, form, act, keep=f"notable-{profile.pk}", **page)

    # --- achievements and the log ----------------------------------------------------------------------------------

    @method_decorator(once)
    def achievement_add(self, request, pk):
        profile = self._file(request, pk)
        return self._achievement(request, Achievement(profile=profile), "添加主要成就", "添加成就")

    @method_decorator(once)
    def achievement_edit(self, request, pk):
        achievement = self._of_file(Achievement, request, pk)
        return self._achievement(request, achievement, "修改主要成就", "保存成就")

    def _achievement(self, request, achievement, title, confirm):
        profile = achievement.profile
        form_class = AchievementEditForm if achievement.pk else AchievementForm
        if not may_edit(profile, college=self.college(request)):
            return self._locked(request, profile, title, form_class)
        form = form_class(request.POST or None, instance=achievement)

        def act():
            college = self.college(request)
            save_achievement(achievement, changes=form.values, college=college, actor=request.user)
            return "已保存主要成就。", profile

        page = {"profile": profile, "person": profile.alumnus, "title": title, "confirm": confirm}
        return self._form(request, form, act, **page)

    def achievement_remove(self, request, pk):
        achievement = self._of_file(Achievement, request, pk)
        college = self.college(request)
        return self._step(
            request,
            achievement.profile,
            lambda: remove_achievement(achievement, college=college, actor=request.user) or True,
            "已删除这项成就，变更记录里还能查到。",
        )

    @method_decorator(once)
    def log_add(self, request, pk):
        profile = self._file(request, pk)
        form = ContactNoteForm(request.POST or None, initial={"on": timezone.localdate(), "who": request.user.name})

        def act():
            note_contact(profile, changes=form.values, actor=request.user)
            return "已记下这次联络。", profile

        page = {"profile": profile, "person": profile.alumnus, "title": "记一次联络", "confirm": "记下联络"}
        return self._form(request, form, act, **page)

    def log_remove(self, request, pk):
        entry = self._of_file(NotableContact, request, pk)
        return self._step(
            request,
            entry.profile,
            lambda: remove_contact_note(entry, actor=request.user) or True,
            "已删除这条联络记录，变更记录里还能查到。",
        )

    # --- steps -----------------------------------------------------------------------------------------------------

    def submit(self, request, pk):
        profile = self._file(request, pk)
        return self._step(request, profile, lambda: submit_profile(profile, actor=request.user), SUBMITTED)

    def send_back(self, request, pk):
        profile = self._file(request, pk)
        remark = request.POST.get("remark", "")[:300]
        done = "已退回学院，学院的待办里会列出。"
        return self._step(request, profile, lambda: return_profile(profile, remark=remark, actor=request.user), done)

    def approve(self, request, pk):
        profile = self._file(request, pk)
        done = "已审核入库。征得本人同意后可以公开。"
        return self._step(request, profile, lambda: approve_profile(profile, actor=request.user), done)

    def publish(self, request, pk):
        profile = self._file(request, pk)
        return self._step(request, profile, lambda: publish_profile(profile, actor=request.user), "已在学校网站公开。")

    def withdraw(self, request, pk):
        profile = self._file(request, pk)
        waits = profile.has_unreviewed
        done = "已从网站撤下；并入的材料待审核，审核入库后再公开。" if waits else "已从网站撤下，档案保留。"
        return self._step(request, profile, lambda: withdraw_profile(profile, actor=request.user), done)

    def pdf(self, request, pk):
        profile = self._file(request, pk)
        content = self.attempt(
            request, lambda: print_profile(profile, college=self.college(request), actor=request.user)
        )
        if content is None:
            return self.to("notable-detail", profile.pk)
        return download(File(FILE_NAME, content, PDF))

    # --- what all of them do ---------------------------------------------------------------------------------------

    def _file(self, request, pk):
        return self.fetch(self.files(request).select_related("alumnus", "college"), request, pk)

    def _of_file(self, model, request, pk):
        """A row of a file that this desk may see."""
        return get_object_or_404(
            model.objects.select_related("profile__alumnus"), pk=pk, profile__in=self.files(request)
        )

    def _locked(self, request, profile, title, form_class):
        """In place of a form that would be refused; what was typed before the file went on is there to be copied."""
        form = form_class(request.POST)
        names = [name for name in form_class._meta.fields if request.POST.get(name)]
        typed = [(form[name].label, request.POST[name]) for name in names]
        why = why_not_edit(profile, college=self.college(request))
        page = {"profile": profile, "person": profile.alumnus, "title": title, "why": why, "typed": typed}
        return self.page(request, "locked", page)

    def _step(self, request, profile, act, done):
        if self.attempt(request, act):
            messages.success(request, done)
        return self.to("notable-detail", profile.pk)

    def _form(self, request, form, act, **page):
        """A page with one form; `act()` does what it asks and returns `(what to say, the file)`."""
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                said, profile = act()
                messages.success(request, said)
                return self.to("notable-detail", profile.pk)
        return self.page(request, "form", {"form": form, "profile": None, "keep": "", **page})
