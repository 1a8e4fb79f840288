-- work.had_other: whether the worker has, or did, a HIT that this one is kept apart from.
create function work.had_other(p_worker text, p_hit text) returns boolean
language sql stable as $$
  select exists (select from kept_apart k join assignments a on a.hit_id = k.other_id
                 where k.hit_id = p_hit and a.worker_id = p_worker and a.status not in ('Returned', 'Abandoned'))
$$;
