-- Who may do what, kept by PostgreSQL itself, whatever program asks. A login is a member of a case as reader, analyst, reviewer or admin, and
-- sees nothing of the others. The owner of the tables, and superusers, may do all but alter a journal. Every table with a case_id
-- that a later file makes needs its policies too.

create table ledger.member (
  case_id text not null,
  login name not null,
  role text not null check (role in ('reader', 'analyst', 'reviewer', 'admin')),
  primary key (case_id, login)
);
create index member_login on ledger.member (login, case_id);

-- The login that wrote an entry, beside the name that its author gives.
alter table ledger.entry add column login name not null default session_user;

-- Session_user, which no “set role” changes; as the owner, since to see who is a member takes being one.

create function ledger.is_owner() returns boolean language sql stable security definer set search_path = ''
  as $$ select pg_has_role(session_user, relowner, 'usage') from pg_class where oid = 'ledger.entry'::regclass $$;

create function ledger.rank_of(role text) returns integer language sql immutable set search_path = ''
  as $$ select array_position(array['reader', 'analyst', 'reviewer', 'admin'], role) $$;

-- The cases in which the login is at least this.
create function ledger.cases_as(needed text) returns setof text language sql stable security definer set search_path = ''
  as $$ select case_id from ledger.member where login = session_user and ledger.rank_of(role) >= ledger.rank_of(needed) $$;

-- Who has a case may open another.
create function ledger.opens_cases() returns boolean language sql stable security definer set search_path = ''
  as $$ select ledger.is_owner() or exists (select from ledger.cases_as('admin')) $$;

create function ledger.has_opened() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into ledger.member (case_id, login, role) values (new.case_id, session_user, 'admin');
  return null;
end $$;
create trigger dossier_opened after insert on ledger.dossier for each row execute function ledger.has_opened();
insert into ledger.member (case_id, login, role) select case_id, session_user, 'admin' from ledger.dossier;

-- Analysts add and ask, reviewers judge, admins forget.
create function ledger.may_write() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  needed constant text := case
    when new.kind in ('case-opened', 'document-added', 'reading-proposed', 'inquiry-asked', 'report-issued') then 'analyst'
    when new.kind = 'document-forgotten' then 'admin'
    else 'reviewer'
  end;
begin
  new.login := session_user;
  if not ledger.is_owner() and not exists (select from ledger.cases_as(needed) as own where own = new.case_id) then
    raise insufficient_privilege using message = format('%s is not yours to write in this case: it takes being its %s', new.kind, needed);
  end if;
  return new;
end $$;
create trigger entry_written before insert on ledger.entry for each row execute function ledger.may_write();

-- Searches by words. PostgreSQL would look at every row to see whether it may be shown before it asks whether its words match, and leave
-- the index alone: these look once whether the case may be seen. An index of words may hold several cases.

create function ledger.sees(of text) returns boolean language sql stable security definer set search_path = ''
  as $$ select ledger.is_owner() or exists (select from ledger.cases_as('reader') as own where own = of) $$;

-- Documents that have these words: the first so many from a number on. Executed, so that it is planned for these words: what nearly every
-- document has is found by going through them in order, what few have by its index.
create function ledger.documents_with(of text, words tsquery, since bigint, most integer) returns setof bigint
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not ledger.sees(of) then return; end if;
  return query execute 'select distinct document from ledger.part where case_id = $1 and words @@ $2 and document >= $3 order by 1 limit $4'
    using of, words, since, most;
end $$;

-- Names of a class that have these words: the first so many past a place in their list, or all of them where `most` is null.
create function ledger.names_with(of text, class text, words tsquery, claims bigint, mentions bigint, key text, most integer)
  returns setof ledger.name language plpgsql stable security definer set search_path = '' as $$
begin
  if not ledger.sees(of) then return; end if;
  return query execute $q$ select * from ledger.name where case_id = $1 and class = $2 and to_tsvector('simple', key) @@ $3
      and (claims_down, mentions_down, key) > (-$4, -$5, $6)
    order by claims_down, mentions_down, key limit $7 $q$ using of, class, words, claims, mentions, key, most;
end $$;

-- Hops that have these words: the first so many past a place in their list.
create function ledger.hops_with(of text, words tsquery, claims bigint, giver text, getter text, item text, most integer)
  returns setof ledger.hop language plpgsql stable security definer set search_path = '' as $$
begin
  if not ledger.sees(of) then return; end if;
  return query execute $q$ select * from ledger.hop where case_id = $1
      and to_tsvector('simple', giver || ' ' || getter || ' ' || item) @@ $2
      and (claims_down, giver, getter, item) > (-$3, $4, $5, $6)
    order by claims_down, giver, getter, item limit $7 $q$ using of, words, claims, giver, getter, item, most;
end $$;

-- A journal is only added to, by its owner too; words of documents leave it when they are forgotten, and only then.
create function ledger.stays() returns trigger language plpgsql set search_path = '' as $$
begin
  raise insufficient_privilege using message = format('what is in %s stays as it was written', tg_table_name);
end $$;
create trigger entry_stays before update or delete on ledger.entry for each row execute function ledger.stays();
create trigger entry_kept before truncate on ledger.entry for each statement execute function ledger.stays();
create trigger content_stays before update on ledger.content for each row execute function ledger.stays();
create trigger content_kept before truncate on ledger.content for each statement execute function ledger.stays();
create trigger original_stays before update on ledger.original for each row execute function ledger.stays();
create trigger original_kept before truncate on ledger.original for each statement execute function ledger.stays();
create trigger dossier_stays before delete on ledger.dossier for each row execute function ledger.stays();
create trigger dossier_kept before truncate on ledger.dossier for each statement execute function ledger.stays();

create function ledger.was_forgotten() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  documents constant text[] := case
    when tg_table_name = 'content' then array(select jsonb_array_elements_text(to_jsonb(old) -> 'documents'))
    else array['d' || (to_jsonb(old) ->> 'document')]
  end;
begin
  if not exists (
    select from ledger.entry where case_id = old.case_id and kind = 'document-forgotten' and about && documents
  ) then
    raise insufficient_privilege using message = format('what is in %s goes when a document is forgotten', tg_table_name);
  end if;
  return null;
end $$;
-- When the transaction ends: the entry that says so may come after.
create constraint trigger content_forgotten after delete on ledger.content deferrable initially deferred
  for each row execute function ledger.was_forgotten();
create constraint trigger original_forgotten after delete on ledger.original deferrable initially deferred
  for each row execute function ledger.was_forgotten();

-- Rights that everybody has, of rows that the policies show them: none, to whoever is no member.
grant usage on schema ledger to public;
grant select on all tables in schema ledger to public;
grant insert on all tables in schema ledger to public;
revoke insert on ledger.migration from public;
grant update on ledger.dossier, ledger.member to public;
grant delete on ledger.content, ledger.original, ledger.member to public;
grant update, delete on ledger.document, ledger.part, ledger.band, ledger.claim, ledger.named, ledger.name, ledger.transfer, ledger.hop to public;

-- The subselect is worked out once a statement.
do $$
declare
  one text;
begin
  foreach one in array array['dossier', 'entry', 'content', 'original', 'document', 'part', 'band', 'claim', 'named', 'name',
                             'transfer', 'hop', 'member'] loop
    execute format('alter table ledger.%I enable row level security', one);
    execute format($p$create policy shown on ledger.%I for select using (case_id = any (array(select ledger.cases_as('reader'))))$p$, one);
  end loop;
  foreach one in array array['entry', 'content', 'original'] loop
    execute format($p$create policy added on ledger.%I for insert with check (case_id = any (array(select ledger.cases_as('analyst'))))$p$, one);
  end loop;
  foreach one in array array['content', 'original'] loop
    execute format($p$create policy forgotten on ledger.%I for delete using (case_id = any (array(select ledger.cases_as('admin'))))$p$, one);
  end loop;
  foreach one in array array['document', 'part', 'band', 'claim', 'named', 'name', 'transfer', 'hop'] loop
    execute format($p$create policy projected on ledger.%I for all using (case_id = any (array(select ledger.cases_as('analyst'))))$p$, one);
  end loop;
end $$;
create policy opened on ledger.dossier for insert with check (ledger.opens_cases());
create policy went_on on ledger.dossier for update using (case_id = any (array(select ledger.cases_as('analyst'))));
create policy led on ledger.member for all using (case_id = any (array(select ledger.cases_as('admin'))));
