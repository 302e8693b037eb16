-- Shots of one camera in quick succession, hidden ones and those in the trash too. Derived by Bpp.Engine.Selection.DuplicateLinker, with
-- the near-duplicates: to find them takes windows over the whole library.

-- One row per photo of a burst. Columns as in the view burst_facts.
create table facts.bursts (
    photo_id bigint not null,
    burst_id bigint not null,        -- photo_id of its first shot
    position bigint not null,        -- from 1
    size bigint not null,            -- at least 2
    seconds_in double not null,      -- since the first shot
    camera varchar not null,
    taken_at timestamp not null      -- as in fingerprints: stated by the camera, local time
);
