-- grain: one row per measured photo
-- inputs: facts.measurements, facts.photos, face_scores
-- example: from component_scores where sharpness < 0.2
create or replace view component_scores_v1 as
with widths as (
    -- doubles: DuckDB's least and greatest take five times as long over floats
    select
        photo_id,
        -- the picture as a whole, the subject and its sharpest part; the last forgives bokeh
        0.25 * edge_width::double + 0.35 * subject_edge_width::double + 0.4 * sharpest_edge_width::double as judged_width,
        motion_blur::double as motion_blur,
        noise::double as noise,
        subject_clipped_highlights::double as subject_clipped_highlights,
        clipped_highlights::double as clipped_highlights,
        subject_clipped_shadows::double as subject_clipped_shadows,
        clipped_shadows::double as clipped_shadows,
        luma_p1::double as luma_p1,
        luma_p99::double as luma_p99,
        brightness::double as brightness,
        subject_x::double as subject_x,
        subject_y::double as subject_y,
        subject_share::double as subject_share,
        horizon_confidence::double as horizon_confidence,
        horizon_tilt::double as horizon_tilt,
        balance::double as balance,
        clutter::double as clutter,
        colourfulness::double as colourfulness,
        structure::double as structure,
        contrast::double as contrast,
        photo.width::double * photo.height as pixels,
        photo.damage
    from facts.measurements
    inner join facts.photos as photo
        using (photo_id)
),

parts as (
    select
        photo_id,
        -- everyday photos read 0.3-0.45 px, a clearly visible blur 0.8 px; from 0.9 to 1 the mapping still tells sharp from sharper
        case
            when judged_width <= 0.45 then 1.0 - greatest(0, judged_width - 0.15) * 0.333
            when judged_width <= 0.60 then 0.9 - (judged_width - 0.45) * 1.333
            when judged_width <= 0.80 then 0.7 - (judged_width - 0.60) * 1.75
            when judged_width <= 1.30 then 0.35 - (judged_width - 0.80) * 0.6
            else 0.05 / (1 + 2 * (judged_width - 1.3))
        end as focus,
        least(1, greatest(0, motion_blur - 0.4) / 1.0) as streak,
        least(1, greatest(0, noise - 2) / 14) as grain,
        -- what is lost for good: clipping of the subject most, of the rest only beyond the usual lamps and shadows
        least(1, 3.0 * greatest(0, subject_clipped_highlights - 0.01) + 1.0 * greatest(0, clipped_highlights - 0.05)) as burnt,
        least(1, 1.5 * greatest(0, subject_clipped_shadows - 0.05) + 0.7 * greatest(0, clipped_shadows - 0.15)) as drowned,
        -- a picture may be dark or bright as long as it uses some of the range: night has lamps, snow has shades
        greatest(0, least(1, (luma_p99 - 0.15) / 0.45)) * greatest(0, least(1, (luma_p99 - luma_p1) / 0.35)) as reach,
        least(1, greatest(0, 0.13 - brightness) / 0.13) as gloom,
        least(1, greatest(0, brightness - 0.86) / 0.14) as glare,
        -- the subject's centre near a third or the middle, on both axes
        1 - least(1, 5 * least(abs(subject_x - 0.3333), abs(subject_x - 0.5), abs(subject_x - 0.6667))) as across,
        1 - least(1, 5 * least(abs(subject_y - 0.3333), abs(subject_y - 0.5), abs(subject_y - 0.6667))) as down,
        least(1, subject_share / 0.10) as mass,
        horizon_confidence * least(1, greatest(0, abs(horizon_tilt) - 0.7) / 6) as tilted,
        abs(balance) as lopsided,
        clutter,
        least(1, colourfulness / 60) as colour,
        -- hardly an edge, a tone or a colour: a ceiling, the inside of a pocket. Fog has trees, a bird has a blue sky
        sqrt(greatest(0, 1 - structure / 0.2) * greatest(0, 1 - contrast / 0.2) * greatest(0, 1 - colourfulness / 30)) as emptiness,
        -- a thumbnail looks sharp at its own size and nowhere else: half a megapixel is enough for a screen
        0.5 + 0.5 * sqrt(least(1, pixels / 5e5)) as resolution,
        -- nobody wants half a picture, however sharp that half is
        if(damage is null, 1, 0.25)::double as whole
    from widths
)

select
    parts.photo_id,
    -- faces that matter are the subject: their focus and light count by their share
    (
        whole * (
            -- the few edges of an empty picture say little about its focus
            resolution * greatest(0, focus * (1 - 0.4 * grain) * (1 - 0.5 * streak)) * (1 - 0.7 * emptiness) * (1 - coalesce(faces.share, 0)::double)
            + coalesce(faces.sharpness * faces.share, 0)::double
        )
    )::float as sharpness,
    (
        whole * greatest(0, 0.90 + 0.10 * colour - 0.6 * burnt - 0.5 * drowned - 0.25 * gloom - 0.25 * glare - 0.7 * (1 - reach))
        * (1 - 0.5 * coalesce(faces.share * (1 - faces.light), 0)::double)
    )::float as exposure,
    (whole * greatest(0, 0.35 + 0.2 * across + 0.2 * down + 0.15 * mass + 0.1 * (1 - lopsided) - 0.4 * tilted - 0.15 * clutter - 0.5 * emptiness))::float as composition,
    (whole * faces.face)::float as face
from parts
left join face_scores as faces
    on faces.photo_id = parts.photo_id;

comment on view component_scores_v1 is 'One row per measured photo: photo_id and the component scores sharpness, exposure, composition and face, 0-1, null where one does not apply; a quarter of it where a part of the picture is missing. Depends on no setting.';
