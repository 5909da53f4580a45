"""The import: what is certain goes in, in one transaction, in a handful of statements over the staged rows.

Everything runs under a lock on the colleges concerned, after matching once more: if the outcome is not the one that was
confirmed, nothing is written and the new preview is shown. Whatever waits creates nobody.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alumni.duplicates import propose_pairs
from alumni.models import ClassGroup, RosterRow, RosterUpload
from alumni.rosters.matching import JOB_MEANT, families, match_rows
from audit.trail import acting_as, marked
from colleges.models import College
from common.progress import report_progress

STAGES = (
    "核对现有记录",
    "建立班级",
    "写入校友",
    "写入学籍",
    "写入联系方式",
    "写入工作单位",
    "更新检索",
    "查找疑似重复",
    "完成",
)
LARGE = 1000
USUAL_YEARS = 3  # 学制 of a 高职 stay that says none
GRADUATION_MONTH = 6

ROWS = "r.upload_id = %(upload)s AND r.applied_at IS NULL AND r.outcome IN ('new', 'changed')"
ROWS_OF_NEW_CLASSES = f"""
UPDATE alumni_rosterrow r SET class_group_id = c.id FROM alumni_classgroup c
WHERE {ROWS} AND r.class_group_id IS NULL AND r.class_name <> '' AND c.college_id = r.college_id AND c.name = r.class_name
  AND c.enrolled_year IS NOT DISTINCT FROM r.class_year
"""
NEW_PEOPLE = f"""
UPDATE alumni_rosterrow r SET
  alumnus_id = nextval(pg_get_serial_sequence('alumni_alumnus', 'id')),
  education_id = nextval(pg_get_serial_sequence('alumni_education', 'id'))
WHERE {ROWS} AND r.outcome = 'new';
INSERT INTO alumni_alumnus (id, name, name_pinyin, former_name, gender, birth_date, region, state, do_not_contact, remark,
  created_at, version, updated_at)
SELECT r.alumnus_id, r.name, r.name_pinyin, '', r.gender, r.birth_date, r.region, 'active', false, r.remark, now(), 1, now()
FROM alumni_rosterrow r WHERE {ROWS} AND r.outcome = 'new'
"""
CHANGED_PEOPLE = f"""
UPDATE alumni_alumnus a SET
  gender = CASE WHEN r.changes ? 'gender' THEN r.gender ELSE a.gender END,
  birth_date = CASE WHEN r.changes ? 'birth_date' THEN r.birth_date ELSE a.birth_date END,
  region = CASE WHEN r.changes ? 'region' THEN r.region ELSE a.region END,
  remark = CASE WHEN r.changes ? 'remark' THEN r.remark ELSE a.remark END,
  version = a.version + 1, updated_at = now()
FROM alumni_rosterrow r WHERE {ROWS} AND r.alumnus_id = a.id AND r.outcome = 'changed'
  AND r.changes ?| ARRAY['gender', 'birth_date', 'region', 'remark']
"""
# Who has not left yet is 在读: by the year of leaving that the row or the class says, else so many years after coming.
STATE = """CASE WHEN coalesce(r.graduated_year, g.graduated_year, coalesce(r.enrolled_year, g.enrolled_year, r.class_year)
    + coalesce(substring(translate(r.duration, '一二两三四五六七八', '122345678') FROM '[1-8]')::int, %(usual_years)s))
    > %(last_left)s THEN 'studying' ELSE 'graduated' END"""
NEW_STAYS = f"""
UPDATE alumni_rosterrow r SET education_id = nextval(pg_get_serial_sequence('alumni_education', 'id'))
WHERE {ROWS} AND r.outcome = 'changed' AND r.changes ? 'education';
INSERT INTO alumni_education (id, alumnus_id, school_id, college_id, class_group_id, major_id, written_major, student_no,
  enrolled_year, graduated_year, level, study_form, duration, state, version, updated_at)
SELECT r.education_id, r.alumnus_id, r.school_id, r.college_id, r.class_group_id, r.major_id,
  CASE WHEN r.major_id IS NULL THEN r.written_major ELSE '' END,
  CASE WHEN EXISTS (SELECT 1 FROM alumni_education o WHERE o.alumnus_id = r.alumnus_id AND o.school_id = r.school_id
    AND o.student_no = r.student_no) THEN '' ELSE r.student_no END,
  r.enrolled_year, r.graduated_year, r.level, r.study_form, r.duration, {STATE}, 1, now()
FROM alumni_rosterrow r LEFT JOIN alumni_classgroup g ON g.id = r.class_group_id
WHERE {ROWS} AND (r.outcome = 'new' OR r.changes ? 'education')
"""
STAY_COLUMNS = {
    "student_no": "student_no",
    "class_name": "class_group_id",
    "major": "major_id",
    "enrolled_year": "enrolled_year",
    "graduated_year": "graduated_year",
    "level": "level",
    "study_form": "study_form",
    "duration": "duration",
}
CHANGED_STAYS = f"""
UPDATE alumni_education e SET
  {
    ", ".join(
        f"{column} = CASE WHEN r.changes ? '{key}' THEN r.{column} ELSE e.{column} END"
        for key, column in STAY_COLUMNS.items()
    )
},
  version = e.version + 1, updated_at = now()
FROM alumni_rosterrow r WHERE {ROWS} AND r.education_id = e.id AND r.outcome = 'changed' AND NOT r.changes ? 'education'
  AND r.changes ?| ARRAY[{", ".join(f"'{key}'" for key in STAY_COLUMNS)}]
"""
# A changed number, mailbox … stays in history with the day on which it gave way.
REPLACED_CONTACTS = f"""
UPDATE alumni_contact k SET replaced_on = %(today)s FROM alumni_rosterrow r
WHERE {ROWS} AND r.outcome = 'changed' AND k.alumnus_id = r.alumnus_id AND k.replaced_on IS NULL
  AND k.kind IN ('mobile', 'email', 'wechat', 'qq', 'address') AND r.changes ? k.kind
"""
# The main number last: of two of the same day the later row is called first.
NEW_CONTACTS = f"""
INSERT INTO alumni_contact (alumnus_id, kind, value, source, source_detail, since, confirmed_on)
SELECT r.alumnus_id, c.kind, c.value, %(source)s, %(detail)s, %(today)s, %(confirmed)s::date
FROM alumni_rosterrow r, LATERAL (
  VALUES ('mobile', r.mobile, true), ('email', r.email, true), ('wechat', r.wechat, true), ('qq', r.qq, true),
    ('address', r.postal_address, true)
  UNION ALL SELECT CASE WHEN p ~ '^1[0-9]{{10}}$' THEN 'mobile' ELSE 'phone' END, p, false FROM unnest(r.phones) p
) AS c (kind, value, is_main)
WHERE {ROWS} AND c.value <> '' AND (r.outcome = 'new' OR r.changes ? c.kind OR (r.changes ? 'phones' AND c.value = ANY(r.phones)))
  AND NOT EXISTS (SELECT 1 FROM alumni_contact k WHERE k.alumnus_id = r.alumnus_id AND k.kind = c.kind
    AND k.value = c.value AND k.replaced_on IS NULL)
GROUP BY r.alumnus_id, c.kind, c.value ORDER BY bool_or(c.is_main)
"""
CONFIRMED_CONTACTS = f"""
UPDATE alumni_contact k SET confirmed_on = %(confirmed)s::date FROM alumni_rosterrow r
WHERE {ROWS} AND r.outcome = 'changed' AND r.changes ? 'confirmed' AND k.alumnus_id = r.alumnus_id AND k.replaced_on IS NULL
  AND k.value = ANY(r.phones || ARRAY[r.mobile, r.email, r.wechat, r.qq, r.postal_address]::varchar[])
  AND %(confirmed)s::date > coalesce(k.confirmed_on, '-infinity')
"""
LEFT_JOBS = f"""
UPDATE alumni_employment j SET is_current = false, version = j.version + 1, updated_at = now() FROM alumni_rosterrow r
WHERE {ROWS} AND r.outcome = 'changed' AND r.changes ? 'employer' AND j.alumnus_id = r.alumnus_id AND j.is_current
"""
CHANGED_JOBS = f"""
UPDATE alumni_employment j SET
  position = CASE WHEN r.changes ? 'position' THEN r.position ELSE j.position END,
  industry = CASE WHEN r.changes ? 'industry' THEN r.industry ELSE j.industry END,
  version = j.version + 1, updated_at = now()
FROM alumni_rosterrow r WHERE {ROWS} AND r.outcome = 'changed' AND r.changes ?| ARRAY['position', 'industry']
  AND j.id = {JOB_MEANT}
"""
NEW_JOBS = f"""
INSERT INTO alumni_employment (alumnus_id, employer, position, industry, region, is_current, source, version, updated_at)
SELECT r.alumnus_id, r.employer, r.position, r.industry, '', true, %(detail)s, 1, now()
FROM alumni_rosterrow r WHERE {ROWS} AND r.employer <> '' AND (r.outcome = 'new' OR r.changes ? 'employer')
"""
REFRESH = f"""
SELECT alumni_refresh_search(array(SELECT r.alumnus_id FROM alumni_rosterrow r WHERE {ROWS}))
"""
APPLIED = f"UPDATE alumni_rosterrow r SET applied_at = now() WHERE {ROWS}"

STEPS = [
    (STAGES[2], (NEW_PEOPLE, CHANGED_PEOPLE)),
    (STAGES[3], (NEW_STAYS, CHANGED_STAYS)),
    (STAGES[4], (REPLACED_CONTACTS, NEW_CONTACTS, CONFIRMED_CONTACTS)),
    (STAGES[5], (LEFT_JOBS, CHANGED_JOBS, NEW_JOBS)),
    (STAGES[6], (REFRESH, APPLIED)),
]


class PreviewChanged(Exception):
    """Something moved between the preview and the click: nothing was imported, the new preview waits."""


def import_roster(upload, *, digest, actor):
    """Bring in the certain rows of the confirmed preview; return the upload.

    `digest` is the confirmed preview's. Raises PreviewChanged where matching now says otherwise (the new preview is
    kept), ValidationError where there is nothing to import. A second call with the same digest changes nothing.
    """
    with transaction.atomic():
        upload = locked(upload)
        if upload.state == RosterUpload.State.IMPORTED and upload.digest != digest:
            return upload
        if not upload.is_open and upload.state != RosterUpload.State.IMPORTED:
            raise ValidationError(f"这份名册{upload.get_state_display()}，不能再导入。")
        report_progress(upload.progress_key, STAGES[0], 1, len(STAGES))
        upload.counts, upload.digest = match_rows(upload)
        confirmed = upload.digest == digest
        if confirmed:
            _carry_out_or_refuse(upload, actor)
        upload.save()
    if not confirmed:
        report_progress(upload.progress_key, STAGES[-1], len(STAGES), len(STAGES))
        raise PreviewChanged
    return upload


def locked(upload):
    """The upload and the colleges it writes to, locked in one order, so that two imports wait instead of doubling."""
    ids = families(upload)["college"]
    list(College.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
    return RosterUpload.objects.select_for_update(of=("self",)).select_related("college").get(pk=upload.pk)


def _carry_out_or_refuse(upload, actor):
    """The database has the last word: what somebody entered by hand in this very moment stops the import whole."""
    try:
        with transaction.atomic():
            _carry_out(upload, actor)
    except IntegrityError as error:
        raise ValidationError(
            "有一行与刚刚登记的记录冲突（同一学号或同一班级），这次没有导入任何一行。请刷新页面核对预览后再试。"
        ) from error


def _carry_out(upload, actor):
    waiting = upload.rows.filter(outcome__in=RosterRow.IMPORTABLE, applied_at__isnull=True)
    affected = waiting.count()
    if not affected:
        raise ValidationError("没有可以导入的行：其余各行无变化、有误或还在等待确认。")
    with _context(upload, actor) as context:
        report_progress(upload.progress_key, STAGES[1], 2, len(STAGES))
        _sign(upload, actor, context)
        _make_classes(upload)
        _run_steps(upload)
        _name_class_liaisons(upload)
        report_progress(upload.progress_key, STAGES[7], 8, len(STAGES))
        propose_pairs(upload.rows.filter(applied_at__isnull=False).values_list("alumnus_id", flat=True).distinct())
    # From here on the digest stands for what still waits: a second click finds nothing to do.
    upload.counts, upload.digest = match_rows(upload)
    if affected > LARGE:
        transaction.on_commit(_settle_search)
    transaction.on_commit(lambda: report_progress(upload.progress_key, STAGES[-1], len(STAGES), len(STAGES)))


@contextmanager
def _context(upload, actor):
    """The trail's context of this import; inside a request it is the request's own, marked with the upload meanwhile."""
    with acting_as(actor) as context, marked(roster=upload.pk):
        yield context


def _sign(upload, actor, context):
    upload.state = RosterUpload.State.IMPORTED
    upload.imported_by, upload.imported_at = actor, timezone.now()
    if context.id not in upload.trail:
        upload.trail = [*upload.trail, context.id]
    # Saved by the ORM before the statements below: COPY and SELECT would not carry who and from where into the trail.
    upload.save()


def _make_classes(upload):
    """Classes that the rows name and nobody registered yet; the file's head teachers go to classes that lack one."""
    facts = {fact["class_name"]: fact for fact in upload.reading.get("classes", [])}
    rows = upload.rows.filter(outcome__in=RosterRow.IMPORTABLE, applied_at__isnull=True).exclude(class_name="")
    for group in ClassGroup.objects.filter(pk__in=rows.values("class_group_id"), head_teacher="", name__in=facts):
        if _take_facts(group, facts[group.name]):
            group.save()
    groups = [_new_class(row, facts) for row in _first_of_each_class(rows.filter(class_group_id__isnull=True))]
    ClassGroup.objects.bulk_create(groups)
    with connection.cursor() as cursor:
        cursor.execute(ROWS_OF_NEW_CLASSES, {"upload": upload.pk})


def _first_of_each_class(rows):
    of_class = ("college_id", "class_name", "class_year")
    return rows.order_by(*of_class, "id").distinct(*of_class).only(*of_class, "graduated_year", "major_id")


def _new_class(row, facts):
    group = ClassGroup(
        college_id=row.college_id,
        name=row.class_name,
        enrolled_year=row.class_year,
        graduated_year=_not_before(row.graduated_year, row.class_year),
        major_id=row.major_id,
    )
    _take_facts(group, facts.get(group.name, {}))
    return group


def _not_before(graduated, enrolled):
    return None if graduated and enrolled and graduated < enrolled else graduated


def _take_facts(group, fact):
    """Take over what the class lacks; blank never erases, and what is there is not overwritten."""
    for attribute in ("head_teacher", "head_teacher_phone"):
        if fact.get(attribute) and not getattr(group, attribute):
            setattr(group, attribute, fact[attribute][:30])
    return bool(fact.get("head_teacher"))


def _run_steps(upload):
    facts = {
        "upload": upload.pk,
        "today": timezone.localdate(),
        "last_left": last_to_have_left(timezone.localdate(), intake=upload.kind == RosterUpload.Kind.INTAKE),
        "usual_years": USUAL_YEARS,
        "confirmed": upload.confirmed_on,
        "source": "intake" if upload.kind == RosterUpload.Kind.INTAKE else "roster",
        "detail": upload.file_name[:120],
    }
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL office.defer_search = 'on'")
        for done, (stage, statements) in enumerate(STEPS, start=3):
            report_progress(upload.progress_key, stage, done, len(STAGES))
            for statement in statements:
                cursor.execute(statement, facts)
        cursor.execute("SET LOCAL office.defer_search = 'off'")


def last_to_have_left(day, *, intake=False):
    """The latest year whose graduates are alumni: this year's from June on, and whenever the graduates themselves come in."""
    return day.year if intake or day.month >= GRADUATION_MONTH else day.year - 1


def _name_class_liaisons(upload):
    """The class liaison named above the table, if exactly one person of that name is in the class now."""
    for fact in upload.reading.get("classes", []):
        name = fact.get("class_liaison")
        groups = ClassGroup.objects.filter(
            pk__in=upload.rows.filter(class_name=fact["class_name"]).values("class_group_id"),
            liaison=None,
            liaison_name="",
        )
        for group in groups if name else ():
            people = list(group.educations.filter(alumnus__name=name).values_list("alumnus_id", flat=True)[:2])
            if len(people) == 1:
                group.liaison_id = people[0]
            else:
                group.liaison_name, group.liaison_phone = name[:40], fact.get("class_liaison_phone", "")[:30]
            group.save()


def _settle_search():
    with connection.cursor() as cursor:
        cursor.execute("SELECT office_settle_search()")
