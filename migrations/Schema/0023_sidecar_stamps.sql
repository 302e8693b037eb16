-- What `bpp xmp read` compares, so that it notices sidecars that came, changed or went.
alter table facts.photos add column sidecars varchar; -- names, sizes and times of the sidecars that were read; empty: there were none; null: nobody wrote it down
