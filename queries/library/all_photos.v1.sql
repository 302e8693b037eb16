-- grain: one row per content that was ever analysed
-- inputs: stored_photos, photo_marks
-- example: select path, trashed_at from all_photos where trashed_at is not null
create or replace view all_photos_v1 as
select
    photo.photo_id,
    photo.path,
    photo.file_name,
    photo.format,
    photo.is_video,
    photo.is_raw,
    photo.width,
    photo.height,
    photo.size,
    photo.damage,
    photo.taken_at,
    photo.taken_offset_minutes,
    photo.date_source,
    photo.date_precision,
    photo.day,
    photo.month,
    photo.year,
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
    coalesce(mark.rating, photo.rating) as rating,
    coalesce(mark.label, photo.label) as label,
    photo.title,
    photo.description,
    photo.keywords,
    photo.added_at,
    photo.sha256,
    photo.source_id,
    coalesce(mark.favourite, photo.favourite, false) as favourite,
    photo.is_missing,
    coalesce(mark.hidden, false) as is_hidden,
    mark.trashed_at,
    photo.companion_of
from stored_photos as photo
left join photo_marks as mark
    on mark.photo_id = photo.photo_id;

comment on view all_photos_v1 is 'One row per content that was ever analysed, active or not: the columns of photos, and is_missing (its file is gone), is_hidden, trashed_at (UTC; null: not in the trash), companion_of (the photo it is shown with).';
