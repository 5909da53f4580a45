"""What else hangs on a class when it goes: its register, photos, links. What is finished or waits is not lost with it."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import ClassEntry, ClassLink, ClassRegister, Photo
from alumni.services.registers import is_open

#: models that point at a class and are looked after here
BELONGINGS = (ClassRegister, Photo, ClassLink)


_followers = {}


def follows_its_class(model):
    """Declares `hand_over(group, into)` of a model of an app above: its rows go along when classes are merged."""

    def declared(hand_over):
        _followers[model] = hand_over
        return hand_over

    return declared


def is_looked_after(model, *, merging):
    """Whether the rows of `model` that point at a class are no hindrance to this act."""
    return model in BELONGINGS or (merging and model in _followers)


def hand_over_followers(group, into):
    for hand_over in _followers.values():
        hand_over(group, into)


def refuse_to_lose_register(group):
    register = ClassRegister.objects.filter(class_group=group).first()
    if register and not is_open(register):
        raise ValidationError(
            f"“{group.name}”的登记表{register.get_state_display()}，请先重新打开登记表，再合并或删除班级。"
        )


def refuse_to_lose_photos(group):
    if group.photos.exists():
        raise ValidationError(f"“{group.name}”还有照片，不能删除。请先删除照片，或把班级合并到其他班级。")


def refuse_to_lose_entries(group):
    waiting = ClassEntry.objects.filter(link__class_group=group, upload=None).count()
    if waiting:
        raise ValidationError(f"“{group.name}”还有 {waiting} 条同学自填的内容没有处理，请先处理，再删除班级。")


def hand_over_links(group, into):
    """Who holds the link of the one class fills in for the other from now on; what they wrote already goes along."""
    ClassLink.objects.filter(class_group=group).update(class_group=into)


def hand_over_photos(group, into):
    """The photos go along; where `into` has one of the kind, the other is filed beside it."""
    kinds = set(into.photos.current().values_list("kind", flat=True))
    for photo in group.photos.all():
        photo.class_group = into
        if photo.replaced_on is None and photo.kind in kinds:
            photo.replaced_on = timezone.localdate()
        photo.save(update_fields=["class_group", "replaced_on"])
