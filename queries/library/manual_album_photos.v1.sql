-- grain: one row per active photo of an album the user made
-- inputs: active_events (kinds 'album_photo', 'album_deleted'), photos
-- example: select photo_id from manual_album_photos where album_key = 'a1'
create or replace view manual_album_photos_v1 as
with said as (
    select
        event.subject as album_key,
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        arg_max_null(event.value, event.event_id) as value,
        max(event.happened_at) as added_at,
        max(event.event_id) as event_id
    from active_events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind = 'album_photo'
    group by
        event.subject,
        coalesce(by_content.photo_id, event.photo_id)
),

deleted as (
    select
        subject as album_key
    from active_events
    where kind = 'album_deleted'
    group by subject
    having arg_max_null(value, event_id) is not null
)

select
    said.album_key,
    said.photo_id,
    said.added_at,
    row_number() over (partition by said.album_key order by said.event_id) as place
from said
semi join photos as photo
    on photo.photo_id = said.photo_id
anti join deleted
    on deleted.album_key = said.album_key
where said.value is not null;

comment on view manual_album_photos_v1 is 'One row per active photo of an album the user made: album_key, photo_id, added_at (UTC), place (in the order they were added, from 1).';
