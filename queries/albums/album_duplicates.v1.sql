-- grain: one row per photo of a near-duplicate group
-- inputs: near_duplicates
-- example: from album_duplicates order by group_id, rank
create or replace view album_duplicates_v1 as
select
    duplicate.photo_id,
    duplicate.path,
    duplicate.taken_at,
    duplicate.group_id,
    duplicate.rank,
    duplicate.is_keeper,
    duplicate.size
from near_duplicates as duplicate;

comment on view album_duplicates_v1 is 'One row per photo of a near-duplicate group: photo_id, path, taken_at, group_id, rank within the group, is_keeper, size of the group.';
