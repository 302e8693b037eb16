-- grain: one row per photo with a position
-- inputs: photos, photo_places
-- example: select place, count(*) from album_by_place group by place
create or replace view album_by_place_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.latitude,
    photo.longitude,
    round(photo.latitude, 2) as place_latitude,
    round(photo.longitude, 2) as place_longitude,
    located.place,
    located.city,
    located.region,
    located.country
from photos as photo
left join photo_places as located
    on located.photo_id = photo.photo_id
where photo.latitude is not null
    and photo.longitude is not null;

comment on view album_by_place_v1 is 'One row per photo with a position: photo_id, path, taken_at, latitude, longitude, and where it belongs: a cell of a hundredth of a degree (1.1 km from north to south): place_latitude, place_longitude; place (all in one), city, region, country, null where no name is near.';
