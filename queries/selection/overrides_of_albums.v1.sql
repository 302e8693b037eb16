-- grain: one row per album and photo the user forced in or out of that album's picks
-- inputs: active_events (kind 'album_override'), photo_marks, facts.photos
-- example: from overrides_of_albums where state = 'include'
create or replace view overrides_of_albums_v1 as
with said as (
    select
        event.subject as album_key,
        coalesce(by_content.photo_id, event.photo_id) as photo_id,
        arg_max_null(event.value, event.event_id) as state,
        max(event.happened_at) as decided_at
    from active_events as event
    left join facts.photos as by_content
        on by_content.sha256 = event.sha256
    where event.kind = 'album_override'
        and coalesce(by_content.photo_id, event.photo_id) is not null
    group by
        event.subject,
        coalesce(by_content.photo_id, event.photo_id)
)

select
    said.album_key,
    said.photo_id,
    said.state,
    said.decided_at
from said
anti join (
    select
        photo_id
    from photo_marks
    where hidden
        or trashed_at is not null
) as put_away
    on put_away.photo_id = said.photo_id
where said.state is not null;

comment on view overrides_of_albums_v1 is 'One row per album and photo forced in or out of the picks of that album: album_key, photo_id, state (include or exclude), decided_at (UTC). In its album it stands above what overrides says.';
