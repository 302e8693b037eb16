-- decisions: what the user decided. Append-only; the current state is a view; undo is one more event. Never dropped.
create schema decisions;

create sequence decisions.event_ids;

-- One row per decision.
create table decisions.events (
    event_id bigint not null default nextval('decisions.event_ids') primary key,
    batch varchar not null,          -- events of one action share it: one undo step
    happened_at timestamp not null,  -- UTC
    actor varchar not null,          -- 'owner', or a device's name
    kind varchar not null,           -- set, include, exclude, clear, ...
    sha256 varchar,                  -- the photo it is about, by content: survives a rebuild of the facts
    photo_id bigint,                 -- the same photo in this database
    subject varchar,                 -- settings key, person, album, tag
    value varchar                    -- new value; null resets
);
