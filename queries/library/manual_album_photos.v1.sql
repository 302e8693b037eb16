-- grain: one row per active photo of an album the user made
-- inputs: facts.photo_decisions, facts.subject_decisions, photos
-- example: select photo_id from manual_album_photos where album_key = 'a1'
create or replace view manual_album_photos_v1 as
select
    said.subject as album_key,
    said.photo_id,
    said.happened_at as added_at,
    row_number() over (partition by said.subject order by said.event_id) as place
from facts.photo_decisions as said
semi join photos as photo
    on photo.photo_id = said.photo_id
anti join facts.subject_decisions as deleted
    on deleted.kind = 'album_deleted'
    and deleted.value is not null
    and deleted.subject = said.subject
where said.topic = 'album_photo'
    and said.value is not null;

comment on view manual_album_photos_v1 is 'One row per active photo of an album the user made: album_key, photo_id, added_at (UTC), place (in the order they were added, from 1).';
