"""Who may be registered twice: named rules over SQL blocks, run for new and changed people or over the whole.

No rule looks at names alone, none decides anything: each leaves a pair for a person to judge, with what speaks for it.
What speaks against a pair (see `AGAINST`) outweighs the weaker rules, and no pair that something speaks against is sure. What
was judged once is not asked again. How many are found, and how many wrongly, is measured by benchmarks/duplicates.py.
"""

from dataclasses import dataclass

from django.db import connection, transaction

#: evidence on which a pair may be merged without opening it
SURE = {"phone", "student_no", "mailbox"}
EVERYTHING = ("birthday", "sex", "number")
# A name is rare, and the same name in one year and major hardly a chance, up to so many people, or this share of all.
FEW, RARE_SHARE = 5, 0.00014

# Stays of the people `fresh` beside those of people with the same name, or one that sounds the same: in one class, in one
# year of one college, or under one 学号. Read once for all rules that look at names.
ALIKE = """
CREATE TEMPORARY TABLE alike ON COMMIT DROP AS
WITH namesake AS (
  SELECT n.id AS one, o.id AS other, o.name = n.name AS same_name FROM fresh JOIN alumni_alumnus n USING (id)
  JOIN alumni_alumnus o ON o.name_pinyin = n.name_pinyin AND o.id <> n.id WHERE n.name_pinyin <> ''
  UNION ALL
  SELECT n.id, o.id, true FROM fresh JOIN alumni_alumnus n USING (id)
  JOIN alumni_alumnus o ON o.name = n.name AND o.id <> n.id WHERE n.name_pinyin = '' OR o.name_pinyin <> n.name_pinyin
)
SELECT one, other, same_name, ne.student_no AS one_no, oe.student_no AS other_no, ne.class_group_id AS one_class,
  oe.class_group_id AS other_class, ne.class_group_id = oe.class_group_id AS same_class,
  ne.college_id = oe.college_id AND ne.graduated_year = oe.graduated_year AS same_cohort, ne.major_id = oe.major_id AS same_major,
  '' IN (ne.student_no, oe.student_no) AS a_number_lacks, ltrim(ne.student_no, '0') = ltrim(oe.student_no, '0') AS same_number
FROM namesake JOIN alumni_education ne ON ne.alumnus_id = one JOIN alumni_education oe ON oe.alumnus_id = other
WHERE ne.class_group_id = oe.class_group_id OR (ne.college_id = oe.college_id AND ne.graduated_year = oe.graduated_year)
  OR (ltrim(ne.student_no, '0') <> '' AND ltrim(ne.student_no, '0') = ltrim(oe.student_no, '0'))
"""


def miscopied(one, other):
    """One digit is wrong, and not in the last two: those tell the people of one class apart, the others tell the class."""
    return f"""(length({one}) = length({other}) AND right({one}, 2) = right({other}, 2)
      AND 1 = (SELECT count(*) FROM generate_series(1, length({one})) AS place
        WHERE substr({one}, place, 1) <> substr({other}, place, 1)))"""


RARE = f"""(SELECT count(*) FROM alumni_alumnus same
  WHERE same.name = (SELECT name FROM alumni_alumnus WHERE id = {{}}))
  <= greatest({FEW}, {RARE_SHARE} * (SELECT count(*) FROM alumni_alumnus))"""


@dataclass(frozen=True)
class Rule:
    """`sql` yields `(one, other)` for people of the block `fresh` (temporary table of ids), or of `alike`.

    `despite`: what may speak against the pair, and it is proposed nevertheless. `rank`: a pair waits while one of the
    two has one of a better rank with somebody else; the rules are run again when that is judged, each night at the latest.
    """

    name: str
    label: str
    sql: str
    despite: tuple = ()
    rank: int = 1


RULES = [
    Rule(
        "phone",
        "姓名和电话相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind IN ('mobile', 'phone')
        JOIN alumni_contact ok ON ok.value = nk.value AND ok.alumnus_id <> n.id AND ok.kind IN ('mobile', 'phone')
        JOIN alumni_alumnus o ON o.id = ok.alumnus_id
        WHERE n.name = o.name OR n.former_name = o.name OR n.name = o.former_name""",
        despite=EVERYTHING,
    ),
    Rule(
        "mailbox",
        "姓名和邮箱（微信、QQ）相同",
        """SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind IN ('email', 'wechat', 'qq')
        JOIN alumni_contact ok ON ok.value = nk.value AND ok.kind = nk.kind AND ok.alumnus_id <> n.id
        JOIN alumni_alumnus o ON o.id = ok.alumnus_id
        WHERE n.name = o.name OR n.former_name = o.name OR n.name = o.former_name""",
        despite=EVERYTHING,
    ),
    Rule(
        "student_no",
        "姓名和学号相同",
        "SELECT one, other FROM alike WHERE same_number AND NOT a_number_lacks",
        despite=EVERYTHING,
    ),
    Rule(
        "miscopied",
        "姓名相同，学号只差一位",
        f"""SELECT one, other FROM alike
        WHERE same_name AND NOT a_number_lacks AND {miscopied("one_no", "other_no")}""",
    ),
    Rule("class", "同班同名", "SELECT one, other FROM alike WHERE same_name AND same_class AND a_number_lacks", rank=2),
    Rule(
        "class_sound",
        "同班，姓名同音",
        "SELECT one, other FROM alike WHERE NOT same_name AND same_class AND a_number_lacks",
        rank=3,
    ),
    Rule(
        "cohort",
        "同院同届同名，名字少见",
        f"""SELECT one, other FROM alike WHERE same_name AND same_cohort AND coalesce(same_major, true) AND a_number_lacks
        AND (one_class IS NULL OR other_class IS NULL) AND {RARE.format("one")}""",
        rank=3,
    ),
    Rule(
        "renamed",
        "同专业同届同名，名字少见",
        # 牧医1501 and 牧医1502 are two classes; 牧医1501 and 15级牧医1班 may be one.
        rf"""SELECT one, other FROM alike JOIN alumni_classgroup oc ON oc.id = one_class
        JOIN alumni_classgroup rc ON rc.id = other_class
        WHERE same_name AND same_cohort AND same_major AND one_class <> other_class AND a_number_lacks
          AND regexp_replace(oc.name, '\d', '', 'g') <> regexp_replace(rc.name, '\d', '', 'g') AND {RARE.format("one")}""",
        rank=3,
    ),
    Rule(
        "sound",
        "姓名同音，手机尾号相同",
        """SELECT one, other FROM alike
        JOIN alumni_contact nk ON nk.alumnus_id = one AND nk.kind = 'mobile'
        JOIN alumni_contact ok ON ok.alumnus_id = other AND ok.kind = 'mobile' AND right(ok.value, 4) = right(nk.value, 4)
        WHERE NOT same_name OR nk.value <> ok.value
        UNION ALL
        SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_contact nk ON nk.alumnus_id = n.id AND nk.kind = 'mobile'
        JOIN alumni_contact ok ON ok.value = nk.value AND ok.alumnus_id <> n.id AND ok.kind = 'mobile'
        JOIN alumni_alumnus o ON o.id = ok.alumnus_id AND o.name_pinyin = n.name_pinyin AND o.name <> n.name
        WHERE n.name_pinyin <> '' AND EXISTS (SELECT 1 FROM alumni_education ne JOIN alumni_education oe
          ON oe.alumnus_id = o.id AND oe.college_id = ne.college_id WHERE ne.alumnus_id = n.id)""",
        rank=2,
    ),
    Rule(
        "birthday",
        "姓名和出生日期相同",
        f"""SELECT n.id, o.id FROM fresh JOIN alumni_alumnus n USING (id)
        JOIN alumni_alumnus o ON o.name = n.name AND o.birth_date = n.birth_date AND o.id <> n.id
        WHERE EXISTS (SELECT 1 FROM alumni_education ne JOIN alumni_education oe ON oe.alumnus_id = o.id
          AND oe.college_id = ne.college_id WHERE ne.alumnus_id = n.id)
          OR {RARE.format("n.id")}""",
        despite=("sex", "number"),
    ),
]
LABELS = {rule.name: rule.label for rule in RULES}

# What speaks against: another birthday (of which not just one part is another, or day and month are swapped) or sex, or two
# numbers in the same class or year of one school of which neither is the other miscopied. Two years of graduation and none in
# common part nobody (a second degree), but such a pair is looked at before it is merged.
AGAINST = f"""
SELECT pair.*, array_remove(ARRAY[
  CASE WHEN n.birth_date <> o.birth_date AND to_char(n.birth_date, 'YYYYMMDD') <> to_char(o.birth_date, 'YYYYDDMM')
      AND (date_part('year', n.birth_date) = date_part('year', o.birth_date))::int
        + (date_part('month', n.birth_date) = date_part('month', o.birth_date))::int
        + (date_part('day', n.birth_date) = date_part('day', o.birth_date))::int < 2 THEN 'birthday' END,
  CASE WHEN n.gender <> '' AND o.gender <> '' AND n.gender <> o.gender THEN 'sex' END,
  CASE WHEN EXISTS (
    SELECT 1 FROM alumni_education ne JOIN alumni_education oe ON oe.alumnus_id = o.id AND oe.school_id = ne.school_id
      AND ltrim(oe.student_no, '0') <> ltrim(ne.student_no, '0') AND ne.student_no <> '' AND oe.student_no <> ''
      AND (oe.class_group_id = ne.class_group_id OR oe.graduated_year = ne.graduated_year)
    WHERE ne.alumnus_id = n.id AND NOT {miscopied("ne.student_no", "oe.student_no")}) THEN 'number' END], NULL) AS against,
  coalesce((SELECT NOT bool_or(ne.graduated_year = oe.graduated_year) FROM alumni_education ne
    JOIN alumni_education oe ON oe.alumnus_id = o.id WHERE ne.alumnus_id = n.id), false) AS other_year
FROM pair JOIN alumni_alumnus n ON n.id = first_id JOIN alumni_alumnus o ON o.id = second_id
"""
FOUND = f"""
CREATE TEMPORARY TABLE found ON COMMIT DROP AS
WITH tie AS (
  {" UNION ALL ".join(f"(SELECT one, other, '{rule.name}' AS rule FROM ({rule.sql}) AS found (one, other))" for rule in RULES)}
), pair AS (
  SELECT least(one, other) AS first_id, greatest(one, other) AS second_id, array_agg(DISTINCT rule::varchar) AS rules
  FROM tie GROUP BY 1, 2
), judged AS MATERIALIZED ({AGAINST}), held AS (
  SELECT first_id, second_id, array_agg(rule ORDER BY rule) AS rules,
    bool_or(rule = ANY (%(sure)s) AND against = '{{}}' AND NOT other_year) AS is_sure, min(rank) AS rank
  FROM judged CROSS JOIN unnest(rules) AS rule
  JOIN unnest(%(rules)s::varchar[], %(despite)s::varchar[], %(ranks)s::int[]) AS of (name, despite, rank) ON name = rule
  WHERE against <@ string_to_array(despite, ' ')
  GROUP BY 1, 2
), best AS (
  SELECT id, min(rank) AS rank FROM held CROSS JOIN unnest(ARRAY[first_id, second_id]) AS id
  WHERE NOT EXISTS (SELECT 1 FROM alumni_duplicatepair p WHERE p.first_id = held.first_id
    AND p.second_id = held.second_id AND p.verdict = 'different')
  GROUP BY 1
)
SELECT first_id, second_id, rules, is_sure FROM held
LEFT JOIN best one ON one.id = first_id LEFT JOIN best other ON other.id = second_id
WHERE held.rank <= coalesce(least(one.rank, other.rank), held.rank)
"""
WEIGHTS = {
    "sure": sorted(SURE),
    "rules": [rule.name for rule in RULES],
    "despite": [" ".join(rule.despite) for rule in RULES],
    "ranks": [rule.rank for rule in RULES],
}
# What no rule finds any more (a number was mended, a birthday entered) and nobody has judged is not asked.
WITHDRAW = """
DELETE FROM alumni_duplicatepair p
WHERE verdict = 'waiting' AND (first_id IN (SELECT id FROM fresh) OR second_id IN (SELECT id FROM fresh))
  AND NOT EXISTS (SELECT 1 FROM found f WHERE f.first_id = p.first_id AND f.second_id = p.second_id)
"""
PROPOSE = """
INSERT INTO alumni_duplicatepair (first_id, second_id, rules, is_sure, found_at, verdict, note)
SELECT first_id, second_id, rules, is_sure, now(), 'waiting', '' FROM found
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
        cursor.execute(ALIKE)
        cursor.execute("ANALYZE alike")
        cursor.execute(FOUND, WEIGHTS)
        cursor.execute(WITHDRAW)
        cursor.execute(PROPOSE)
        proposed = cursor.rowcount
        cursor.execute("DROP TABLE fresh, alike, found")
    return proposed
