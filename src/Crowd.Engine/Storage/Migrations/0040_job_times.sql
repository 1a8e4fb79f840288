-- What recurs is asked for by the database's clock, and a process that dies while it does a run costs that run no try.

alter table job_runs add column deaths int not null default 0;      -- processes that died while they did it; counted in attempt too

create index job_runs_running on job_runs (job, key) where state = 'running';

create table job_schedules (
  job         text not null,
  key         text not null,
  campaign_id bigint,
  args        jsonb not null default '{}',
  every       interval not null check (every > interval '0'),
  next_at     timestamptz not null,
  primary key (job, key)
);
