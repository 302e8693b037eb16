-- grain: one row per name that a search box may offer
-- inputs: people, tags, places, photos, manual_albums
-- example: select name from search_names where kind = 'person' order by photos desc
create or replace view search_names_v1 as
select
    'person' as kind,
    name,
    photos
from people
where name is not null
    and dismissed_as is null
union all
select
    'tag' as kind,
    tag as name,
    photos
from tags
union all
select
    'place' as kind,
    city as name,
    sum(photos)::bigint as photos
from places
where city is not null
group by city
union all
select
    'country' as kind,
    country as name,
    sum(photos)::bigint as photos
from places
group by country
union all
select
    'camera' as kind,
    camera_model as name,
    count(*) as photos
from photos
where camera_model is not null
group by camera_model
union all
select
    'album' as kind,
    title as name,
    photos
from manual_albums;

comment on view search_names_v1 is 'One row per name that a search box may offer: kind (person, tag, place, country, camera, album), name, photos (how many it has).';
