// Throughput of value normalisation: `npm run bench:normalise -- [rows]` (default 1,000,000 rows of six cells in one process).
// Prints one line per kind (values per second) and the peak memory. The pandas equivalent stands beside it: bench/normalise_pandas.py.
import { performance } from "node:perf_hooks";
import { normaliseValue } from "../../../src/core/normalise/normalise-value.ts";
import type { ValueKind } from "../../../src/core/normalise/normalised-value.ts";

const rows = Number(process.argv[2] ?? 1_000_000);
const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? "";
const wide = (text: string): string => text.replace(/[0-9]/gu, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

const FAMILY = ["山田", "髙橋", "渡邉", "𠮷田", "佐々木", "齋藤", "濵田", "小林"];
const GIVEN = ["太郎", "花子", "一郎", "美咲", "健", "さくら", "浩二", "直美"];
const KANA = ["ﾔﾏﾀﾞ", "たかはし", "ワタナベ", "ﾖｼﾀﾞ", "ささき", "サイトウ"];

/** Cells as ledgers hold them, every row different in most of them; no randomness. */
const CELLS: readonly (readonly [ValueKind, (n: number) => string])[] = [
  ["staff-no", (n) => (n % 3 === 0 ? wide(String(n).padStart(7, "0")) : String(n).padStart(7, "0"))],
  ["name", (n) => `${pick(FAMILY, n)}${n % 2 === 0 ? "　" : " "}${pick(GIVEN, n >> 3)}`],
  ["name-key", (n) => `${pick(FAMILY, n)}${pick(GIVEN, n >> 3)}`],
  ["kana", (n) => `${pick(KANA, n)} ${pick(KANA, n >> 2)}`],
  ["date", (n) => pick([`昭和${(n % 60) + 2}年${(n % 12) + 1}月${(n % 28) + 1}日`, `H${(n % 29) + 2}.${(n % 12) + 1}.${(n % 28) + 1}`, `20${String((n % 20) + 5).padStart(2, "0")}/${(n % 12) + 1}/${(n % 28) + 1}`, wide(`令和${(n % 6) + 2}年${(n % 12) + 1}月${(n % 28) + 1}日`)], n >> 1)],
  ["number", (n) => pick([`${n}`, `${(n % 900) + 100},${String(n % 1000).padStart(3, "0")}千円`, `△${n % 1000}`, wide(`${n % 500}名`), "－"], n)],
];

let issues = 0;
const started = performance.now();
for (const [kind, cell] of CELLS) {
  const from = performance.now();
  for (let n = 0; n < rows; n += 1) if (normaliseValue(kind, cell(n)).issue !== null) issues += 1;
  const seconds = (performance.now() - from) / 1000;
  console.log(`${kind.padEnd(10)} ${Math.round(rows / seconds).toLocaleString("en")} values/s`);
}
const seconds = (performance.now() - started) / 1000;
console.log(`${rows.toLocaleString("en")} rows × ${CELLS.length} cells in ${seconds.toFixed(1)} s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, ${issues} issues`);
