-- work.create_hit: publishes a HIT of an existing type. Outcomes: created, duplicate (known then holds the HIT's id).
-- Refuses: no_type. Raises CM001 when the account has not the money. p_fee: the fee for one assignment.
create function work.create_hit(p_account bigint, p_type text, p_hit text, p_question text, p_layout text, p_annotation text,
                                p_assignment_policy jsonb, p_hit_policy jsonb, p_lifetime bigint, p_max int, p_fee bigint,
                                p_operation text, p_token text, p_now timestamptz, out outcome text, out known text)
language plpgsql as $$
declare
  h hits;
  t hit_types;
begin
  known := work.use_token(p_account, p_operation, p_token, p_hit, p_now);
  if known is not null then outcome := 'duplicate'; return; end if;
  select * into t from hit_types where hit_type_id = p_type and account_id = p_account and deleted_at is null;
  if not found then perform work.refuse('no_type'); end if;
  if p_max::numeric * (t.reward_micros + p_fee) > 1e15 then raise exception 'insufficient funds' using errcode = 'CM001'; end if;  -- a billion dollars
  insert into hits (hit_id, account_id, hit_type_id, group_id, question, layout_id, annotation, assignment_policy, hit_policy,
                    created_at, expires_at, max_assignments, first_max, available, reward_micros, fee_micros, held_slots)
  values (p_hit, p_account, p_type, t.group_id, p_question, p_layout, p_annotation, p_assignment_policy, p_hit_policy,
          p_now, p_now + make_interval(secs => p_lifetime), p_max, p_max, p_max, t.reward_micros, p_fee, p_max)
  returning * into h;
  perform work.post(p_account, 'hold', 'available', 'held', p_max * (t.reward_micros + p_fee), p_hit, null, null, p_now);
  perform work.keep_apart(p_account, p_hit, p_question);
  perform work.tell(h, 'HITCreated', null, p_now);
  outcome := 'created';
end $$;
