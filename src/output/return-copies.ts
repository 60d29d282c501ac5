import { returnMarks, valuesCopy } from "../core/validate/return-copy.ts";
import { markWorkbook } from "../xlsx/patch/mark-workbook.ts";
import { writeWorkbook } from "../xlsx/write/write-workbook.ts";
import type { ConvertedRun } from "./converted-run.ts";
import type { OutputFile } from "./output-file.ts";

/**
 * `返却用/`: a copy of each ledger that has errors, the bad cells coloured and explained. A workbook is marked as it is (all else untouched);
 * csv and xls come back as xlsx with their values.
 */
export async function returnCopies({ read, converted, run }: ConvertedRun): Promise<OutputFile[]> {
  const files: OutputFile[] = [];
  for (const [file, marks] of returnMarks(converted.issues)) {
    const ledger = read.ledgers.find((l) => l.file === file);
    const input = read.inputs.find((i) => i.name === file);
    if (ledger === undefined || input === undefined) continue;
    const marked = ledger.format === "xlsx" || ledger.format === "xlsm" ? markWorkbook(input.bytes, marks) : undefined;
    if (marked?.ok === true) files.push({ path: `返却用/${file}`, bytes: marked.value });
    else files.push({ path: `返却用/${file}.xlsx`, bytes: await writeWorkbook(valuesCopy(ledger, marks, run.stamp)) });
  }
  return files;
}
