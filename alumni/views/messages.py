"""Messages to many: to whom, what, a look at it, and off; what was sent, by whom, with what success. For two doors."""

from django.contrib import messages as told
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator

from alumni import search
from alumni.exports import LimitReached
from alumni.forms.find import FindForm, find_form_of
from alumni.forms.messages import FORMS
from alumni.mail_server import refuse_without_mail_server
from alumni.message_text import filled
from alumni.models import AlumniSettings, Alumnus, Message, SavedList
from alumni.recipients import recipients_of
from alumni.services import messages as services
from alumni.services.deliveries import SCHOOL, deliver
from alumni.services.export_requests import request_export
from alumni.views.doors import CollegeDoor
from common.downloads import download
from common.once import once

Kind = Message.Kind
MESSAGES_A_PAGE, COPIES_A_PAGE = 30, 50
CHOICES = ("college", "major", "class_group", "enrolled", "graduated", "region", "industry")
STALE = "名单的条件里有已失效的内容（例如已删除的标签或班级），请重新选择发送对象。"
SHOWN = {"failed": "发送失败", "left": "不再发送", "waiting": "待发送", "sent": "已发送"}


class MessagePages(CollegeDoor):
    room = "alumni/messages"

    def messages(self, request):
        return self.own(Message.objects, request).select_related("college", "made_by")

    def lists(self, request):
        return SavedList.objects.filter(owner=request.user, college=self.college(request))

    def limit_of(self, request):
        return AlumniSettings.current().export_people

    # to whom

    def new(self, request):
        if request.method == "POST":
            return self._sent(request)
        if asked := request.GET.get("list", ""):
            saved = get_object_or_404(
                self.lists(request), pk=int(asked) if asked.isdecimal() and len(asked) < 18 else 0
            )
            return redirect(f"{reverse(f'{self.at}message-new')}?{saved.query}")
        asked, everyone = self._asked(request, request.GET), request.GET.get("everyone") == "1"
        if not asked.asked() and not everyone:
            return self._choose(request, asked)
        if not asked.is_exact:
            told.error(request, STALE)
            return self._choose(request, asked)
        form_class = FORMS.get(request.GET.get("kind"), FORMS[Kind.EMAIL])
        initial = {"query": asked.query, "everyone": everyone or None, "sender": self._sender(request)}
        return self._compose(request, form_class(initial=initial), asked)

    def _asked(self, request, data):
        known = {name: data.get(name) for name in FindForm.base_fields if data.get(name)}
        return FindForm(known, college=self.college(request), user=request.user)

    def _people(self, request, asked):
        college = self.college(request)
        return search.find(self.own(Alumnus.objects, request), asked.criteria(), college=college, user=request.user)

    def _choose(self, request, asked):
        fields = [asked[name] for name in CHOICES if name in asked.fields]
        return self.page(request, "choose", {"fields": fields, "lists": self.lists(request)})

    def _sender(self, request):
        return f"{SCHOOL}{self.college(request) or '校友会办公室'}\n410127 湖南省长沙市芙蓉区远大二路892号"

    # what

    def _compose(self, request, form, asked, status=200):
        found = recipients_of(self._people(request, asked), form.kind)
        context = {"form": form, "asked": asked, "found": found, "kind": form.kind, "kinds": Kind.choices}
        context["everyone"] = not asked.asked()
        if form.kind == Kind.EMAIL:
            context["no_server"] = _refusal(refuse_without_mail_server)
        return self.page(request, "compose", context, status=status)

    def _sent(self, request):
        form_class = FORMS.get(request.POST.get("kind"), FORMS[Kind.EMAIL])
        form, asked = form_class(request.POST), self._searched(request)
        everyone = request.POST.get("everyone") == "True"
        if not asked.is_exact or not (asked.asked() or everyone):
            told.error(request, STALE)
            return self._choose(request, asked)
        act = request.POST.get("act", "")
        if act == "edit" or not form.is_valid():
            form = form_class(initial=request.POST.dict() | {"everyone": everyone or None}) if act == "edit" else form
            return self._compose(request, form, asked)
        acts = {"test": self._test, "send": self._send} | ({"ask": self._ask} if self.college(request) else {})
        return acts.get(act, self._preview)(request, form, asked)

    def _searched(self, request):
        return find_form_of(request.POST.get("query", "")[:500], college=self.college(request), user=request.user)

    # a look at it

    def _preview(self, request, form, asked, over=None):
        found = recipients_of(self._people(request, asked), form.kind)
        form.seen, hidden = found.count, [(name, value) for name, value in form.data.items() if name in form.fields]
        context = {"form": form, "asked": asked, "found": found, "kind": form.kind, "hidden": hidden, "over": over}
        context |= {"limit": self.limit_of(request), "words": form.cleaned_data.get("body", "")}
        if form.kind == Kind.EMAIL and found.count:
            first = Alumnus.objects.only("name", "gender").get(pk=found.ids[0])
            facts = {"name": first.name, "gender": first.gender}
            context |= {"first": first, "subject": filled(form.cleaned_data["subject"], **facts)}
            context["words"] = filled(form.cleaned_data["body"], **facts)
        return self.page(request, "preview", context)

    def _test(self, request, form, asked):
        facts = {"site": _site(request), "actor": request.user, "college": self.college(request)}
        if self.attempt(request, lambda: services.send_test(**form.content, **facts) or True):
            told.success(request, f"已把试发的邮件发到您自己的邮箱 {request.user.email}，请查收。")
        return self._preview(request, form, asked)

    def _ask(self, request, form, asked):
        """More people than one may take out in a day: a wish for exactly this list, these columns, this purpose."""
        count = recipients_of(self._people(request, asked), form.kind).count
        facts = {"query": asked.query, "described": asked.described(), "purpose": form.cleaned_data["purpose"]}
        facts |= {"columns": services.COLUMNS_USED[form.kind], "contact_work": True, "people": count}
        who = {"actor": request.user, "college": self.college(request)}
        if self.attempt(request, lambda: request_export(**facts, **who)):
            told.success(request, "申请已提交。批准后，请用同样的名单和用途再来办理一次。")
            return redirect("college:alumni:export-list")
        return self._preview(request, form, asked)

    # and off

    def _send(self, request, form, asked):
        facts = {"query": asked.query, "described": asked.described(), "purpose": form.cleaned_data["purpose"]}
        facts |= {"actor": request.user, "college": self.college(request)}
        seen = request.POST.get("seen", "")
        if form.kind != Kind.GROUP:
            facts["seen"] = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0
        try:
            return self._sending(request, form)(self._people(request, asked), **form.content, **facts)
        except LimitReached as over:
            return self._preview(request, form, asked, over=over)
        except ValidationError as refused:
            told.error(request, " ".join(refused.messages))
            return self._preview(request, form, asked)

    def _sending(self, request, form):
        """`(people, **facts)` → the answer."""
        if form.kind == Kind.EMAIL:
            return lambda people, **facts: self._to_sent(services.send_mail(people, site=_site(request), **facts))
        if form.kind == Kind.GROUP:
            return lambda people, **facts: self._to_sent(services.keep_group_text(people, **facts))
        return lambda people, **facts: download(services.print_addresses(people, kind=form.kind, **facts)[1])

    def _to_sent(self, message):
        return self.to("message-detail", message.pk)

    # what was sent

    def list(self, request):
        found = self.messages(request).with_counts().order_by("-made_at", "-pk")
        page = Paginator(found, MESSAGES_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "list", {"page": page})

    def _fetched(self, request, pk):
        return get_object_or_404(self.messages(request).with_counts(), pk=pk)

    def detail(self, request, pk):
        message = self._fetched(request, pk)
        counts = {"failed": message.failed, "left": message.given_up, "waiting": message.waiting, "sent": message.sent}
        tabs = [(key, label, counts[key]) for key, label in SHOWN.items() if counts[key]]
        show = request.GET.get("show")
        show = show if counts.get(show) else next((key for key, *_ in tabs), "")
        states = ["waiting", "sending"] if show == "waiting" else [show]
        copies = message.deliveries.filter(state__in=states).select_related("alumnus").defer("alumnus__search")
        page = Paginator(copies.order_by("alumnus__name_pinyin", "pk"), COPIES_A_PAGE).get_page(request.GET.get("page"))
        return self.page(request, "detail", {"message": message, "tabs": tabs, "show": show, "page": page})

    def proceed(self, request, pk):
        """Sends the next ones; the page asks for it again until nobody waits. Two windows share the work."""
        message = self._fetched(request, pk)
        self.attempt(request, lambda: deliver(message))
        message = self._fetched(request, pk)
        if not request.htmx:
            return self._to_sent(message)
        response = render(request, f"{self.room}/_progress.html", {"message": message, "at": self.at, "may_act": True})
        if not message.waiting or message.trouble:
            response.headers["HX-Refresh"] = "true"
        return response

    @method_decorator(once)
    def retry(self, request, pk):
        message, act = self._fetched(request, pk), request.POST.get("act")
        service = services.leave_failed if act == "leave" else services.retry_failed
        count = self.attempt(request, lambda: service(message, actor=request.user))
        if count:
            done = "已记为不再发送" if act == "leave" else "正在重新发送"
            told.success(request, f"{done}：{count} 封。")
        return self._to_sent(message)


def once_only_sending(view):
    """A preview, a test or an export may be asked for again; an e-mail or a text is written once."""
    guarded = once(view)

    def chosen(request):
        return guarded(request) if request.POST.get("act") == "send" else view(request)

    return chosen


def _refusal(check):
    try:
        check()
    except ValidationError as refused:
        return " ".join(refused.messages)


def _site(request):
    return request.build_absolute_uri("/").rstrip("/")
