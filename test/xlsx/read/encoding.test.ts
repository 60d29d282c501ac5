import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import type { EncodingId } from "../../../src/core/model/grid.ts";
import { decodeText, detectEncoding } from "../../../src/xlsx/read/encoding.ts";
import { encodeEucJp, encodeIso2022Jp, encodeShiftJis, encodeUtf16 } from "./builders/shift-jis.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Encoders that are not ours (iconv-lite, RFC 1468 by hand): detection and decoding are judged against them. */
const ENCODERS: Readonly<Record<EncodingId, (text: string) => Uint8Array>> = {
  "utf-8": utf8,
  "utf-8-bom": (text) => utf8(`\uFEFF${text}`),
  "utf-16le": (text) => encodeUtf16(text, true, true),
  "utf-16be": (text) => encodeUtf16(text, false, true),
  shift_jis: encodeShiftJis,
  "euc-jp": encodeEucJp,
  "iso-2022-jp": encodeIso2022Jp,
};

/** Texts as ledgers have them; the short ones are about 20 bytes. Only characters all encodings have. */
const TEXTS = [
  "職員番号,氏名,所属\r\n00123,山田　太郎,総務部総務課\r\n",
  "氏名,所属\r\n山田,総務課\r\n",
  "研修名,受講日\r\n",
  "番号\t氏名\n1\t佐藤\n",
  "所属コード,所属名称,備考\n010203,福祉部高齢者支援課,兼務あり（令和６年４月１日付）\n",
  "ひらがな,カタカナ\nあいうえお,アイウエオ\n",
  "資格,取得\n基本情報技術者,○\n",
  "課名,人数（人）\n市民課,12\n税務課,8\n合計,20\n",
  "部,課,係\n企画部,情報政策課,デジタル推進係\n",
  "1234,市,町\r\n",
] as const;

describe("xlsx/read encoding", () => {
  for (const [encoding, encode] of Object.entries(ENCODERS) as [EncodingId, (text: string) => Uint8Array][]) {
    it(`detects and decodes ${encoding}, also 20 bytes of it`, () => {
      for (const text of TEXTS) {
        const bytes = encode(text);
        equal(detectEncoding(bytes).encoding, encoding, text);
        equal(decodeText(bytes, encoding), text);
      }
    });
  }

  it("UTF-16 without a mark", () => {
    for (const text of TEXTS) {
      equal(detectEncoding(encodeUtf16(text, true, false)).encoding, "utf-16le", text);
      equal(detectEncoding(encodeUtf16(text, false, false)).encoding, "utf-16be", text);
    }
  });

  it("NEC and IBM extensions of CP932, and gaiji, survive", () => {
    const text = "①②㈱髙﨑德,ソ能表ⅰⅠ纊,～―∥－￠￡￢\r\n";
    deepEqual(detectEncoding(encodeShiftJis(text)), { encoding: "shift_jis", confident: true });
    equal(decodeText(encodeShiftJis(text), "shift_jis"), text);
    equal(decodeText(Uint8Array.of(0xf0, 0x40, 0xed, 0x40, 0xfa, 0xb1), "shift_jis"), "\uE000纊﨑");
  });

  it("half-width katakana, alone and among kanji", () => {
    for (const text of ["ﾔﾏﾀﾞ ﾀﾛｳ,ｻﾄｳ ﾊﾅｺ\r\n", "氏名ｶﾅ,ｽｽﾞｷ ｲﾁﾛｳ\r\n", "ﾃﾞｼﾞﾀﾙ推進課\r\n"]) {
      equal(detectEncoding(encodeShiftJis(text)).encoding, "shift_jis", text);
    }
  });

  it("half-width katakana in ISO-2022-JP (CP50221)", () => {
    const bytes = Uint8Array.of(0x1b, 0x28, 0x49, 0x31, 0x32, 0x1b, 0x28, 0x42, 0x2c, 0x41);
    equal(detectEncoding(bytes).encoding, "iso-2022-jp");
    equal(decodeText(bytes, "iso-2022-jp"), "ｱｲ,A");
  });

  it("ASCII is UTF-8, and sure of it", () => {
    deepEqual(detectEncoding(utf8("id,name\n1,abc\n")), { encoding: "utf-8", confident: true });
    deepEqual(detectEncoding(new Uint8Array(0)), { encoding: "utf-8", confident: true });
  });

  it("is not sure of two or three characters", () => {
    equal(detectEncoding(encodeShiftJis("部")).confident, false);
  });

  it("a file cut in the middle of a character, and one with a broken byte, keep their encoding", () => {
    const body = "職員番号,氏名,所属\r\n00123,山田　太郎,総務部総務課\r\n";
    for (const [encoding, encode] of [["utf-8", utf8], ["shift_jis", encodeShiftJis], ["euc-jp", encodeEucJp]] as const) {
      const bytes = encode(`${body}山田`);
      equal(detectEncoding(bytes.subarray(0, -1)).encoding, encoding);
      const broken = Uint8Array.from([...encode(body), 0xff, ...encode(body)]);
      equal(detectEncoding(broken).encoding, encoding);
    }
  });

  it("text that starts with kilobytes of ASCII", () => {
    const text = `${"a,b,c\r\n".repeat(50_000)}総務部\r\n企画部情報政策課\r\n`;
    equal(detectEncoding(encodeEucJp(text)).encoding, "euc-jp");
  });

  it("several marks in front are no text", () => {
    equal(decodeText(utf8("\uFEFF\uFEFFa"), "utf-8-bom"), "a");
  });

  it("is total: any bytes get an answer that decodes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { encoding } = detectEncoding(bytes);
      ok(typeof decodeText(bytes, encoding) === "string");
    }), { numRuns: 500 });
  });

  it("finds the encoding of any line of common ledger words", () => {
    const word = fc.constantFrom("総務部", "職員", "氏名", "山田太郎", "令和６年", "デジタル", "ひらがな", "研修", "課長補佐", "備考", "（兼務）", "合計", "資格", "係");
    const line = fc.array(word, { minLength: 3, maxLength: 12 }).map((words) => `${words.join(",")}\r\n`);
    fc.assert(fc.property(line, fc.constantFrom<EncodingId>("utf-8", "shift_jis", "euc-jp", "iso-2022-jp", "utf-16le"), (text, encoding) => {
      equal(detectEncoding(ENCODERS[encoding](text)).encoding, encoding);
    }), { numRuns: 500, seed: 20_261_123 });
  });
});
