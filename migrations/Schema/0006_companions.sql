-- One row per photo that is shown with another: the RAW of a RAW and JPEG pair, the motion of a Live Photo. Derived by Bpp.Engine.Import.
create table facts.companions (
    photo_id bigint not null,
    companion_of bigint not null,    -- photo_id of the one that is shown
    kind varchar not null            -- raw_jpeg, live, motion, burst_frame
);
