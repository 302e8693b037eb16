import { post } from "./lib/api.js";
import { followJobs } from "./lib/jobs.js";

const empty = document.querySelector("[data-slot=empty]");
document.querySelector("[data-control=analyse]").addEventListener("click", () => void post("/api/analyse"));
await followJobs(document.getElementById("jobs"), { onCount: count => empty.hidden = count > 0 });
