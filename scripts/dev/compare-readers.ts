/**
 * Compares our reader with SheetJS and exceljs over folders of workbooks: `tsx scripts/dev/compare-readers.ts DIR…`.
 * Every difference is printed unless it stands in `readers/explained.ts`. Exit 1 when one is left.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { nodeInflater } from "../../src/node/inflate.ts";
import { readLedger } from "../../src/xlsx/read/read-ledger.ts";
import { explain } from "./readers/explained.ts";
import { type Difference, type PlainBook, differencesOf, plainOfLedger, readByExcelJs, readBySheetJs } from "./readers/oracles.ts";

const SHOWN = 3;
const counts = { files: 0, agreed: 0, explained: 0, open: 0 };

function report(file: string, reader: string, found: readonly Difference[]): void {
  const open = found.filter((difference) => explain(file, reader, difference) === undefined);
  if (found.length === 0) counts.agreed++;
  else if (open.length === 0) counts.explained++;
  else counts.open++;
  for (const d of open.slice(0, SHOWN)) console.log(`${file} ${reader} ${d.sheet} ${d.place}: ours ${JSON.stringify(d.ours)}, theirs ${JSON.stringify(d.theirs)}`);
  if (open.length > SHOWN) console.log(`${file} ${reader}: ${open.length - SHOWN} more`);
}

async function compare(path: string, file: string): Promise<void> {
  const bytes = new Uint8Array(readFileSync(path));
  const read = await readLedger(file, bytes, { inflate: nodeInflater });
  counts.files++;
  if (!read.ok) {
    counts.open++;
    console.log(`${file}: refused ${JSON.stringify(read.error)}`);
    return;
  }
  const ours = plainOfLedger(read.value);
  const oracles: readonly (readonly [string, () => PlainBook | Promise<PlainBook>])[] = [["sheetjs", () => readBySheetJs(bytes)], ["exceljs", () => readByExcelJs(bytes)]];
  for (const [name, oracle] of file.endsWith(".xls") ? oracles.slice(0, 1) : oracles) {
    try {
      report(file, name, differencesOf(ours, await oracle()));
    } catch (thrown) {
      console.log(`${file} ${name} cannot read it: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    }
  }
}

for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder).filter((name) => /\.(?:xlsx|xlsm|xls)$/u.test(name))) await compare(join(folder, file), file);
}
console.log(`${counts.files} files: ${counts.agreed} comparisons equal, ${counts.explained} with explained differences, ${counts.open} open`);
process.exitCode = counts.open > 0 ? 1 : 0;
