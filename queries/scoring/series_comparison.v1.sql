-- grain: one row per photo of a near-duplicate group
-- inputs: facts.near_duplicate_groups, facts.measurements, facts.photos
-- example: from series_comparison where softness > 1
create or replace view series_comparison_v1 as
with members as (
    select
        member.group_id,
        member.photo_id,
        -- half the subject, half the frame: the subject is a guess, the frame is not
        0.5 * log2(greatest(measured.subject_edge_width, 0.01)) + 0.5 * log2(greatest(measured.edge_width, 0.01)) as width_octaves,
        measured.motion_blur,
        measured.noise,
        log2(greatest(measured.brightness, 0) + 0.02) as brightness_octaves,
        measured.clipped_highlights
            + measured.clipped_shadows
            + 2 * (measured.subject_clipped_highlights + measured.subject_clipped_shadows) as clipped,
        measured.blockiness,
        log2(greatest(1, photo.width::double * photo.height)) as pixel_octaves,
        log2(greatest(photo.size, 1) / greatest(1, photo.width::double * photo.height)) as byte_octaves,
        photo.format
    from facts.near_duplicate_groups as member
    inner join facts.measurements as measured
        on measured.photo_id = member.photo_id
    inner join facts.photos as photo
        on photo.photo_id = member.photo_id
),

centred as (
    select
        *,
        brightness_octaves - median(brightness_octaves) over (partition by group_id) as brightness
    from members
),

lit_alike as (
    -- darkening a photo also darkens its noise: compare it as if all were exposed like the middle of the series
    select
        *,
        noise * 2 ** least(2, greatest(-2, -brightness)) as noise_alike
    from centred
),

honest as (
    -- grain passes for detail: a fifth of an octave per level of noise beyond the quietest frame is taken back
    select
        *,
        noise_alike - min(noise_alike) over (partition by group_id) as grain,
        width_octaves + 0.2 * least(6, noise_alike - min(noise_alike) over (partition by group_id)) as honest_octaves
    from lit_alike
)

select
    group_id,
    photo_id,
    (honest_octaves - min(honest_octaves) over series)::float as softness,
    (motion_blur - min(motion_blur) over series)::float as motion,
    grain::float as noise,
    brightness::float as brightness,
    -- against the middle, not the least: an underexposed frame clips nothing and is no yardstick
    greatest(0, clipped - median(clipped) over series)::float as clipping,
    (blockiness - min(blockiness) over series)::float as blockiness,
    (max(pixel_octaves) over series - pixel_octaves)::float as resolution,
    (max(byte_octaves) over (partition by group_id, format) - byte_octaves)::float as bytes
from honest
window series as (partition by group_id);

comment on view series_comparison_v1 is 'One row per photo of a near-duplicate group, against its own series: softness (octaves of edge width above the sharpest), motion (px above the least), noise (8-bit levels above the least, as if all were equally bright), brightness (octaves from the median, signed), clipping (share beyond the median, the subject counted twice more), blockiness (above the least), resolution and bytes (octaves of pixels, and of bytes per pixel in its format, below the largest).';
