-- grain: one row per reason for a photo's score, the weightiest components first
-- inputs: photo_scores, series_scores_of, facts.near_duplicate_groups, face_scores, facts.measurements, facts.photos
-- example: from explain(42)
create or replace macro explain_v1(wanted_photo) as table
with measured as (
    select
        *
    from facts.measurements
    where photo_id = wanted_photo
),

scored as (
    select
        *
    from photo_scores
    where photo_id = wanted_photo
),

in_series as (
    select
        *
    from series_scores_of((select group_id from facts.near_duplicate_groups where photo_id = wanted_photo))
    where photo_id = wanted_photo
),

people as (
    select
        *
    from face_scores
    where photo_id = wanted_photo
),

reasons as (
    select
        1 as position,
        'score' as component,
        score_label(score) as verdict,
        printf('%s overall', upper(score_label(score)[1]) || score_label(score)[2:]) as words,
        score as value
    from scored
    union all
    select
        2,
        'damage',
        'low',
        'A part of the picture is missing: it counts a quarter',
        null
    from facts.photos
    where photo_id = wanted_photo
        and damage is not null
    union all
    select
        3,
        'sharpness',
        score_label(scored.sharpness),
        case
            when measured.subject_edge_width <= 0.55 then 'The subject is in focus'
            when measured.sharpest_edge_width <= 0.5 and measured.subject_edge_width > 0.8
                then 'The focus lies beside the subject'
            when measured.subject_edge_width <= 0.75 or scored.sharpness >= 0.5 then 'The subject is slightly soft'
            else 'The subject is out of focus'
        end,
        measured.subject_edge_width
    from scored
    inner join measured
        on measured.photo_id = scored.photo_id
    union all
    select
        4,
        'sharpness',
        'good',
        'The background is softly blurred',
        background_edge_width
    from measured
    where background_edge_width > 2 * subject_edge_width
        and subject_edge_width <= 0.6
    union all
    select
        5,
        'sharpness',
        'low',
        printf(
            'Motion blur %s',
            case motion_angle
                when 0 then 'from left to right'
                when 90 then 'from top to bottom'
                when 45 then 'along the falling diagonal'
                else 'along the rising diagonal'
            end
        ),
        motion_blur
    from measured
    where motion_blur > 0.7
    union all
    select
        6,
        'sharpness',
        case when noise > 8 then 'low' else 'fair' end,
        case when noise > 8 then 'Strong grain' else 'Some grain' end,
        noise
    from measured
    where noise > 4
    union all
    select
        7,
        'sharpness',
        'low',
        'Strong compression left blocks',
        blockiness
    from measured
    where blockiness > 0.5
    union all
    select
        8,
        'exposure',
        score_label(scored.exposure),
        case
            when measured.brightness < 0.10 then 'Very dark'
            when measured.brightness > 0.90 then 'Very bright'
            when measured.luma_p99 - measured.luma_p1 < 0.25 then 'Little contrast'
            else 'Well exposed'
        end,
        measured.brightness
    from scored
    inner join measured
        on measured.photo_id = scored.photo_id
    union all
    select
        9,
        'exposure',
        'low',
        printf('Highlights are clipped on %d %% of the subject', round(100 * subject_clipped_highlights)::integer),
        subject_clipped_highlights
    from measured
    where subject_clipped_highlights > 0.02
    union all
    select
        10,
        'exposure',
        'low',
        printf('Shadows are clipped on %d %% of the subject', round(100 * subject_clipped_shadows)::integer),
        subject_clipped_shadows
    from measured
    where subject_clipped_shadows > 0.10
    union all
    select
        11,
        'composition',
        score_label(scored.composition),
        case
            when abs(measured.subject_x - 0.5) < 0.06 and abs(measured.subject_y - 0.5) < 0.06 then 'The subject is in the middle'
            when abs(measured.subject_x - 0.5) between 0.11 and 0.23 then 'The subject is near a third'
            else 'The subject is off the usual lines'
        end,
        scored.composition
    from scored
    inner join measured
        on measured.photo_id = scored.photo_id
    union all
    select
        12,
        'composition',
        'low',
        'There is little to see',
        structure
    from measured
    where structure < 0.1
        and contrast < 0.15
        and colourfulness < 20
    union all
    select
        13,
        'composition',
        'fair',
        printf('Horizon tilted by %.1f°', abs(horizon_tilt)),
        horizon_tilt
    from measured
    where horizon_confidence > 0.35
        and abs(horizon_tilt) > 1
    union all
    select
        14,
        'composition',
        'fair',
        'The background is busy',
        clutter
    from measured
    where clutter > 0.7
    union all
    select
        15,
        'series',
        score_label(score),
        case
            when greatest(softness, motion, noise, exposure, clipping, compression, resolution, loss, faces) < 1 then 'Among the best of its series'
            else printf(
                'In its series others are %s',
                case greatest(softness, motion, noise, exposure, clipping, compression, resolution, loss, faces)
                    when softness then 'sharper'
                    when motion then 'steadier'
                    when noise then 'cleaner'
                    when exposure then 'better exposed'
                    when clipping then 'less clipped'
                    when compression then 'less compressed'
                    when loss then 'whole'
                    when faces then 'better of the faces'
                    else 'larger'
                end
            )
        end,
        score
    from in_series
    union all
    select
        16,
        'face',
        score_label(face),
        concat(
            if(faces = 1, 'One face', faces || ' faces'),
            case
                when eyes < 0.3 then if(faces = 1, ', eyes closed', ', somebody''s eyes are closed')
                when eyes > 0.7 then ', eyes open'
            end,
            if(smile > 0.6, ', smiling', null),
            if(sharpness < 0.35, ', out of focus', null),
            if(light < 0.4, ', badly lit', null)
        ),
        face
    from people
)

select
    component,
    verdict,
    words,
    value::double as value
from reasons
order by position;

comment on macro table explain_v1 is 'One row per reason for a photo''s score: component (score, damage, sharpness, exposure, composition, series, face), verdict (great, good, fair, low), words, and the value behind them.';
