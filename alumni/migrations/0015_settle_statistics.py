"""After a large import the planner knows all tables of people, not their search column alone: without, pairs of a first roster take a minute."""

from django.db import migrations

SETTLE = """
CREATE OR REPLACE FUNCTION office_settle_search() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM gin_clean_pending_list('public.alumnus_search'::regclass);
  ANALYZE public.alumni_alumnus {columns};
  {others}
END $$;
"""
OTHERS = "ANALYZE public.alumni_education, public.alumni_employment, public.alumni_contact, public.alumni_classgroup;"


class Migration(migrations.Migration):
    dependencies = [("alumni", "0014_erase_person")]

    operations = [
        migrations.RunSQL(
            SETTLE.format(columns="", others=OTHERS),
            SETTLE.format(columns="(search, name_pinyin, name)", others=""),
        ),
    ]
