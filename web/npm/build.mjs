// Bundles what the pages use of others into plain files: node build.mjs OUTPUT
import { build } from "esbuild";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
const modules = join(here, "node_modules");
await mkdir(out, { recursive: true });

const bundle = (entry, outfile, options = {}) =>
  build({ entryPoints: [join(here, entry)], outfile: join(out, outfile), bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", absWorkingDir: here, ...options });

await bundle("photoswipe.js", "photoswipe.js");
await bundle("codemirror.js", "codemirror.js");
await bundle("leaflet.js", "leaflet.js");
await bundle("leaflet.css", "leaflet.css", { loader: { ".png": "dataurl" } });
await bundle("node_modules/photoswipe/dist/photoswipe.css", "photoswipe.css");

const copies = [
  ["@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "inter.woff2"],
  ["@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2", "inter-ext.woff2"],
  ["world-atlas/countries-110m.json", "world.json"],
  ["axe-core/axe.min.js", "axe.js"],
];
for (const [from, to] of copies)
  await copyFile(join(modules, from), join(out, to));

// One sprite of the icons named in icons.txt, their insides filled where --icon-fill says so: <svg><use href="/lib/icons.svg#heart"/></svg>
const names = (await readFile(join(here, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
const symbols = await Promise.all([...new Set(names)].sort().map(async name => {
  const svg = await readFile(join(modules, "lucide-static/icons", `${name}.svg`), "utf8");
  const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s+/g, " ").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24" fill="var(--icon-fill, none)" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${inner}</symbol>`;
}));
await writeFile(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
