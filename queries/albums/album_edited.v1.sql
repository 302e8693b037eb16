-- grain: one row per photo that an editor made or changed
-- inputs: photos, facts.photos
-- example: from album_edited where software ilike '%lightroom%'
create or replace view album_edited_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at,
    stored.software
from photos as photo
inner join facts.photos as stored
    on stored.photo_id = photo.photo_id
where not photo.is_video
    and (
        -- cameras and phones write their firmware here
        regexp_matches(stored.software, 'lightroom|photoshop|snapseed|gimp|darktable|rawtherapee|capture one|affinity|luminar|pixelmator|picasa|acdsee|paint\.net|dxo|on1 |digikam|vsco|photoscape|aperture', 'i')
        -- Google's and Apple's exports name the edited version
        or regexp_matches(photo.file_name, '(-edited|[ _]edited|^IMG_E[0-9]+)[^.]*\.[^.]+$', 'i')
    );

comment on view album_edited_v1 is 'One row per photo that an editor made or changed, as its metadata (Lightroom, Photoshop, Snapseed, GIMP, darktable and others) or its file name (-edited, IMG_E…) says: photo_id, path, taken_at, software.';
