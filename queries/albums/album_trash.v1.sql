-- grain: one row per photo in the trash
-- inputs: all_photos
-- example: from album_trash order by trashed_at desc
create or replace view album_trash_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.trashed_at
from all_photos as photo
where photo.trashed_at is not null
    and not photo.is_missing
    and photo.companion_of is null;

comment on view album_trash_v1 is 'One row per photo in the trash whose file is there: photo_id, path, taken_at, trashed_at (UTC). No other album has these.';
