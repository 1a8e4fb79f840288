-- Rules' memory is written now and then, not with each batch: what came since is fed again from the journal, which gives the same memory.
alter table enforcement
  add column saved_seq  bigint not null default 0,                  -- how far the journal had been judged when rule_states were written
  add column saved_at   timestamptz not null default '-infinity',   -- the journal's clock there
  add column generation int not null default 0;                     -- counts how often the memory was thrown away, or written by some process
update enforcement set saved_seq = last_seq, saved_at = last_at;
