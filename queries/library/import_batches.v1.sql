-- grain: one row per import into the library's own photos
-- inputs: facts.imports
-- example: select batch, copied, known from import_batches order by started_at desc
create or replace view import_batches_v1 as
select
    import_id,
    batch,
    started_at,
    finished_at,
    complete,
    copied,
    known,
    failed
from facts.imports;

comment on view import_batches_v1 is 'One row per import into the library''s own photos: batch (the folder below photos/), started_at and finished_at (UTC; null while it runs, or when it was killed), complete (every source was read to its end), copied (photos that were new), known (photos whose content the library had), failed.';
