-- What the user decided about settings, albums, people and presets, as it stands: the last word of decisions.events on each. Derived by
-- Bpp.Engine.Decisions.SubjectDecisions, so that no page has to read the whole history.

-- One row per kind of decision and subject the user ever spoke about.
create table facts.subject_decisions (
    kind varchar not null,           -- of the event: set, preset, album_..., person_...
    subject varchar not null,        -- the setting's, album's, person's or preset's key
    value varchar,                   -- null: the word was taken back
    sha256 varchar,                  -- the photo it names, such as a cover
    happened_at timestamp not null,  -- UTC, of the last word
    event_id bigint not null         -- of the last word
);
