-- grain: one row per photo of a burst; hidden and trashed ones too
-- inputs: stored_photos, fingerprints, settings (burst_gap_seconds, time_window_seconds)
-- example: from burst_facts order by burst_id, position
create or replace view burst_facts_v1 as
with limits as (
    select
        max(value) filter (where key = 'burst_gap_seconds') as longest_gap,
        greatest(max(value) filter (where key = 'time_window_seconds'), 1) as longest_burst
    from settings
),

shots as (
    select
        photo.photo_id,
        photo.path,
        concat_ws(' ', photo.camera_make, photo.camera_model) as camera,
        shot.exact_time as taken_at,
        epoch_us(shot.exact_time) / 1e6 as seconds
    from fingerprints as shot
    inner join stored_photos as photo
        on photo.photo_id = shot.photo_id
    where shot.exact_time is not null
        and photo.camera_model is not null
),

gaps as (
    select
        shots.*,
        limits.longest_burst,
        seconds - lag(seconds) over (partition by camera order by taken_at, path, photo_id) <= limits.longest_gap as continues
    from shots
    cross join limits
),

runs as (
    select
        *,
        -- a filtered count over a growing frame would be quadratic
        sum(if(continues, 0, 1)) over (partition by camera order by taken_at, path, photo_id rows unbounded preceding) as run
    from gaps
),

slices as (
    -- a long run is cut by the clock from its first shot, so that no burst outlasts the window
    select
        *,
        floor((seconds - min(seconds) over (partition by camera, run)) / longest_burst) as slice
    from runs
),

bursts as (
    select
        photo_id,
        path,
        camera,
        taken_at,
        first_value(photo_id) over (partition by camera, run, slice order by taken_at, path, photo_id) as burst_id,
        row_number() over (partition by camera, run, slice order by taken_at, path, photo_id) as position,
        count(*) over (partition by camera, run, slice) as size,
        seconds - min(seconds) over (partition by camera, run, slice) as seconds_in
    from slices
)

select
    photo_id,
    burst_id,
    position,
    size,
    seconds_in,
    camera,
    taken_at
from bursts
where size > 1;

comment on view burst_facts_v1 is 'One row per photo of a burst, hidden and trashed ones too: what facts.bursts holds, computed anew: photo_id, burst_id (photo_id of its first shot), position in it from 1, size, seconds_in (since the first shot), camera, taken_at.';
