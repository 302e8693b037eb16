-- grain: one row per photo of a group of at least two active near-duplicates
-- inputs: facts.candidates, facts.near_duplicate_pairs, photos, overrides, crowns
-- example: select group_id, path from near_duplicates where not is_keeper order by group_id, rank
create or replace view near_duplicates_v1 as
with members as (
    select
        member.group_id,
        photo.photo_id,
        photo.path,
        photo.taken_at,
        -- the best of the series, then the earliest
        member.keeper_key,
        case override.state when 'include' then 2 when 'exclude' then 0 else 1 end as wanted,
        coalesce(crown.event_id, 0) as crowned,
        pair.dhash_distance,
        pair.ahash_distance,
        pair.seconds_apart
    from facts.candidates as member
    inner join photos as photo
        on photo.photo_id = member.photo_id
    left join overrides as override
        on override.photo_id = member.photo_id
    left join crowns as crown
        on crown.photo_id = member.photo_id
    left join facts.near_duplicate_pairs as pair
        on pair.photo_b = member.photo_id
    where member.group_id is not null
),

ranked as (
    select
        *,
        count(*) over (partition by group_id) as size,
        row_number() over (partition by group_id order by wanted desc, crowned desc, keeper_key desc) as rank
    from members
)

select
    photo_id,
    group_id,
    rank,
    rank = 1 as is_keeper,
    size,
    (keeper_key >> 27) / 1e6 as score,
    crowned > 0 as is_crowned,
    path,
    taken_at,
    coalesce(dhash_distance, 0) as dhash_distance,
    coalesce(ahash_distance, 0) as ahash_distance,
    seconds_apart
from ranked
where size > 1;

comment on view near_duplicates_v1 is 'One row per photo of a near-duplicate group: photo_id, group_id, rank within it (1 = keeper), is_keeper, size of the group, score within the series, is_crowned, path, taken_at, and its distance from the group''s first photo: dhash_distance and ahash_distance in bits of 64, seconds_apart (null unless both times are exact). The keeper is the photo you included, else crowned, else the best of the series.';
