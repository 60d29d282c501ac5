import { deepEqual, ok } from "node:assert/strict";
import { join } from "node:path";
import { officeUses, paneFiles, tooNew, type Use } from "../../scripts/dev/check-office-api.ts";
import { PROFILES } from "../office-host/profiles.ts";
import { ROOT } from "../support/command-line.ts";

/** Ways to use what LTSC 2021 does not have, plainly and in disguise. Every one must be noticed. */
const BEYOND: Readonly<Record<string, string>> = {
  "a method": "(r: Excel.Range) => r.getDependents()",
  "a property": "(r: Excel.Range) => r.valuesAsJson",
  "a property that is set": "(r: Excel.Range) => void (r.valuesAsJson = [])",
  "in brackets": '(r: Excel.Range) => r["getDependents"]()',
  "under a computed name": '(r: Excel.Range) => r[("get" + "Dependents") as "getDependents"]()',
  "taken apart": "(r: Excel.Range) => { const { getDependents } = r; return getDependents; }",
  "taken apart under another name": "({ valuesAsJson: v }: Excel.Range) => v",
  "loaded by a text": '(r: Excel.Range) => r.load("values,valuesAsJson")',
  "loaded by a list": '(r: Excel.Range) => r.load(["values", "valuesAsJson"])',
  "loaded by an object": "(r: Excel.Range) => r.load({ values: true, valuesAsJson: true })",
  "loaded through a collection": '(s: Excel.WorksheetCollection) => s.load("items/name,items/notes/items/content")',
  "loaded by a computed text": "(r: Excel.Range, what: string) => r.load(what)",
  "set with others": "(r: Excel.Range) => r.set({ valuesAsJson: [] })",
  "behind any": "(r: Excel.Range) => (r as any).getDependents()",
  "behind a shape of our own": "(r: Excel.Range) => (r as unknown as { getDependents: () => object }).getDependents()",
  "behind Reflect": '(r: Excel.Range) => Reflect.get(r, "getDependents") as unknown',
  "without naming its type": "((f: (c: Excel.RequestContext) => void) => f)((c) => c.workbook.getActiveCell().getDependents())",
  "of an option": '(s: Excel.Workbook) => s.insertWorksheetsFromBase64("", { copyCustomFunctions: true } as never) && s.worksheets.getActiveWorksheet().notes',
  "of Excel on the web alone": "(w: Excel.Workbook) => w.linkedWorkbooks.breakAllLinks()",
  "of Excel on the desktop alone": "(c: Excel.RequestContext) => c.application.checkSpelling(\"a\")",
  "a common one of another set": '(s: string) => Office.context.ui.openBrowserWindow(s)',
  "a common one that older Excel has not": '() => Office.context.ui.displayDialogAsync("https://localhost/")',
  "a bag of settings in the file": '() => Office.context.document.settings.get("a") as unknown',
};

/** What LTSC 2021 has, in the same disguises. */
const WITHIN: readonly string[] = [
  "(r: Excel.Range) => r.getRow(0).values", '(r: Excel.Range) => r["getRow"](0)', '(r: Excel.Range) => r.load("values,format/fill/color")', "({ values: v }: Excel.Range) => v as unknown", "(r: Excel.Range) => r.load({ values: true })",
  '(s: Excel.WorksheetCollection) => s.load("items/name,items/protection/protected")', "(r: Excel.Range) => r.getMergedAreasOrNullObject()",
];

describe("members of Office.js that are used", function () {
  this.timeout(120_000);
  const fake = (i: number): string => join(ROOT, `test/excel/fake-${i}.ts`); // inside the project, so that the types are found; never written
  let uses: readonly Use[] = [];
  before(() => {
    uses = officeUses(paneFiles(), new Map([...Object.values(BEYOND), ...WITHIN].map((code, i) => [fake(i), `export const use = ${code};\n`])));
  });
  const refused = (place: number): readonly Use[] => uses.filter((use) => use.place.startsWith(`test/excel/fake-${place}.ts:`) && tooNew(use));

  it("are all within ExcelApi 1.14 and the common sets of LTSC 2021", () => {
    const ours = uses.filter(({ place }) => place.startsWith("src/"));
    deepEqual(ours.filter(tooNew), []);
    ok(ours.length > 100);
    deepEqual([...new Set(ours.map(({ place }) => place.split("/")[1]))], ["excel"], "only src/excel speaks to Excel");
  });

  it("ask for common sets that the emulated LTSC 2021 has", () => {
    const sets = new Set(uses.filter(({ place, set }) => place.startsWith("src/") && !set.startsWith("ExcelApi") && set !== "").map(({ set }) => set));
    for (const set of sets) ok(set in PROFILES.ltsc2021.sets, set);
    ok(sets.size > 0);
  });

  Object.keys(BEYOND).forEach((name, i) => {
    it(`are noticed beyond that: ${name}`, () => ok(refused(i).length > 0));
  });

  it("are not refused for their disguise alone", () => {
    for (const [i, code] of WITHIN.entries()) deepEqual(refused(Object.keys(BEYOND).length + i), [], code);
  });
});
