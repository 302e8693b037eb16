import L from "leaflet";
window.L = L;
await import("leaflet.markercluster");
export { feature, mesh } from "topojson-client";
export default L;
