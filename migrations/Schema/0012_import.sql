-- The memory of imports into the library's own photos/. Losing it costs a second reading of the sources, nothing more.
create sequence facts.import_ids;

-- One row per import.
create table facts.imports (
    import_id bigint not null default nextval('facts.import_ids') primary key,
    batch varchar not null,          -- folder below photos/
    started_at timestamp not null,   -- UTC
    finished_at timestamp,           -- null while running, or when it was killed
    complete boolean not null,       -- every source was read to its end
    copied bigint not null,
    known bigint not null,           -- files whose content the library had
    failed bigint not null
);

-- One row per file of a source that an import dealt with.
create table facts.imported_files (
    import_id bigint not null,
    origin varchar not null,         -- where it was: a path, or archive!/entry
    size bigint not null,
    modified_at timestamp not null,  -- UTC
    sha256 varchar not null,
    path varchar                     -- the copy, below photos/; null when the library had the content already
);

-- At most one row: what facts.companions was computed from.
create table facts.companion_inputs (
    signature varchar not null
);
