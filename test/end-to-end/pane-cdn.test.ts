import { deepEqual, equal, ok } from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { policyOf } from "../../src/node/pane-headers.ts";
import { OFFICE_DIST } from "../office-host/node-host.ts";
import { openBrowser } from "../support/browser.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { type Served, serveBuilt } from "../support/served.ts";

const CDN = "https://appsforoffice.microsoft.com";

/** The pages of a build with the smallest script in place of the pane's own: what is tested is where office.js may come from. */
const BUILD = `
import webpack from "webpack";
import { common } from ${JSON.stringify(join(ROOT, "scripts/dev/webpack.config.mjs"))};
import { paneConfigs } from ${JSON.stringify(join(ROOT, "scripts/dev/webpack.pane.mjs"))};
const [hosted] = paneConfigs(common);
const small = "./src/commands/commands.ts";
webpack({ ...hosted, entry: { taskpane: small, commands: small, recorder: small }, output: { ...hosted.output, path: process.argv[1] } }, (error, stats) => { if (error || stats.hasErrors()) process.exit(1); });
`;

describe("the build that loads office.js from Microsoft's server (DAICHO_OFFICEJS=cdn)", function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let served: Served;
  let origin = "";
  before(async () => {
    const built = spawnSync(process.execPath, ["--input-type=module", "-e", BUILD, folder.path("pane")], { cwd: ROOT, env: { ...process.env, DAICHO_OFFICEJS: "cdn" }, encoding: "utf8" });
    equal(built.status, 0, built.stderr);
    cpSync(join(ROOT, "dist/daicho.js"), folder.path("daicho.mjs"));
    served = await serveBuilt(folder.path("daicho.mjs"));
    origin = served.origin;
  });
  after(() => served.stop());

  it("is served with that one origin more in the policy, in header and page alike, and with no other difference", async () => {
    equal(policyOf("cdn").replace(` ${CDN}`, ""), policyOf("local"));
    for (const page of ["taskpane.html", "recorder.html", "commands.html"]) {
      ok(readFileSync(folder.path(`pane/${page}`), "utf8").includes(`content="${policyOf("cdn")}"`), page);
      const { headers } = await fetch(`${origin}/${page}`);
      ok(headers.get("content-security-policy")?.startsWith(`${policyOf("cdn")}; frame-ancestors `), page);
    }
    ok(!existsSync(folder.path("pane/office")), "no copy of Microsoft's files beside it");
  });

  it("loads office.js from there, breaks no policy, and asks nobody else", async () => {
    const opened = await openBrowser({ origin });
    try {
      await opened.context.route(`${CDN}/**`, (route) => {
        const file = join(OFFICE_DIST, new URL(route.request().url()).pathname.replace("/lib/1/hosted/", ""));
        return existsSync(file) ? route.fulfill({ path: file, contentType: "text/javascript" }) : route.fulfill({ status: 404 });
      });
      await opened.page.goto(`${origin}/taskpane.html`);
      await opened.page.waitForFunction(() => typeof (globalThis as { Office?: unknown }).Office !== "undefined");
      deepEqual(opened.complaints, []);
      deepEqual(opened.foreign.filter((address) => !address.startsWith(`${CDN}/`)), []);
      ok(opened.foreign.includes(`${CDN}/lib/1/hosted/office.js`));
    } finally {
      await opened.close();
    }
  });
});
