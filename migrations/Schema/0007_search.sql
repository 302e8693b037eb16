-- Places of photos, found by Bpp.Engine.Places from the gazetteer of the installation. Derived from coordinates only.

-- One row per place where a photo was taken.
create table facts.known_places (
    place_id bigint not null,        -- number within one gazetteer; negative where only the country is known
    city varchar,                    -- null far from every town
    region varchar,                  -- state, province, Land
    country varchar not null,
    country_code varchar not null,   -- ISO 3166-1, two letters
    latitude double,                 -- of the city's middle, degrees north
    longitude double,                -- of the city's middle, degrees east
    population bigint,               -- of the city
    other_names varchar not null,    -- of the city in other languages, '|' between
    country_names varchar not null   -- of the country in other languages, '|' between
);

-- One row per photo with a position.
create table facts.photo_places (
    photo_id bigint not null,
    latitude double not null,        -- what was looked up, degrees north
    longitude double not null,       -- what was looked up, degrees east
    place_id bigint,                 -- null at sea
    distance_km float                -- from the city's middle
);

-- At most one row: what the tables above were computed from.
create table facts.place_inputs (
    sources varchar not null         -- the gazetteer's
);

-- One row per photo: the texts that searches look through, as the macro search_text makes them.
create table facts.photo_words (
    photo_id bigint not null,
    inputs ubigint not null,         -- hash of what the words are made from
    words varchar not null           -- file name, title, description, camera, lens
);
