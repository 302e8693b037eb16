-- grain: one row per active photo (distinct content whose file is there, not hidden, not in the trash, not shown with another)
-- inputs: all_photos
-- example: select path, taken_at, camera_model from photos order by taken_at
create or replace view photos_v1 as
select
    photo_id,
    path,
    file_name,
    format,
    is_video,
    is_raw,
    width,
    height,
    size,
    damage,
    taken_at,
    taken_offset_minutes,
    date_source,
    date_precision,
    day,
    month,
    year,
    camera_make,
    camera_model,
    lens,
    exposure_time,
    f_number,
    iso,
    focal_length,
    focal_length_35,
    latitude,
    longitude,
    altitude,
    rating,
    label,
    title,
    description,
    keywords,
    added_at,
    sha256,
    source_id,
    favourite
from all_photos
where not is_missing
    and not is_hidden
    and trashed_at is null
    and companion_of is null;

comment on view photos_v1 is 'One row per active photo, which is neither missing, hidden, in the trash nor shown with another: identity, file, capture time (taken_at; day, month and year are null where the date is a guess or does not go that far), camera, place, words, and what the user decided: rating, label and favourite (the user''s, else the file''s).';
