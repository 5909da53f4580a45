"""校友服务: what anybody may ask for without an account. Whoever asks learns nothing about who is known.

Hit and miss are one page and take the same work: matching is done at the desk. The forms are exempt from Django's CSRF
check: who sends them has no right that could be borrowed, and a browser without cookies must not lose what was typed;
the signed moment of opening takes its place.
"""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.rates import Limit
from alumni.forms.requests import FORMS
from alumni.models import AlumniSettings, PublicRequest
from alumni.services.requests import receive_request
from colleges.models import ContactPoint
from common.once import once

Kind = PublicRequest.Kind
#: A campus network or a mobile carrier shows many people under one address: sixty of them may write within an hour.
SENT_BY_ADDRESS = Limit("service", most=60, seconds=60 * 60)
#: What the desks could still look through. Who fills it up from many addresses closes it for nobody's rights:
SENT_IN_A_DAY = Limit("service-day", most=2000, seconds=24 * 60 * 60)
#: asking what is held, withdrawing and deleting do not count in a day, and are taken in when it is full.
ALWAYS_TAKEN = (Kind.QUERY, Kind.WITHDRAW, Kind.DELETE)
EVERYBODY = "everybody"
TOO_OFTEN = "您所在的网络在一小时内提交得太多，这一次没有提交。填写的内容还在本页，请过一小时再提交，或直接联系学校。"
FULL_TODAY = (
    "今天通过网站提交的来件太多，暂时不再接收，这一次没有提交。填写的内容还在本页，请明天再提交，或直接联系学校。"
)


@dataclass(frozen=True)
class Service:
    kind: Kind
    title: str
    say: str
    lede: str
    button: str

    @property
    def url(self):
        return f"alumni:service-{self.kind}"


ANSWERED = "学校核对以后，用您在学校登记过的联系方式答复；本页填写的邮箱和电话只用来核对，不用来答复。"
SERVICES = {
    service.kind: service
    for service in (
        Service(
            Kind.REGISTER, "校友登记", "还没有和母校联系过，登记学习经历和联系方式。",
            "由学院核对后登记。学校已有您的记录时，会用登记过的联系方式请您更新。", "提交登记",
        ),
        Service(
            Kind.UPDATE, "更新信息", "换了手机、单位或城市，取得更新本人信息的链接。",
            f"学校会发给您一个链接，由您自己更新。{ANSWERED}", "申请更新链接",
        ),
        Service(
            Kind.QUERY, "查询本人信息", "看看学校登记了您的哪些信息，取得一份副本。",
            f"学校会发给您一个链接，打开即可取得副本。{ANSWERED}", "申请查询",
        ),
        Service(
            Kind.WITHDRAW, "撤回同意", "查看对各项用途的同意，逐项撤回或同意。",
            f"学校会发给您一个链接，由您逐项决定。{ANSWERED}", "申请撤回同意",
        ),
        Service(
            Kind.DELETE, "删除本人信息", "要求删除学校登记的您的信息。",
            "校友会办公室核实身份后办理。依法必须保存的学籍档案不能删除的，会停止其他使用并向您说明。", "申请删除",
        ),
        Service(
            Kind.SEEK, "寻找同学", "请学校转告一位失去联系的同学，是否回复由对方决定。",
            "学校不会告诉您对方的任何信息，只把您的留言转给对方。对方愿意联系，您会收到邮件；没有收到，学校不另作说明。", "请学校转告",
        ),
    )
}  # fmt: skip


@login_not_required
@require_safe
def service(request):
    return _page(request, "service", {"services": SERVICES.values()})


@login_not_required
@require_safe
def service_received(request):
    return _page(request, "service_received", {"days": AlumniSettings.current().answer_days})


def _form_page(kind):
    @once
    def page(request):
        form = FORMS[kind](request.POST if request.method == "POST" else None)
        refusal = ""
        if request.method == "POST" and form.is_valid():
            if form.is_by_machine:
                return redirect("alumni:service-received")
            refusal = _refusal(request, kind)
            if not refusal:
                chosen = form.cleaned_data.get("college")
                receive_request(kind, typed=form.typed, chosen=chosen, actor=None)
                return redirect("alumni:service-received")
        context = {"service": SERVICES[kind], "form": form, "refusal": refusal}
        return _page(request, "service_form", context, status=429 if refusal else 200)

    return login_not_required(csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(page)))


def _refusal(request, kind):
    """Whether too much is sent, from one address or by all: asked before anything is looked up."""
    if SENT_BY_ADDRESS.count(request.META.get("REMOTE_ADDR", "")) > SENT_BY_ADDRESS.most:
        return TOO_OFTEN
    if kind in ALWAYS_TAKEN:
        return ""
    return FULL_TODAY if SENT_IN_A_DAY.count(EVERYBODY) > SENT_IN_A_DAY.most else ""


def _page(request, name, context, status=200):
    context["office_points"] = ContactPoint.objects.public().filter(college=None)
    response = render(request, f"alumni/public/{name}.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


service_register, service_update, service_query, service_withdraw, service_delete, service_seek = (
    _form_page(kind) for kind in (Kind.REGISTER, Kind.UPDATE, Kind.QUERY, Kind.WITHDRAW, Kind.DELETE, Kind.SEEK)
)
