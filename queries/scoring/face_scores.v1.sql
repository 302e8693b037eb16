-- grain: one row per photo with faces that matter
-- inputs: facts.faces, facts.face_people, facts.photos, eyes_open
-- example: from face_scores order by face limit 10
create or replace view face_scores_v1 as
with sized as (
    select
        face.photo_id,
        greatest(face.width * photo.width, face.height * photo.height)::double / greatest(photo.width, photo.height) as size,
        -- of the frame that is analysed by default
        least(224, 1.15 * greatest(face.width::double * photo.width, face.height::double * photo.height) * least(1, 1024 / greatest(photo.width, photo.height))) as pixels,
        face.width::double * face.height as area,
        face.x::double as x,
        face.y::double as y,
        face.width::double as width,
        face.height::double as height,
        face.edge_width::double as edge_width,
        face.brightness::double as brightness,
        face.clipped::double as clipped,
        abs(face.yaw)::double as yaw,
        abs(face.pitch)::double as pitch,
        eyes_open(face.left_eye_open, face.right_eye_open, face.yaw)::double as eyes_open,
        face.smile::double as smile
    from facts.faces as face
    inner join facts.photos as photo
        on photo.photo_id = face.photo_id
    left join facts.face_people as assigned
        on assigned.face_id = face.face_id
    where assigned.how is distinct from 'dismissed'
        and face.confidence >= 0.5
),

significant as (
    -- whoever is not much smaller than the largest face: passers-by in the distance are nobody's portrait
    select
        *,
        max(size) over (partition by photo_id) as largest
    from sized
    where size >= 0.03
    qualify size >= 0.4 * largest
),

judged as (
    select
        photo_id,
        area,
        size,
        sqrt(area) as weight,
        -- not coalesce: greatest and least pass over a null
        case when eyes_open is null then 0.8 else greatest(0, least(1, (eyes_open - 0.2) / 0.4)) end as eyes,
        -- edges in pixels of the crop that was measured, at most 224 wide: 0.9 is usual, 2.5 is blurred
        case when edge_width is null then 0.6 else greatest(0, least(1, 1 - (edge_width * pixels / 112 - 0.9) / 1.6)) end as sharpness,
        (1 - greatest(0, least(1, (coalesce(yaw, 0) - 20) / 50))) * (1 - greatest(0, least(1, (coalesce(pitch, 0) - 20) / 40))) as pose,
        case
            when brightness is null then 0.7
            else greatest(0, least(1, (brightness - 0.08) / 0.17)) * (1 - greatest(0, least(1, (brightness - 0.85) / 0.15))) * (1 - least(1, 2.0 * clipped))
        end as light,
        coalesce(smile, 0.4) as smile,
        -- what the frames of a series are compared by; a face that could not be read is null and says nothing
        area ** 0.75 as prominence,
        case when edge_width is not null then log2(greatest(0.8, least(3, edge_width * pixels / 112))) end as edge_octaves,
        log2(brightness + 0.02) as light_octaves,
        clipped,
        -- cut off by the frame: how much of a margin the box has, in tenths of its own size
        greatest(0, least(1, 10 * least(x / width, y / height, (1 - x - width) / width, (1 - y - height) / height))) as margin
    from significant
),

scored as (
    select
        *,
        0.35 * eyes + 0.25 * sharpness + 0.15 * pose + 0.10 * light + 0.15 * (0.5 + 0.5 * smile) as quality
    from judged
)

select
    photo_id,
    count(*) as faces,
    -- everybody counts by how large they are, and the worst counts once more: one blink spoils a group
    (
        0.85 * (0.6 * sum(weight * quality) / sum(weight) + 0.4 * min(quality))
        + 0.10 * least(1, max(size) / 0.15)
        + 0.05 * sum(weight * margin) / sum(weight)
    )::float as face,
    (sum(weight * sharpness) / sum(weight))::float as sharpness,
    (sum(weight * light) / sum(weight))::float as light,
    min(eyes)::float as eyes,
    (sum(weight * smile) / sum(weight))::float as smile,
    (sum(prominence * edge_octaves) / sum(prominence) filter (where edge_octaves is not null))::float as edge_octaves,
    (sum(prominence * light_octaves) / sum(prominence) filter (where light_octaves is not null))::float as light_octaves,
    (sum(prominence * clipped) / sum(prominence) filter (where clipped is not null))::float as clipped,
    -- how much of the picture's worth is in its faces
    least(0.7, 3 * sqrt(sum(area)))::float as share
from scored
group by photo_id;

comment on view face_scores_v1 is 'One row per photo with faces that matter (of at least a thirtieth of the long side, and four tenths of the largest): photo_id, faces (how many), face (0-1: eyes, focus, pose, light and smile of every one, the worst counted twice, with size and margins), sharpness, light, eyes (of the worst), smile (0-1), edge_octaves and light_octaves (how wide the edges and how bright the faces are, doublings, the larger faces counting more), clipped (burnt out or drowned, 0-1), share (0-0.7, how far the faces decide sharpness and exposure of the photo).';
