-- grain: one row per photo of two or more significant people
-- inputs: person_photos, is_significant
-- example: select photo_id from group_photos where list_has_all(names, ['Emma', 'Noah'])
create or replace view group_photos_v1 as
with shown as materialized (
    from person_photos
),

significant as (
    select
        person_key
    from shown
    group by person_key
    having is_significant(max(if(is_named, person, null)), count(*))
)

select
    there.photo_id,
    string_agg(there.person_key, '+' order by there.person_key) as group_key,
    list(there.person order by there.person) as names
from shown as there
semi join significant
    on significant.person_key = there.person_key
group by there.photo_id
having count(*) > 1;

comment on view group_photos_v1 is 'One row per photo of two or more significant people: photo_id, group_key (exactly these people), names.';
