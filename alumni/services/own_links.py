"""What a person does alone by an own link beside confirming: take a copy of the data, give and withdraw consent."""

from django.core.exceptions import ValidationError

from alumni.models import Consent, ConsentText, PersonLink
from alumni.services.consents import consents_of, give_consent, own_note, withdraw_consent
from alumni.services.rights import hand_over_copy
from alumni.services.self_updates import use_link
from audit.acts import act
from audit.trail import add_facts

Purpose, LINK = PersonLink.Purpose, Consent.Channel.LINK
SENT_TO = "本人打开了发到登记联系方式的个人链接"


@act
def take_copy(link, *, file_kind, actor=None):
    """The own data as a file; in the log of exports stands who sent the link."""
    link, person = use_link(link, Purpose.COPY)
    add_facts(about="本人通过链接取得副本")
    return hand_over_copy(person, file_kind=file_kind, identity=SENT_TO, college=link.college, actor=link.issued_by)


@act
def settle_consents(link, *, wanted, seen, notes=None, actor=None):
    """`wanted`: `{purpose: whether it is consented to}`; `seen`: `{purpose: id of the text that was read}`.

    `notes`: `{purpose: what the person adds}`, such as which items only. Another note is another consent: the one that
    stood ends and the new one begins. Return `(labels given, labels withdrawn)`; the link is used up in any case.
    """
    link, person = use_link(link, Purpose.CONSENT)
    add_facts(about="本人通过链接表示同意或撤回")
    given, withdrawn = [], []
    for line in consents_of(person):
        wish, standing = wanted.get(line["purpose"]), line["standing"]
        note = (notes or {}).get(line["purpose"], own_note(standing)).strip()
        if wish is None or (wish == bool(standing) and (not wish or note == own_note(standing))):
            continue
        if standing:
            withdraw_consent(standing, channel=LINK, actor=actor)
        if wish:
            given.append(_give(person, line, seen.get(line["purpose"]), note, actor))
        else:
            withdrawn.append(line["label"])
    return given, withdrawn


def _give(person, line, seen, note, actor):
    """Only to the words that were read: a text that changed meanwhile is to be read first."""
    text = ConsentText.objects.filter(pk=seen, purpose=line["purpose"]).first()
    if text is None or text != line["text"]:
        raise ValidationError(f"“{line['label']}”的文本刚刚有了新版本，没有保存。请看过新的文本后再选择。")
    give_consent(person, line["purpose"], channel=LINK, text=text, note=note, actor=actor)
    return line["label"]
