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
create rule ledger_no_update as on update to ledger do instead nothing;
create rule ledger_no_delete as on delete to ledger do instead nothing;

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
create rule audit_no_update as on update to audit do instead nothing;
create rule audit_no_delete as on delete to audit do instead nothing;
create index audit_by_subject on audit (subject, audit_id);
