-- What questions write while they are worked out. Nothing of it is needed afterwards: it is not logged, and cleared away.

-- By rounds. `rank` is the contact that informed an actor first, `turn` the time round in which it did where contacts of one time go
-- round in a circle. Who passes nothing on is there from the start.
create unlogged table hearsay.reached (
  rank bigint not null,
  moment bigint not null,
  log_id integer not null,
  actor integer not null,
  turn bigint not null,
  round integer not null,
  passes boolean not null,
  primary key (log_id, actor)
);
create unlogged table hearsay.message (
  place bigint not null,
  moment bigint not null,
  log_id integer not null,
  actor integer not null
);
-- Who was informed before the slice that is worked on: on Citus a copy on every node.
create unlogged table hearsay.informed (
  log_id integer not null,
  actor integer not null,
  primary key (log_id, actor)
);

-- By slices, a row a question: a bit an actor, lowest first, of those that pass on and of those that need not be told.
create unlogged table hearsay.asking (
  asking_id integer primary key,
  givers bytea not null,
  closed bytea not null
);
-- Bits hardly pack, and trying takes longer than writing them.
alter table hearsay.asking alter column givers set storage external, alter column closed set storage external;
