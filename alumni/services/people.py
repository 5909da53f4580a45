"""A person by hand: added (after a look at who it may be already), edited, removed where the entry was a mistake."""

from django.core.exceptions import ValidationError
from django.db.models import Q

from alumni.duplicates import propose_pairs
from alumni.models import Alumnus, Contact, DuplicatePair, Education, Employment, StatusChange, Tagging
from alumni.pinyin import read_name
from alumni.services.claims import person_elsewhere
from alumni.services.educations import CLAIMABLE, add_education
from audit.acts import act
from audit.trail import add_facts
from colleges.models import College
from common.versions import save_version

#: rows that belong to the person and go with it; whatever else points at the person keeps it
OWN_ROWS = {Education, Employment, Contact, Tagging, DuplicatePair}


class PossiblySame(ValidationError):
    """Somebody of the own college may be the same person: `people` are their ids, for a person to decide."""

    def __init__(self, people):
        super().__init__("本学院已有可能是同一人的记录，请先核对。", code="possibly_same")
        self.people = people


def possibly_same(college, *, name, student_no="", phone="", class_group=None, enrolled_year=None, graduated_year=None):
    """`{id: [why]}` of people of the college: same 学号, same phone, same name in the same class or year."""
    stays = Education.objects.of_college(college)
    peers = Q(pk__in=[])
    if class_group:
        peers |= Q(class_group=class_group)
    if enrolled_year:
        peers |= Q(enrolled_year=enrolled_year)
    if graduated_year:
        peers |= Q(graduated_year=graduated_year)
    own = Alumnus.objects.of_college(college)
    found = {"同名，同班或同年级": stays.filter(peers, alumnus__name=name).values_list("alumnus", flat=True)}
    if student_no:
        found["学号相同"] = stays.filter(student_no=student_no).values_list("alumnus", flat=True)
    if phone:
        found["联系电话相同"] = own.filter(pk__in=_with_phone(phone)).values_list("pk", flat=True)
    why = {}
    for reason, ids in found.items():
        for pk in ids:
            why.setdefault(pk, []).append(reason)
    return {pk: list(dict.fromkeys(reasons)) for pk, reasons in why.items()}


def _with_phone(phone):
    return Contact.objects.filter(value=phone, kind__in=["mobile", "phone"]).values("alumnus")


@act
def add_person(college, *, person, stay, mobile="", job=None, apart_from=(), actor):
    """Return the new person. `person`, `stay`, `job` are values by field; `apart_from` ids that were looked at already.

    The college is locked and looked through again, so that two windows (or an import) do not make two of one.
    """
    College.objects.select_for_update().get(pk=college.pk)
    known = {"name": person["name"], "student_no": stay["student_no"], "mobile": mobile}
    if person_elsewhere(college, school_id=stay["school"].pk, **known)[0]:
        raise ValidationError(CLAIMABLE, code="elsewhere")
    same = possibly_same(
        college,
        name=person["name"],
        phone=mobile,
        **{key: stay[key] for key in ("student_no", "class_group", "enrolled_year", "graduated_year")},
    )
    if set(same) - set(apart_from):
        raise PossiblySame(same)
    new = Alumnus(**person)
    _read_again(new)
    new.save()
    add_education(new, college=college, changes=stay, actor=actor)
    if mobile:
        _first_contact(new, mobile)
    if job and job["employer"]:
        Employment.objects.create(alumnus=new, **job)
    propose_pairs([new.pk])
    return new


def _first_contact(person, mobile):
    contact = Contact(alumnus=person, kind=Contact.Kind.MOBILE, value=mobile, source=Contact.Source.LIAISON)
    contact.full_clean()
    contact.save()


def _read_again(person):
    person.name_pinyin = person.name_pinyin or read_name(person.name)
    person.full_clean(exclude=["search"])


@act
def edit_person(person, *, changes, version, actor):
    """A new name is read anew unless the reading was changed as well."""
    before = Alumnus.objects.only("name", "name_pinyin").get(pk=person.pk)
    for name, value in changes.items():
        setattr(person, name, value)
    if person.name != before.name and person.name_pinyin == before.name_pinyin:
        person.name_pinyin = ""
    _read_again(person)
    save_version(person, seen=version, fields={*changes, "name_pinyin"})
    propose_pairs([person.pk])
    return person


def why_not_remove(person, *, college):
    """A sentence where the person may not be removed by this college, else ""."""
    family = College.objects.family_of(college)
    if person.educations.exclude(college__in=family).exists():
        return "此人在其他学院也有学籍经历，不能删除；如本学院的学籍经历有误，请删除那一条。"
    made = person.trail_events.filter(pgh_label="insert").order_by("pgh_id").first()
    made_by = (made.pgh_context or {}).get("college") if made else None
    if made_by not in family:
        return "此人的档案不是由本学院建立的，请联系校友会办公室办理。"
    if person.liaison_of.exists():
        return f"此人是{person.liaison_of.first()}的班级联络员，请先在班级页面更换联络员。"
    others = {model._meta.verbose_name for model in _referring(person)}
    return f"此人已被“{'”“'.join(sorted(others))}”引用，不能删除。" if others else ""


def _referring(person):
    """Models (of this app or of one above) with a row that points at the person or at one of the stays."""
    stays = list(person.educations.all())
    for row, own in ((person, OWN_ROWS), *((stay, {StatusChange}) for stay in stays)):
        for relation in row._meta.get_fields(include_hidden=True):
            if not relation.auto_created or relation.concrete or not relation.is_relation or relation.many_to_many:
                continue
            model = relation.related_model
            if model in own or hasattr(model, "pgh_tracked_model"):
                continue
            if model._base_manager.filter(**{relation.field.name: row.pk}).exists():
                yield model


@act
def remove_person(person, *, college, reason, actor):
    """Only who was entered by mistake and to whom nothing else refers; the trail keeps the record and the reason."""
    if not reason.strip():
        raise ValidationError({"reason": "请写明为什么录错了。"})
    person = Alumnus.objects.select_for_update().defer("search").get(pk=person.pk)
    refusal = why_not_remove(person, college=college)
    if refusal:
        raise ValidationError(refusal)
    add_facts(reason=reason.strip())
    person.delete()
