-- grain: one row per album the user made
-- inputs: facts.subject_decisions, manual_album_photos, facts.photos
-- example: select title, photos from manual_albums order by title
create or replace view manual_albums_v1 as
with said as (
    select
        subject as album_key,
        min(happened_at) filter (where kind = 'album_created') as created_at,
        arg_max_null(value, event_id) filter (where kind in ('album_created', 'album_renamed')) as title,
        max(value) filter (where kind = 'album_nested') as parent_key,
        max(sha256) filter (where kind = 'album_cover') as cover,
        max(value) filter (where kind = 'album_settings') as settings,
        max(value) filter (where kind = 'album_deleted') as deleted
    from facts.subject_decisions
    where kind in ('album_created', 'album_renamed', 'album_nested', 'album_cover', 'album_settings', 'album_deleted')
    group by subject
),

kept as (
    from said
    where created_at is not null
        and deleted is null
),

counted as (
    select
        album_key,
        count(*) as photos,
        arg_max(photo_id, added_at) as latest
    from manual_album_photos
    group by album_key
)

select
    kept.album_key,
    kept.title,
    -- an album whose parent is gone stands at the top
    parent.album_key as parent_key,
    coalesce(cover.photo_id, counted.latest) as cover_photo_id,
    try_cast(json_extract_string(kept.settings, '$.k') as bigint) as k,
    json_extract(kept.settings, '$.weights') as weights,
    kept.created_at,
    coalesce(counted.photos, 0) as photos
from kept
left join kept as parent
    on parent.album_key = kept.parent_key
left join facts.photos as cover
    on cover.sha256 = kept.cover
left join counted
    on counted.album_key = kept.album_key;

comment on view manual_albums_v1 is 'One row per album the user made: album_key, title, parent_key (the album it is nested in; null at the top), cover_photo_id (chosen, else the photo added last), k (its own number of picks; null takes the setting), weights (its own, as JSON), created_at (UTC), photos.';
