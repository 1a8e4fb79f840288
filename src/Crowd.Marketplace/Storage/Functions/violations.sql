-- work.violations: what must never be, in words. Empty on a sound marketplace, at any moment.
create function work.violations() returns table (violation text)
language plpgsql stable as $$
begin
  return query
    select format('HIT %s counts %s/%s/%s/%s (pending, submitted, approved, rejected); its assignments are %s/%s/%s/%s',
                  h.hit_id, h.pending, h.submitted, h.approved, h.rejected, a.p, a.s, a.y, a.n)
    from   hits h cross join lateral (
             select count(*) filter (where status = 'Accepted') p, count(*) filter (where status = 'Submitted') s,
                    count(*) filter (where status = 'Approved') y, count(*) filter (where status = 'Rejected') n
             from assignments x where x.hit_id = h.hit_id) a
    where  (h.pending, h.submitted, h.approved, h.rejected) is distinct from (a.p, a.s, a.y, a.n);

  return query
    select format('HIT %s (%s) holds money for %s slots; %s are open, at work or undecided', h.hit_id, h.status, h.held_slots, h.available + h.pending + h.submitted)
    from   hits h where h.held_slots <> h.available + h.pending + h.submitted;

  return query
    select format('HIT %s holds %s in the ledger and %s by its slots', h.hit_id, coalesce(l.held, 0), h.held_slots * (h.reward_micros + h.fee_micros))
    from   hits h left join (
             select hit_id, sum(case when to_book = 'held' then micros else 0 end) - sum(case when from_book = 'held' then micros else 0 end) held
             from ledger where hit_id is not null group by hit_id) l using (hit_id)
    where  coalesce(l.held, 0) <> h.held_slots * (h.reward_micros + h.fee_micros);

  return query
    select format('Account %s shows %s/%s/%s (available, held, spent); its ledger adds up to %s/%s/%s',
                  c.access_key, c.available_micros, c.held_micros, c.spent_micros, l.available, l.held, l.spent)
    from   accounts c cross join lateral (
             select coalesce(sum(case when to_book = 'available' then micros when from_book = 'available' then -micros else 0 end), 0) available,
                    coalesce(sum(case when to_book = 'held' then micros when from_book = 'held' then -micros else 0 end), 0) held,
                    coalesce(sum(case when to_book in ('workers', 'fees') then micros else 0 end), 0) spent
             from ledger x where x.account_id = c.account_id) l
    where  c.prepaid and (c.available_micros, c.held_micros, c.spent_micros) is distinct from (l.available, l.held, l.spent);

  return query
    select format('Workers were paid %s by the ledger and %s by their assignments and bonuses', l.paid, w.earned)
    from   (select coalesce(sum(micros), 0) paid from ledger where to_book = 'workers') l,
           (select coalesce((select sum(paid_micros) from assignments), 0) + coalesce((select sum(micros) from bonuses), 0) earned) w
    where  l.paid <> w.earned;

  return query
    select format('Worker %s counts %s/%s/%s (submitted, approved, rejected); his assignments are %s/%s/%s',
                  w.worker_id, w.submitted, w.approved, w.rejected, a.s, a.y, a.n)
    from   workers w cross join lateral (
             select count(*) filter (where status in ('Submitted', 'Approved', 'Rejected')) s, count(*) filter (where status = 'Approved') y,
                    count(*) filter (where status = 'Rejected') n
             from assignments x where x.worker_id = w.worker_id) a
    where  (w.submitted, w.approved, w.rejected) is distinct from (a.s, a.y, a.n);
end $$;
