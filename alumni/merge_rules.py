"""What the model graph cannot tell of this app's own rows when two people are made one."""

from django.db.models import Q
from django.utils import timezone

from alumni.merging import declares_merging
from alumni.models import (
    Achievement,
    Alumnus,
    Claim,
    Consent,
    Contact,
    Delivery,
    DuplicatePair,
    Education,
    Employment,
    Merge,
    NotableContact,
    NotableProfile,
    Photo,
    RosterRow,
)

#: of two states the one that protects the person more
GRAVITY = {"active": 0, "lost": 1, "deceased": 2}
SAME_CLAIM = "两份申请是同一个人，已并为一份；答复见本学院的另一份申请。"


def safer_person(attname, kept, gone):
    if attname == "state":
        return GRAVITY[gone] > GRAVITY[kept]
    return attname == "do_not_contact" and gone


def same_stay(stay, stays):
    """The same class; or the same college with nothing that contradicts, where one of the two has no class yet."""
    if stay.class_group_id and (found := stays.filter(class_group=stay.class_group_id).first()):
        return found
    wanted = Q(college=stay.college_id)
    if stay.class_group_id:
        wanted &= Q(class_group__isnull=True)
    for name, blank in (("enrolled_year", None), ("graduated_year", None), ("student_no", "")):
        value = getattr(stay, name)
        if value not in (None, ""):
            wanted &= Q(**{name: value}) | (Q(**{name: ""}) if blank == "" else Q(**{f"{name}__isnull": True}))
    return stays.filter(wanted).first()


def same_way(contact, contacts):
    replaced = contact.replaced_on is not None
    return contacts.filter(kind=contact.kind, value=contact.value, replaced_on__isnull=not replaced).first()


def fresher_contact(attname, kept, gone):
    if attname == "confirmed_on":
        return gone > kept
    return attname == "since" and gone < kept


def same_job(job, jobs):
    return jobs.filter(
        Q(position=job.position) | Q(position=""), employer=job.employer, is_current=job.is_current
    ).first()


def move_pair(pointer, kept, gone, *, record, chosen):
    """What was said of the one who goes holds for the one who stays; of two verdicts the final one holds."""
    for pair in pointer.rows(gone):
        other = pair.second_id if pair.first_id == gone.pk else pair.first_id
        low, high = sorted((kept.pk, other))
        known = DuplicatePair.objects.filter(first=low, second=high).exclude(pk=pair.pk).first()
        if other == kept.pk:
            record.drop(pair)
        elif known:
            if known.is_open and not pair.is_open:
                said = {name: getattr(pair, name) for name in ("verdict", "note", "judged_by_id", "judged_at")}
                record.set(known, **said)
            record.drop(pair)
        else:
            record.set(pair, first_id=low, second_id=high)


def move_claim(pointer, kept, gone, *, record, chosen):
    """Who asked for both has asked once for the one person: the second request is closed and says where the answer comes."""
    for claim in pointer.rows(gone):
        waits = Claim.objects.waiting().filter(alumnus=kept, college=claim.college_id).first()
        if claim.state != Claim.State.WAITING or waits is None:
            record.set(claim, alumnus_id=kept.pk)
            continue
        record.set(claim, alumnus_id=kept.pk, state=Claim.State.WITHDRAWN, reason=SAME_CLAIM)
        for row in RosterRow.objects.filter(claim_id=claim.pk):
            record.set(row, claim_id=waits.pk)


def move_photo(pointer, kept, gone, *, record, chosen):
    """All pictures stay; where both have one of a kind, the one of the record that goes is filed as replaced."""
    kinds = set(pointer.rows(kept).filter(replaced_on__isnull=True).values_list("kind", flat=True))
    for photo in pointer.rows(gone):
        replaced = photo.replaced_on or (timezone.localdate() if photo.kind in kinds else None)
        record.set(photo, alumnus_id=kept.pk, replaced_on=replaced)


def move_notable(pointer, kept, gone, *, record, chosen):
    """One file for one person, that of the one who stays; but what is public stands, with its address.

    Where both have one, achievements, log and story of the other go over to it, to be reviewed by the office.
    """
    mine = NotableProfile.objects.filter(alumnus=kept).first()
    for profile in pointer.rows(gone):
        if mine is None:
            record.set(profile, alumnus_id=kept.pk)
        elif _is_public(profile) and not _is_public(mine):
            _one_file(profile, mine, record)
            record.set(profile, alumnus_id=kept.pk)
        else:
            _one_file(mine, profile, record)


def _is_public(profile):
    return profile.state == NotableProfile.State.PUBLISHED


def _one_file(stands, other, record):
    brings = other.achievements.exists()
    for model in (Achievement, NotableContact):
        for row in model.objects.filter(profile=other):
            record.set(row, profile_id=stands.pk)
    if other.story and other.story != stands.story:
        record.set(stands, story="\n\n".join(filter(None, (stands.story, other.story))))
        brings = True
    if brings:
        _to_be_reviewed(stands, other, record)
    record.drop(other)


def _to_be_reviewed(stands, other, record):
    """The public goes on seeing what was published; what was only approved goes back to who approves."""
    state = NotableProfile.State
    if _is_public(stands):
        record.set(stands, has_unreviewed=True)
    elif stands.state == state.APPROVED and other.state not in (state.APPROVED, state.PUBLISHED):
        record.set(stands, state=state.SUBMITTED)


def move_consent(pointer, kept, gone, *, record, chosen):
    """Of the same person's yes and later no, the no holds, under whichever record it was said."""
    for row in pointer.rows(gone):
        mine = Consent.objects.filter(alumnus=kept, purpose=row.purpose)
        standing = mine.standing().first()
        if row.withdrawn_on is None and standing:
            for profile in NotableProfile.objects.filter(published_under=row):
                record.set(profile, published_under_id=standing.pk)
            record.drop(row)
            continue
        if row.withdrawn_on is None:
            withdrawn = mine.filter(withdrawn_on__gte=row.given_on).first()
            record.set(row, alumnus_id=kept.pk, **(_withdrawal(withdrawn) if withdrawn else {}))
            continue
        if standing and row.withdrawn_on >= standing.given_on:
            record.set(standing, **_withdrawal(row))
        record.set(row, alumnus_id=kept.pk)


def move_delivery(pointer, kept, gone, *, record, chosen):
    """One copy per person holds for the two as one: where both were written to, the one that was sent is on record."""
    for row in pointer.rows(gone):
        mine = Delivery.objects.filter(alumnus=kept, message=row.message_id).first()
        if mine is None:
            record.set(row, alumnus_id=kept.pk)
            continue
        record.drop(row)
        if row.state == Delivery.State.SENT and mine.state != Delivery.State.SENT:
            record.set(mine, state=row.state, sent_at=row.sent_at, trouble="")


def move_merge(pointer, kept, gone, *, record, chosen):
    """An undone merge of these very two, the other way round, says nothing that this one does not; parted, it is back."""
    for merge in pointer.rows(gone):
        if merge.gone_id == kept.pk:
            record.drop(merge)
        else:
            record.set(merge, kept_id=kept.pk)


def _withdrawal(consent):
    return {"withdrawn_on": consent.withdrawn_on, "withdrawn_channel": consent.withdrawn_channel}


declares_merging(Alumnus, prefers_gone=safer_person)
declares_merging(Education, counterpart=same_stay)
declares_merging(Contact, counterpart=same_way, prefers_gone=fresher_contact)
declares_merging(Employment, counterpart=same_job)
declares_merging(DuplicatePair, move=move_pair, is_found_anew=True)
declares_merging(Claim, move=move_claim)
declares_merging(Photo, move=move_photo)
declares_merging(NotableProfile, move=move_notable)
declares_merging(Consent, move=move_consent)
declares_merging(Delivery, move=move_delivery)
declares_merging(Merge, move=move_merge)
