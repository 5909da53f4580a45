"""A name is found however its parts are divided, a 学号 by its last four digits, a mailbox in any case of letters.

The tokens of 买买提·艾力 are those of 买买提艾力; a stay gives the token s with the end of its 学号.
"""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.functions import Upper

REFRESH = """
CREATE OR REPLACE FUNCTION alumni_refresh_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
WITH person AS (
  SELECT id, region, string_to_array(nullif(name_pinyin, ''), ' ') AS syllables,
         lower(translate(name, '·•‧∙・･●⋅．˙․ 　', '')) AS name,
         lower(translate(former_name, '·•‧∙・･●⋅．˙․ 　', '')) AS former_name
  FROM alumni_alumnus WHERE id = ANY(ids)
), named AS (
  SELECT id, name FROM person UNION ALL SELECT id, former_name FROM person WHERE former_name <> ''
), job AS (
  SELECT alumnus_id AS id, 'e' AS prefix, lower(employer) AS value FROM alumni_employment WHERE alumnus_id = ANY(ids)
  UNION ALL
  SELECT alumnus_id, 'p', lower(position) FROM alumni_employment WHERE alumnus_id = ANY(ids) AND position <> ''
), stay AS (
  SELECT e.alumnus_id AS id, e.student_no, e.college_id, e.major_id, e.class_group_id, e.enrolled_year,
         e.graduated_year, lower(c.name) AS class_name
  FROM alumni_education e LEFT JOIN alumni_classgroup c ON c.id = e.class_group_id WHERE e.alumnus_id = ANY(ids)
), written AS (
  SELECT id, prefix, value FROM job UNION ALL SELECT id, 'k', class_name FROM stay WHERE class_name IS NOT NULL
), place AS (
  SELECT id, region FROM person WHERE region <> ''
  UNION ALL
  SELECT alumnus_id, region FROM alumni_employment WHERE alumnus_id = ANY(ids) AND is_current AND region <> ''
), token AS (
  SELECT id, 'n' || substr(name, i, 1) AS token FROM named, generate_series(1, char_length(name)) i
  UNION ALL
  SELECT id, 'n' || substr(name, i, 2) FROM named, generate_series(1, char_length(name) - 1) i
  UNION ALL
  SELECT id, 'y' || array_to_string(syllables[i:], '') FROM person, generate_subscripts(syllables, 1) i
  UNION ALL
  SELECT p.id, 'i' || string_agg(left(s.syllable, 1), '' ORDER BY s.place)
  FROM person p, unnest(p.syllables) WITH ORDINALITY AS s (syllable, place) GROUP BY p.id
  UNION ALL
  SELECT id, prefix || substr(value, i, 2) FROM written, generate_series(1, char_length(value) - 1) i
  UNION ALL
  SELECT alumnus_id, 't' || right(value, 4) FROM alumni_contact
  WHERE alumnus_id = ANY(ids) AND replaced_on IS NULL AND kind IN ('mobile', 'phone') AND char_length(value) >= 4
  UNION ALL
  SELECT id, 's' || right(student_no, 4) FROM stay WHERE student_no <> ''
  UNION ALL
  SELECT id, facet FROM stay, LATERAL (VALUES
    ('C' || college_id), ('M' || major_id), ('K' || class_group_id), ('E' || enrolled_year), ('G' || graduated_year)
  ) AS f (facet) WHERE facet IS NOT NULL
  UNION ALL
  SELECT id, 'R' || left(region, 2) FROM place
  UNION ALL
  SELECT id, 'R' || left(region, 4) FROM place WHERE right(region, 4) <> '0000'
  UNION ALL
  SELECT alumnus_id, 'I' || industry FROM alumni_employment
  WHERE alumnus_id = ANY(ids) AND is_current AND industry <> ''
), vector AS (
  SELECT id, array_to_tsvector(array_agg(DISTINCT token)) AS search FROM token GROUP BY id
), confirmed AS (
  SELECT alumnus_id AS id, max(confirmed_on) AS confirmed_on FROM alumni_contact
  WHERE alumnus_id = ANY(ids) AND replaced_on IS NULL GROUP BY alumnus_id
)
UPDATE alumni_alumnus a SET search = v.search, contact_confirmed_on = c.confirmed_on
FROM vector v LEFT JOIN confirmed c ON c.id = v.id WHERE a.id = v.id
$$;
"""

AFTER_EDUCATION = """
CREATE OR REPLACE FUNCTION alumni_search_after_education() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
  IF coalesce(current_setting('office.defer_search', true), '') = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    ids := array(SELECT DISTINCT alumnus_id FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    ids := array(SELECT DISTINCT alumnus_id FROM old_rows);
  ELSE
    ids := array(
      SELECT n.alumnus_id FROM new_rows n JOIN old_rows o ON o.id = n.id
      WHERE (n.student_no, n.college_id, n.major_id, n.class_group_id, n.enrolled_year, n.graduated_year)
        IS DISTINCT FROM (o.student_no, o.college_id, o.major_id, o.class_group_id, o.enrolled_year, o.graduated_year)
      UNION SELECT o.alumnus_id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o.alumnus_id <> n.alumnus_id);
  END IF;
  IF cardinality(ids) > 0 THEN PERFORM alumni_refresh_search(ids); END IF;
  RETURN NULL;
END $$;
"""

# What was stored before gets its new tokens, some at a time: a vector is built in memory.
REFRESH_ALL = """
DO $$
DECLARE ids bigint[];
DECLARE last bigint := 0;
BEGIN
  LOOP
    ids := array(SELECT id FROM alumni_alumnus WHERE id > last ORDER BY id LIMIT 5000);
    EXIT WHEN cardinality(ids) = 0;
    PERFORM alumni_refresh_search(ids);
    last := ids[cardinality(ids)];
  END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0003_trail_by_person")]

    operations = [
        migrations.RunSQL(REFRESH, migrations.RunSQL.noop),
        migrations.RunSQL(AFTER_EDUCATION, migrations.RunSQL.noop),
        migrations.RunSQL(REFRESH_ALL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(Upper("value"), name="contact_by_letters", condition=Q(kind__in=["email", "wechat"])),
        ),
    ]
