"""What is asked for a class register and for photos."""

from django import forms

from alumni.models import Photo

NO_FILE = {"required": "请选择文件。", "empty": "文件是空的，请重新选择。"}


class RegisterFilterForm(forms.Form):
    """Colleges are asked for at the office only."""

    state = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    college = forms.TypedChoiceField(label="学院", required=False, coerce=int, empty_value=None)
    major = forms.TypedChoiceField(label="专业", required=False, coerce=int, empty_value=None)
    graduated = forms.TypedChoiceField(label="毕业年份", required=False, coerce=int, empty_value=None)

    def __init__(self, *args, colleges, majors, years, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["major"].choices = [("", "全部"), *majors]
        self.fields["graduated"].choices = [("", "全部"), *((year, f"{year} 年") for year in years)]
        if colleges is None:
            del self.fields["college"]
        else:
            self.fields["college"].choices = [("", "全部"), *colleges]


class HeadcountForm(forms.Form):
    headcount = forms.IntegerField(
        label="学籍人数",
        min_value=1,
        max_value=500,
        help_text="毕业时学籍表上的人数。",
        error_messages={
            "required": "请填写人数。",
            "invalid": "请填写整数。",
            "min_value": "人数至少是 1。",
            "max_value": "一个班不会超过 500 人，请核对。",
        },
    )
    source = forms.CharField(
        label="依据",
        max_length=120,
        help_text="例如：教务处 2018 届学籍表。",
        error_messages={"required": "请写明人数的依据。"},
    )
    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200, strip=False)

    def clean_was(self):
        return self.cleaned_data["was"] if "was" in self.data else None

    def refuse(self, changed):
        """Somebody was quicker: what was typed stays, and saving again goes through on purpose."""
        self.data = self.data.copy()
        self.data["was"] = changed.now
        self.add_error(None, changed)
        return self


class RemarkForm(forms.Form):
    remark = forms.CharField(label="审核意见", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(RemarkForm):
    remark = forms.CharField(label="审核意见（可不填）", max_length=300, required=False)


class ReopenForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=200)


class RemovePhotoForm(forms.Form):
    reason = forms.CharField(label="原因", max_length=200, help_text="例如：传成了别人的照片。")


class ClassPhotoForm(forms.Form):
    kind = forms.ChoiceField(
        label="哪一张",
        choices=[(kind.value, kind.label) for kind in (Photo.Kind.MILITARY, Photo.Kind.GRADUATION)],
        error_messages=dict.fromkeys(("required", "invalid_choice"), "请选择是军训照还是毕业照。"),
    )
    file = forms.FileField(
        label="照片", help_text="JPEG、PNG 或 WebP，20 MB 以内。拍摄地点等信息会自动去掉。", error_messages=NO_FILE
    )
    caption = forms.CharField(
        label="说明", max_length=120, required=False, help_text="例如：2015 年 9 月，东校区操场。"
    )


class PortraitForm(forms.Form):
    file = forms.FileField(label="个人照", help_text="JPEG、PNG 或 WebP，20 MB 以内。", error_messages=NO_FILE)


class PortraitsForm(forms.Form):
    file = forms.FileField(
        label="压缩包", help_text="zip 格式，1 GB 以内；每张照片以“学号”或“学号姓名”命名。", error_messages=NO_FILE
    )
