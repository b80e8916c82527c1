-- Spreads the tables over a Citus cluster: run on the coordinator, where the tables are still empty.
select create_distributed_table('hearsay.contact', 'sender');
select create_distributed_table('hearsay.reached', 'actor', colocate_with => 'hearsay.contact');
select create_distributed_table('hearsay.message', 'actor', colocate_with => 'hearsay.contact');
select create_distributed_table('hearsay.actor', 'actor', colocate_with => 'hearsay.contact');
select create_distributed_table('hearsay.evidence', 'row_no', colocate_with => 'none');
select create_reference_table('hearsay.informed');
select create_reference_table('hearsay.asking');
