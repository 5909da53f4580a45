from django import forms

from colleges.models import ContactPoint


class ContactPointForm(forms.ModelForm):
    class Meta:
        model = ContactPoint
        fields = ["label", "phone", "room", "email", "hours", "is_published"]
        help_texts = {"is_published": "勾选后在“联系我们”页面向校友公布（第六条）。"}
