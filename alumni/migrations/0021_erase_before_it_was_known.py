"""An erasure empties the trail of rows whose person was found only later: a registration for an event, a guest.

Until a liaison says whose a registration is, its trail bears a name and no number. The erasure names such rows (`late` in
its outcome), and the trail of each must itself show that it was the person's.
"""

from importlib import import_module

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION office_erase_person(wanted bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  act alumni_erasure%ROWTYPE;
  actor text; asker text;
  names text[]; ways text[]; stays bigint[]; profiles bigint[]; own_requests bigint[]; late bigint[]; lent record;
  told text; way text; trail regclass; ties text; blanks text; touched integer; total integer := 0;
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
    SELECT word FROM alumni_alumnustrailevent e, LATERAL (VALUES ('name', e.name), ('former_name', e.former_name)) w(col, word)
    WHERE e.pgh_obj_id = ANY(act.numbers) AND NOT EXISTS (
      SELECT 1 FROM office_parted(act.numbers) p WHERE p.trail = 'alumni_alumnustrailevent' AND NOT p.mine AND p.col = w.col
        AND p.row_id = e.pgh_obj_id AND p.val = w.word AND e.pgh_id >= p.since AND e.pgh_created_at <= p.until)
    UNION ALL
    SELECT p.val FROM office_parted(act.numbers) p
    WHERE p.trail = 'alumni_alumnustrailevent' AND p.mine AND p.col IN ('name', 'former_name')
  ) AS found_names(each) WHERE each <> '' AND each <> '已删除';
  SELECT array_agg(DISTINCT value) INTO ways FROM alumni_contacttrailevent
  WHERE pgh_obj_id = ANY(office_own('alumni_contacttrailevent', act.numbers)) AND value <> '';
  names := coalesce(names, '{}'); ways := coalesce(ways, '{}');
  stays := office_own('alumni_educationtrailevent', act.numbers);
  profiles := office_own('alumni_notableprofiletrailevent', act.numbers);
  PERFORM set_config('pgtrigger.ignore', (
    SELECT array_agg(DISTINCT tgname::text)::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only_%'), true);

  -- A class's own record may name its liaison in words.
  UPDATE alumni_classgrouptrailevent SET liaison_name = '', liaison_phone = ''
  WHERE liaison_name = ANY(names) AND (liaison_id = ANY(act.numbers) OR liaison_phone = ANY(ways))
    AND NOT pgh_obj_id = ANY(office_moved('alumni_classgrouptrailevent', act.numbers, false));

  -- Values that another's rows had from the person while the two were one.
  FOR lent IN
    SELECT p.*, a.attname IN ('name', 'liaison_name') AS is_name, a.attnotnull, a.atttypid = 'jsonb'::regtype AS is_json
    FROM office_parted(act.numbers) p JOIN pg_attribute a ON a.attrelid = to_regclass(p.trail) AND a.attname = p.col
    WHERE p.mine AND NOT p.moved AND p.val <> '' AND NOT a.attisdropped AND (
      a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'jsonb'::regtype)
      OR (a.atttypid IN ('date'::regtype, 'int2'::regtype) AND NOT a.attnotnull))
  LOOP
    EXECUTE format('UPDATE %I SET %I = %s WHERE pgh_obj_id = $1 AND %I::text = $2 AND pgh_id >= $3 AND pgh_created_at <= $4',
      lent.trail, lent.col,
      CASE WHEN lent.is_name THEN '''已删除''' WHEN NOT lent.attnotnull THEN 'NULL' WHEN lent.is_json THEN '''{}''' ELSE '''''' END,
      lent.col) USING lent.row_id, lent.val, lent.since, lent.until;
    GET DIAGNOSTICS touched = ROW_COUNT;
    total := total + touched;
  END LOOP;

  -- A merge that was undone is a page of the other's history as well: what it tells of the person goes.
  UPDATE alumni_mergetrailevent SET gone_name = CASE WHEN gone_id = ANY(act.numbers) THEN '已删除' ELSE gone_name END,
    left_after_undo = (
      SELECT coalesce(jsonb_agg(CASE WHEN l ->> 'of' IS NULL
        THEN l || jsonb_build_object('what', split_part(l ->> 'what', '：', 1)) ELSE l END), '[]')
      FROM jsonb_array_elements(left_after_undo) l WHERE NOT coalesce((l ->> 'of')::bigint = ANY(act.numbers), false))
  WHERE pgh_obj_id = ANY(office_parted_merges(act.numbers));

  FOR trail, ties IN
    SELECT t.oid::regclass, string_agg(
      CASE c.attname
        WHEN 'education_id' THEN
          'education_id = ANY($2)'
        WHEN 'profile_id' THEN
          'profile_id = ANY($3)'
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
    -- Before anybody said whose a row is, it bore no number: such a trail goes whole, where name or number show that it was the person's.
    EXECUTE format('SELECT coalesce(array_agg(DISTINCT pgh_obj_id), ''{}'') FROM %s t WHERE pgh_obj_id = ANY($1)
      AND (to_jsonb(t) ->> ''alumnus_id'' = ANY($2::text[]) OR to_jsonb(t) ->> ''name'' = ANY($3))', trail) INTO late
    USING ARRAY(SELECT jsonb_array_elements_text(act.outcome -> 'late' -> trail::text)::bigint), act.numbers, names;
    EXECUTE format('UPDATE %s SET %s WHERE (%s) AND NOT pgh_obj_id = ANY($4) OR pgh_obj_id = ANY($5) OR pgh_obj_id = ANY($6)',
      trail, blanks, ties)
    USING act.numbers, stays, profiles,
      office_moved(trail::text, act.numbers, false)
        || CASE WHEN trail = 'alumni_mergetrailevent'::regclass THEN office_parted_merges(act.numbers) ELSE '{}' END,
      office_moved(trail::text, act.numbers, true), late;
    GET DIAGNOSTICS touched = ROW_COUNT;
    total := total + touched;
  END LOOP;

  UPDATE audit_readingline SET subject = '已删除', what = '联系方式' WHERE subject_id = ANY(act.numbers);
  GET DIAGNOSTICS touched = ROW_COUNT;
  total := total + touched;
  FOREACH told IN ARRAY names LOOP
    UPDATE audit_exportline SET what = left(replace(what, told, '已删除'), 120), purpose = left(replace(purpose, told, '已删除'), 200),
      filters = left(replace(filters, told, '已删除'), 500), file_name = left(replace(file_name, told, '已删除'), 200)
    WHERE people && act.numbers AND position(told IN what || purpose || filters || file_name) > 0;
  END LOOP;
  -- What undoing a roster left in place was told with names.
  FOREACH told IN ARRAY names || ways LOOP
    UPDATE alumni_rosteruploadtrailevent SET left_after_undo = replace(left_after_undo::text, told, '已删除')::jsonb
    WHERE pgh_obj_id IN (SELECT jsonb_array_elements_text(act.outcome -> 'uploads')::bigint)
      AND position(told IN left_after_undo::text) > 0;
  END LOOP;
  -- What was answered to the person's requests, to those by which somebody sought the person, and wherever name and number stand.
  own_requests := ARRAY(SELECT jsonb_array_elements_text(act.outcome -> 'requests')::bigint);
  UPDATE alumni_publicrequesttrailevent SET outcome = '' WHERE pgh_obj_id = ANY(own_requests);
  GET DIAGNOSTICS touched = ROW_COUNT;
  total := total + touched;
  FOREACH told IN ARRAY names LOOP
    FOREACH way IN ARRAY ways LOOP
      UPDATE alumni_publicrequesttrailevent SET outcome = left(replace(replace(outcome, told, '已删除'), way, '已删除'), 300)
      WHERE position(told IN outcome) > 0 AND position(way IN outcome) > 0;
    END LOOP;
  END LOOP;
  FOREACH told IN ARRAY names || ways LOOP
    UPDATE alumni_publicrequesttrailevent SET outcome = left(replace(outcome, told, '已删除'), 300)
    WHERE pgh_obj_id IN (SELECT jsonb_array_elements_text(act.outcome -> 'sought')::bigint) AND position(told IN outcome) > 0;
  END LOOP;
  PERFORM set_config('pgtrigger.ignore', '{}', true);

  INSERT INTO audit_erasureline (at, actor_id, actor_name, college_name, subject_id, numbers, asked_by, reason, rows)
  VALUES (clock_timestamp(), act.decided_by_id, actor, '', act.number, act.numbers, asker, act.reason, total);
  RETURN total;
END $$
"""
BEFORE = import_module("alumni.migrations.0019_erase_by_whose_it_is").FUNCTION


class Migration(migrations.Migration):
    dependencies = [("alumni", "0020_trail_accessor")]

    operations = [migrations.RunSQL(FUNCTION, BEFORE)]
