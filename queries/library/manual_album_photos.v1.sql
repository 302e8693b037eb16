-- grain: one row per active photo of an album the user made
-- inputs: manual_album_members, photos
-- example: select photo_id from manual_album_photos where album_key = 'a1'
create or replace view manual_album_photos_v1 as
select
    member.album_key,
    member.photo_id,
    member.added_at,
    row_number() over (partition by member.album_key order by member.event_id) as place
from manual_album_members as member
semi join photos as photo
    on photo.photo_id = member.photo_id;

comment on view manual_album_photos_v1 is 'One row per active photo of an album the user made: album_key, photo_id, added_at (UTC), place (in the order they were added, from 1).';
