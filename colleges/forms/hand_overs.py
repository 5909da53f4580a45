from django import forms

from colleges.models import HandOver
from common.once import OnceMixin
from common.versions import VersionMixin


class NoteForm(VersionMixin, forms.ModelForm):
    class Meta:
        model = HandOver
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "note": "例如：手头的事做到哪一步、资料放在哪里、和哪些校友约好了什么、要特别留意的事。账号和密码不要写在这里。"
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = "请写几句交接说明。"


class AcceptForm(OnceMixin, forms.Form):
    remark = forms.CharField(
        label="接收说明",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="收到了什么、还有什么要前任补充。可不填。",
    )
