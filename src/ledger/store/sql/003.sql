-- Statistics keep values of rows. When a document is forgotten they are gathered anew, which takes being the owner of the tables: on behalf
-- of whoever may forget.
create function ledger.gather(of text) returns void language plpgsql security definer set search_path = '' as $$
declare
  one text;
begin
  if not ledger.is_owner() and not exists (select from ledger.cases_as('admin') as own where own = of) then
    raise insufficient_privilege using message = 'document-forgotten is not yours to write in this case: it takes being its admin';
  end if;
  foreach one in array array['content', 'original', 'document', 'part', 'claim', 'named', 'name', 'transfer', 'hop'] loop
    execute format('analyze ledger.%I', one);
  end loop;
end $$;
