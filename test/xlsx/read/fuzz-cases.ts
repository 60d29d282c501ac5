import type { Ledger } from "../../../src/core/model/grid.ts";
import { nodeInflater } from "../../../src/node/inflate.ts";
import { describeFault } from "../../../src/core/validate/messages/refusals.ts";
import { readLedger } from "../../../src/xlsx/read/read-ledger.ts";
import { CELL_TRAPS, STYLES } from "./cell-traps.ts";
import { encodeEucJp, encodeIso2022Jp, encodeShiftJis, encodeUtf16 } from "./builders/shift-jis.ts";
import { biff5Of } from "./builders/tiny-biff.ts";
import { MAIN, REL, partsOf } from "./builders/tiny-workbook.ts";
import { type Content, zipOf } from "./builders/tiny-zip.ts";
import { mutate, randomOf } from "./mutate.ts";

const TEXT = '番号,氏名,所属\r\n="00123",山田　太郎,"総務部\r\n総務課"\r\n00124,ﾔﾏﾀﾞ ﾊﾅｺ,税務課\r\n';
const strings = CELL_TRAPS.flatMap((trap) => trap.strings ?? []);
const rows = CELL_TRAPS.map((trap, i) => `<row r="${i + 1}"${i % 5 === 0 ? ' hidden="1"' : ""}>${trap.cell.replaceAll('"B1"', `"B${i + 1}"`).replace("<v>0</v>", `<v>${i % strings.length}</v>`)}</row>`).join("");
const PARTS = partsOf({
  ...STYLES, strings,
  sheets: [{ before: '<cols><col min="1" max="2" hidden="1"/></cols>', data: rows, after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', rels: `<Relationship Id="r1" Type="${REL}/comments" Target="../comments1.xml"/>` }],
  parts: { "xl/comments1.xml": `<comments xmlns="${MAIN}"><commentList><comment ref="B2"><text><t>注</t></text></comment></commentList></comments>` },
});
const XLS = biff5Of([{ name: "台帳", cells: [[0, 0, "氏名"], [1, 0, "髙橋"], [1, 1, 31138, 16], [2, 0, { formulaText: "上" }], [2, 1, { formulaNumber: 3 }]] }]);
const TEXTS = [new TextEncoder().encode(TEXT), encodeShiftJis(TEXT), encodeEucJp(TEXT), encodeIso2022Jp(TEXT), encodeUtf16(TEXT, true, true), encodeUtf16(TEXT, false, false)];

const toBytes = (content: Content): Uint8Array => (typeof content === "string" ? new TextEncoder().encode(content) : content);

/** Case n of the fuzzer: mostly a part hurt inside a sound zip, so that the damage gets past the checksum; else the file itself. */
export function fuzzCase(n: number): { readonly name: string; readonly bytes: Uint8Array } {
  const random = randomOf(n * 7919 + 20_261_123);
  const kind = n % 10;
  if (kind === 8) return { name: "xls", bytes: mutate(XLS, random) };
  if (kind === 9) return { name: "text", bytes: mutate(TEXTS[Math.floor(random() * TEXTS.length)]!, random) };
  if (kind === 7) return { name: "zip", bytes: mutate(zipOf(PARTS, { method: random() < 0.5 ? 0 : 8 }), random) };
  const names = Object.keys(PARTS);
  const name = kind < 4 ? "xl/worksheets/sheet1.xml" : names[Math.floor(random() * names.length)]!;
  return { name, bytes: zipOf({ ...PARTS, [name]: mutate(toBytes(PARTS[name]!), random) }, { method: 0 }) };
}

/** Reads a case to the last cell. Throws on anything but a ledger or a refusal that can be put in words. */
export async function readFuzzCase(bytes: Uint8Array): Promise<"read" | "refused"> {
  const result = await readLedger("試験.xlsx", bytes, { inflate: nodeInflater });
  if (!result.ok) {
    if (!describeFault(result.error).endsWith("。")) throw new Error(`no words for ${JSON.stringify(result.error)}`);
    return "refused";
  }
  visit(result.value);
  return "read";
}

function visit(ledger: Ledger): void {
  for (const grid of ledger.grids) {
    const columns = Math.min(grid.columnCount, 50);
    for (let r = 1; r <= Math.min(grid.rowCount, 2000); r++) for (let c = 1; c <= columns; c++) checkCell(grid.cell(r, c), r, c);
  }
}

function checkCell(cell: ReturnType<Ledger["grids"][number]["cell"]>, row: number, column: number): void {
  const type = { blank: "object", text: "string", error: "string", number: "number", date: "number", boolean: "boolean" }[cell.kind];
  const isSound = typeof cell.value === type && (cell.kind !== "number" || Number.isFinite(cell.value)) && (cell.kind === "date") === (cell.iso !== undefined);
  if (!isSound) throw new Error(`unsound cell ${row}:${column} ${JSON.stringify(cell)}`);
}
