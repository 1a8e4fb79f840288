-- Money, jobs, people, and who did what.

create table ledger (
  entry_id      bigint generated always as identity primary key,
  campaign_id   bigint not null references campaigns,
  kind          text not null check (kind in ('reserve', 'release', 'reward', 'reward-fee', 'bonus', 'bonus-fee')),
  amount_micros bigint not null check (amount_micros >= 0),
  ref           text not null,                                    -- what it is for: hit:12, assignment:ABC/34, bonus:TOKEN
  at            timestamptz not null,
  unique (campaign_id, kind, ref)                                 -- written once, whatever is repeated
);
-- Triggers, not rules: a table with rules takes no "on conflict".
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Table % is append-only.', tg_table_name;
end $$;
create trigger ledger_append_only before update or delete or truncate on ledger for each statement execute function refuse_change();

-- held = reserved, not yet released; spent = paid out. The reconciler compares both with the marketplace's own figures.
create view campaign_money as
select c.campaign_id,
       coalesce(sum(l.amount_micros) filter (where l.kind = 'reserve'), 0)
         - coalesce(sum(l.amount_micros) filter (where l.kind = 'release'), 0) as held_micros,
       coalesce(sum(l.amount_micros) filter (where l.kind = 'reward'), 0) as rewards_micros,
       coalesce(sum(l.amount_micros) filter (where l.kind in ('reward-fee', 'bonus-fee')), 0) as fees_micros,
       coalesce(sum(l.amount_micros) filter (where l.kind = 'bonus'), 0) as bonuses_micros
from campaigns c left join ledger l using (campaign_id)
group by c.campaign_id;

-- Bonuses: written down, with the ledger's reservation, before the marketplace is told.
create table bonuses (
  bonus_id      bigint generated always as identity primary key,
  campaign_id   bigint not null references campaigns,
  submission_id bigint not null references submissions,
  amount_micros bigint not null check (amount_micros > 0),
  fee_micros    bigint not null check (fee_micros >= 0),
  reason        text not null check (reason <> ''),               -- the worker reads it
  author        text not null,
  token         text not null unique check (length(token) between 1 and 64),
  state         text not null check (state in ('planned', 'paid', 'failed')),
  planned_at    timestamptz not null,
  first_sent_at timestamptz,
  paid_at       timestamptz,
  error         text
);
create index bonuses_due on bonuses (campaign_id, bonus_id) where state = 'planned';

create table job_runs (
  run_id           bigint generated always as identity primary key,
  job              text not null,
  key              text not null,                                 -- at most one run of (job, key) at a time
  args             jsonb not null default '{}',
  campaign_id      bigint,
  state            text not null check (state in ('queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled')),
  attempt          int not null default 0,
  due_at           timestamptz not null,
  queued_at        timestamptz not null,
  handed_over_at   timestamptz,                                   -- when the job engine was told; null asks the dispatcher to tell it
  started_at       timestamptz,
  ended_at         timestamptz,
  node             text,
  progress         real,
  message          text,
  error            text,
  counters         jsonb not null default '{}',
  cancel_requested boolean not null default false
);
create unique index job_runs_one_waiting on job_runs (job, key) where state in ('queued', 'retrying');
create index job_runs_recent on job_runs (run_id desc);
create index job_runs_live on job_runs (due_at) where state in ('queued', 'retrying', 'running');
create index job_runs_to_hand_over on job_runs (due_at) where handed_over_at is null and state in ('queued', 'retrying');
create index job_runs_by_campaign on job_runs (campaign_id, run_id desc);

create table users (
  user_id       bigint generated always as identity primary key,
  name          text not null unique,
  password_hash text not null,
  role          text not null check (role in ('manager', 'reviewer', 'operator', 'admin')),
  disabled_at   timestamptz,
  created_at    timestamptz not null
);

create table alerts (
  alert_id    bigint generated always as identity primary key,
  campaign_id bigint,
  kind        text not null,
  ref         text not null,
  text        text not null,
  raised_at   timestamptz not null,
  cleared_at  timestamptz
);
create unique index alerts_once on alerts (kind, ref) where cleared_at is null;

create table audit (
  audit_id    bigint generated always as identity primary key,
  at          timestamptz not null,
  actor       text not null,
  verb        text not null,
  subject     text not null,
  campaign_id bigint,
  before      jsonb,
  after       jsonb,
  reason      text
);
create trigger audit_append_only before update or delete or truncate on audit for each statement execute function refuse_change();
create index audit_by_subject on audit (subject, audit_id);
