import { deepEqual, equal, match, ok as truthy } from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/command-line.ts";
import { lintManifest } from "./lint-manifest.ts";

const MANIFEST = join(ROOT, "manifest.xml");
const SCHEMA = join(import.meta.dirname, "schema/OfficeAppManifestV1_1.xsd");
const text = readFileSync(MANIFEST, "utf8");

function valid(xml: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), "daicho-manifest-"));
  try {
    const file = join(folder, "manifest.xml");
    writeFileSync(file, xml);
    return spawnSync("xmllint", ["--nonet", "--noout", "--schema", SCHEMA, file]).status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("manifest.xml", () => {
  it("is valid against Microsoft's schemas, and the check can fail", () => {
    truthy(valid(text));
    truthy(!valid(text.replace(/<ProviderName>.*<\/ProviderName>/u, "")));
    truthy(!valid(text.replace("<Version>0.1.0.0</Version>", "<Version>v1</Version>")));
  });

  it("passes our own lint of what the schema cannot see", () => {
    deepEqual(lintManifest(text), []);
  });

  const spoilt: readonly (readonly [string, string, string])[] = [
    ["plain http", 'DefaultValue="https://localhost:3000/taskpane.html"', 'DefaultValue="http://localhost:3000/taskpane.html"'],
    ["a label that is nowhere", '<Label resid="Read.Label"/>', '<Label resid="Lost.Label"/>'],
    ["an id used twice", '<Control xsi:type="Button" id="Daicho.Score">', '<Control xsi:type="Button" id="Daicho.Read">'],
    ["another host in one address", "https://localhost:3000/taskpane.html?step=score", "https://example.invalid/taskpane.html?step=score"],
    ["no 16-pixel icon", '<bt:Image size="16" resid="Read.16"/>', ""],
    ["a newer API than LTSC 2021 has", 'MinVersion="1.14"', 'MinVersion="1.17"'],
    ["an icon no script draws", "icons/read-16.png", "icons/reed-16.png"],
    ["another default language", "<DefaultLocale>ja-JP</DefaultLocale>", "<DefaultLocale>en-US</DefaultLocale>"],
  ];
  for (const [what, from, to] of spoilt) {
    it(`is refused with ${what}`, () => {
      truthy(text.includes(from));
      truthy(lintManifest(text.replace(from, to)).length > 0);
    });
  }

  it("is read by Microsoft's own tool", () => {
    const shown = execFileSync(process.execPath, [join(ROOT, "node_modules/office-addin-manifest/cli.js"), "info", MANIFEST], { encoding: "utf8", env: { ...process.env, NODE_NO_WARNINGS: "1" } });
    match(shown, /daicho/u);
    match(shown, /6f2c1a58-3b7e-4d0a-9a41-d5c0a7e4b826/u);
  });

  it("keeps the id and the version scheme that deployed copies rely on", () => {
    equal(/<Id>(.*)<\/Id>/u.exec(text)?.[1], "6f2c1a58-3b7e-4d0a-9a41-d5c0a7e4b826");
    const version: string = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;
    match(text, new RegExp(`<Version>${version.replaceAll(".", "\\.")}\\.0</Version>`, "u"));
  });
});
