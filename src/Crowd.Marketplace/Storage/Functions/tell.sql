-- work.tell: notes an event for the requester's endpoint, if the HIT's type asks for that kind.
create function work.tell(h hits, p_event text, p_assignment text, p_now timestamptz) returns void
language plpgsql as $$
begin
  insert into events (account_id, hit_type_id, event_type, happened_at, hit_id, assignment_id, notification, next_try_at)
  select h.account_id, h.hit_type_id, p_event, p_now, h.hit_id, p_assignment, t.notification, p_now
  from   hit_types t
  where  t.hit_type_id = h.hit_type_id and t.notify_active and p_event = any (t.notify_events);
end $$;
