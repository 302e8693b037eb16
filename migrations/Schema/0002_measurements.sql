-- One row per photo with pixels: the raw numbers of its frame. Columns mirror Bpp.Engine.Measuring.Measurements.
create table facts.measurements (
    photo_id bigint not null,
    dhash ubigint not null,
    ahash ubigint not null,
    subject_sharpness float not null,
    brightness float not null
);
