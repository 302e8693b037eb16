-- grain: one row per album
-- inputs: every album_ view, manual_albums, active_events (kind 'album_hidden')
-- example: from albums where count > 0
create or replace view albums_v1 as
with smart as (
    select
        'album_all' as name,
        'All photos' as title,
        count(*) as count
    from album_all
    union all
    select
        'album_favourites' as name,
        'Favourites' as title,
        count(*) as count
    from album_favourites
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
        count(*) as count
    from album_years
    union all
    select
        'album_months' as name,
        'Months' as title,
        count(*) as count
    from album_months
    union all
    select
        'album_past_month' as name,
        'Last 30 days' as title,
        count(*) as count
    from album_past_month
    union all
    select
        'album_recent' as name,
        'Recently added' as title,
        count(*) as count
    from album_recent
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
        count(*) as count
    from album_duplicates
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
        count(*) as count
    from album_videos
    union all
    select
        'album_damaged' as name,
        'Damaged' as title,
        count(*) as count
    from album_damaged
    union all
    select
        'album_raw' as name,
        'RAW' as title,
        count(*) as count
    from album_raw
    union all
    select
        'album_by_camera' as name,
        'By camera' as title,
        count(*) as count
    from album_by_camera
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
from manual_albums;

comment on view albums_v1 is 'One row per album: name (of its view, or the key of one the user made), title, kind (smart, manual), count of photos, hidden (the user does not want to see it). Every album view begins with photo_id, path, taken_at.';
