"""An erasure goes by whose a row is: of two that were merged and parted again, it leaves the other's trail alone.

While a merge stood the rows of the one bore the number of the other, and values of the one stood in rows of the other;
the undone merge's `record` tells which. It also tells what was answered to a request (校友来件), and one that a clerk
empties is emptied in the trail as well, through a second door of the same kind.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

PARTED = """
-- What merges that were undone mixed up between `numbers` and others. `moved`: the row bore the other's number for a time;
-- else the row had the value `val` of the other's from trail row `since` on until `until`. `mine`: it came from `numbers`.
CREATE OR REPLACE FUNCTION office_parted(numbers bigint[])
RETURNS TABLE (trail text, row_id bigint, col text, val text, mine boolean, moved boolean, since bigint, until timestamptz)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  FOR trail, row_id, col, val, mine, moved, since, until IN
    WITH step AS (
      SELECT m.gone_id, (m.record ->> 'kept')::bigint AS kept, m.record, m.undone_at, s ->> 1 AS label, (s ->> 2)::bigint AS pk,
        c.key, c.value ->> 0 AS before, c.value ->> 1 AS after,
        c.value ->> 0 IS NOT NULL AND c.key IN
          ('alumnus_id', 'education_id', 'profile_id', 'liaison_id', 'sought_id', 'kept_id', 'first_id', 'second_id') AS moves
      FROM alumni_merge m, jsonb_array_elements(m.record -> 'steps') s, jsonb_each(s -> 3) c
      WHERE m.id = ANY(office_parted_merges(numbers)) AND s ->> 0 = 'set'
    ), whose AS (
      -- What was of another row went over because that one did not stay; a row that went over itself was of who did not stay.
      SELECT *, CASE
        WHEN NOT moves THEN CASE WHEN EXISTS (
            SELECT 1 FROM step o WHERE o.gone_id = step.gone_id AND o.label = step.label AND o.pk = step.pk
              AND o.key = 'alumnus_id' AND o.moves) THEN kept ELSE step.gone_id END
        WHEN key IN ('education_id', 'profile_id') THEN coalesce((
            SELECT (d -> 3 ->> 'alumnus_id')::bigint FROM jsonb_array_elements(record -> 'steps') d
            WHERE d ->> 0 = 'drop' AND d ->> 2 = before AND d ->> 1 =
              CASE key WHEN 'education_id' THEN 'alumni.education' ELSE 'alumni.notableprofile' END), step.gone_id)
        ELSE step.gone_id END AS giver
      FROM step
    )
    SELECT replace(label, '.', '_') || 'trailevent', pk, key, after, giver = ANY(numbers), moves,
      (record -> 'trail' ->> label)::bigint, undone_at
    FROM whose WHERE to_regclass(replace(label, '.', '_') || 'trailevent') IS NOT NULL
  LOOP
    IF since IS NOT NULL THEN
      -- what the merge itself wrote is the row's newest at its end
      EXECUTE format('SELECT max(pgh_id) FROM %I WHERE pgh_obj_id = $1 AND pgh_id <= $2', trail) INTO since USING row_id, since;
    END IF;
    since := coalesce(since, 0);
    RETURN NEXT;
  END LOOP;
END $$;

-- Undone merges of one of `numbers` with another.
CREATE OR REPLACE FUNCTION office_parted_merges(numbers bigint[]) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(id), '{}') FROM alumni_merge
  WHERE undone_at IS NOT NULL AND (gone_id = ANY(numbers)) <> coalesce((record ->> 'kept')::bigint = ANY(numbers), false)
$$;

CREATE OR REPLACE FUNCTION office_moved(of_trail text, numbers bigint[], of_mine boolean) RETURNS bigint[]
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT p.row_id), '{}') FROM office_parted(numbers) p
  WHERE p.trail = of_trail AND p.moved AND p.mine = of_mine
$$;

-- Rows that are of `numbers` by the trail, by whosever number they went for a time.
CREATE OR REPLACE FUNCTION office_own(of_trail text, numbers bigint[]) RETURNS bigint[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE found bigint[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT pgh_obj_id) FROM %I WHERE alumnus_id = ANY($1) AND NOT pgh_obj_id = ANY($2)
    OR pgh_obj_id = ANY($3)', of_trail) INTO found
  USING numbers, office_moved(of_trail, numbers, false), office_moved(of_trail, numbers, true);
  RETURN coalesce(found, '{}');
END $$;
"""
DROP_PARTED = """
DROP FUNCTION office_own(text, bigint[]);
DROP FUNCTION office_moved(text, bigint[], boolean);
DROP FUNCTION office_parted(bigint[]);
DROP FUNCTION office_parted_merges(bigint[]);
"""
EMPTY_REQUEST = """
CREATE OR REPLACE FUNCTION office_empty_request(wanted bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  said text; touched integer;
BEGIN
  SELECT outcome INTO said FROM alumni_publicrequest
  WHERE id = wanted AND state <> 'waiting' AND typed = '{}' AND outcome LIKE '所填内容已清空：%';
  -- The trail's own row of the emptying says who did it, when and why.
  IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM alumni_publicrequesttrailevent WHERE pgh_obj_id = wanted AND outcome = said) THEN
    RAISE EXCEPTION 'request % was not emptied', wanted;
  END IF;
  PERFORM set_config('pgtrigger.ignore', (
    SELECT array_agg(DISTINCT tgname::text)::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_append_only_%'), true);
  UPDATE alumni_publicrequesttrailevent SET outcome = '' WHERE pgh_obj_id = wanted AND outcome <> said;
  GET DIAGNOSTICS touched = ROW_COUNT;
  PERFORM set_config('pgtrigger.ignore', '{}', true);
  RETURN touched;
END $$
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION office_erase_person(wanted bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  act alumni_erasure%ROWTYPE;
  actor text; asker text;
  names text[]; ways text[]; stays bigint[]; profiles bigint[]; own_requests bigint[]; lent record;
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
    EXECUTE format('UPDATE %s SET %s WHERE (%s) AND NOT pgh_obj_id = ANY($4) OR pgh_obj_id = ANY($5)', trail, blanks, ties)
    USING act.numbers, stays, profiles,
      office_moved(trail::text, act.numbers, false)
        || CASE WHEN trail = 'alumni_mergetrailevent'::regclass THEN office_parted_merges(act.numbers) ELSE '{}' END,
      office_moved(trail::text, act.numbers, true);
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
BEFORE = import_module("alumni.migrations.0014_erase_person").FUNCTION


class Migration(migrations.Migration):
    dependencies = [("alumni", "0018_notable_as_published")]

    operations = [
        migrations.AlterField(
            model_name="merge",
            name="kept",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merges",
                to="alumni.alumnus",
                verbose_name="保留的校友",
            ),
        ),
        migrations.AlterField(
            model_name="mergetrailevent",
            name="kept",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="alumni.alumnus",
                verbose_name="保留的校友",
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept__isnull", False), ("undone_at__isnull", False), _connector="OR"),
                name="standing_merge_keeps_one",
            ),
        ),
        migrations.RunSQL(PARTED, DROP_PARTED),
        migrations.RunSQL(FUNCTION, BEFORE),
        migrations.RunSQL(EMPTY_REQUEST, "DROP FUNCTION office_empty_request(bigint)"),
        migrations.RunSQL("REVOKE ALL ON FUNCTION office_empty_request(bigint) FROM PUBLIC", migrations.RunSQL.noop),
    ]
