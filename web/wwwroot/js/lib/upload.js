// Sends a file in chunks that can be taken up again where they ended.
import { ApiError, formToken, post } from "./api.js";
import { t } from "./text.js";

const chunk = 8 << 20;

/** @param {File} file @param {(bytes: number) => void} count told how many of its bytes are there @returns {Promise<string>} the id of the upload */
export async function send(file, count) {
  let { id, received } = await post("/api/uploads", { name: file.name, size: file.size }) ?? {};
  if (!id)
    throw new ApiError(0, "refused", t("{0} was refused.", file.name));
  for (let tries = 0; received < file.size;) {
    try {
      const response = await fetch(`/api/uploads/${id}?offset=${received}&size=${file.size}`, { method: "PUT", headers: { "X-Bpp-Token": formToken }, body: file.slice(received, received + chunk) });
      if (!response.ok)
        throw new Error((await response.json()).error);
      received = (await response.json()).received;
      count(received);
      tries = 0;
    } catch (error) {
      if (++tries > 5)
        throw error;
      await new Promise(wait => setTimeout(wait, 800 * tries));
      received = (await post("/api/uploads", { name: file.name, size: file.size }, { quiet: true }))?.received ?? received;
    }
  }
  return id;
}
