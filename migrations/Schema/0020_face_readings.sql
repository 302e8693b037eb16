-- What was read of faces in boxes that are the user's word. Filled by Bpp.Engine.People; a new analysis of the photo clears it.

-- One row per photo and box that was read: facts.faces takes from it what is known of a face that was drawn or moved there, and of one that
-- was moved and goes back. A row without landmarks: there is nothing that could be read as a face.
create table facts.face_readings (
    photo_id bigint not null,
    x float not null,                -- left of the box, 0-1 of the upright photo
    y float not null,                -- top of the box, 0-1
    width float not null,            -- width of the box, 0-1
    height float not null,           -- height of the box, 0-1
    landmarks float[],               -- x, y of image-left eye, image-right eye, nose, image-left and image-right mouth corner
    edge_width float,                -- px at a face of 112 px; lower is sharper
    brightness float,                -- 0-1, mean luma of the face
    clipped float,                   -- 0-1, share of the face that is burnt out or drowned
    yaw float,                       -- degrees, 0 looks into the camera
    pitch float,                     -- degrees, positive looks up
    roll float,                      -- degrees, positive leans clockwise
    left_eye_open float,             -- 0-1, image-left eye
    right_eye_open float,            -- 0-1, image-right eye
    smile float,                     -- 0-1
    quality float not null,          -- 0-1, how far the embedding can be trusted
    model varchar,                   -- id of the embedding's model; null: not good enough to embed
    embedding float[]                -- of length 1; null: not good enough to embed
);
