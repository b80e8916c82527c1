-- A case as it is kept: its journal, what the journal's seals are of, and, below, what can be made anew from both.
-- case_id leads every key, so that cases can be spread over servers by it.

-- One row a case: how far its journal goes. Whoever appends holds this row until they have.
create table ledger.dossier (
  case_id text primary key,
  name text not null,
  tip_number bigint not null,
  tip_hash text not null,
  tip_at bigint not null,
  -- The newest head, signed, as JSON.
  head text,
  documents bigint not null
);

-- The journal. `body` is the entry as canonical JSON, which is what its hash is of; the other columns find it.
create table ledger.entry (
  case_id text not null,
  number bigint not null,
  hash text not null,
  kind text not null,
  at bigint not null,
  author text not null,
  about text[] not null,
  body text not null,
  primary key (case_id, number)
);
create index entry_kind on ledger.entry (case_id, kind, number);
create index entry_about on ledger.entry using gin (about);

-- What entries say in the words of documents: deflated canonical JSON. Goes when one of its documents is forgotten.
create table ledger.content (
  case_id text not null,
  commitment text not null,
  entry bigint not null,
  documents text[] not null,
  salt text not null,
  body bytea not null,
  primary key (case_id, commitment)
);
alter table ledger.content alter column body set storage external;
create index content_entry on ledger.content (case_id, entry);
create index content_documents on ledger.content using gin (documents);

-- The bytes of a document as they were added.
create table ledger.original (
  case_id text not null,
  document bigint not null,
  bytes bytea not null,
  primary key (case_id, document)
);

-- From here on: projections. `hearsay case rebuild` makes them anew.

create table ledger.document (
  case_id text not null,
  -- d1 is 1.
  number bigint not null,
  entry bigint not null,
  entered bigint not null,
  -- Entry of the reading that counts, and how many there were.
  reading bigint,
  readings integer not null,
  state text not null,
  sha256 text,
  path text,
  url text,
  title text,
  publisher text,
  author text,
  earliest bigint,
  latest bigint,
  length bigint,
  statements integer not null,
  claims integer not null,
  primary key (case_id, number)
);
create index document_sha256 on ledger.document (case_id, sha256);
create index document_unread on ledger.document (case_id, number) where reading is null;

-- Words of texts, in parts that a text search vector can hold.
create table ledger.part (
  case_id text not null,
  document bigint not null,
  part integer not null,
  words tsvector not null,
  primary key (case_id, document, part)
);
create index part_words on ledger.part using gin (words);

-- Min-hash bands: two documents that have one in common may share text.
create table ledger.band (
  case_id text not null,
  band bigint not null,
  document bigint not null,
  primary key (case_id, band, document)
);
create index band_document on ledger.band (case_id, document);

-- Claims of the reading that counts, as they were read; names as the document's own resolution has them.
create table ledger.claim (
  case_id text not null,
  document bigint not null,
  number integer not null,
  id text not null,
  event text not null,
  relation text,
  value text not null,
  questions boolean not null,
  score real not null,
  holder text,
  giver text,
  getter text,
  item text,
  earliest bigint,
  latest bigint,
  starts integer not null,
  quote text not null,
  primary key (case_id, document, number)
);
create index claim_event on ledger.claim (case_id, event, document, number);

-- Who and what a document names: actors, items, and the sources that hold its claims. `key` is the name as it is compared.
create table ledger.named (
  case_id text not null,
  class text not null,
  key text not null,
  document bigint not null,
  name text not null,
  kind text not null,
  claims integer not null,
  mentions integer not null,
  primary key (case_id, class, key, document)
);
create index named_document on ledger.named (case_id, document);

-- The same over the whole case.
create table ledger.name (
  case_id text not null,
  class text not null,
  key text not null,
  -- As the earliest document that has it calls it.
  name text not null,
  kind text not null,
  first bigint not null,
  documents bigint not null,
  claims bigint not null,
  mentions bigint not null,
  -- Turned round, so that a page that begins anywhere is one comparison of rows, which the index answers.
  claims_down bigint not null generated always as (-claims) stored,
  mentions_down bigint not null generated always as (-mentions) stored,
  primary key (case_id, class, key)
);
create index name_rank on ledger.name (case_id, class, claims_down, mentions_down, key);
create index name_words on ledger.name using gin (to_tsvector('simple', key));

-- Who is said to have disclosed what to whom, a document at a time, and over the whole case. An empty key stands for nobody named.
create table ledger.transfer (
  case_id text not null,
  giver text not null,
  getter text not null,
  item text not null,
  document bigint not null,
  claims integer not null,
  primary key (case_id, giver, getter, item, document)
);
create index transfer_document on ledger.transfer (case_id, document);

create table ledger.hop (
  case_id text not null,
  giver text not null,
  getter text not null,
  item text not null,
  documents bigint not null,
  claims bigint not null,
  claims_down bigint not null generated always as (-claims) stored,
  primary key (case_id, giver, getter, item)
);
create index hop_rank on ledger.hop (case_id, claims_down, giver, getter, item);
create index hop_words on ledger.hop using gin (to_tsvector('simple', giver || ' ' || getter || ' ' || item));
