-- grain: one row
-- inputs: facts.photos, facts.files, facts.measurements, the definition of companion_candidates
-- example: from companion_signature
create or replace view companion_signature_v1 as
with photo_state as (
    select
        bit_xor(hash(photo_id, sha256, format, taken_at, date_source, date_precision, content_identifier)) as photos
    from facts.photos
),

file_state as (
    select
        bit_xor(hash(source_id, path, sha256)) as files
    from facts.files
),

look_state as (
    select
        bit_xor(hash(photo_id, dhash, ahash)) as looks
    from facts.measurements
),

view_state as (
    select
        bit_xor(hash(view_name, sql)) as views
    from duckdb_views()
    where view_name = 'companion_candidates'
)

select
    concat_ws('-', photos, files, looks, views) as signature
from photo_state
cross join file_state
cross join look_state
cross join view_state;

comment on view companion_signature_v1 is 'One row: signature, which changes when companions have to be found again.';
