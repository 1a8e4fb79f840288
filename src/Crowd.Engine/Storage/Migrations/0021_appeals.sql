-- A worker's word against what was done to them: opened with the evidence frozen, decided by a person before a day that is kept an eye on.
create table appeals (
  appeal_id       bigint generated always as identity primary key,
  campaign_id     bigint not null references campaigns,
  worker_id       bigint not null references workers,
  firing          text not null,                                  -- the actions that it is against: those of this firing on this worker
  body            text not null check (length(body) between 1 and 4000),   -- what the worker says
  evidence        jsonb not null,                                 -- all that was known when it was opened
  opened_by       text not null,
  opened_at       timestamptz not null,
  due_at          timestamptz not null,
  state           text not null default 'open' check (state in ('open', 'upheld', 'granted')),
  decided_by      text,
  decided_at      timestamptz,
  decision_reason text,                                           -- the worker reads it
  check ((state = 'open') = (decided_at is null))
);
create unique index appeals_one_open on appeals (campaign_id, worker_id, firing) where state = 'open';
create index appeals_due on appeals (due_at) where state = 'open';
create trigger appeals_frozen before update of campaign_id, worker_id, firing, body, evidence, opened_by, opened_at on appeals
  for each statement execute function refuse_change();
create trigger appeals_kept before delete or truncate on appeals for each statement execute function refuse_change();
