-- Spreads the contacts over partitions by hash of log and sender, where there are none yet. The parent has no key, so that a
-- partition may lie on another server (postgres_fdw); each partition has its own.
alter table hearsay.contact rename to contact_part;
alter index hearsay.contact_pkey rename to contact_part_pkey;
alter index hearsay.contact_receiver rename to contact_part_receiver;
alter index hearsay.contact_id rename to contact_part_id;
create table hearsay.contact (like hearsay.contact_part) partition by hash (log_id, sender);

create or replace view hearsay.forwards as
  select log_id, id, t, id as rank, t as moment, sender as giver, receiver as taker from hearsay.contact;
create or replace view hearsay.backwards as
  select log_id, id, t, -id as rank, -t as moment, receiver as giver, sender as taker from hearsay.contact;

-- Adds partition `part` (from 0) of `parts`, with the key and indexes of `contact_part`, which stays empty as their pattern.
create function hearsay.add_partition(parts integer, part integer) returns void language plpgsql as $$
begin
  execute format('create table hearsay.%I (like hearsay.contact_part including indexes)', 'contact_' || part);
  execute format(
    'alter table hearsay.contact attach partition hearsay.%I for values with (modulus %s, remainder %s)',
    'contact_' || part, parts, part
  );
end $$;
