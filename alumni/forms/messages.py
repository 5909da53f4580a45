"""What is asked before something goes to many: which words or which paper, and what for."""

from django import forms

from alumni.address_sheets import SHEETS
from alumni.message_text import OFFERED, check_text
from alumni.models import Message
from common.once import OnceMixin

Kind = Message.Kind
SUBJECT = Message._meta.get_field("subject").max_length
BODY = Message._meta.get_field("body").max_length
SENDER_LINES, SENDER_SIGNS = 4, 30  # what fits beside the stamp of an envelope's foot


class MessageForm(OnceMixin, forms.Form):
    """Base: `query` is the search behind the list, `everyone` says that no condition is meant."""

    kind = None
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=500)
    everyone = forms.BooleanField(widget=forms.HiddenInput, required=False)
    purpose = forms.CharField(label="用途", max_length=200, help_text="会记入记录，例如“2005 级毕业二十周年返校邀请”。")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    @property
    def content(self):
        """What the service of this kind wants beside people and purpose."""
        return {name: self.cleaned_data[name] for name in self.own}


class WordsForm(MessageForm):
    own = ("subject", "body")
    subject = forms.CharField(label="标题", max_length=SUBJECT)
    body = forms.CharField(label="正文", max_length=BODY, widget=forms.Textarea(attrs={"rows": 12}))
    field_order = ["subject", "body", "purpose"]

    def clean_subject(self):
        subject = check_text(self.cleaned_data["subject"], self.kind)
        if "\n" in subject:
            raise forms.ValidationError("标题只能写一行，请把换行去掉。")
        return subject

    def clean_body(self):
        return check_text(self.cleaned_data["body"], self.kind)


class MailForm(WordsForm):
    kind = Kind.EMAIL

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[
            "body"
        ].help_text = f"纯文字。可以写 {OFFERED}，发送时换成各人的，例如“{{称呼}}，您好：”。退订方法会自动加在末尾。"


class GroupForm(WordsForm):
    kind = Kind.GROUP

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["subject"].help_text = "只用于记录，不会出现在文字里。"
        self.fields["body"].help_text = "保存后可以一键复制，粘贴到班级群。请不要写任何人的电话和住址。"


class LabelForm(MessageForm):
    kind, own = Kind.LABELS, ("sheet",)
    sheet = forms.ChoiceField(
        label="标签纸",
        choices=[(key, f"A4，{sheet.label}") for key, sheet in SHEETS.items()],
        initial="3x8",
        widget=forms.RadioSelect,
        help_text="打印时请选“实际大小”，不要缩放。",
    )
    field_order = ["sheet", "purpose"]


class EnvelopeForm(MessageForm):
    kind, own = Kind.ENVELOPES, ("sender",)
    sender = forms.CharField(
        label="寄件人",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="印在右下角，一行一项；最后一行写邮编和地址，例如“410127 湖南省长沙市芙蓉区远大二路892号”。",
    )
    field_order = ["sender", "purpose"]

    def clean_sender(self):
        lines = [line.strip() for line in self.cleaned_data["sender"].splitlines() if line.strip()]
        if len(lines) > SENDER_LINES or any(len(line) > SENDER_SIGNS for line in lines):
            raise forms.ValidationError(
                f"寄件人最多 {SENDER_LINES} 行，每行最多 {SENDER_SIGNS} 个字，否则信封上印不下。"
            )
        return "\n".join(lines)


FORMS = {form.kind: form for form in (MailForm, GroupForm, LabelForm, EnvelopeForm)}
