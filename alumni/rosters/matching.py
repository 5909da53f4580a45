"""Who is who: each staged row against the database, in SQL. Rules propose; what is not certain waits for a person.

Certain is only: the same 学号 and name, or the same phone and name without another 学号; and one person of the own college.
A person of another college is never shown and never written: the row waits, and all it says is that a record exists.
Blank cells never erase, and a number or an employer that the person is known to have left is not taken up again.
"""

import hashlib

from django.db import connection

from alumni.models import RosterRow
from colleges.models import College

# Rows are written only where something differs: most of a large file stays as it was staged. A class is looked up once
# for all its rows, by its name of today and, where none has it, by one that it had.
CLASSES = """
WITH named AS (
  SELECT DISTINCT college_id, class_name, class_year FROM alumni_rosterrow
  WHERE upload_id = %(upload)s AND applied_at IS NULL AND class_name <> ''
), found AS MATERIALIZED (
  SELECT n.*, (
    SELECT c.id FROM alumni_classgroup c
    JOIN unnest(%(college)s::bigint[], %(member)s::bigint[]) AS f (college_id, member_id)
      ON f.college_id = n.college_id AND f.member_id = c.college_id
    WHERE (c.name = n.class_name OR n.class_name = ANY(c.former_names))
      AND (c.enrolled_year = n.class_year OR c.enrolled_year IS NULL OR n.class_year IS NULL)
    ORDER BY c.name = n.class_name DESC, c.enrolled_year = n.class_year DESC NULLS LAST, c.id LIMIT 1) AS class_group_id
  FROM named n
)
UPDATE alumni_rosterrow r SET class_group_id = n.class_group_id FROM found n
WHERE r.upload_id = %(upload)s AND r.applied_at IS NULL AND r.class_name = n.class_name
  AND r.college_id IS NOT DISTINCT FROM n.college_id AND r.class_year IS NOT DISTINCT FROM n.class_year
  AND r.class_group_id IS DISTINCT FROM n.class_group_id
"""

# A copy of what the rules look at, with statistics: of rows staged a moment ago the planner would know nothing, and
# choose ways that are good for one row and endless for ten thousand.
LINES = """
CREATE TEMPORARY TABLE roster_line ON COMMIT DROP AS
SELECT id, name, name_pinyin, gender, student_no, mobile, class_name, enrolled_year, graduated_year, major_id, college_id,
  school_id, class_group_id, twin_row, decision, decided_for, reason
FROM alumni_rosterrow
WHERE upload_id = %(upload)s AND applied_at IS NULL AND outcome NOT IN ('refused', 'repeated');
ANALYZE roster_line
"""

# One row of the result per staged row: what it is, and whom it may be.
OUTCOMES = """
WITH family AS (
  SELECT * FROM unnest(%(college)s::bigint[], %(member)s::bigint[]) AS f (college_id, member_id)
), tie AS (
  SELECT l.id AS row_id, l.college_id, e.alumnus_id, 1 AS rule, l.name IN (a.name, a.former_name) AS certain
  FROM roster_line l JOIN alumni_education e ON e.student_no = l.student_no AND e.school_id = l.school_id
  JOIN alumni_alumnus a ON a.id = e.alumnus_id WHERE l.student_no <> ''
  UNION ALL
  SELECT l.id, l.college_id, k.alumnus_id, 2, a.name = l.name AND NOT (l.student_no <> '' AND EXISTS (
      SELECT 1 FROM alumni_education e WHERE e.alumnus_id = a.id AND e.school_id = l.school_id
      AND e.student_no NOT IN ('', l.student_no)))
  FROM roster_line l JOIN alumni_contact k ON k.value = l.mobile AND k.replaced_on IS NULL
  JOIN alumni_alumnus a ON a.id = k.alumnus_id WHERE l.mobile <> ''
  UNION ALL
  SELECT l.id, l.college_id, e.alumnus_id, 3, false
  FROM roster_line l JOIN alumni_education e ON e.class_group_id = l.class_group_id
  JOIN alumni_alumnus a ON a.id = e.alumnus_id AND a.name = l.name
  WHERE l.class_group_id IS NOT NULL AND ('' IN (l.student_no, e.student_no) OR e.student_no = l.student_no)
  UNION ALL
  SELECT l.id, l.college_id, e.alumnus_id, 4, false
  FROM roster_line l JOIN alumni_alumnus a ON a.name = l.name JOIN alumni_education e ON e.alumnus_id = a.id
  WHERE l.class_name = '' AND e.graduated_year = l.graduated_year AND '' IN (l.student_no, e.student_no)
  UNION ALL
  SELECT l.id, l.college_id, e.alumnus_id, 4, false
  FROM roster_line l JOIN alumni_alumnus a ON a.name = l.name JOIN alumni_education e ON e.alumnus_id = a.id
  WHERE l.class_name <> '' AND e.class_group_id IS NULL AND e.graduated_year = l.graduated_year
    AND '' IN (l.student_no, e.student_no)
  UNION ALL
  -- A class that would be new may be one of ours by another name: its people are proposed, unless something parts them.
  SELECT l.id, l.college_id, e.alumnus_id, 4, false
  FROM roster_line l JOIN alumni_alumnus a ON a.name = l.name JOIN alumni_education e ON e.alumnus_id = a.id
  WHERE l.class_name <> '' AND l.class_group_id IS NULL AND e.class_group_id IS NOT NULL
    AND coalesce(e.graduated_year = l.graduated_year, e.enrolled_year = l.enrolled_year, false)
    AND '' IN (l.student_no, e.student_no) AND ('' IN (l.gender, a.gender) OR l.gender = a.gender)
    AND coalesce(e.major_id = l.major_id, true)
  UNION ALL
  SELECT l.id, l.college_id, a.id, 5, false
  FROM roster_line l JOIN alumni_alumnus a ON a.name_pinyin = l.name_pinyin AND a.name <> l.name
  JOIN alumni_contact k ON k.alumnus_id = a.id AND k.replaced_on IS NULL AND k.kind = 'mobile'
    AND right(k.value, 4) = right(l.mobile, 4)
  WHERE l.mobile <> '' AND l.name_pinyin <> ''
), judged AS (
  SELECT row_id, alumnus_id, min(rule) AS rule, bool_or(certain) AS certain, EXISTS (
      SELECT 1 FROM alumni_education e JOIN family f ON f.member_id = e.college_id AND f.college_id = tie.college_id
      WHERE e.alumnus_id = tie.alumnus_id) AS own
  FROM tie GROUP BY row_id, tie.college_id, alumnus_id
), told AS (
  SELECT row_id,
    array_agg(alumnus_id ORDER BY rule, alumnus_id) FILTER (WHERE own AND certain) AS certain,
    array_agg(alumnus_id ORDER BY rule, alumnus_id) FILTER (WHERE own) AS own,
    min(rule) FILTER (WHERE own) AS rule,
    array_agg(alumnus_id) FILTER (WHERE rule = 1) AS holders,
    bool_or(NOT own AND (rule = 1 OR (rule = 2 AND certain))) AS elsewhere
  FROM judged GROUP BY row_id
), found AS (
  -- Nobody is certain, and no decision holds, while somebody else holds the 学号.
  SELECT l.id, l.decision, l.college_id, l.twin_row, l.reason AS why_unplaced, t.rule, coalesce(t.own, '{}') AS own, t.holders,
    coalesce(t.elsewhere, false) AS elsewhere,
    CASE WHEN c.chosen = ALL (coalesce(t.holders, '{}')) THEN c.chosen END AS alumnus_id
  FROM roster_line l LEFT JOIN told t ON t.row_id = l.id, LATERAL (
    SELECT CASE WHEN l.decision = 'same' THEN l.decided_for
                WHEN l.decision = '' AND cardinality(t.certain) = 1 THEN t.certain[1] END AS chosen) c
), ranked AS (
  SELECT *, row_number() OVER (PARTITION BY alumnus_id ORDER BY decision = 'same' DESC, id) AS place FROM found
), said AS (
  SELECT f.id, CASE WHEN f.place = 1 THEN f.alumnus_id END AS alumnus_id,
  CASE WHEN f.alumnus_id IS NOT NULL AND f.place = 1 THEN ARRAY[f.alumnus_id]
                    WHEN f.decision = 'new' AND f.holders IS NULL THEN '{}' ELSE f.own END AS candidates,
  CASE
    WHEN f.decision = 'skip' THEN 'skipped'
    WHEN f.college_id IS NULL THEN 'unplaced'
    WHEN f.alumnus_id IS NOT NULL AND f.place = 1 THEN 'changed'
    WHEN f.decision = 'new' AND f.holders IS NULL THEN CASE WHEN f.elsewhere THEN 'elsewhere' ELSE 'new' END
    WHEN cardinality(f.own) > 0 THEN 'possible'
    WHEN f.elsewhere THEN 'elsewhere'
    WHEN f.twin_row IS NOT NULL THEN 'possible'
    ELSE 'new' END AS outcome,
  CASE
    WHEN f.decision = 'same' AND f.alumnus_id IS NOT NULL AND f.place = 1 THEN '您已确认是同一人'
    WHEN f.college_id IS NULL THEN f.why_unplaced
    WHEN f.decision = 'new' AND f.holders IS NULL AND NOT f.elsewhere THEN '您已确认不是同一人'
    WHEN f.decision IN ('same', 'new') AND f.holders IS NOT NULL THEN '学号已登记给另一人，请核对学号'
    WHEN f.alumnus_id IS NOT NULL AND f.place > 1 THEN '与本文件另一行对应同一人'
    WHEN f.decision = 'new' AND f.elsewhere THEN '学号或手机与其他学院的记录相同'
    WHEN f.rule = 1 AND f.alumnus_id IS NULL AND cardinality(f.own) > 0 THEN '学号相同，姓名不同'
    WHEN f.rule = 1 THEN '学号和姓名相同'
    WHEN f.rule = 2 AND f.alumnus_id IS NOT NULL THEN '手机和姓名相同'
    WHEN f.rule = 2 THEN '手机相同'
    WHEN f.rule = 3 THEN '同班同名'
    WHEN f.rule = 4 THEN '同院同届同名'
    WHEN f.rule = 5 THEN '姓名同音，手机尾号相同'
    WHEN f.elsewhere THEN '学号或手机与其他学院的记录相同'
    WHEN f.twin_row IS NOT NULL THEN '与第 ' || f.twin_row || ' 行同名，可能是同一人'
    ELSE '' END AS reason
  FROM ranked f
)
UPDATE alumni_rosterrow r SET
  alumnus_id = s.alumnus_id, education_id = NULL, changes = '{}', candidates = s.candidates, outcome = s.outcome, reason = s.reason
FROM said s WHERE r.id = s.id
  AND (r.alumnus_id, r.education_id, r.changes, r.candidates, r.outcome, r.reason)
    IS DISTINCT FROM (s.alumnus_id, NULL::bigint, '{}'::jsonb, s.candidates, s.outcome, s.reason)
"""

# Which of the person's stays in the college the row speaks of; none means that it adds one.
STAYS = """
UPDATE alumni_rosterrow r SET education_id = (
  SELECT e.id FROM alumni_education e
  JOIN unnest(%(college)s::bigint[], %(member)s::bigint[]) AS f (college_id, member_id)
    ON f.college_id = r.college_id AND f.member_id = e.college_id
  WHERE e.alumnus_id = r.alumnus_id AND (
    (r.student_no <> '' AND e.student_no = r.student_no AND e.school_id = r.school_id)
    OR e.class_group_id = r.class_group_id
    OR ('' IN (r.student_no, e.student_no)
      AND (e.class_group_id IS NULL OR r.class_name = '')
      AND coalesce(abs(e.enrolled_year - r.enrolled_year) <= CASE WHEN 'enrolled_year' = ANY(r.derived) THEN 3 ELSE 0 END, true)
      AND coalesce(abs(e.graduated_year - r.graduated_year) <= CASE WHEN 'graduated_year' = ANY(r.derived) THEN 3 ELSE 0 END,
        true)))
  ORDER BY r.student_no <> '' AND e.student_no = r.student_no DESC, e.class_group_id = r.class_group_id DESC NULLS LAST,
    e.id DESC LIMIT 1)
WHERE r.upload_id = %(upload)s AND r.applied_at IS NULL AND r.alumnus_id IS NOT NULL
"""

CONTACT = """CASE WHEN r.{column} <> '' AND NOT EXISTS (SELECT 1 FROM alumni_contact k WHERE k.alumnus_id = a.id
    AND k.kind = '{kind}' AND k.value = r.{column}) THEN jsonb_build_array(coalesce((SELECT k.value FROM alumni_contact k
    WHERE k.alumnus_id = a.id AND k.kind = '{kind}' AND k.replaced_on IS NULL ORDER BY k.id DESC LIMIT 1), ''), r.{column}) END"""
TEXT = "CASE WHEN r.{column} <> '' AND r.{column} <> {old} THEN jsonb_build_array({old}, r.{column}) END"
# A year that the row does not say itself fills a blank and contradicts nothing.
YEAR = """CASE WHEN r.{column} IS NOT NULL AND e.id IS NOT NULL AND r.{column} IS DISTINCT FROM e.{column}
    AND (e.{column} IS NULL OR '{column}' <> ALL(r.derived))
    THEN jsonb_build_array(coalesce(e.{column}::text, ''), r.{column}::text) END"""
STAY_TEXT = """CASE WHEN r.{column} <> '' AND e.id IS NOT NULL AND r.{column} <> e.{column}
    THEN jsonb_build_array(e.{column}, r.{column}) END"""
# The current job that the row speaks of: of its employer or, where it names none, the only one.
JOB_MEANT = """(SELECT CASE WHEN r.employer <> '' OR count(*) = 1 THEN max(x.id) END FROM alumni_employment x
    WHERE x.alumnus_id = r.alumnus_id AND x.is_current AND r.employer IN ('', x.employer))"""
# 3, 3年 and 三年制 are one 学制; what stands there stays as it is.
PLAIN_DURATION = "regexp_replace(translate({0}, '一二两三四五六七八 ', '122345678'), '(\\.0)?学?(年制?)?$', '')"
DURATION = f"""CASE WHEN r.duration <> '' AND e.id IS NOT NULL
    AND {PLAIN_DURATION.format("r.duration")} <> {PLAIN_DURATION.format("e.duration")}
    THEN jsonb_build_array(e.duration, r.duration) END"""
JOB = """CASE WHEN r.{column} <> '' AND j.id IS NOT NULL AND j.{column} <> r.{column}
    THEN jsonb_build_array(j.{column}, r.{column}) END"""
FIELDS = {
    "gender": TEXT.format(column="gender", old="a.gender"),
    "birth_date": """CASE WHEN r.birth_date IS NOT NULL AND r.birth_date IS DISTINCT FROM a.birth_date
        THEN jsonb_build_array(coalesce(a.birth_date::text, ''), r.birth_date::text) END""",
    "region": TEXT.format(column="region", old="a.region"),
    "remark": "CASE WHEN r.remark <> '' AND a.remark = '' THEN jsonb_build_array('', r.remark) END",
    "education": """CASE WHEN e.id IS NULL THEN jsonb_build_array('', concat_ws(' ', nullif(r.class_name, ''),
        r.enrolled_year || '–' || r.graduated_year)) END""",
    # One number, one stay: what the person holds in another college's stay is not written a second time.
    "student_no": f"""CASE WHEN NOT EXISTS (SELECT 1 FROM alumni_education o WHERE o.alumnus_id = a.id
        AND o.school_id = r.school_id AND o.student_no = r.student_no) THEN {STAY_TEXT.format(column="student_no")} END""",
    "class_name": """CASE WHEN r.class_name <> '' AND e.id IS NOT NULL AND (e.class_group_id IS NULL
        OR e.class_group_id IS DISTINCT FROM r.class_group_id) THEN jsonb_build_array(coalesce(c.name, ''), r.class_name) END""",
    "major": """CASE WHEN r.major_id IS NOT NULL AND e.id IS NOT NULL AND r.major_id IS DISTINCT FROM e.major_id
        THEN jsonb_build_array(coalesce((SELECT name FROM colleges_major m WHERE m.id = e.major_id), ''),
        (SELECT name FROM colleges_major m WHERE m.id = r.major_id)) END""",
    "enrolled_year": YEAR.format(column="enrolled_year"),
    "graduated_year": YEAR.format(column="graduated_year"),
    "level": STAY_TEXT.format(column="level"),
    "study_form": STAY_TEXT.format(column="study_form"),
    "duration": DURATION,
    "mobile": CONTACT.format(column="mobile", kind="mobile"),
    "email": CONTACT.format(column="email", kind="email"),
    "wechat": CONTACT.format(column="wechat", kind="wechat"),
    "qq": CONTACT.format(column="qq", kind="qq"),
    "address": CONTACT.format(column="postal_address", kind="address"),
    "phones": """(SELECT jsonb_build_array('', string_agg(p, '、')) FROM unnest(r.phones) p WHERE NOT EXISTS (
        SELECT 1 FROM alumni_contact k WHERE k.alumnus_id = a.id AND k.value = p) HAVING count(*) > 0)""",
    "employer": """CASE WHEN r.employer <> '' AND NOT EXISTS (SELECT 1 FROM alumni_employment x WHERE x.alumnus_id = a.id
        AND x.employer = r.employer) THEN jsonb_build_array(coalesce((SELECT concat_ws(' ', x.employer, nullif(x.position, ''))
        FROM alumni_employment x WHERE x.alumnus_id = a.id AND x.is_current ORDER BY x.id DESC LIMIT 1), ''),
        concat_ws(' ', r.employer, nullif(r.position, ''))) END""",
    "position": JOB.format(column="position"),
    "industry": JOB.format(column="industry"),
    "confirmed": """(SELECT jsonb_build_array(coalesce(max(k.confirmed_on)::text, ''), u.confirmed_on::text)
        FROM alumni_contact k WHERE k.alumnus_id = a.id AND k.replaced_on IS NULL AND k.value = ANY(r.phones ||
        ARRAY[r.mobile, r.email, r.wechat, r.qq, r.postal_address]::varchar[]) AND u.confirmed_on > coalesce(k.confirmed_on, '-infinity')
        HAVING count(*) > 0)""",
}
# A number that the person gave up earlier is not taken up again, and the liaison is told so.
GIVEN_UP = """(SELECT string_agg(v.label, '、' ORDER BY v.place) FROM (VALUES (1, 'mobile', '手机', r.mobile),
    (2, 'email', '邮箱', r.email), (3, 'wechat', '微信', r.wechat), (4, 'qq', 'QQ', r.qq),
    (5, 'address', '通信地址', r.postal_address)) AS v (place, kind, label, value)
  WHERE v.value <> '' AND (SELECT bool_and(k.replaced_on IS NOT NULL) FROM alumni_contact k
    WHERE k.alumnus_id = a.id AND k.kind = v.kind AND k.value = v.value))"""
CHANGES = f"""
WITH d AS MATERIALIZED (
  SELECT r.id, jsonb_strip_nulls(jsonb_build_object({", ".join(f"'{key}', {sql}" for key, sql in FIELDS.items())})) AS changes,
    {GIVEN_UP} AS given_up
  FROM alumni_rosterrow r
  JOIN alumni_rosterupload u ON u.id = r.upload_id
  JOIN alumni_alumnus a ON a.id = r.alumnus_id
  LEFT JOIN alumni_education e ON e.id = r.education_id
  LEFT JOIN alumni_classgroup c ON c.id = e.class_group_id
  LEFT JOIN alumni_employment j ON j.id = {JOB_MEANT}
  WHERE r.upload_id = %(upload)s AND r.applied_at IS NULL AND r.outcome = 'changed'
)
UPDATE alumni_rosterrow r SET changes = d.changes, outcome = CASE WHEN d.changes = '{{}}' THEN 'unchanged' ELSE 'changed' END,
  reason = r.reason || coalesce('；' || d.given_up || '是以前用过的，未采用', '')
FROM d WHERE d.id = r.id
"""
# What a merge of old and new would make impossible is refused with a sentence, before it reaches a constraint.
IMPOSSIBLE = """
UPDATE alumni_rosterrow r SET outcome = 'refused', changes = '{}', refusals = jsonb_build_array(x.sentence)
FROM (
  SELECT r.id, CASE
    WHEN y.graduated < y.enrolled
      THEN '按这一行更新后，毕业年份 ' || y.graduated || ' 会早于入学年份 ' || y.enrolled
        || '，请核对名册和已登记的学籍后再上传。'
    WHEN r.changes ? 'class_name' AND EXISTS (SELECT 1 FROM alumni_education o WHERE o.alumnus_id = e.alumnus_id
      AND o.id <> e.id AND o.class_group_id = r.class_group_id)
      THEN '此人已在“' || r.class_name || '”有另一条学籍经历，学号却不同，请核对学号或班级后再上传。' END AS sentence
  FROM alumni_rosterrow r JOIN alumni_education e ON e.id = r.education_id, LATERAL (SELECT
    CASE WHEN r.changes ? 'enrolled_year' THEN r.enrolled_year ELSE e.enrolled_year END AS enrolled,
    CASE WHEN r.changes ? 'graduated_year' THEN r.graduated_year ELSE e.graduated_year END AS graduated) y
  WHERE r.upload_id = %(upload)s AND r.applied_at IS NULL AND r.outcome = 'changed'
) x WHERE x.id = r.id AND x.sentence IS NOT NULL
"""
DIGEST = """
SELECT string_agg(concat_ws('|', sheet, row, outcome, candidates, changes, decision, alumnus_id), E'\\n' ORDER BY id)
FROM alumni_rosterrow WHERE upload_id = %(upload)s AND applied_at IS NULL
"""


def match_rows(upload):
    """Decide for every row that was not imported yet what it is; return `(counts by outcome, digest of the preview)`."""
    facts = {"upload": upload.pk} | families(upload)
    with connection.cursor() as cursor:
        for statement in (CLASSES, LINES, OUTCOMES, STAYS, CHANGES, IMPOSSIBLE):
            cursor.execute(statement, facts)
        cursor.execute("DROP TABLE roster_line")
        cursor.execute(DIGEST, facts)
        text = cursor.fetchone()[0] or ""
    return upload.rows.counts(), hashlib.sha256(text.encode()).hexdigest()


def families(upload):
    """Pairs of arrays: each college of the upload's rows with its own id and those merged into it."""
    ids = [upload.college_id] if upload.college_id else _colleges_of_rows(upload)
    pairs = [(pk, member) for pk in ids for member in College.objects.family_of(College(pk=pk))]
    return {"college": [pk for pk, _ in pairs], "member": [member for _, member in pairs]}


def _colleges_of_rows(upload):
    rows = RosterRow.objects.filter(upload=upload, college_id__isnull=False)
    return list(rows.values_list("college_id", flat=True).order_by("college_id").distinct())
