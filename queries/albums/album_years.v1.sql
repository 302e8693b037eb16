-- grain: one row per photo with a known year
-- inputs: photos
-- example: select year, count(*) from album_years group by year
create or replace view album_years_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.year
from photos as photo
where photo.year is not null;

comment on view album_years_v1 is 'One row per photo with a known year: photo_id, path, taken_at, year.';
