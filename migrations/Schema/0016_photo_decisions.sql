-- What the user decided about each photo, as it stands: the last word of decisions.events on every topic. Derived by
-- Bpp.Engine.Decisions.PhotoDecisions, so that no page has to read the whole history.

-- One row per photo, topic and subject the user ever spoke about.
create table facts.photo_decisions (
    photo_id bigint not null,
    topic varchar not null,          -- favourite, rated, labelled, hidden, trashed, verdict, crown, tagged, album_photo, album_override
    subject varchar not null,        -- the tag or the album; '' where the topic has none
    value varchar,                   -- null: the word was taken back
    happened_at timestamp not null,  -- UTC, of the last word
    event_id bigint not null         -- of the last word
);

-- At most one row: what the table above was computed from.
create table facts.photo_decision_inputs (
    last_event bigint not null,      -- 0: none
    others varchar not null          -- changes with photos and definitions
);
