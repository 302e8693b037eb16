-- grain: one row per hidden photo
-- inputs: all_photos
-- example: from album_hidden order by taken_at desc
create or replace view album_hidden_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from all_photos as photo
where photo.is_hidden
    and photo.trashed_at is null
    and not photo.is_missing
    and photo.companion_of is null;

comment on view album_hidden_v1 is 'One row per photo you hid, the trash left out: photo_id, path, taken_at. No other album has these.';
