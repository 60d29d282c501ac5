import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recoverDirectory, writeDirectory } from "../../src/node/atomic-directory.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("node/atomic-directory", () => {
  let room = "";
  beforeEach(() => (room = mkdtempSync(join(tmpdir(), "daicho-atomic-"))));
  afterEach(() => rmSync(room, { recursive: true, force: true }));
  const out = (): string => join(room, "out");
  const names = (): string[] => readdirSync(room);

  it("writes files and folders and leaves nothing beside them", async () => {
    const result = await writeDirectory(out(), [{ path: "所属別/総務部_人事課.xlsx", bytes: bytes("a") }], false);
    deepEqual(result, { ok: true, value: 1 });
    equal(readFileSync(join(out(), "所属別", "総務部_人事課.xlsx"), "utf8"), "a");
    deepEqual(names(), ["out"]);
  });

  it("refuses a directory that holds something, and keeps it", async () => {
    mkdirSync(out());
    writeFileSync(join(out(), "mine.txt"), "mine");
    const result = await writeDirectory(out(), [{ path: "a", bytes: bytes("a") }], false);
    equal(result.ok, false);
    deepEqual(readdirSync(out()), ["mine.txt"]);
  });

  it("replaces the whole directory when told to", async () => {
    mkdirSync(out());
    writeFileSync(join(out(), "old.txt"), "old");
    truthy((await writeDirectory(out(), [{ path: "new.txt", bytes: bytes("new") }], true)).ok);
    deepEqual(readdirSync(out()), ["new.txt"]);
    deepEqual(names(), ["out"]);
  });

  it("keeps the old directory when a file fails half way", async () => {
    mkdirSync(out());
    writeFileSync(join(out(), "old.txt"), "old");
    async function* files() {
      yield { path: "new.txt", bytes: bytes("new") };
      throw Object.assign(new Error("full"), { code: "ENOSPC" });
    }
    const result = await writeDirectory(out(), files(), true);
    truthy(!result.ok && result.error.message.includes("空き容量"));
    deepEqual(readdirSync(out()), ["old.txt"]);
    deepEqual(names(), ["out"]);
  });

  it("mends a run that was killed between its two renames", async () => {
    mkdirSync(out());
    writeFileSync(join(out(), "old.txt"), "old");
    renameSync(out(), join(room, ".out.daicho-old"));
    await recoverDirectory(out());
    deepEqual(readdirSync(out()), ["old.txt"]);
    truthy(!existsSync(join(room, ".out.daicho-old")));
  });
});
