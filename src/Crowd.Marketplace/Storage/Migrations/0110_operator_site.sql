-- The operator's pages: who may open them, what was done there, and the answers to appeals.

-- stamp goes up when a password is set anew; a cookie with an older one is worth nothing.
create table operators (
  name          text primary key check (name ~ '^[a-z0-9_-]{1,40}$'),
  password_hash text not null,
  stamp         int not null default 1,
  failures      int not null default 0,
  locked_until  timestamptz,
  created_at    timestamptz not null
);

-- A link with which an operator's account is made, or gets a new password; good once. Only its hash is kept.
create table operator_links (
  token_hash text collate "C" primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- What operators asked for, written before it is done. Append-only.
create table operator_log (
  entry_id bigint generated always as identity primary key,
  at       timestamptz not null,
  operator text not null,
  action   text not null,
  subject  text not null
);

alter table appeals
  add column granted    boolean,
  add column answer     text check (length(answer) <= 2000),
  add column decided_at timestamptz,
  add column decided_by text,
  add check ((granted is null) = (decided_at is null));
create index appeals_open on appeals (sent_at) where decided_at is null;
