create or replace table frontier as
  select c.v as node, min(c.t) as t
  from frontier f join contact c on c.u = f.node and c.t >= f.t left join known g on g.node = c.v
  where g.t is null or c.t < g.t
  group by c.v;
insert or replace into known select node, t from frontier;
