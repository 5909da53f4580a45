from django import forms

from colleges.models import College, Major, SuccessionRule
from common.once import OnceMixin


class RuleForm(OnceMixin, forms.ModelForm):
    """One former major of one school: what it is today. The rule itself is checked by the act."""

    class Meta:
        model = SuccessionRule
        fields = ["school", "written", "from_year", "until_year", "college", "major", "document"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["college"].queryset = College.objects.current()
        self.fields["college"].empty_label = "请选择"
        self.fields["major"].empty_label = "不对应专业，只归学院"

    def _post_clean(self):
        """The instance is made by the act, within its transaction."""


def rule_choices():
    """What the queue's forms offer, asked once however many forms there are: majors by the college they belong to today."""
    colleges, of_college = list(College.objects.current()), {}
    names = dict(Major.objects.order_by("name").values_list("pk", "name"))
    today = Major.objects.colleges_of_today()
    for pk, name in names.items():
        of_college.setdefault(today.get(pk), []).append((pk, name))
    majors = [(college.name, of_college[college.pk]) for college in colleges if college.pk in of_college]
    return {"colleges": colleges, "majors": majors}
