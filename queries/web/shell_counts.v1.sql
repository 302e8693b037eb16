-- grain: one row per number of the sidebar
-- inputs: album_trash, photos, tags, people, facts.near_duplicate_groups
-- example: from shell_counts
create or replace view shell_counts_v1 as
with active as (
    select
        count(*) as library,
        count(*) filter (where favourite) as favourites
    from photos
)

select
    'library' as what,
    library as count
from active
union all
select
    'favourites' as what,
    favourites as count
from active
union all
select
    'people' as what,
    count(*) as count
from people
where dismissed_as is null
    and is_significant
union all
select
    'duplicates' as what,
    count(distinct group_id) as count
from facts.near_duplicate_groups
union all
select
    'tags' as what,
    count(*) as count
from tags
union all
select
    'trash' as what,
    count(*) as count
from album_trash;

comment on view shell_counts_v1 is 'One row per number of the sidebar: what (library, favourites, people, duplicates, tags, trash), count.';
