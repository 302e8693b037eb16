-- grain: one row per active photo of an album the user made
-- inputs: facts.photo_decisions, active_events (kind 'album_deleted'), photos
-- example: select photo_id from manual_album_photos where album_key = 'a1'
create or replace view manual_album_photos_v1 as
with deleted as (
    select
        subject as album_key
    from active_events
    where kind = 'album_deleted'
    group by subject
    having arg_max_null(value, event_id) is not null
)

select
    said.subject as album_key,
    said.photo_id,
    said.happened_at as added_at,
    row_number() over (partition by said.subject order by said.event_id) as place
from facts.photo_decisions as said
semi join photos as photo
    on photo.photo_id = said.photo_id
anti join deleted
    on deleted.album_key = said.subject
where said.topic = 'album_photo'
    and said.value is not null;

comment on view manual_album_photos_v1 is 'One row per active photo of an album the user made: album_key, photo_id, added_at (UTC), place (in the order they were added, from 1).';
