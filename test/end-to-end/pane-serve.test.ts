import { deepEqual, equal, ok } from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { request } from "node:https";
import { join } from "node:path";
import { FRAME_ANCESTORS, headersOf } from "../../src/node/pane-headers.ts";
import { certificateFor } from "../support/certificate.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { type Served, serveBuilt } from "../support/served.ts";

describe("daicho serve, built, over HTTPS", function () {
  this.timeout(30_000);
  const folder = temporaryFolder();
  let served: Served;
  let origin = "";
  before(async () => {
    const { key, cert } = certificateFor("localhost");
    writeFileSync(folder.path("key.pem"), key);
    writeFileSync(folder.path("cert.pem"), cert);
    served = await serveBuilt(join(ROOT, "dist/daicho.js"), "--cert", folder.path("cert.pem"), "--key", folder.path("key.pem"));
    origin = served.origin;
  });
  after(() => served.stop());
  const asked = (path: string, method = "GET"): Promise<IncomingMessage> => new Promise((settle, refuse) => {
    request(`${origin}${path}`, { method, rejectUnauthorized: false, agent: false }, (answer) => {
      answer.resume();
      settle(answer);
    }).on("error", refuse).end();
  });

  it("sends every page with the policy, its frame-ancestors and nothing that contradicts them", async () => {
    for (const page of ["/", "/taskpane.html", "/recorder.html", "/help.html", "/commands.html", "/icons/daicho-32.png", "/office/office.js"]) {
      const { statusCode, headers } = await asked(page);
      equal(statusCode, 200, page);
      for (const [name, value] of Object.entries(headersOf(page === "/" ? "/taskpane.html" : page))) equal(headers[name.toLowerCase()], value, `${page} ${name}`);
      ok(headers["content-security-policy"]?.toString().endsWith(`frame-ancestors ${FRAME_ANCESTORS.join(" ")}`));
      deepEqual([headers["x-frame-options"], headers["access-control-allow-origin"], headers["set-cookie"]], [undefined, undefined, undefined], page);
    }
  });

  it("lets in Excel on the web of Microsoft, over HTTPS only, and no site of anybody", () => {
    for (const source of FRAME_ANCESTORS.slice(1)) ok(/^https:\/\/(?:\*\.)?(?:[a-z]+\.)*(?:live\.com|office\.com|cloud\.microsoft|sharepoint\.com)$/u.test(source), source);
    ok(!FRAME_ANCESTORS.some((source) => source === "*" || source === "https:" || source === "https://*.live.com"));
  });

  it("answers nothing but GET and HEAD of its own files", async () => {
    equal((await asked("/taskpane.html", "POST")).statusCode, 405);
    equal((await asked("/taskpane.html", "HEAD")).statusCode, 200);
    for (const path of ["/../daicho.js", "/%2e%2e/daicho.js", "/..%2fdaicho.js", "/nothing.html", "/icons"]) equal((await asked(path)).statusCode, 404, path);
  });
});
