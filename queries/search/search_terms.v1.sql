-- grain: one row per photo and name it can be found by
-- inputs: facts.person_photos, facts.people, photo_tags, facts.photo_places, facts.known_places, search_text
-- example: select photo_id from search_terms where kind = 'person' and contains(term, search_text('emma'))
create or replace view search_terms_v1 as
select
    there.photo_id,
    'person' as kind,
    search_text(person.name) as term,
    ' ' as other_names
from facts.person_photos as there
inner join facts.people as person
    on person.person_key = there.person_key
    and person.name is not null
    and person.dismissed_as is null
union all
select
    photo_id,
    'tag' as kind,
    search_text(tag) as term,
    ' ' as other_names
from photo_tags
union all
select
    located.photo_id,
    'place' as kind,
    search_text(concat_ws(' ', place.city, place.region, place.country)) as term,
    search_text(concat_ws(' ', place.other_names, place.country_names)) as other_names
from facts.photo_places as located
inner join facts.known_places as place
    on place.place_id = located.place_id;

comment on view search_terms_v1 is 'One row per photo and name it can be found by: photo_id (also of photos that are not active), kind (person, tag, place), term (the name as search_text makes it), other_names (of a place in other languages).';
