-- grain: one row per photo of two or more significant people
-- inputs: person_photos, people
-- example: select photo_id from group_photos where list_has_all(names, ['Emma', 'Noah'])
create or replace view group_photos_v1 as
with significant as (
    select
        person_key
    from people
    where is_significant
)

select
    there.photo_id,
    string_agg(there.person_key, '+' order by there.person_key) as group_key,
    list(there.person order by there.person) as names
from person_photos as there
semi join significant
    on significant.person_key = there.person_key
group by there.photo_id
having count(*) > 1;

comment on view group_photos_v1 is 'One row per photo of two or more significant people: photo_id, group_key (exactly these people), names.';
