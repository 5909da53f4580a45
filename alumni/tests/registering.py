"""What tests of class registers share: 牧医1501, and all that makes its register complete."""

import io
from datetime import timedelta

from django.utils import timezone

from alumni.models import Alumnus, ClassGroup, Contact
from alumni.services.photos import put_class_photo
from alumni.tests.pictures import picture
from conftest import make_alumnus

SOURCE = "教务处 2018 届学籍表"


def class_of_four(animal_college, alumnus):
    """牧医1501: 王伟 with a phone confirmed lately, 张丽 with an old one, 陈强 without, 刘洋 who wants to be left alone."""
    today = timezone.localdate()
    Contact.objects.filter(alumnus=alumnus).update(confirmed_on=today)
    old = make_alumnus(animal_college, "张丽", class_name="牧医1501", student_no="20151102", mobile="13800138001")
    Contact.objects.filter(alumnus=old).update(confirmed_on=today - timedelta(days=365 * 5))
    make_alumnus(animal_college, "陈强", class_name="牧医1501", student_no="20151103")
    quiet = make_alumnus(animal_college, "刘洋", class_name="牧医1501", student_no="20151104")
    Alumnus.objects.filter(pk=quiet.pk).update(do_not_contact=True)
    return ClassGroup.objects.get(name="牧医1501")


def complete(group, liaison):
    ClassGroup.objects.filter(pk=group.pk).update(
        head_teacher="刘建国", head_teacher_phone="13700137000", liaison=Alumnus.objects.get(name="王伟")
    )
    for kind, colour in (("military", "green"), ("graduation", "red")):
        put_class_photo(group, io.BytesIO(picture(colour)), kind=kind, actor=liaison)
