from django import forms

from colleges.models import ContactPoint
from colleges.services.contact_points import FIELDS, ON_SITES
from common.once import OnceMixin
from common.versions import VersionMixin


class ContactPointAddForm(OnceMixin, forms.ModelForm):
    class Meta:
        model = ContactPoint
        fields = [*FIELDS, *ON_SITES]
        help_texts = {
            "is_published": "勾选后在“联系我们”页面向校友公布（第六条）。",
            "school_site_checked_on": "最近一次打开学校网站、看到这个电话的日期。",
            "own_site_checked_on": "最近一次打开部门网站、看到这个电话的日期。",
        }
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in ON_SITES
            if name.endswith("_on")
        }


class ContactPointForm(VersionMixin, ContactPointAddForm):
    """Of a point that stands: the second of two writers is told what the first one changed."""
