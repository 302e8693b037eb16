-- grain: one row per photo taken in the last 30 days
-- inputs: photos
-- example: from album_past_month order by taken_at desc
create or replace view album_past_month_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
where photo.day is not null
    and photo.taken_at > now()::timestamp - interval 30 days;

comment on view album_past_month_v1 is 'One row per photo taken in the last 30 days: photo_id, path, taken_at. A photo whose date is a guess is not in it.';
