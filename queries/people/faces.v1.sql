-- grain: one row per face in an active photo
-- inputs: facts.faces, facts.face_people, facts.people, photos
-- example: select person, count(*) from faces where eyes_closed(left_eye_open, right_eye_open, yaw) group by person
create or replace view faces_v1 as
select
    face.face_id,
    face.photo_id,
    assigned.person_key,
    person.name as person,
    assigned.how,
    assigned.similarity,
    coalesce(assigned.how = 'dismissed' or person.dismissed_as is not null, false) as is_dismissed,
    face.origin,
    face.x,
    face.y,
    face.width,
    face.height,
    (greatest(face.width * photo.width, face.height * photo.height) / greatest(photo.width, photo.height))::float as size,
    face.confidence,
    face.edge_width,
    face.brightness,
    face.clipped,
    face.yaw,
    face.pitch,
    face.roll,
    face.left_eye_open,
    face.right_eye_open,
    face.smile,
    face.quality
from facts.faces as face
inner join photos as photo
    on photo.photo_id = face.photo_id
left join facts.face_people as assigned
    on assigned.face_id = face.face_id
left join facts.people as person
    on person.person_key = assigned.person_key;

comment on view faces_v1 is 'One row per face in an active photo: face_id, photo_id, person_key and person (null while unsure or unnamed), how it is known (decided, file, clustered, dismissed), similarity to the person''s faces, is_dismissed, origin (detected, drawn, file), box x, y, width, height (0-1 of the upright photo), size (its longer side by the photo''s longer side), confidence, edge_width (px at 112 px, lower is sharper), brightness, clipped, yaw, pitch, roll (degrees), left_eye_open and right_eye_open (0-1, sides of the image), smile (0-1), quality (0-1).';
