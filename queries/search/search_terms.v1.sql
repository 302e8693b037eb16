-- grain: one row per photo and name it can be found by
-- inputs: facts.photo_words, facts.person_photos, facts.people, photo_tags, facts.photo_places, facts.known_places, search_text
-- example: select photo_id from search_terms where kind = 'person' and contains(term, search_text('emma'))
create or replace view search_terms_v1 as
select
    photo_id,
    'file' as kind,
    words as term,
    ' ' as other_names
from facts.photo_words
union all
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
-- any_value: a condition on the term is met by few tags before it is by many photos
select
    unnest(photo_ids) as photo_id,
    'tag' as kind,
    term,
    ' ' as other_names
from (
    select
        search_text(any_value(tag)) as term,
        list(photo_id) as photo_ids
    from photo_tags
    group by tag
)
union all
select
    located.photo_id,
    'place' as kind,
    search_text(concat_ws(' ', place.city, place.region, place.country)) as term,
    search_text(concat_ws(' ', place.other_names, place.country_names)) as other_names
from facts.photo_places as located
inner join facts.known_places as place
    on place.place_id = located.place_id;

comment on view search_terms_v1 is 'One row per photo and name it can be found by, what `bpp search` looks through: photo_id (also of photos that are not active), kind (file: its name, title, description, camera and lens; person, tag, place), term (as search_text makes it), other_names (of a place in other languages).';
