-- work.housekeep: what time does besides the HITs' own deadlines: HITs go 120 days after they were last settled,
-- tokens are forgotten after 24 hours, tests not handed in lapse.
create function work.housekeep(p_now timestamptz) returns void
language plpgsql as $$
declare
  old record;
begin
  for old in select account_id, hit_id from hits
             where status in ('Reviewable', 'Reviewing') and settled_at <= p_now - interval '120 days' order by hit_id limit 500 loop
    perform work.dispose(old.account_id, old.hit_id, p_now);
  end loop;
  delete from tokens where ctid = any (array(select ctid from tokens where used_at <= p_now - interval '24 hours' limit 5000));
  update qualification_requests set status = 'Lapsed', decided_at = p_now where status = 'Testing' and deadline <= p_now;
end $$;
