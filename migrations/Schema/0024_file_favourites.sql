-- Google Takeout tells which photos were favourites there; what the user says in Bpp stands above it.
alter table facts.photos add column favourite boolean; -- true where a sidecar says so; null: none does
