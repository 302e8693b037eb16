-- grain: one row per album
-- inputs: every album_ view, named_albums, photos, facts.near_duplicate_groups, manual_albums, sql_albums
-- example: from albums where count > 0
create or replace view albums_v1 as
with plain as materialized (
    -- these are one look at photos; a scan for each album would take as many
    select
        count(*) as every_photos,
        count(*) filter (where favourite) as favourites_photos,
        count(*) filter (where year is not null) as years_photos,
        count(*) filter (where month is not null) as months_photos,
        count(*) filter (where day is not null and taken_at > now()::timestamp - interval 30 days) as past_month_photos,
        count(*) filter (where added_at > now()::timestamp - interval 7 days) as recent_photos,
        count(*) filter (where is_video) as videos_photos,
        count(*) filter (where damage is not null) as damaged_photos,
        count(*) filter (where is_raw) as raw_photos,
        count(*) filter (where camera_model is not null) as by_camera_photos
    from photos
),

alike as (
    select
        member.group_id,
        count(*) as photos
    from facts.near_duplicate_groups as member
    semi join photos as photo
        on photo.photo_id = member.photo_id
    group by member.group_id
),

counted as (
    select
        'album_all' as name,
        every_photos as count
    from plain
    union all
    select
        'album_favourites' as name,
        favourites_photos as count
    from plain
    union all
    select
        'album_top_rated' as name,
        count(*) as count
    from album_top_rated
    union all
    select
        'album_years' as name,
        years_photos as count
    from plain
    union all
    select
        'album_months' as name,
        months_photos as count
    from plain
    union all
    select
        'album_past_month' as name,
        past_month_photos as count
    from plain
    union all
    select
        'album_recent' as name,
        recent_photos as count
    from plain
    union all
    select
        'album_needs_review' as name,
        count(*) as count
    from album_needs_review
    union all
    select
        'album_tags' as name,
        count(distinct photo_id) as count
    from album_tags
    union all
    select
        'album_duplicates' as name,
        coalesce(sum(photos), 0)::bigint as count
    from alike
    where photos > 1
    union all
    select
        'album_moments' as name,
        count(*) as count
    from album_moments
    union all
    select
        'album_screenshots' as name,
        count(*) as count
    from album_screenshots
    union all
    select
        'album_videos' as name,
        videos_photos as count
    from plain
    union all
    select
        'album_damaged' as name,
        damaged_photos as count
    from plain
    union all
    select
        'album_raw' as name,
        raw_photos as count
    from plain
    union all
    select
        'album_by_camera' as name,
        by_camera_photos as count
    from plain
    union all
    select
        'album_by_place' as name,
        count(*) as count
    from album_by_place
    union all
    select
        'album_people' as name,
        count(distinct photo_id) as count
    from album_people
    union all
    select
        'album_groups' as name,
        count(distinct photo_id) as count
    from album_groups
    union all
    select
        'album_no_faces' as name,
        count(*) as count
    from album_no_faces
    union all
    select
        'album_eyes_closed' as name,
        count(*) as count
    from album_eyes_closed
    union all
    select
        'album_pets' as name,
        count(*) as count
    from album_pets
    union all
    select
        'album_documents' as name,
        count(*) as count
    from album_documents
    union all
    select
        'album_edited' as name,
        count(*) as count
    from album_edited
    union all
    select
        'album_sensitive' as name,
        count(*) as count
    from album_sensitive
    union all
    select
        'album_hidden' as name,
        count(*) as count
    from album_hidden
    union all
    select
        'album_trash' as name,
        count(*) as count
    from album_trash
)

select
    album.name,
    album.title,
    'smart' as kind,
    counted.count,
    album.hidden
from named_albums as album
inner join counted
    on counted.name = album.name
union all
select
    own.album_key as name,
    own.title,
    'manual' as kind,
    own.photos as count,
    false as hidden
from manual_albums as own
union all
select
    album_key as name,
    title,
    'sql' as kind,
    null as count,
    false as hidden
from sql_albums;

comment on view albums_v1 is 'One row per album: name (of its view, or the key of one the user made), title, kind (smart, manual, sql), count of photos (null for one in SQL: to count it is to run it), hidden (the user does not want to see it). Every album view begins with photo_id, path, taken_at.';
