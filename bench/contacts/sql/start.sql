create or replace table known (node uinteger primary key, t uinteger not null);
insert into known values ($seed, 0);
create or replace table frontier as select node, t from known;
