-- grain: one row per favourite
-- inputs: photos
-- example: from album_favourites order by taken_at desc
create or replace view album_favourites_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
where photo.favourite;

comment on view album_favourites_v1 is 'One row per photo you made a favourite, or that was one in the Google Takeout it came from and you did not take back: photo_id, path, taken_at.';
