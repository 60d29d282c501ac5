import { deepEqual, equal, notDeepEqual, ok, throws } from "node:assert/strict";
import fc from "fast-check";
import { nodeCrypto } from "../../../src/node/crypto-port.ts";
import { type CryptOptions, decryptPackage, encryptPackage } from "../../../src/xlsx/crypt/agile.ts";
import { readCfbStream } from "../../../src/xlsx/crypt/cfb-read.ts";
import { PLAIN_PRIMITIVES } from "../../../src/xlsx/crypt/primitives.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { featureBook } from "../../support/feature-book.ts";
import { UNO_PYTHON, openWithPasswords } from "../../support/office-password.ts";

const PASSWORD = "ひみつ𠮷123";
/** Few rounds: the tests are about the format, not about waiting. */
const QUICK: CryptOptions = { ...nodeCrypto, spinCount: 10 };
const counted: CryptOptions = { ...QUICK, random: (count) => Uint8Array.from({ length: count }, (_, i) => i) };
const some = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) & 255);

describe("xlsx/crypt/agile", () => {
  it("gives back what was encrypted, whatever its size", () => {
    for (const size of [0, 1, 15, 16, 4_095, 4_096, 4_097, 8_192, 70_000]) {
      deepEqual(decryptPackage(encryptPackage(some(size), PASSWORD, QUICK), PASSWORD, nodeCrypto.primitives), { ok: true, value: some(size) }, `${size} bytes`);
    }
  });

  it("holds a file whose allocation table needs sectors of its own", () => {
    const large = some(7_500_000);
    const opened = decryptPackage(encryptPackage(large, "a", QUICK), "a", nodeCrypto.primitives);
    ok(opened.ok && Buffer.compare(opened.value, large) === 0);
  });

  it("refuses every other password", () => {
    const file = encryptPackage(some(100), PASSWORD, QUICK);
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 12 }), (guess) => {
      deepEqual(decryptPackage(file, guess, nodeCrypto.primitives), guess === PASSWORD ? { ok: true, value: some(100) } : { ok: false, error: { kind: "wrong_password" } });
    }), { numRuns: 50 });
  });

  it("sees a single changed byte of the contents", () => {
    const file = encryptPackage(some(9_000), PASSWORD, QUICK);
    const body = readCfbStream(file, "EncryptedPackage");
    ok(body !== undefined);
    const at = Buffer.from(file).indexOf(Buffer.from(body.subarray(4_200, 4_216)));
    ok(at > 0);
    const changed = file.slice();
    changed[at] = (changed[at] as number) ^ 1;
    deepEqual(decryptPackage(changed, PASSWORD, nodeCrypto.primitives), { ok: false, error: { kind: "damaged" } });
  });

  it("never throws on a damaged file", () => {
    const file = encryptPackage(some(600), PASSWORD, { ...QUICK, spinCount: 1 });
    fc.assert(fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(file.length), (at, change, length) => {
      const changed = file.slice(0, length);
      if (at < length) changed[at] = (changed[at] as number) ^ change;
      const opened = decryptPackage(changed, PASSWORD, nodeCrypto.primitives);
      if (opened.ok) deepEqual(opened.value, some(600));
    }), { numRuns: 300 });
  });

  it("says that a plain workbook is not encrypted", () => deepEqual(decryptPackage(some(3_000), PASSWORD), { ok: false, error: { kind: "not_encrypted" } }));

  it("differs from file to file, and not with the same random bytes", () => {
    notDeepEqual(encryptPackage(some(10), PASSWORD, QUICK), encryptPackage(some(10), PASSWORD, QUICK));
    deepEqual(encryptPackage(some(10), PASSWORD, counted), encryptPackage(some(10), PASSWORD, counted));
  });

  it("is the same file with plain arithmetic", () => {
    deepEqual(encryptPackage(some(5_000), PASSWORD, { ...counted, primitives: PLAIN_PRIMITIVES }), encryptPackage(some(5_000), PASSWORD, counted));
    deepEqual(decryptPackage(encryptPackage(some(5_000), PASSWORD, QUICK), PASSWORD), { ok: true, value: some(5_000) });
  });

  it("holds nothing of the contents in the clear", () => {
    const text = Buffer.from("職員番号00012345".repeat(200));
    equal(Buffer.from(encryptPackage(text, PASSWORD, QUICK)).includes("00012345"), false);
  });

  it("takes no empty password", () => throws(() => encryptPackage(some(1), "", QUICK)));
});

describe("xlsx/crypt/agile in LibreOffice", function () {
  before(function () { if (UNO_PYTHON === undefined) this.skip(); });

  it("opens with the password and with no other", async () => {
    const file = encryptPackage(await writeWorkbook(featureBook), "ひみつ123", nodeCrypto);
    deepEqual(await openWithPasswords(file, ["ひみつ123", "ひみつ124", ""]), ["職員一覧", null, null]);
  });
});
