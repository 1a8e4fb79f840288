-- work.unmet: the ordinal of the first requirement that keeps the worker from an action on a HIT type, or null.
-- p_level: 1 accept, 2 preview, 3 discover.
create function work.unmet(p_worker text, p_type text, p_level int) returns int
language plpgsql stable as $$
begin
  return (select min(r.ordinal) from hit_type_requirements r
          where r.hit_type_id = p_type and r.guards >= p_level and not work.meets(p_worker, r));
end $$;
