-- grain: one row per photo of a moment
-- inputs: bursts
-- example: from album_moments order by moment_id, position
create or replace view album_moments_v1 as
select
    shot.photo_id,
    shot.path,
    shot.taken_at,
    shot.burst_id as moment_id,
    shot.position,
    shot.size
from bursts as shot;

comment on view album_moments_v1 is 'One row per photo of a moment, shots of one camera in quick succession: photo_id, path, taken_at, moment_id (photo_id of its first shot), position in it from 1, size (photos in it).';
