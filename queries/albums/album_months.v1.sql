-- grain: one row per photo with a known month
-- inputs: photos
-- example: from album_months where month = '2023-07-01' order by taken_at
create or replace view album_months_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.month
from photos as photo
where photo.month is not null;

comment on view album_months_v1 is 'One row per photo with a known month: photo_id, path, taken_at, month (its first day).';
