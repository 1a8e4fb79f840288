-- Gold labels that were wrong. The journal is written anew for them; what it said before is kept, so that earlier decisions can still be recomputed.
create table gold_corrections (
  correction_id bigint generated always as identity primary key,
  campaign_id   bigint not null,
  item_id       bigint not null,
  before        int not null,                                     -- index of the label that was taken for true
  after         int not null check (after <> before),
  author        text not null,
  reason        text not null,
  corrected_at  timestamptz not null,
  foreign key (campaign_id, item_id) references items
);
create trigger gold_corrections_append_only before update or delete or truncate on gold_corrections for each statement execute function refuse_change();

create table corrected_evidence (                                 -- facts of the journal as they stood until the correction
  correction_id bigint not null references gold_corrections,
  seq           bigint not null,
  word          text,
  n1            double precision,
  n2            double precision,
  primary key (correction_id, seq)
);
create trigger corrected_evidence_append_only before update or delete or truncate on corrected_evidence for each statement execute function refuse_change();

create table reopened_actions (                                   -- actions that rested on the label
  correction_id bigint not null references gold_corrections,
  action_id     bigint not null references actions,
  still_fires   boolean not null,                                 -- whether the same rules would have fired by then with the right label
  state         text not null default 'open' check (state in ('open', 'kept', 'taken back')),
  decided_by    text,
  decided_at    timestamptz,
  primary key (correction_id, action_id),
  check ((state = 'open') = (decided_at is null))
);

-- The journal was written anew: what the rules remember is to be rebuilt from it before the next look.
alter table enforcement add column rebuild boolean not null default false;
