-- grain: one row per content that was ever analysed
-- inputs: facts.photos, facts.companions
-- example: select path from stored_photos where is_missing
create or replace view stored_photos_v1 as
select
    photo.photo_id,
    photo.path,
    parse_filename(photo.path) as file_name,
    photo.format,
    photo.format = 'video' as is_video,
    photo.format = 'raw' as is_raw,
    photo.width,
    photo.height,
    photo.size,
    photo.damage,
    photo.taken_at,
    photo.taken_offset_minutes,
    photo.date_source,
    photo.date_precision,
    -- a file's own date is often the day it was copied: no day of the calendar
    case
        when photo.date_source <> 'file_modified' and photo.date_precision in ('day', 'minute', 'second', 'subsecond')
            then photo.taken_at::date
    end as day,
    case
        when photo.date_source <> 'file_modified' and photo.date_precision in ('month', 'day', 'minute', 'second', 'subsecond')
            then date_trunc('month', photo.taken_at)::date
    end as month,
    case
        when photo.date_source <> 'file_modified'
            then year(photo.taken_at)
    end as year,
    photo.camera_make,
    photo.camera_model,
    photo.lens,
    photo.exposure_time,
    photo.f_number,
    photo.iso,
    photo.focal_length,
    photo.focal_length_35,
    photo.latitude,
    photo.longitude,
    photo.altitude,
    photo.rating,
    photo.label,
    photo.title,
    photo.description,
    photo.keywords,
    photo.added_at,
    photo.sha256,
    photo.source_id,
    photo.favourite,
    photo.missing as is_missing,
    companion.companion_of
from facts.photos as photo
left join facts.companions as companion
    on companion.photo_id = photo.photo_id;

comment on view stored_photos_v1 is 'One row per content that was ever analysed: the columns of photos with the file''s own rating, label and favourite (true where a Google Takeout says so), is_missing (its file is gone), companion_of (the photo it is shown with, such as the JPEG of a RAW). What the user decided is not in here: see all_photos.';
