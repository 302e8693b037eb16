-- grain: one row per active photo whose day is known
-- inputs: photos
-- example: select memory_id, count(*) from memory_photos group by memory_id
create or replace view memory_photos_v1 as
with timed as (
    select
        photo_id,
        path,
        taken_at,
        -- a new one begins where nothing was photographed for four hours
        coalesce(taken_at - lag(taken_at) over in_time > interval 4 hours, true) as begins
    from photos
    where day is not null
    window in_time as (order by taken_at, path, photo_id)
),

numbered as (
    select
        *,
        count(*) filter (where begins) over (order by taken_at, path, photo_id) as ordinal
    from timed
)

select
    photo_id,
    first_value(photo_id) over (partition by ordinal order by taken_at, path, photo_id) as memory_id,
    taken_at
from numbered;

comment on view memory_photos_v1 is 'One row per active photo whose day is known: photo_id, memory_id (photo_id of the first photo of its occasion; a pause of four hours ends one), taken_at.';
