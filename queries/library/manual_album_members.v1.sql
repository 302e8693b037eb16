-- grain: one row per album the user made and photo put into it, active or not
-- inputs: facts.photo_decisions, facts.subject_decisions
-- example: select photo_id from manual_album_members where album_key = 'a1'
create or replace view manual_album_members_v1 as
select
    said.subject as album_key,
    said.photo_id,
    said.happened_at as added_at,
    said.event_id
from facts.photo_decisions as said
anti join facts.subject_decisions as deleted
    on deleted.kind = 'album_deleted'
    and deleted.value is not null
    and deleted.subject = said.subject
where said.topic = 'album_photo'
    and said.value is not null;

comment on view manual_album_members_v1 is 'One row per album the user made, deleted ones apart, and photo put into it, active or not: album_key, photo_id, added_at (UTC), event_id (of the decision). What is shown of an album is manual_album_photos.';
