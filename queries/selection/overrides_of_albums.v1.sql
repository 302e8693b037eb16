-- grain: one row per album and photo the user forced in or out of that album's picks
-- inputs: facts.photo_decisions, photo_marks
-- example: from overrides_of_albums where state = 'include'
create or replace view overrides_of_albums_v1 as
select
    said.subject as album_key,
    said.photo_id,
    said.value as state,
    said.happened_at as decided_at
from facts.photo_decisions as said
anti join (
    select
        photo_id
    from photo_marks
    where hidden
        or trashed_at is not null
) as put_away
    on put_away.photo_id = said.photo_id
where said.topic = 'album_override'
    and said.value is not null;

comment on view overrides_of_albums_v1 is 'One row per album and photo forced in or out of the picks of that album: album_key, photo_id, state (include or exclude), decided_at (UTC). In its album it stands above what overrides says.';
