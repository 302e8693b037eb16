-- grain: one row per active photo taken at a known place
-- inputs: facts.photo_places, facts.known_places, photos
-- example: select place, count(*) from photo_places group by place order by count(*) desc
create or replace view photo_places_v1 as
select
    located.photo_id,
    concat_ws(', ', place.city, nullif(place.region, place.city), place.country) as place,
    place.city,
    place.region,
    place.country,
    place.country_code,
    located.distance_km::double as distance_km,
    place.other_names,
    place.country_names
from facts.photo_places as located
inner join facts.known_places as place
    on place.place_id = located.place_id
inner join photos as photo
    on photo.photo_id = located.photo_id;

comment on view photo_places_v1 is 'One row per active photo taken at a known place, found offline from its position: photo_id, place (all in one), city (the nearest, a large one from farther away; null beyond 50 km), region (state, province), country, country_code (ISO 3166-1), distance_km (from the city''s middle), other_names and country_names (of city and country in other languages, | between). A photo 370 km from every town has no row.';
