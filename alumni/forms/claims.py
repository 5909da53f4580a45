from django import forms

from common.once import OnceMixin

ADD, MOVE = "add", "move"
NO_WAY = dict.fromkeys(("required", "invalid_choice"), "请选择怎样登记。")


class AcceptForm(OnceMixin):
    """How the person comes to the asking college; a choice only where the very same stay stands here."""

    way = forms.ChoiceField(label="怎样登记", widget=forms.RadioSelect, initial=ADD, error_messages=NO_WAY)

    def __init__(self, *args, movable, asking, **kwargs):
        super().__init__(*args, **kwargs)
        ways = [(ADD, f"此人也在{asking}学习过：在{asking}增加一段学籍，原有的不变")]
        if movable:
            ways.append((MOVE, f"学号相同，是同一段学籍、本该属于{asking}：把这段学籍划转过去"))
        self.fields["way"].choices = ways

    @property
    def is_move(self):
        return self.cleaned_data["way"] == MOVE


class RejectForm(OnceMixin):
    reason = forms.CharField(
        label="不接受的原因",
        max_length=200,
        help_text="申请学院会看到，请不要写入对方没有提供的个人信息。",
        error_messages={"required": "请写明不接受的原因，申请学院会看到。"},
    )
