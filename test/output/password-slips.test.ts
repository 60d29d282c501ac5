import { deepEqual, equal, match, ok } from "node:assert/strict";
import fc from "fast-check";
import { textOf } from "../../src/output/given/given-file.ts";
import { agileLocks, knownPasswords, lockWith, makePassword, newSlips, slipsFrom, slipsText } from "../../src/output/password-slips.ts";

const wanted = [{ deptCode: "0101", deptPath: "総務部　総務課", file: "所属別/0101_総務課.xlsx" }, { deptCode: "0102", deptPath: "総務部　職員課", file: "所属別/0102_職員課.xlsx" }];
/** Bytes one after the other, around again. */
const counted = (bytes: readonly number[]) => {
  let at = 0;
  return (count: number): Uint8Array => Uint8Array.from({ length: count }, () => bytes[at++ % bytes.length] ?? 0);
};

describe("password slips", () => {
  it("gives every letter the same chance: bytes that would favour the first ones are thrown away", () => {
    equal(makePassword(counted([248, 255, 0, 30])), "2z2z-2z2z-2z2z-2z2z-2z2z");
    const seen = new Map<string, number>();
    const all = counted(Array.from({ length: 256 }, (_, i) => i));
    for (let i = 0; i < 62; i++) for (const letter of makePassword(all).replaceAll("-", "")) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    equal(seen.size, 31);
    ok(Math.max(...seen.values()) - Math.min(...seen.values()) <= 8);
  });

  it("come back from their csv as they were, whatever the names hold", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1 }).filter((code) => code.trim() === code), { maxLength: 5 }), fc.string(), (codes, path) => {
      const slips = newSlips(codes.map((deptCode) => ({ deptCode, deptPath: path, file: `所属別/${path}.xlsx` })), counted([7, 99, 3]));
      deepEqual(slipsFrom(slipsText(slips), "控え.csv", slips), { ok: true, value: slips });
    }));
  });

  it("are read as Excel saves them: codes without leading zeros, in Shift_JIS", () => {
    const slips = newSlips(wanted, counted([9, 4]));
    deepEqual(slipsFrom(slipsText(slips).replaceAll("\n01", "\n1"), "控え.csv", wanted), { ok: true, value: slips });
    const alike = [...wanted, { deptCode: "101", deptPath: "市民部　市民課", file: "所属別/101.xlsx" }];
    const kept = newSlips(alike, counted([9, 4, 1]));
    deepEqual(slipsFrom(slipsText(kept), "控え.csv", alike), { ok: true, value: kept });
    // 所属コード,パスワード in CP932.
    const bytes = Uint8Array.of(0x8f, 0x8a, 0x91, 0xae, 0x83, 0x52, 0x81, 0x5b, 0x83, 0x68, 0x2c, 0x83, 0x70, 0x83, 0x58, 0x83, 0x8f, 0x81, 0x5b, 0x83, 0x68, 0x0d, 0x0a, 0x31, 0x2c, 0x61, 0x62, 0x63);
    deepEqual(knownPasswords(textOf(bytes)), [{ file: "", password: "abc" }]);
  });

  it("refuse a department without a password by its name and the file's", () => {
    const [first] = newSlips(wanted, counted([5]));
    ok(first !== undefined);
    for (const text of [slipsText([first]), `${slipsText([first])}0102,,,  \r\n`, "なにか別の表\r\n1,2\r\n"]) {
      const read = slipsFrom(text, "控え.csv", wanted);
      ok(!read.ok);
      match(read.error.message, /「控え\.csv」に所属「総務部　(?:総務課|職員課)」のパスワードがありません/u);
    }
    deepEqual(knownPasswords("所属コード,パスワード\r\n0101, abc \r\n0102,\r\n"), [{ file: "", password: "abc" }]);
  });

  it("lock each department's package with its own password, and no other opens it", async () => {
    const slips = newSlips(wanted, counted([1, 2, 3, 4, 5, 6, 7]));
    const locks = agileLocks({ random: counted([11, 12, 13]), spinCount: 10 });
    const share = (code: string) => lockWith(slips, { code } as Parameters<typeof lockWith>[1], locks);
    const clear = Uint8Array.of(1, 2, 3, 4);
    const locked = await share("0101")?.lock(clear);
    ok(locked !== undefined);
    deepEqual(await share("0101")?.unlock(locked), clear);
    await share("0102")?.unlock(locked).then(() => ok(false), (thrown: Error) => match(thrown.message, /wrong_password/u));
    equal(share("9999"), undefined);
  });
});
