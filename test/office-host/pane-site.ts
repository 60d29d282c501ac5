/** The built pane's files with the headers of `daicho serve`. */
import { readFileSync, statSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import { join, normalize } from "node:path";
import { headersOf } from "../../src/node/pane-headers.ts";

export const paneFiles = (root: string): RequestListener => (request, response) => {
  const path = join(root, normalize(decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname)));
  const found = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  response.writeHead(found ? 200 : 404, headersOf(path)).end(found ? readFileSync(path) : "");
};

/** Listens on a free port of this machine. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
