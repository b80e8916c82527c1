create or replace table known as
  with recursive reached (node, t) using key (node) as (
    select $seed::uinteger, 0::uinteger
    union
    select c.v, min(c.t)
    from reached f join contact c on c.u = f.node and c.t >= f.t left join recurring.reached g on g.node = c.v
    where g.t is null or c.t < g.t
    group by c.v
  )
  select node, t from reached;
