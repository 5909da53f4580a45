"""Consent by purpose (个人信息保护法 14–16): given for one text in one version, withdrawn at any time and without a reason."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from alumni.models import Alumnus, Consent, ConsentText, Purpose
from audit.acts import act
from common.formats import day as day_in_words
from common.refusals import constraints_in_words


def text_in_force(purpose, *, on=None):
    """The version that people are asked today (or were asked `on` a day)."""
    on = on or timezone.localdate()
    text = ConsentText.objects.filter(purpose=purpose, valid_from__lte=on).order_by("-version").first()
    if text is None:
        raise ValidationError(f"“{Purpose(purpose).label}”那时还没有启用的同意书文本，请先由校友会办公室登记文本。")
    return text


def has_consent(person, purpose):
    """Whether the consent stands. May the person be listed as well? Ask `Alumnus.objects.consenting(purpose)`."""
    return Consent.objects.standing(purpose).filter(alumnus=person).exists()


@act
def give_consent(person, purpose, *, channel, text=None, on=None, note="", actor):
    """Record that the person consented; `text` is the version that was read (the one in force that day, if not said).

    `actor` is None where the person did it alone, by a link or a form.
    """
    on = on or timezone.localdate()
    text = text or text_in_force(purpose, on=on)
    person = Alumnus.objects.select_for_update().only("pk", "state").get(pk=person.pk)
    if person.state == Alumnus.State.DECEASED:
        raise ValidationError("本人已故，不能再登记本人的同意。")
    _check_day("given_on", on)
    if text.purpose != purpose:
        raise ValidationError({"text": "文本与用途不符。"})
    if on < text.valid_from:
        raise ValidationError(
            {"given_on": f"第 {text.version} 版文本从 {day_in_words(text.valid_from)}起启用，请核对日期。"}
        )
    consent = Consent(
        alumnus=person, purpose=purpose, text=text, given_on=on, channel=channel, note=note.strip(), recorded_by=actor
    )
    consent.full_clean()
    with constraints_in_words(Consent):
        consent.save()
    return consent


@act
def withdraw_consent(consent, *, channel, on=None, actor):
    consent = Consent.objects.select_for_update(of=["self"]).get(pk=consent.pk)
    if consent.withdrawn_on:
        raise ValidationError("这项同意已经撤回。")
    consent.withdrawn_on, consent.withdrawn_channel = on or timezone.localdate(), channel
    _check_day("withdrawn_on", consent.withdrawn_on)
    consent.full_clean()
    consent.save()
    return consent


def _check_day(name, day):
    if day > timezone.localdate():
        raise ValidationError({name: "日期不能晚于今天。"})


def own_note(consent):
    """What the person added by a link, which the person may change there; notes of a desk are the desk's."""
    return consent.note if consent and consent.channel == Consent.Channel.LINK else ""


def consents_of(person):
    """`[{purpose, label, text, standing, past}]` for each purpose, in four queries at most."""
    given = list(person.consents.select_related("text", "recorded_by"))
    texts = {}
    for text in ConsentText.objects.filter(valid_from__lte=timezone.localdate()).order_by("version"):
        texts[text.purpose] = text
    return [
        {
            "purpose": purpose,
            "label": purpose.label,
            "text": texts.get(purpose),
            "standing": next((each for each in given if each.purpose == purpose and not each.withdrawn_on), None),
            "past": [each for each in given if each.purpose == purpose and each.withdrawn_on],
        }
        for purpose in Purpose
    ]
