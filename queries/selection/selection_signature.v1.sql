-- grain: one row
-- inputs: facts.photos, facts.companions, facts.measurements, facts.faces, facts.face_people, settings, the definitions of the views and macros that fill facts.candidates and facts.bursts
-- example: from selection_signature
create or replace view selection_signature_v1 as
with photo_state as (
    select
        bit_xor(hash(photo_id, path, format, taken_at, date_source, date_precision, analysed_at, missing)) as photos
    from facts.photos
),

companion_state as (
    select
        bit_xor(hash(photo_id, companion_of)) as companions
    from facts.companions
),

measured_state as (
    select
        bit_xor(hash(photo_id, dhash, ahash, phash, edge_width, brightness, subject_x)) as measurements
    from facts.measurements
),

face_state as (
    select
        bit_xor(hash(face.face_id, face.photo_id, face.x, face.y, face.width, face.height, face.quality, assigned.how = 'dismissed')) as faces
    from facts.faces as face
    left join facts.face_people as assigned
        on assigned.face_id = face.face_id
),

setting_state as (
    select
        bit_xor(hash(key, value)) as settings
    from settings
    where area = 'dedup'
),

view_state as (
    select
        bit_xor(hash(name, definition)) as views
    from (
        select view_name as name, sql as definition
        from duckdb_views()
        where view_name in ('fingerprints', 'burst_facts', 'candidate_facts', 'candidate_days', 'component_scores', 'face_scores', 'series_comparison', 'series_scores', 'stored_photos')
        union all
        -- a view names the macros it calls, and does not change with them
        select function_name, macro_definition
        from duckdb_functions()
        where function_name in ('eyes_open', 'series_scores_of')
    )
)

select
    concat_ws('-', photos, companions, measurements, faces, settings, views) as signature
from photo_state
cross join companion_state
cross join measured_state
cross join face_state
cross join setting_state
cross join view_state;

comment on view selection_signature_v1 is 'One row: signature, which changes when groups, scenes or candidates have to be computed again.';
