-- grain: one row per measured photo whose file is there and that is not shown with another; hidden and trashed ones too
-- inputs: stored_photos, facts.measurements
-- example: from fingerprints where exact_time is null
create or replace view fingerprints_v1 as
with present as (
    -- hidden and trashed photos keep their place: to hide one must not cost the work of grouping all anew
    from stored_photos
    where not is_missing
        and companion_of is null
),

crowds as (
    -- more shots in one second than any camera takes: a clock that stood still
    select
        taken_at
    from present
    where taken_at is not null
    group by taken_at
    having count(*) > 240
)

select
    row_number() over (order by photo.taken_at nulls last, photo.path, photo.photo_id) as ordinal,
    photo.photo_id,
    measured.dhash,
    measured.ahash,
    measured.phash,
    -- software's dates and names are guesses, or shared by a whole folder
    case
        when photo.date_precision in ('second', 'subsecond')
            and photo.date_source in ('exif_original', 'exif_digitized', 'xmp', 'exiftool_json', 'iptc', 'quick_time', 'takeout')
            and crowds.taken_at is null
            then photo.taken_at
    end as exact_time
from present as photo
inner join facts.measurements as measured
    on measured.photo_id = photo.photo_id
left join crowds
    on crowds.taken_at = photo.taken_at;

comment on view fingerprints_v1 is 'One row per measured photo whose file is there and that is not shown with another, hidden and trashed ones too: ordinal (place by time, then path), photo_id, dhash, ahash, phash, exact_time (when it was taken, where a camera stated the second; else null).';
