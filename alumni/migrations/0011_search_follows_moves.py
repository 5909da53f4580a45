"""A row that moves from one person to another (a merge) makes both findable anew, not only the one it left."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION alumni_search_after_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
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
      WHERE (n.alumnus_id, {columns}) IS DISTINCT FROM (o.alumnus_id, {old_columns})
      UNION SELECT o.alumnus_id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE o.alumnus_id <> n.alumnus_id);
  END IF;
  IF cardinality(ids) > 0 THEN PERFORM alumni_refresh_search(ids); END IF;
  RETURN NULL;
END $$;
"""
TABLES = {
    "education": ["student_no", "college_id", "major_id", "class_group_id", "enrolled_year", "graduated_year"],
    "employment": ["employer", "position", "industry", "region", "is_current"],
    "contact": ["kind", "value", "confirmed_on", "replaced_on"],
}


def functions():
    for name, columns in TABLES.items():
        yield FUNCTION.format(
            name=name,
            columns=", ".join(f"n.{column}" for column in columns),
            old_columns=", ".join(f"o.{column}" for column in columns),
        )


class Migration(migrations.Migration):
    dependencies = [("alumni", "0010_chapter_three")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in functions()]
