import { deepEqual, equal, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTENT_SECURITY_POLICY, headersOf } from "../../src/node/pane-headers.ts";
import { OFFICE_DIST } from "../office-host/node-host.ts";
import { hashesBelow, ROOT } from "../support/command-line.ts";

const PANE = join(ROOT, "dist/pane");

/** Most bytes of each part. What a page loads at once is small; the reader of .xls and HiGHS come when they are needed. */
const CEILINGS: readonly (readonly [RegExp, number])[] = [
  [/^taskpane\.[0-9a-f]+\.js$/u, 80_000],
  [/^taskpane\.[0-9a-f]+\.css$/u, 10_000],
  [/^commands\.[0-9a-f]+\.js$/u, 1000],
  [/^recorder\.[0-9a-f]+\.js$/u, 30_000],
  [/^(?:taskpane|commands|recorder)\.html$/u, 2000],
  [/^help\.html$/u, 30_000],
  [/^part\.[0-9a-f]+\.js$/u, 5_000_000],
  [/^icons\/[a-z-]+\d+\.png$/u, 20_000],
];

const files = Object.keys(hashesBelow(PANE));
const own = files.filter((name) => !name.startsWith("office/") && !name.endsWith(".LICENSE.txt"));
const text = (name: string): string => readFileSync(join(PANE, name), "utf8");

describe("dist/pane", () => {
  it("holds Microsoft's files byte for byte as in node_modules, with their licence", () => {
    const copies = files.filter((name) => name.startsWith("office/") && name !== "office/LICENSE.md");
    ok(copies.includes("office/office.js") && copies.includes("office/excel-win32-16.01.js"));
    const [there, here] = [hashesBelow(OFFICE_DIST), hashesBelow(join(PANE, "office"))];
    for (const copy of copies) equal(here[copy.slice("office/".length)], there[copy.slice("office/".length)], copy);
    equal(readFileSync(join(PANE, "office/LICENSE.md"), "utf8"), readFileSync(join(OFFICE_DIST, "../LICENSE.md"), "utf8"));
  });

  it("stays below its ceilings, file by file and in all", () => {
    let total = 0;
    for (const name of own) {
      const { length } = readFileSync(join(PANE, name));
      const ceiling = CEILINGS.find(([pattern]) => pattern.test(name))?.[1];
      ok(ceiling !== undefined, `${name} has no ceiling`);
      ok(length <= ceiling, `${name}: ${length} bytes, at most ${ceiling}`);
      total += length;
    }
    ok(total <= 7_500_000, `${total} bytes in all`);
    ok(readFileSync(join(ROOT, "dist/stand-alone/daicho.html")).length <= 7_500_000);
  });

  it("names no server of anybody, and nothing inline", () => {
    for (const name of own.filter((file) => file.endsWith(".html"))) {
      deepEqual([...text(name).matchAll(/(?:src|href)="([^"]+)"/gu)].map(([, link]) => link ?? "").filter((link) => /^(?:\w+:)?\/\//u.test(link)), []);
      ok(!/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/u.test(text(name)), name);
      ok(text(name).includes(`content="${CONTENT_SECURITY_POLICY}"`), `${name}: the policy of the page is the server's`);
    }
  });

  it("asks nobody: no script of ours can open a connection, and the policy forbids it", () => {
    for (const name of own.filter((file) => file.startsWith("taskpane.") && file.endsWith(".js"))) ok(!/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource/u.test(text(name)), name);
    ok(/connect-src 'none'/u.test(headersOf("taskpane.html")["Content-Security-Policy"] ?? ""));
    ok(/immutable/u.test(headersOf(own.find((name) => /^taskpane.*\.js$/u.test(name)) ?? "")["Cache-Control"] ?? ""));
  });

  it("has every page and picture the manifest points at", () => {
    const wanted = [...readFileSync(join(ROOT, "manifest.xml"), "utf8").matchAll(/https:\/\/localhost:3000\/([^"?]+)/gu)].map(([, path]) => path ?? "");
    deepEqual(wanted.filter((path) => !files.includes(path)), []);
  });
});
