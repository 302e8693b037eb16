-- grain: one row per country, region and city
-- inputs: photo_places, photos
-- example: select city, photos from places where country = 'Italy' order by photos desc
create or replace view places_v1 as
select
    located.country,
    located.region,
    located.city,
    located.place,
    located.country_code,
    count(*) as photos,
    median(photo.latitude) as latitude,
    median(photo.longitude) as longitude,
    min(photo.taken_at) as first_taken,
    max(photo.taken_at) as last_taken
from photo_places as located
inner join photos as photo
    on photo.photo_id = located.photo_id
group by
    located.country,
    located.region,
    located.city,
    located.place,
    located.country_code;

comment on view places_v1 is 'One row per place where active photos were taken: country, region, city (null far from every town), place (all in one), country_code, photos, latitude and longitude (the middle of the photos), first_taken, last_taken.';
