/** What the recorder does in a real Excel: everything the emulator in test/office-host had to take from documentation. On a sheet of its own, with invented values. */

/** The sheet it makes, fills and removes again. */
export const SHEET = "daicho記録用";
const NAMESPACE = "urn:daicho:probe";
/** More than the 1,500 cells at which office.js cuts a write into pieces. */
const LONG = 1600;

/** A step of the script; what it gives is kept as the step's outcome. */
export type Step = readonly [name: string, run: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<unknown>];

export const STEPS: readonly Step[] = [
  ["値は入力したときのように読まれるか", (sheet, context) => readBack(sheet.getRange("A1:A9"), [["001"], ["1-2"], ["3%"], ["TRUE"], ["令和8年4月1日"], ["2026/4/1"], ["１２３"], ["+81"], [""]], context)],
  ["先に文字列の書式にすれば読まれないか", async (sheet, context) => {
    sheet.getRange("B1:B5").numberFormat = [["@"]];
    return readBack(sheet.getRange("B1:B5"), [["001"], ["=A1"], ["+81"], ["1-2"], ["'先頭"]], context);
  }],
  ["書式を後から変えても値は残るか", async (sheet, context) => {
    const range = sheet.getRange("C1:C2");
    range.numberFormat = [["@"]];
    range.values = [["001"], ["36000"]];
    range.numberFormat = [["General"], ["yyyy/mm/dd"]];
    return look(range, context);
  }],
  ["数式を書き、値で上書きする", async (sheet, context) => {
    const range = sheet.getRange("D1:D2");
    range.formulas = [["=1+1"], ["=D1*2"]];
    const before = await look(range, context);
    range.values = [[null], [7]];
    return [before, await look(range, context)];
  }],
  ["null のセルは変わらないか", (sheet, context) => readBack(sheet.getRange("A1:A2"), [[null], ["x"]], context)],
  ["塗りつぶしなしと白", async (sheet, context) => {
    sheet.getRange("E2").format.fill.color = "#FFFFFF";
    sheet.getRange("E3").format.fill.color = "#FFC7CE";
    const found = sheet.getRange("E1:E3").getCellProperties({ format: { fill: { color: true, pattern: true } } });
    await context.sync();
    sheet.getRange("E3").format.fill.clear();
    const cleared = sheet.getRange("E3").getCellProperties({ format: { fill: { color: true, pattern: true } } });
    await context.sync();
    return [found.value, cleared.value];
  }],
  ["長い列", async (sheet, context) => {
    const range = sheet.getRangeByIndexes(0, 6, LONG, 1);
    range.values = Array.from({ length: LONG }, (_, i) => [i]);
    return (await look(sheet.getRangeByIndexes(LONG - 2, 6, 3, 1), context)).formulas;
  }],
  ["カスタム XML", async (_, context) => {
    const { customXmlParts } = context.workbook;
    for (const word of ["&lt;一&gt;", '"二"']) customXmlParts.add(`<probe xmlns="${NAMESPACE}" a="1">${word}</probe>`);
    const parts = customXmlParts.getByNamespace(NAMESPACE).load("items/id");
    await context.sync();
    const texts = parts.items.map((part) => part.getXml());
    await context.sync();
    for (const part of parts.items) part.delete();
    const after = customXmlParts.getByNamespace(NAMESPACE).load("items/id");
    await context.sync();
    return [texts.map(({ value }) => value), after.items.length];
  }],
  ["ないシート", async (_, context) => {
    const none = context.workbook.worksheets.getItemOrNullObject("ありません").load("visibility");
    await context.sync();
    return none.isNullObject;
  }],
  ["ないシートのセル", async (_, context) => {
    context.workbook.worksheets.getItem("ありません").getRange("A1").load("formulas");
    await context.sync();
    return "";
  }],
  ["形の合わない値", async (sheet, context) => {
    sheet.getRange("F1").values = [["前"]];
    sheet.getRange("F2:F3").values = [["一行だけ", "二列"]];
    await context.sync();
    return "";
  }],
  ["誤りの前に済んだことは残るか", async (sheet, context) => look(sheet.getRange("F1"), context)],
  ["保護されたシート", async (sheet, context) => {
    sheet.protection.protect();
    sheet.load("protection/protected");
    await context.sync();
    sheet.getRange("A1").values = [["z"]];
    await context.sync();
    return sheet.protection.protected;
  }],
  ["保護を外す", async (sheet, context) => {
    sheet.protection.unprotect();
    return look(sheet.getRange("A1"), context);
  }],
];

async function readBack(range: Excel.Range, values: unknown[][], context: Excel.RequestContext): Promise<unknown> {
  range.values = values;
  return look(range, context);
}

async function look(range: Excel.Range, context: Excel.RequestContext): Promise<{ readonly values: unknown; readonly formulas: unknown; readonly numberFormat: unknown }> {
  range.load("values,formulas,numberFormat");
  await context.sync();
  const { values, formulas, numberFormat } = range;
  return { values, formulas, numberFormat };
}
