import L from "leaflet";

export { feature } from "topojson-client";
export default L;
