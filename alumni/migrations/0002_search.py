"""The search vector: tokens of names, readings, work, class, phone tails, and facets; kept true by the database itself.

Statement triggers, so that whoever writes (a form, COPY, an import, SQL by hand) leaves it true. A large import sets
`office.defer_search` for its transaction and refreshes once at its end.
"""

from django.db import migrations

REFRESH = """
CREATE FUNCTION alumni_refresh_search(ids bigint[]) RETURNS void LANGUAGE sql AS $$
WITH person AS (
  SELECT id, lower(name) AS name, lower(former_name) AS former_name, region,
         string_to_array(nullif(name_pinyin, ''), ' ') AS syllables
  FROM alumni_alumnus WHERE id = ANY(ids)
), named AS (
  SELECT id, name FROM person UNION ALL SELECT id, former_name FROM person WHERE former_name <> ''
), job AS (
  SELECT alumnus_id AS id, 'e' AS prefix, lower(employer) AS value FROM alumni_employment WHERE alumnus_id = ANY(ids)
  UNION ALL
  SELECT alumnus_id, 'p', lower(position) FROM alumni_employment WHERE alumnus_id = ANY(ids) AND position <> ''
), stay AS (
  SELECT e.alumnus_id AS id, e.college_id, e.major_id, e.class_group_id, e.enrolled_year, e.graduated_year,
         lower(c.name) AS class_name
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

TRIGGER = """
CREATE FUNCTION alumni_search_after_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
  IF coalesce(current_setting('office.defer_search', true), '') = 'on' THEN RETURN NULL; END IF;
  IF TG_OP = 'INSERT' THEN
    ids := array(SELECT DISTINCT {key} FROM new_rows);
  ELSIF TG_OP = 'DELETE' THEN
    ids := array(SELECT DISTINCT {key} FROM old_rows);
  ELSE
    ids := array(
      SELECT n.{key} FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE ({columns}) IS DISTINCT FROM ({old_columns})
      UNION SELECT o.{key} FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o.{key} <> n.{key});
  END IF;
  -- Without this the refresh, an update itself, would call itself for ever.
  IF cardinality(ids) > 0 THEN PERFORM alumni_refresh_search(ids); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER search_after_insert AFTER INSERT ON {table}
  REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION alumni_search_after_{name}();
CREATE TRIGGER search_after_update AFTER UPDATE ON {table}
  REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT
  EXECUTE FUNCTION alumni_search_after_{name}();
"""
DELETE_TRIGGER = """
CREATE TRIGGER search_after_delete AFTER DELETE ON {table}
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION alumni_search_after_{name}();
"""
CLASS_TRIGGER = """
CREATE FUNCTION alumni_search_after_classgroup() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('office.defer_search', true), '') = 'on' THEN RETURN NULL; END IF;
  PERFORM alumni_refresh_search(array(
    SELECT DISTINCT e.alumnus_id FROM alumni_education e
    JOIN new_rows n ON n.id = e.class_group_id JOIN old_rows o ON o.id = n.id WHERE o.name <> n.name));
  RETURN NULL;
END $$;
CREATE TRIGGER search_after_update AFTER UPDATE ON alumni_classgroup
  REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT
  EXECUTE FUNCTION alumni_search_after_classgroup();
"""
TABLES = [
    ("alumnus", "id", ["name", "name_pinyin", "former_name", "region"]),
    ("education", "alumnus_id", ["college_id", "major_id", "class_group_id", "enrolled_year", "graduated_year"]),
    ("employment", "alumnus_id", ["employer", "position", "industry", "region", "is_current"]),
    ("contact", "alumnus_id", ["kind", "value", "confirmed_on", "replaced_on"]),
]
# Work that only the owner of the tables may do, after a large import has committed.
OWNER_WORK = """
CREATE FUNCTION office_settle_search() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM gin_clean_pending_list('public.alumnus_search'::regclass);
  ANALYZE public.alumni_alumnus (search, name_pinyin, name);
END $$;
REVOKE ALL ON FUNCTION office_settle_search() FROM PUBLIC;
"""


def triggers():
    for name, key, columns in TABLES:
        facts = {
            "name": name,
            "key": key,
            "table": f"alumni_{name}",
            "columns": ", ".join(f"n.{column}" for column in columns),
            "old_columns": ", ".join(f"o.{column}" for column in columns),
        }
        yield TRIGGER.format(**facts)
        if name != "alumnus":
            yield DELETE_TRIGGER.format(**facts)
    yield CLASS_TRIGGER


class Migration(migrations.Migration):
    dependencies = [("alumni", "0001_initial")]

    operations = [
        migrations.RunSQL("ALTER TABLE alumni_alumnus ALTER COLUMN search SET STATISTICS 1000", migrations.RunSQL.noop),
        migrations.RunSQL(REFRESH, "DROP FUNCTION alumni_refresh_search(bigint[])"),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in triggers()),
        migrations.RunSQL(OWNER_WORK, "DROP FUNCTION office_settle_search()"),
    ]
