"""Who may be registered twice: named rules over SQL blocks, run for new and changed people or over the whole.

No rule looks at names alone, none decides anything: each leaves a pair for a person to judge, with what speaks for it.
Nothing is proposed where something speaks against it (see `APART`), and what was judged once is not asked again.
"""

from dataclasses import dataclass

from django.db import connection, transaction

#: evidence on which a pair may be merged without opening it
SURE = {"phone", "student_no", "mailbox"}


@dataclass(frozen=True)
class Rule:
    """`sql` yields `(one, other)` for people of the block `fresh` (temporary table of ids)."""

    name: str
    label: str
    sql: str


RULES = [
    Rule(
        "phone",
        "姓名和电话相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind IN ('mobile', 'phone')
        JOIN alumni_contact ok ON ok.value = nk.value AND ok.alumnus_id <> n.id AND ok.kind IN ('mobile', 'phone')
        JOIN alumni_alumnus o ON o.id = ok.alumnus_id
        WHERE n.name = o.name OR n.former_name = o.name OR n.name = o.former_name""",
    ),
    Rule(
        "mailbox",
        "姓名和邮箱（微信、QQ）相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind IN ('email', 'wechat', 'qq')
        JOIN alumni_contact ok ON ok.value = nk.value AND ok.kind = nk.kind AND ok.alumnus_id <> n.id
        JOIN alumni_alumnus o ON o.id = ok.alumnus_id
        WHERE n.name = o.name OR n.former_name = o.name OR n.name = o.former_name""",
    ),
    Rule(
        "student_no",
        "姓名和学号相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_education ne ON ne.alumnus_id = n.id AND ne.student_no <> ''
        JOIN alumni_education oe ON ltrim(oe.student_no, '0') = ltrim(ne.student_no, '0') AND oe.alumnus_id <> n.id
          AND oe.student_no <> '' AND ltrim(oe.student_no, '0') <> ''
        JOIN alumni_alumnus o ON o.id = oe.alumnus_id
        WHERE n.name = o.name OR n.name_pinyin = o.name_pinyin""",
    ),
    Rule(
        "class",
        "同班同名",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_education ne ON ne.alumnus_id = n.id
        JOIN alumni_education oe ON oe.class_group_id = ne.class_group_id AND oe.alumnus_id <> n.id
        JOIN alumni_alumnus o ON o.id = oe.alumnus_id AND o.name = n.name
        WHERE '' IN (ne.student_no, oe.student_no)""",
    ),
    Rule(
        "cohort",
        "同院同届同名",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_education ne ON ne.alumnus_id = n.id
        JOIN alumni_alumnus o ON o.name = n.name AND o.id <> n.id
        JOIN alumni_education oe ON oe.alumnus_id = o.id AND oe.college_id = ne.college_id
          AND oe.graduated_year = ne.graduated_year
        WHERE (ne.class_group_id IS NULL OR oe.class_group_id IS NULL) AND '' IN (ne.student_no, oe.student_no)""",
    ),
    Rule(
        "sound",
        "姓名同音，手机尾号相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind = 'mobile'
        JOIN alumni_alumnus o ON o.name_pinyin = n.name_pinyin AND o.id <> n.id AND n.name_pinyin <> ''
        JOIN alumni_contact ok ON ok.alumnus_id = o.id AND ok.kind = 'mobile'
          AND right(ok.value, 4) = right(nk.value, 4)
        WHERE (n.name <> o.name OR nk.value <> ok.value) AND EXISTS (
          SELECT 1 FROM alumni_education ne JOIN alumni_education oe ON oe.alumnus_id = o.id
          AND oe.college_id = ne.college_id WHERE ne.alumnus_id = n.id
          AND (oe.graduated_year = ne.graduated_year OR oe.class_group_id = ne.class_group_id OR nk.value = ok.value))""",
    ),
    Rule(
        "birthday",
        "姓名和出生日期相同，同院",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_alumnus o ON o.name = n.name AND o.birth_date = n.birth_date AND o.id <> n.id
        WHERE EXISTS (SELECT 1 FROM alumni_education ne JOIN alumni_education oe ON oe.alumnus_id = o.id
          AND oe.college_id = ne.college_id WHERE ne.alumnus_id = n.id)""",
    ),
]
LABELS = {rule.name: rule.label for rule in RULES}

# What no evidence outweighs: another birthday or sex, or two numbers in the same class or year of one school.
APART = """
n.birth_date <> o.birth_date OR (n.gender <> '' AND o.gender <> '' AND n.gender <> o.gender) OR EXISTS (
  SELECT 1 FROM alumni_education ne JOIN alumni_education oe ON oe.alumnus_id = o.id AND oe.school_id = ne.school_id
    AND ltrim(oe.student_no, '0') <> ltrim(ne.student_no, '0') AND ne.student_no <> '' AND oe.student_no <> ''
    AND (oe.class_group_id = ne.class_group_id OR oe.graduated_year = ne.graduated_year)
  WHERE ne.alumnus_id = n.id)
"""
FOUND = f"""
CREATE TEMPORARY TABLE found ON COMMIT DROP AS
WITH tie AS (
  {" UNION ALL ".join(f"(SELECT one, other, '{rule.name}' AS rule FROM ({rule.sql}) AS found (one, other))" for rule in RULES)}
), pair AS (
  SELECT least(one, other) AS first_id, greatest(one, other) AS second_id, array_agg(DISTINCT rule::varchar) AS rules
  FROM tie GROUP BY 1, 2
)
SELECT first_id, second_id, rules FROM pair JOIN alumni_alumnus n ON n.id = first_id JOIN alumni_alumnus o ON o.id = second_id
WHERE NOT coalesce({APART}, false)
"""
# What no rule finds any more (a number was mended, a birthday entered) and nobody has judged is not asked.
WITHDRAW = """
DELETE FROM alumni_duplicatepair p
WHERE verdict = 'waiting' AND (first_id IN (SELECT id FROM fresh) OR second_id IN (SELECT id FROM fresh))
  AND NOT EXISTS (SELECT 1 FROM found f WHERE f.first_id = p.first_id AND f.second_id = p.second_id)
"""
PROPOSE = """
INSERT INTO alumni_duplicatepair (first_id, second_id, rules, is_sure, found_at, verdict, note)
SELECT first_id, second_id, rules, rules && %(sure)s::varchar[], now(), 'waiting', '' FROM found
ON CONFLICT (first_id, second_id) DO UPDATE SET rules = excluded.rules, is_sure = excluded.is_sure
WHERE (alumni_duplicatepair.rules, alumni_duplicatepair.is_sure) IS DISTINCT FROM (excluded.rules, excluded.is_sure)
"""


@transaction.atomic
def propose_pairs(ids=None):
    """Look for the people `ids` (all, if None) among everybody; return how many pairs are new or found anew.

    The block is a temporary table with statistics, or the planner would walk through all names.
    """
    with connection.cursor() as cursor:
        if ids is None:
            cursor.execute("CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS SELECT id FROM alumni_alumnus")
        else:
            cursor.execute(
                "CREATE TEMPORARY TABLE fresh ON COMMIT DROP AS SELECT unnest(%s::bigint[]) AS id", [list(ids)]
            )
        cursor.execute("ANALYZE fresh")
        cursor.execute(FOUND)
        cursor.execute(WITHDRAW)
        cursor.execute(PROPOSE, {"sure": sorted(SURE)})
        proposed = cursor.rowcount
        cursor.execute("DROP TABLE fresh, found")
    return proposed
