-- grain: one row per set of people who appear together
-- inputs: album_groups
-- example: select names, photos from groups order by photos desc
create or replace view groups_v1 as
select
    together.group_key,
    any_value(together.names) as names,
    len(any_value(together.names)) as people,
    count(*) as photos,
    min(together.taken_at) as first_taken,
    max(together.taken_at) as last_taken
from album_groups as together
group by together.group_key;

comment on view groups_v1 is 'One row per set of significant people who are together, without others, in at least three photos: group_key, names, people (how many), photos, first_taken, last_taken.';
