-- A sandbox's fault on request: an event that is to be delivered twice.
alter table events add column twice boolean not null default false;
