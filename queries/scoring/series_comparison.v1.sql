-- grain: one row per photo of a near-duplicate group
-- inputs: facts.near_duplicate_groups, facts.measurements, facts.photos
-- example: from series_comparison where softness > 1
create or replace view series_comparison_v1 as
with members as (
    select
        member.group_id,
        member.photo_id,
        -- half the subject, half the frame: the subject is a guess, the frame is not
        0.5 * log2(measured.subject_edge_width ** 2 + 0.25) / 2 + 0.5 * log2(measured.edge_width ** 2 + 0.25) / 2 as width_octaves,
        measured.motion_blur,
        measured.noise,
        log2(measured.brightness + 0.02) as brightness_octaves,
        measured.clipped_highlights
            + measured.clipped_shadows
            + 2 * (measured.subject_clipped_highlights + measured.subject_clipped_shadows) as clipped,
        measured.blockiness,
        log2(photo.width::double * photo.height) as pixel_octaves,
        log2(greatest(photo.size, 1) / (photo.width::double * photo.height)) as byte_octaves,
        photo.format
    from facts.near_duplicate_groups as member
    inner join facts.measurements as measured
        on measured.photo_id = member.photo_id
    inner join facts.photos as photo
        on photo.photo_id = member.photo_id
)

select
    group_id,
    photo_id,
    (width_octaves - min(width_octaves) over series)::float as softness,
    (motion_blur - min(motion_blur) over series)::float as motion,
    (noise - min(noise) over series)::float as noise,
    (brightness_octaves - median(brightness_octaves) over series)::float as brightness,
    (clipped - min(clipped) over series)::float as clipping,
    (blockiness - min(blockiness) over series)::float as blockiness,
    (max(pixel_octaves) over series - pixel_octaves)::float as resolution,
    (max(byte_octaves) over (partition by group_id, format) - byte_octaves)::float as bytes
from members
window series as (partition by group_id);

comment on view series_comparison_v1 is 'One row per photo of a near-duplicate group, against its own series: softness (octaves of edge width above the sharpest), motion (px above the least), noise (8-bit levels above the least), brightness (octaves from the median, signed), clipping (share above the least, the subject counted twice more), blockiness (above the least), resolution and bytes (octaves of pixels, and of bytes per pixel in its format, below the largest).';
