import { equal, match, ok as truthy } from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { daicho, ROOT, temporaryFolder } from "../support/command-line.ts";

const INPUT = join(ROOT, "samples/input");
const ROSTER = readdirSync(INPUT).find((name) => name.includes("職員名簿") && name.endsWith(".xlsx")) ?? "";
const roster = (): Buffer => readFileSync(join(INPUT, ROSTER));

/** The first sectors of an encrypted workbook: a compound file that holds the stream EncryptedPackage. */
function encryptedLookalike(): Buffer {
  const bytes = Buffer.alloc(3 * 512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.writeUInt16LE(0x003e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(0xfffffffe, 60);
  bytes.writeUInt32LE(0xfffffffe, 68);
  bytes.fill(0xff, 76, 512);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  const entry = (at: number, name: string, type: number): void => {
    bytes.write(name, 1024 + at * 128, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, 1024 + at * 128 + 64);
    bytes[1024 + at * 128 + 66] = type;
    for (const link of [68, 72, 76]) bytes.writeUInt32LE(0xffffffff, 1024 + at * 128 + link);
  };
  entry(0, "Root Entry", 5);
  bytes.writeUInt32LE(1, 1024 + 76);
  entry(1, "EncryptionInfo", 2);
  entry(2, "EncryptedPackage", 2);
  bytes.writeUInt32LE(2, 1024 + 128 + 72);
  return bytes;
}

const CASES: readonly { readonly what: string; readonly file: string; readonly bytes: () => Buffer; readonly says: RegExp }[] = [
  { what: "a zip cut short", file: "名簿.xlsx", bytes: () => roster().subarray(0, 20_000), says: /欠け|壊れ|途中/u },
  { what: "an encrypted workbook", file: "名簿.xlsx", bytes: encryptedLookalike, says: /パスワード/u },
  { what: "an HTML page named .xls", file: "名簿.xls", bytes: () => Buffer.from("<html><body><table><tr><td>氏名</td></tr></table></body></html>"), says: /HTML|ウェブ/u },
  { what: "a roster without names", file: "名簿.csv", bytes: () => Buffer.from("職員番号,所属,職名,採用年月日\r\n00123,総務課,主事,H31.4.1\r\n00124,総務課,主査,H20.4.1\r\n00125,税務課,主事,R2.4.1\r\n"), says: /名簿」?[A-Z]*1 から始まる職員名簿に、氏名の列/u },
  { what: "a column of My Numbers", file: "名簿.csv", bytes: () => Buffer.from(`職員番号,氏名,所属,個人番号\r\n${["123456789018", "987654321018", "111111111118"].map((n, i) => `0012${i},架空 花${"子代美"[i]},総務課,${n}`).join("\r\n")}\r\n`), says: /マイナンバー/u },
  { what: "an empty file", file: "名簿.csv", bytes: () => Buffer.alloc(0), says: /空|何も/u },
];

describe("refusals of daicho run", () => {
  const room = temporaryFolder();

  for (const { what, file, bytes, says } of CASES) {
    it(`refuses ${what}: one sentence with the file, exit 2, nothing written`, () => {
      const [input, out] = [room.path(what, "in"), room.path(what, "out")];
      mkdirSync(input, { recursive: true });
      writeFileSync(join(input, file), bytes());
      const ran = daicho(["run", input, "--out", out, "--as-of", "2026-04-01"]);
      equal(ran.status, 2, ran.stdout + ran.stderr);
      const said = ran.stderr.split("\n").find((line) => line.startsWith("中止しました")) ?? "";
      match(said, says);
      truthy(said.includes(file), said);
      equal(existsSync(out), false);
      equal(readdirSync(room.path(what)).join(), "in");
      equal(ran.stdout, "");
    });
  }

  it("refuses an empty folder", () => {
    mkdirSync(room.path("empty"));
    const ran = daicho(["run", room.path("empty"), "--out", room.path("empty-out")]);
    equal(ran.status, 2);
    match(ran.stderr, /台帳.*がありません/u);
    equal(existsSync(room.path("empty-out")), false);
  });

  it("refuses bad arguments with the usage, and says so in JSON on request", () => {
    for (const args of [["run"], ["run", INPUT], ["convert", INPUT, "--out", room.path("x"), "--as-of", "2026-02-30"], ["distribute", INPUT, "--out", room.path("x"), "--by", "係"], ["nothing"], ["run", INPUT, "--what"]]) {
      const ran = daicho(args);
      equal(ran.status, 2, args.join(" "));
      match(ran.stderr, /中止しました/u);
    }
    const ran = daicho(["run", room.path("nowhere"), "--out", room.path("x"), "--json"]);
    const said = JSON.parse(ran.stdout) as { refused: { message: string } };
    match(said.refused.message, /見つかりません/u);
  });

  it("refuses an output folder that holds something", () => {
    mkdirSync(room.path("full"));
    writeFileSync(room.path("full", "mine.txt"), "mine");
    const ran = daicho(["demo", "--out", room.path("full"), "--staff", "20"]);
    equal(ran.status, 2);
    match(ran.stderr, /--replace/u);
    equal(readdirSync(room.path("full")).join(), "mine.txt");
  });
});
