-- grain: one row per photo that was searched for faces and has none
-- inputs: photos, facts.face_scans, faces, facts.person_photos
-- example: select count(*) from album_no_faces
create or replace view album_no_faces_v1 as
select
    photo.photo_id,
    photo.path,
    photo.taken_at
from photos as photo
semi join facts.face_scans as searched
    on searched.photo_id = photo.photo_id
anti join faces as face
    on face.photo_id = photo.photo_id
    and not face.is_dismissed
anti join facts.person_photos as tagged
    on tagged.photo_id = photo.photo_id;

comment on view album_no_faces_v1 is 'One row per photo without faces and without people you tagged: photo_id, path, taken_at. A photo that no model has searched is not in it.';
