"""Forms of guests and invitations."""

from django import forms

from common.names import check_plain
from common.once import OnceMixin
from common.versions import VersionMixin
from events.models import Guest, Invitation
from events.services.guests import MOST_COMPANIONS

GUEST = ["role", "name", "post", "seat", "note"]
#: purpose → (as it is chosen, whether telephones stand there in full)
PURPOSES = {
    "contact": ("与嘉宾联络，含完整电话", True),
    "seating": ("排座、接待和席卡，电话隐去一部分", False),
}
Reply = Guest.Reply


class GuestForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = Guest
        fields = ["role", "name", "post", "phone", "seat", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def _post_clean(self):
        """The service judges the whole."""

    @property
    def changes(self):
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class GuestEditForm(VersionMixin, forms.ModelForm):
    """The telephone is not shown again: it is replaced by typing another; an alumnus keeps the register's name."""

    new_phone = forms.CharField(
        label="新电话", required=False, max_length=30, validators=[check_plain], help_text="不更换就不填。"
    )

    class Meta:
        model = Guest
        fields = GUEST
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if self.instance.alumnus_id:
            del self.fields["name"]

    @property
    def changes(self):
        new = self.cleaned_data.get("new_phone")
        return super().changes | ({"phone": new} if new else {})


class ReplyForm(OnceMixin, forms.Form):
    """What a guest said, as staff heard it."""

    reply = forms.ChoiceField(label="回复", choices=Reply.choices)
    companions = forms.IntegerField(label="随行人数", min_value=0, max_value=MOST_COMPANIONS, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean_companions(self):
        return self.cleaned_data["companions"] or 0


class OwnReplyForm(ReplyForm):
    """The guest's own page."""

    reply = forms.ChoiceField(
        label="您能出席吗",
        choices=[(Reply.YES, "出席"), (Reply.NO, "不能出席"), (Reply.MAYBE, "暂时不能确定")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择是否出席。"},
    )
    companions = forms.IntegerField(
        label="随行人数", min_value=0, max_value=MOST_COMPANIONS, required=False, help_text="司机、秘书等，不含您本人。"
    )


class SheetForm(OnceMixin, forms.Form):
    purpose = forms.ChoiceField(
        label="用途",
        choices=[(key, label) for key, (label, _) in PURPOSES.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择用途。"},
        help_text="每次导出都会记录用途和经办人。",
    )


class WhoForm(forms.Form):
    """Whom to invite: guests, a class that comes, who has not answered, or somebody by name."""

    who = forms.ChoiceField(label="邀请谁", required=False)
    q = forms.CharField(label="按姓名查找校友", required=False, max_length=40)

    def __init__(self, *args, event, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        classes = [(f"class-{row.class_group_id}", f"{row.class_group}") for row in event.event_classes.all()]
        everybody = [("classes", "参加班级的全部校友")] if len(classes) > 1 else []
        fixed = [("guests", "还没有邀请的嘉宾"), ("unanswered", "已邀请、还没有答复的人")]
        self.fields["who"].choices = [*fixed, *everybody, *classes]
        self.is_valid()

    @property
    def wanted(self):
        """`(who, q)`; what cannot be read is as if it had not been asked for."""
        q = self.cleaned_data.get("q", "").strip()
        return self.cleaned_data.get("who", "") if not q else "", q


class ChannelForm(OnceMixin, forms.Form):
    channel = forms.ChoiceField(
        label="怎样送到",
        choices=[
            (Invitation.Channel.COPIED, "复制文字，自己发给本人（微信、短信）"),
            (Invitation.Channel.QR, "二维码，当面或截图发给本人"),
            (Invitation.Channel.EMAIL, "邮件，由系统发到登记的邮箱"),
            (Invitation.Channel.LETTER, "邀请函，打印后盖章寄送（一人一页）"),
        ],
        initial=Invitation.Channel.COPIED,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择怎样送到。", "invalid_choice": "请选择怎样送到。"},
    )

    def __init__(self, *args, has_mail, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        if not has_mail:
            field = self.fields["channel"]
            field.choices = [each for each in field.choices if each[0] != Invitation.Channel.EMAIL]
            field.help_text = "系统没有设置邮件服务器，不能发邮件。"
