"""The one door through which values leave the trail: a person's, after two of the office agreed, never without a log line.

The application may add to the trail and to the logs and change nothing in them; this function runs as their owner. It
asks for an erasure that two different people signed, takes the numbers from it, blanks what the trail holds of them and
writes `audit_erasureline` itself.
"""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION office_erase_person(wanted bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  act alumni_erasure%ROWTYPE;
  actor text; asker text;
  names text[]; ways text[];
  told text; trail regclass; ties text; blanks text; touched integer; total integer := 0;
BEGIN
  SELECT * INTO act FROM alumni_erasure WHERE id = wanted AND state = 'done' AND decided_by_id <> asked_by_id
    AND number = ANY(numbers);
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no erasure % that two people signed', wanted;
  END IF;
  IF EXISTS (SELECT 1 FROM audit_erasureline l WHERE l.subject_id = act.number AND l.at >= act.decided_at) THEN
    RAISE EXCEPTION 'erasure % was carried out already', wanted;
  END IF;
  SELECT name || '（' || username || '）' INTO actor FROM accounts_user WHERE id = act.decided_by_id;
  SELECT name || '（' || username || '）' INTO asker FROM accounts_user WHERE id = act.asked_by_id;
  SELECT array_agg(DISTINCT each) INTO names FROM (
    SELECT unnest(ARRAY[name, former_name]) FROM alumni_alumnustrailevent WHERE pgh_obj_id = ANY(act.numbers)
  ) AS found_names(each) WHERE each <> '' AND each <> '已删除';
  SELECT array_agg(DISTINCT value) INTO ways FROM alumni_contacttrailevent WHERE alumnus_id = ANY(act.numbers) AND value <> '';
  names := coalesce(names, '{}'); ways := coalesce(ways, '{}');
  PERFORM set_config('pgtrigger.ignore', (
    SELECT array_agg(DISTINCT tgname::text)::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only_%'), true);

  -- A class's own record may name its liaison in words.
  UPDATE alumni_classgrouptrailevent SET liaison_name = '', liaison_phone = ''
  WHERE liaison_name = ANY(names) AND (liaison_id = ANY(act.numbers) OR liaison_phone = ANY(ways));

  FOR trail, ties IN
    SELECT t.oid::regclass, string_agg(
      CASE c.attname
        WHEN 'education_id' THEN
          'education_id IN (SELECT pgh_obj_id FROM alumni_educationtrailevent WHERE alumnus_id = ANY($1))'
        WHEN 'profile_id' THEN
          'profile_id IN (SELECT pgh_obj_id FROM alumni_notableprofiletrailevent WHERE alumnus_id = ANY($1))'
        ELSE format('%I = ANY($1)', c.attname) END, ' OR ')
    FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
      JOIN pg_attribute o ON o.attrelid = t.oid AND o.attname = 'pgh_obj_id'
      JOIN pg_attribute c ON c.attrelid = t.oid AND NOT c.attisdropped AND (
        c.attname IN ('alumnus_id', 'education_id', 'profile_id')
        OR (t.relname = 'alumni_alumnustrailevent' AND c.attname = 'pgh_obj_id')
        OR (t.relname = 'alumni_mergetrailevent' AND c.attname IN ('kept_id', 'gone_id'))
        OR (t.relname = 'alumni_duplicatepairtrailevent' AND c.attname IN ('first_id', 'second_id')))
    WHERE t.relkind = 'r' AND t.relname <> 'alumni_erasuretrailevent'
    GROUP BY t.oid
    -- what others are found by goes last
    ORDER BY max((t.relname IN ('alumni_educationtrailevent', 'alumni_notableprofiletrailevent'))::int), t.oid::regclass::text
  LOOP
    SELECT string_agg(format('%I = %s', a.attname, CASE
        WHEN a.attname = 'pgh_context' THEN 'pgh_context - ''reason'''
        WHEN a.attname = 'pgh_context_id' THEN 'NULL'
        WHEN a.attname = 'name' THEN '''已删除'''
        WHEN NOT a.attnotnull THEN 'NULL'
        WHEN a.atttypid = 'jsonb'::regtype THEN '''{}'''
        ELSE '''''' END), ', ')
    INTO blanks
    FROM pg_attribute a WHERE a.attrelid = trail AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND (
      a.attname IN ('pgh_context', 'pgh_context_id')
      OR (a.attname NOT LIKE 'pgh\\_%' AND (a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
        OR (a.atttypid IN ('date'::regtype, 'int2'::regtype) AND NOT a.attnotnull))));
    EXECUTE format('UPDATE %s SET %s WHERE %s', trail, blanks, ties) USING act.numbers;
    GET DIAGNOSTICS touched = ROW_COUNT;
    total := total + touched;
  END LOOP;

  UPDATE audit_readingline SET subject = '已删除', what = '联系方式' WHERE subject_id = ANY(act.numbers);
  GET DIAGNOSTICS touched = ROW_COUNT;
  total := total + touched;
  FOREACH told IN ARRAY names LOOP
    UPDATE audit_exportline SET what = replace(what, told, '已删除'), purpose = replace(purpose, told, '已删除'),
      filters = replace(filters, told, '已删除'), file_name = replace(file_name, told, '已删除')
    WHERE people && act.numbers AND position(told IN what || purpose || filters || file_name) > 0;
  END LOOP;
  -- What undoing a roster left in place was told with names.
  FOREACH told IN ARRAY names || ways LOOP
    UPDATE alumni_rosteruploadtrailevent SET left_after_undo = replace(left_after_undo::text, told, '已删除')::jsonb
    WHERE pgh_obj_id IN (SELECT jsonb_array_elements_text(act.outcome -> 'uploads')::bigint)
      AND position(told IN left_after_undo::text) > 0;
  END LOOP;
  PERFORM set_config('pgtrigger.ignore', '{}', true);

  INSERT INTO audit_erasureline (at, actor_id, actor_name, college_name, subject_id, numbers, asked_by, reason, rows)
  VALUES (clock_timestamp(), act.decided_by_id, actor, '', act.number, act.numbers, asker, act.reason, total);
  RETURN total;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0013_consent_texts"), ("audit", "0002_erasure_lines"), ("accounts", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION office_erase_person(bigint)"),
        migrations.RunSQL("REVOKE ALL ON FUNCTION office_erase_person(bigint) FROM PUBLIC", migrations.RunSQL.noop),
    ]
