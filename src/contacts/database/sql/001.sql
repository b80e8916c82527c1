-- Logs of contacts, as “hearsay contacts import” leaves them. Written to Citus's rules: rows that are joined lie together (by
-- actor), what is grouped is grouped by the column that distributes it, no recursion, no anti-join over shards.

-- The logs. `manifest` is the manifest of the import, word for word.
create table hearsay.log (
  log_id integer primary key,
  name text not null unique,
  manifest text not null
);

-- Places in the order of a log at which a time begins: between these it may be cut, and times are found by them.
create table hearsay.cut (
  log_id integer not null,
  id bigint not null,
  t bigint not null,
  primary key (log_id, id)
);

create table hearsay.actor (
  log_id integer not null,
  actor integer not null,
  name text not null,
  primary key (log_id, actor)
);
-- By hash: a name may be longer than a tree takes.
create index actor_name on hearsay.actor using hash (name);

-- `id` is the place of a contact in the order of its log, in which one plain pass is exact; `t` UTC milliseconds; `row_no` its row of
-- the evidence. A contact that goes both ways is two.
create table hearsay.contact (
  id bigint not null,
  t bigint not null,
  log_id integer not null,
  sender integer not null,
  receiver integer not null,
  row_no integer not null,
  primary key (log_id, sender, id)
);
create index contact_receiver on hearsay.contact (log_id, receiver, id);
-- Rows are written in their order, so a stretch of time is a stretch of pages: this finds it, and takes no room.
create index contact_id on hearsay.contact using brin (id) with (pages_per_range = 16);

-- Indexes of an empty table cost a multiple if they grow with it. Takes them off, and tells the statements that put them back; tells
-- none where there are contacts already, or where Citus holds them.
create function hearsay.put_off_indexes() returns setof text language plpgsql as $$
declare
  one record;
begin
  if exists (select from hearsay.contact) or exists (select from pg_extension where extname = 'citus') then
    return;
  end if;
  for one in
    select t.relname as held, i.relname as name, pg_get_indexdef(i.oid) as made, c.oid as key
    from pg_index x
    join pg_class t on t.oid = x.indrelid
    join pg_class i on i.oid = x.indexrelid
    join pg_am a on a.oid = i.relam
    left join pg_constraint c on c.conindid = i.oid and c.contype = 'p'
    where t.relnamespace = 'hearsay'::regnamespace and t.relkind = 'r' and t.relname ~ '^contact(_[0-9]+)?$'
      and a.amname = 'btree'
    order by t.relname, i.relname
  loop
    if one.key is null then
      execute format('drop index hearsay.%I', one.name);
      return next one.made;
    else
      return next format('alter table hearsay.%I add constraint %I %s', one.held, one.name, pg_get_constraintdef(one.key));
      execute format('alter table hearsay.%I drop constraint %I', one.held, one.name);
    end if;
  end loop;
end $$;

create table hearsay.evidence (
  log_id integer not null,
  row_no integer not null,
  source integer not null,
  line bigint not null,
  written text not null,
  channel text,
  reference text,
  sender_as text,
  receiver_as text,
  primary key (log_id, row_no)
);

-- Both ways through a log by one text: what is passed on goes from giver to taker, and rank and moment rise.
create view hearsay.forwards as
  select log_id, id, t, id as rank, t as moment, sender as giver, receiver as taker from hearsay.contact;
create view hearsay.backwards as
  select log_id, id, t, -id as rank, -t as moment, receiver as giver, sender as taker from hearsay.contact;
