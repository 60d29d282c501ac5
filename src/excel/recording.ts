/** A fixed script run in a real Excel, with every request and answer of it: fixtures for the emulator in test/office-host. It makes its own sheet and removes it. */
import { withExcel } from "./faults.ts";

export interface Recording {
  readonly excel: string;
  readonly steps: readonly { readonly name: string; readonly outcome: string }[];
  readonly log: readonly string[];
}

const SHEET = "daicho記録用";

interface Logging {
  CoreUtility: { _logEnabled: boolean };
}

type Step = readonly [name: string, run: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<unknown>];

/** What the emulator had to guess (design notes A.5, A.6): typed input, formats, fills, custom XML, errors. */
const STEPS: readonly Step[] = [
  ["values as typed", async (sheet, context) => readBack(sheet.getRange("A1:A6"), [["001"], ["1-2"], ["3%"], ["TRUE"], ["令和8年4月1日"], ["2026/4/1"]], context)],
  ["text format first", async (sheet, context) => {
    sheet.getRange("B1:B3").numberFormat = [["@"]];
    return readBack(sheet.getRange("B1:B3"), [["001"], ["=A1"], ["+81"]], context);
  }],
  ["null leaves a cell", async (sheet, context) => readBack(sheet.getRange("A1:A2"), [[null], ["x"]], context)],
  ["no fill and white", async (sheet, context) => {
    sheet.getRange("C2").format.fill.color = "#FFFFFF";
    const found = sheet.getRange("C1:C2").getCellProperties({ format: { fill: { color: true, pattern: true } } });
    await context.sync();
    return found.value;
  }],
  ["custom XML", async (_, context) => {
    const part = context.workbook.customXmlParts.add('<probe xmlns="urn:daicho:probe" a="1">&lt;x&gt; "y"</probe>');
    const xml = part.getXml();
    await context.sync();
    part.delete();
    await context.sync();
    return xml.value;
  }],
  ["protected sheet", async (sheet, context) => {
    sheet.protection.protect();
    await context.sync();
    sheet.getRange("A1").values = [["z"]];
    await context.sync().finally(() => sheet.protection.unprotect());
    return "written";
  }],
];

async function readBack(range: Excel.Range, values: unknown[][], context: Excel.RequestContext): Promise<unknown> {
  range.values = values;
  range.load("values,formulas,numberFormat,text");
  await context.sync();
  return { values: range.values, formulas: range.formulas, numberFormat: range.numberFormat, text: range.text };
}

export async function recordExcel(): Promise<Recording> {
  const log: string[] = [];
  const print = console.log;
  console.log = (...words: unknown[]) => void log.push(words.map(String).join(" "));
  (OfficeExtension as unknown as Logging).CoreUtility._logEnabled = true;
  const steps: { name: string; outcome: string }[] = [];
  try {
    await withExcel(async (context) => void context.workbook.worksheets.add(SHEET));
    for (const [name, run] of STEPS) {
      const done = await withExcel((context) => run(context.workbook.worksheets.getItem(SHEET), context));
      steps.push({ name, outcome: JSON.stringify(done) });
    }
    await withExcel(async (context) => context.workbook.worksheets.getItem(SHEET).delete());
  } finally {
    console.log = print;
    (OfficeExtension as unknown as Logging).CoreUtility._logEnabled = false;
  }
  const { platform, version } = Office.context.diagnostics;
  return { excel: `${String(platform)} ${version}`, steps, log };
}
