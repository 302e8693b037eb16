-- grain: one row per photo of one near-duplicate group, or of all
-- inputs: facts.series_context, facts.measurements, facts.photos, face_scores
-- example: from series_scores_of(42) order by score desc
create or replace macro series_scores_of_v1(wanted_group) as table (
    with seen as (
        select
            context.*,
            photo.damage,
            log2(greatest(measured.contrast::double, 0) + 0.02) as contrast_octaves,
            -- five units: in fog and black and white, a trace of colour more or less is no fault
            log2(greatest(measured.colourfulness::double, 0) + 5) as colour_octaves,
            faces.eyes,
            faces.smile as smiling,
            faces.edge_octaves,
            faces.light_octaves,
            faces.clipped as face_clipped,
            coalesce(faces.faces, 0) as faces
        from facts.series_context as context
        inner join facts.photos as photo
            on photo.photo_id = context.photo_id
        inner join facts.measurements as measured
            on measured.photo_id = context.photo_id
        left join face_scores as faces
            on faces.photo_id = context.photo_id
        where wanted_group is null
            or context.group_id = wanted_group
    ),

    faults as (
        select
            group_id,
            photo_id,
            -- each fault in units of "clearly worse", tuned on the development half of made series; one unit halves the score
            softness / 0.5 as softness,
            motion / 0.2 as motion,
            noise / 2.0 as noise,
            -- light, contrast (haze, a flat rendering: only what is missing, for light may add some) and colour (a wrong white balance, either way)
            -- as in the middle of the series; colour with more room, for what moves through the frame changes it too
            greatest(0, abs(brightness) - 0.1) / 0.1
                + greatest(0, median(contrast_octaves) over series - contrast_octaves - 0.1) / 0.1
                + greatest(0, abs(colour_octaves - median(colour_octaves) over series) - 0.15) / 0.15 as exposure,
            clipping / 0.2 as clipping,
            blockiness / 0.25 as compression,
            resolution / 1.0 as resolution,
            bytes / 2.0 as bytes,
            -- half a picture never stands for a whole one
            if(damage is null, 0, 10) as loss,
            -- people: the frame in which the one who blinks most blinks least, all face the camera, are in focus and in the light they have in the others
            coalesce((max(eyes) over series - eyes) / 0.25, 0)
                + coalesce((edge_octaves - min(edge_octaves) over series) / 0.25, 0)
                + coalesce(greatest(0, abs(light_octaves - median(light_octaves) over series) - 0.05) / 0.07, 0)
                + coalesce(greatest(0, face_clipped - median(face_clipped) over series) / 0.1, 0)
                + coalesce((max(smiling) over series - smiling) / 2.0, 0)
                + greatest(0, median(faces) over series - faces) / 0.5 as faces
        from seen
        window series as (partition by group_id)
    )

    select
        group_id,
        photo_id,
        (1 / (1 + softness + motion + noise + exposure + clipping + compression + resolution + bytes + loss + faces))::double as score,
        softness::double as softness,
        motion::double as motion,
        noise::double as noise,
        exposure::double as exposure,
        clipping::double as clipping,
        compression::double as compression,
        resolution::double as resolution,
        loss::double as loss,
        faces::double as faces
    from faults
);

comment on macro table series_scores_of_v1 is 'What series_scores says of the photos of one group, without looking at the others; of all groups when wanted_group is null.';
