-- Faces, found by Bpp.Engine.Faces. Boxes and points are shares (0..1) of the upright photo, x to the right, y down, a box by its top left corner.

create sequence facts.face_ids;

-- One row per photo that was searched for faces. No row: nobody looked (no model was there), which is not "no face".
create table facts.face_scans (
    photo_id bigint not null,
    models varchar not null,         -- ids of the models that looked, joined by '+'
    faces integer not null
);

-- One row per face. Ids are new after each analysis: decisions name a face by its photo's content and its box.
create table facts.faces (
    face_id bigint not null,
    photo_id bigint not null,
    origin varchar not null,         -- detected, drawn (by the user), file (a named region of the file's metadata)
    x float not null,
    y float not null,
    width float not null,
    height float not null,
    confidence float not null,       -- 0-1, the detector's
    landmarks float[],               -- x, y of image-left eye, image-right eye, nose, image-left and image-right mouth corner
    edge_width float,                -- px at a face of 112 px; lower is sharper
    brightness float,                -- 0-1, mean luma of the face
    clipped float,                   -- 0-1, share of the face that is burnt out or drowned
    yaw float,                       -- degrees, 0 looks into the camera
    pitch float,
    roll float,
    left_eye_open float,             -- 0-1, image-left eye
    right_eye_open float,
    smile float,                     -- 0-1
    quality float not null           -- 0-1, how far the embedding can be trusted
);

-- One row per face that was good enough to embed.
create table facts.face_embeddings (
    face_id bigint not null,
    model varchar not null,          -- id of the model; vectors of different models do not compare
    embedding float[] not null       -- of length 1
);

-- One row per face that the file's own metadata names (MWG and Microsoft regions).
create table facts.named_regions (
    photo_id bigint not null,
    person varchar not null,
    x float not null,
    y float not null,
    width float not null,
    height float not null
);

-- What follows is derived by Bpp.Engine.People from faces, decisions and the files' own names, and replaced as a whole.

-- One row per face whose person is known or that was set aside; a face nobody is sure about has no row.
create table facts.face_people (
    face_id bigint not null,
    person_key varchar,              -- null: nobody, the user says
    how varchar not null,            -- decided (by the user), file (named by the metadata), clustered, dismissed (no face, or of no interest)
    similarity float                 -- mean cosine to the person's faces; null unless clustered
);

-- One row per person: decided (p...), named by a file (n...), or found by likeness alone (c...).
create table facts.people (
    person_key varchar not null,
    name varchar,
    dismissed_as varchar,            -- not_a_person, not_interesting
    excluded boolean not null,       -- keep out of the picks
    boosted boolean not null,        -- prefer in the picks
    avatar_face_id bigint            -- the user's choice
);

-- One row per photo and person in it, missing photos and dismissed people included.
create table facts.person_photos (
    photo_id bigint not null,
    person_key varchar not null
);

-- One row per pair of people who look alike, but not enough.
create table facts.person_pairs (
    person_a varchar not null,
    person_b varchar not null,
    similarity float not null
);

-- At most one row: what the tables above were computed from.
create table facts.people_inputs (
    signature varchar not null
);
