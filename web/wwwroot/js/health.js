// Health: the lines are read when the page is; the thorough checks are jobs.
import { post } from "./lib/api.js";
import { followJobs } from "./lib/jobs.js";

for (const button of document.querySelectorAll("[data-check]"))
  button.addEventListener("click", () => void post("/api/check", { files: button.dataset.check === "files" }));
await followJobs(document.getElementById("jobs"), { only: job => job.kind === "check" });
