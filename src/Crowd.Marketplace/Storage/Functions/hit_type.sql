-- work.hit_type: the account's HIT type with these properties; made with its requirements when there is none.
-- p_integers and p_locales are JSON arrays, one element a requirement: [[80], []] and [[["US", "CA"]], []].
create function work.hit_type(p_account bigint, p_identity bytea, p_id text, p_group text, p_title text, p_description text, p_keywords text,
                              p_reward bigint, p_duration bigint, p_auto bigint, p_requirements jsonb, p_masters boolean,
                              p_types text[], p_comparators text[], p_guards int[], p_integers jsonb, p_locales jsonb,
                              p_now timestamptz, p_count int) returns hit_types
language plpgsql as $$
declare
  t hit_types;
begin
  insert into hit_types (hit_type_id, account_id, identity_hash, group_id, title, description, keywords, reward_micros, duration,
                         auto_approval, requirements, masters, created_at)
  values (p_id, p_account, p_identity, p_group, p_title, p_description, p_keywords, p_reward, p_duration, p_auto, p_requirements, p_masters, p_now)
  on conflict (account_id, identity_hash) where deleted_at is null do nothing returning * into t;
  if t.hit_type_id is null then
    select * into t from hit_types where account_id = p_account and identity_hash = p_identity and deleted_at is null;
    return t;
  end if;
  insert into hit_type_requirements (hit_type_id, ordinal, qualification_type_id, comparator, int_values, countries, subdivisions, guards)
  select p_id, n, p_types[n], p_comparators[n],
         array(select v::int from jsonb_array_elements_text(p_integers -> (n - 1)) v),
         array(select l ->> 0 from jsonb_array_elements(p_locales -> (n - 1)) l),
         array(select l ->> 1 from jsonb_array_elements(p_locales -> (n - 1)) l), p_guards[n]
  from generate_series(1, p_count) n;
  return t;
end $$;
