-- grain: one row per picture whose file name is that of a screenshot
-- inputs: photos
-- example: from album_screenshots order by taken_at desc
create or replace view album_screenshots_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
where not photo.is_video
    and regexp_matches(photo.file_name, '^(screenshot|screen shot|screen_|capture|simulator screen ?shot|img_.*_screenshot)', 'i');

comment on view album_screenshots_v1 is 'One row per screenshot, known by its file name (Screenshot, Screen Shot, screen_, Capture, Simulator Screen Shot, IMG_…_screenshot): photo_id, path, taken_at.';
