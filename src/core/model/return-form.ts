import type { CellModel, RowModel, SheetModel } from "./workbook.ts";

/**
 * What a department's workbook remembers about its input cells, on the veryHidden sheet `_daicho`: which form it is, which record and field
 * each input cell belongs to, what was sent. Row keys also stand beside the rows, in a hidden column of the input sheet itself, and travel with
 * them when a clerk sorts, copies or inserts rows. `core/exchange` reads it back; `core/workbook` writes it.
 */
export interface ReturnForm {
  /** The same for every file of one distribution: `RunFacts.runId`. */
  readonly distributionId: string;
  readonly deptCode: string;
  readonly deptPath: string;
  readonly profile: string;
  readonly asOf: string;
  readonly sheets: readonly ReturnSheet[];
}

/** One input table of the workbook. */
export interface ReturnSheet {
  readonly name: string;
  /** Sheet row of the lowest header row; input rows follow. */
  readonly headerRow: number;
  /** Hidden column with the row keys; its header cell says `KEY_HEADER`. */
  readonly keyColumn: number;
  /** Read-only column that names the record to a person (項目番号, 氏名); tells when keys and rows no longer belong together. */
  readonly labelColumn: number;
  readonly columns: readonly ReturnColumn[];
  readonly rows: readonly ReturnRow[];
}

export interface ReturnColumn {
  /** Canonical field id. */
  readonly field: string;
  /** Header text as printed. */
  readonly header: string;
  readonly column: number;
  readonly type: "text" | "number";
  /** Allowed texts, where the input is a choice. */
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

export interface ReturnRow {
  /** `table|key|key`, see `returnKey`. */
  readonly key: string;
  /** Text of the label cell as sent. */
  readonly label: string;
  /** Sent values, one per column of the sheet; null = blank. */
  readonly values: readonly (string | number | null)[];
}

export const RETURN_SHEET = "_daicho";
export const KEY_HEADER = "_key";
const MARK = "daicho-return-form";
const VERSION = 1;

/** Stable key of a record: `returnKey("readiness_answers", "010100", "A04")`. Parts must not hold `|`. */
export const returnKey = (table: string, ...parts: readonly string[]): string => [table, ...parts].join("|");

/** Value as compared and fingerprinted: text, trimmed; a number in its shortest form. */
export const returnText = (value: string | number | boolean | null): string => (value === null ? "" : String(value).trim());

/** 64 bits (two FNV-1a lanes) over what was sent: tells a changed base from a changed answer. Not a secret. */
export function cellFingerprint(distributionId: string, key: string, field: string, value: string | number | null): string {
  const text = [distributionId, key, field, returnText(value)].join("\u001f");
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01000193) >>> 0;
    b = Math.imul(b ^ (text.charCodeAt(i) + i), 0x01000197) >>> 0;
  }
  return a.toString(16).padStart(8, "0") + b.toString(16).padStart(8, "0");
}

/** The sheet `_daicho`: one fact per row, its kind in the first column. */
export function returnFormSheet(form: ReturnForm): SheetModel {
  const facts: (readonly (string | number | null)[])[] = [
    [MARK, VERSION], ["distribution", form.distributionId], ["department", form.deptCode, form.deptPath], ["profile", form.profile], ["as_of", form.asOf],
  ];
  form.sheets.forEach((sheet, s) => {
    facts.push(["sheet", s, sheet.name, sheet.headerRow, sheet.keyColumn, sheet.labelColumn]);
    for (const c of sheet.columns) facts.push(["column", s, c.field, c.header, c.column, c.type, c.choices?.join("\n") ?? null, c.min ?? null, c.max ?? null]);
    for (const row of sheet.rows) {
      facts.push(["row", s, row.key, row.label]);
      sheet.columns.forEach((c, i) => {
        const value = row.values[i] ?? null;
        facts.push(["cell", s, c.field, cellFingerprint(form.distributionId, row.key, c.field, value), value]);
      });
    }
  });
  return { name: RETURN_SHEET, state: "veryHidden", columns: [], rows: facts.map(factRow), protection: {} };
}

const factRow = (fact: readonly (string | number | null)[], i: number): RowModel => ({
  row: i + 1,
  cells: fact.flatMap((value, c): CellModel[] => (value === null ? [] : [{ column: c + 1, value }])),
});

/** Reads `_daicho` back. `cell(row, column)` gives stored values. Undefined: no such form, or of another version. `damaged`: cells whose fingerprint no longer fits. */
export function parseReturnForm(rowCount: number, cell: (row: number, column: number) => string | number | boolean | null): { readonly form: ReturnForm; readonly damaged: readonly string[] } | undefined {
  if (cell(1, 1) !== MARK || Number(cell(1, 2)) !== VERSION) return undefined;
  const text = (row: number, column: number): string => String(cell(row, column) ?? "");
  const head: Record<string, readonly [string, string]> = {};
  const sheets: { name: string; headerRow: number; keyColumn: number; labelColumn: number; columns: ReturnColumn[]; rows: { key: string; label: string; values: (string | number | null)[] }[] }[] = [];
  const damaged: string[] = [];
  for (let r = 2; r <= rowCount; r++) {
    const kind = text(r, 1);
    const sheet = sheets[Number(cell(r, 2))];
    if (kind === "sheet") sheets.push({ name: text(r, 3), headerRow: Number(cell(r, 4)), keyColumn: Number(cell(r, 5)), labelColumn: Number(cell(r, 6)), columns: [], rows: [] });
    else if (kind === "column") sheet?.columns.push(readColumn(r, cell));
    else if (kind === "row") sheet?.rows.push({ key: text(r, 3), label: text(r, 4), values: [] });
    else if (kind === "cell") {
      const row = sheet?.rows.at(-1);
      const stored = cell(r, 5);
      const value = typeof stored === "boolean" ? String(stored) : stored;
      row?.values.push(value);
      if (row !== undefined && cellFingerprint(head["distribution"]?.[0] ?? "", row.key, text(r, 3), value) !== text(r, 4)) damaged.push(`${row.key}|${text(r, 3)}`);
    } else head[kind] = [text(r, 2), text(r, 3)];
  }
  const form: ReturnForm = {
    distributionId: head["distribution"]?.[0] ?? "", deptCode: head["department"]?.[0] ?? "", deptPath: head["department"]?.[1] ?? "",
    profile: head["profile"]?.[0] ?? "", asOf: head["as_of"]?.[0] ?? "", sheets,
  };
  return { form, damaged };
}

function readColumn(r: number, cell: (row: number, column: number) => string | number | boolean | null): ReturnColumn {
  const choices = cell(r, 7);
  const bound = (column: number): number | undefined => (cell(r, column) === null || cell(r, column) === "" ? undefined : Number(cell(r, column)));
  const [min, max] = [bound(8), bound(9)];
  return {
    field: String(cell(r, 3) ?? ""), header: String(cell(r, 4) ?? ""), column: Number(cell(r, 5)), type: cell(r, 6) === "number" ? "number" : "text",
    ...(typeof choices === "string" && choices !== "" ? { choices: choices.split("\n") } : {}),
    ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }),
  };
}
