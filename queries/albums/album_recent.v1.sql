-- grain: one row per photo added in the last 7 days
-- inputs: photos
-- example: from album_recent order by added_at desc
create or replace view album_recent_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    photo.added_at,
    date_diff('day', photo.added_at, now()::timestamp) as days_ago
from photos as photo
where photo.added_at > now()::timestamp - interval 7 days;

comment on view album_recent_v1 is 'One row per photo added in the last 7 days: photo_id, path, taken_at, added_at (UTC), days_ago (midnights since).';
