-- grain: one row
-- inputs: facts.faces, facts.photos, facts.named_people, facts.named_regions, facts.face_readings, decisions.events
-- example: from people_signature
create or replace view people_signature_v1 as
with face_state as (
    select
        bit_xor(hash(face_id, photo_id, x, y, width, height, quality)) as faces,
        count(*) as count
    from facts.faces
),

photo_state as (
    select
        bit_xor(hash(photo_id, sha256)) as photos
    from facts.photos
),

name_state as (
    select
        bit_xor(hash(photo_id, person)) as names
    from facts.named_people
),

region_state as (
    select
        bit_xor(hash(photo_id, person, x, y, width, height)) as regions
    from facts.named_regions
),

reading_state as (
    select
        bit_xor(hash(photo_id, x, y, width, height, quality)) as readings
    from facts.face_readings
),

decision_state as (
    select
        max(event_id) as last_event
    from decisions.events
    where kind like 'person_%'
        or kind in ('people_differ', 'face_drawn', 'face_moved', 'face_dismissed', 'undo', 'redo')
)

select
    concat_ws('-', faces, count, photos, names, regions, readings, last_event) as signature
from face_state
cross join photo_state
cross join name_state
cross join region_state
cross join reading_state
cross join decision_state;

comment on view people_signature_v1 is 'One row: signature, which changes when people have to be computed again.';
