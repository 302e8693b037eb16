-- One row per photo with pixels: the raw numbers of its frame. Columns mirror Bpp.Engine.Measuring.Measurements, where units and ranges are stated.
create table facts.measurements (
    photo_id bigint not null,
    dhash ubigint not null,
    ahash ubigint not null,
    phash ubigint not null,
    edge_width float not null,
    subject_edge_width float not null,
    background_edge_width float not null,
    sharpest_edge_width float not null,
    defocus_blur float not null,
    motion_blur float not null,
    motion_angle float not null,
    structure float not null,
    noise float not null,
    blockiness float not null,
    brightness float not null,
    luma_mean float not null,
    luma_p1 float not null,
    luma_p5 float not null,
    luma_p95 float not null,
    luma_p99 float not null,
    contrast float not null,
    clipped_highlights float not null,
    clipped_shadows float not null,
    clipped_channels float not null,
    subject_brightness float not null,
    subject_clipped_highlights float not null,
    subject_clipped_shadows float not null,
    colourfulness float not null,
    subject_share float not null,
    subject_x float not null,
    subject_y float not null,
    subject_spread float not null,
    subject_contrast float not null,
    horizon_tilt float not null,
    horizon_confidence float not null,
    balance float not null,
    clutter float not null
);

-- One row per photo of a near-duplicate group: how it differs from its own series. Derived, written by Bpp.Engine.Measuring.SeriesContext
-- after grouping; holds no weights. Columns as in the view series_comparison.
create table facts.series_context (
    group_id bigint not null,
    photo_id bigint not null,
    softness float not null,         -- octaves of edge width above the sharpest frame
    motion float not null,           -- px of motion blur beyond the least in the series
    noise float not null,            -- 8-bit levels above the quietest frame, as if all were equally bright
    brightness float not null,       -- octaves of median luma from the series' median, signed
    clipping float not null,         -- share clipped beyond the series' median, the subject counted twice more
    blockiness float not null,       -- beyond the least in the series
    resolution float not null,       -- octaves of pixels below the largest
    bytes float not null             -- octaves of bytes per pixel below the largest of the same format
);
