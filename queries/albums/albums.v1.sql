-- grain: one row per album
-- inputs: every album_ view, photos, facts.near_duplicate_groups, manual_albums, sql_albums, active_events (kind 'album_hidden')
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

smart as (
    select
        'album_all' as name,
        'All photos' as title,
        every_photos as count
    from plain
    union all
    select
        'album_favourites' as name,
        'Favourites' as title,
        favourites_photos as count
    from plain
    union all
    select
        'album_top_rated' as name,
        'Top rated' as title,
        count(*) as count
    from album_top_rated
    union all
    select
        'album_years' as name,
        'Years' as title,
        years_photos as count
    from plain
    union all
    select
        'album_months' as name,
        'Months' as title,
        months_photos as count
    from plain
    union all
    select
        'album_past_month' as name,
        'Last 30 days' as title,
        past_month_photos as count
    from plain
    union all
    select
        'album_recent' as name,
        'Recently added' as title,
        recent_photos as count
    from plain
    union all
    select
        'album_needs_review' as name,
        'Needs review' as title,
        count(*) as count
    from album_needs_review
    union all
    select
        'album_tags' as name,
        'Tags' as title,
        count(distinct photo_id) as count
    from album_tags
    union all
    select
        'album_duplicates' as name,
        'Near-duplicates' as title,
        coalesce(sum(photos), 0)::bigint as count
    from alike
    where photos > 1
    union all
    select
        'album_moments' as name,
        'Moments' as title,
        count(*) as count
    from album_moments
    union all
    select
        'album_screenshots' as name,
        'Screenshots' as title,
        count(*) as count
    from album_screenshots
    union all
    select
        'album_videos' as name,
        'Videos' as title,
        videos_photos as count
    from plain
    union all
    select
        'album_damaged' as name,
        'Damaged' as title,
        damaged_photos as count
    from plain
    union all
    select
        'album_raw' as name,
        'RAW' as title,
        raw_photos as count
    from plain
    union all
    select
        'album_by_camera' as name,
        'By camera' as title,
        by_camera_photos as count
    from plain
    union all
    select
        'album_by_place' as name,
        'Places' as title,
        count(*) as count
    from album_by_place
    union all
    select
        'album_people' as name,
        'People' as title,
        count(distinct photo_id) as count
    from album_people
    union all
    select
        'album_groups' as name,
        'Groups of people' as title,
        count(distinct photo_id) as count
    from album_groups
    union all
    select
        'album_no_faces' as name,
        'Without faces' as title,
        count(*) as count
    from album_no_faces
    union all
    select
        'album_eyes_closed' as name,
        'Eyes closed' as title,
        count(*) as count
    from album_eyes_closed
    union all
    select
        'album_hidden' as name,
        'Hidden' as title,
        count(*) as count
    from album_hidden
    union all
    select
        'album_trash' as name,
        'Trash' as title,
        count(*) as count
    from album_trash
),

hidden as (
    select
        subject as name
    from active_events
    where kind = 'album_hidden'
    group by subject
    having arg_max_null(value, event_id) is not null
)

select
    smart.name,
    smart.title,
    'smart' as kind,
    smart.count,
    hidden.name is not null as hidden
from smart
left join hidden
    on hidden.name = smart.name
union all
select
    album_key as name,
    title,
    'manual' as kind,
    photos as count,
    false as hidden
from manual_albums
union all
select
    album_key as name,
    title,
    'sql' as kind,
    null as count,
    false as hidden
from sql_albums;

comment on view albums_v1 is 'One row per album: name (of its view, or the key of one the user made), title, kind (smart, manual, sql), count of photos (null for one in SQL: to count it is to run it), hidden (the user does not want to see it). Every album view begins with photo_id, path, taken_at.';
