-- facts: what analysis found. Can be dropped and rebuilt from the originals.
create schema facts;

create sequence facts.photo_ids;
create sequence facts.source_ids;
create sequence facts.run_ids;

-- One row per folder that was ever scanned.
create table facts.sources (
    source_id integer not null default nextval('facts.source_ids') primary key,
    root varchar not null            -- absolute path of an in-place folder; '' for the library's own photos/
);

-- One row per photo file on disk: the scan's memory, which lets a second run skip what has not changed.
create table facts.files (
    source_id integer not null,
    path varchar not null,           -- below the source's root, '/' separators
    size bigint not null,
    modified_at timestamp not null,  -- UTC
    sha256 varchar not null
);

-- One row per distinct content (SHA-256). Exact copies are further rows of facts.files.
create table facts.photos (
    photo_id bigint not null,
    sha256 varchar not null,
    source_id integer not null,      -- where the representative file lives
    path varchar not null,
    size bigint not null,
    format varchar not null,         -- jpeg, png, webp, tiff, avif, gif, heic, raw, video
    width integer not null,          -- upright, full size
    height integer not null,
    orientation utinyint not null,   -- EXIF 1-8
    damage varchar,                  -- why part of the picture is missing
    from_preview boolean not null,   -- pixels come from a RAW file's embedded preview
    missing boolean not null,        -- no file with this content was seen by the last complete scan
    analyser varchar not null,       -- version of the analyser that made this row
    analysed_at timestamp not null,  -- UTC
    added_at timestamp not null,     -- UTC, first time this content was analysed
    taken_at timestamp,              -- wall clock where it was taken
    taken_offset_minutes smallint,   -- from UTC, when stated
    date_source varchar,             -- exif_original, exif_digitized, exif_modified, xmp, exiftool_json, iptc, quick_time, takeout, gps, file_name, file_modified
    date_precision varchar,          -- year, month, day, minute, second, subsecond
    camera_make varchar,
    camera_model varchar,
    lens varchar,
    exposure_time double,            -- seconds
    f_number double,
    iso integer,
    focal_length double,             -- mm
    focal_length_35 double,          -- mm, 35 mm equivalent
    flash boolean,
    latitude double,                 -- degrees north
    longitude double,                -- degrees east
    altitude double,                 -- metres
    rating tinyint,                  -- -1 rejected, 0-5
    label varchar,
    title varchar,
    description varchar,
    keywords varchar[],
    content_identifier varchar,      -- pairs a Live Photo's still with its motion
    software varchar
);

-- One row per photo and person named by the file's own metadata.
create table facts.named_people (
    photo_id bigint not null,
    person varchar not null
);

-- One row per file that could not be (fully) analysed.
create table facts.failures (
    source_id integer not null,
    path varchar not null,
    size bigint not null,
    modified_at timestamp not null,
    sha256 varchar,
    stage varchar not null,          -- scan, fingerprint, decode, metadata, measure, faces, embed, store
    reason varchar not null,         -- unreadable, empty, unsupported_format, wrong_extension, too_large, undecodable, internal
    message varchar not null,
    is_warning boolean not null,     -- the photo was analysed all the same
    analyser varchar not null,
    failed_at timestamp not null
);

-- One row per analysis run.
create table facts.runs (
    run_id bigint not null default nextval('facts.run_ids') primary key,
    source_id integer not null,
    analyser varchar not null,
    started_at timestamp not null,
    finished_at timestamp,           -- null while running, or when it was killed
    complete boolean not null,       -- the whole folder was scanned and nothing was cancelled
    scanned bigint not null,
    analysed bigint not null,
    unchanged bigint not null,
    failed bigint not null
);
