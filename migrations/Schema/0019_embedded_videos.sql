-- One row per photo that holds a short video in its own file: a motion photo of Google's or Samsung's.
create table facts.embedded_videos (
    photo_id bigint not null,
    starts_at bigint not null,       -- bytes from the start of the file to the video's ftyp box
    length bigint not null           -- bytes
);
