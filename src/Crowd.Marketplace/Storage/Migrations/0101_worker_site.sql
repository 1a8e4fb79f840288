-- The worker site of a private workforce: people's accounts, the links that invite them, and their appeals.

-- How a person signs in. stamp goes up when all sessions are to end; a cookie with an older one is worth nothing.
create table worker_logins (
  worker_id     text collate "C" primary key references workers,
  email         text not null unique check (email = lower(email) and length(email) between 3 and 254),
  password_hash text not null,
  stamp         int not null default 1,
  failures      int not null default 0,
  locked_until  timestamptz,
  created_at    timestamptz not null
);

-- A link that lets people make an account (worker_id null) or a known one set a new password. Only the link's hash is kept.
create table invitations (
  token_hash text collate "C" primary key,
  worker_id  text collate "C" references workers,
  note       text,
  uses_left  int not null check (uses_left >= 0),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- A worker's word against a rejection; one for each take.
create table appeals (
  take_id     bigint primary key references assignments,
  worker_id   text collate "C" not null references workers,
  body        text not null check (length(body) between 1 and 2000),
  sent_at     timestamptz not null
);
create index appeals_of_worker on appeals (worker_id);
