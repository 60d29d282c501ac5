import { f, type Formula, type Reference, textLiteral } from "../../model/formula.ts";
import { levelOf } from "../../model/level-table.ts";
import { ROLE_IDS } from "../../model/scores.ts";
import type { ItemWork } from "../../model/scoring-work.ts";
import { makeDraft, put, type SheetDraft } from "../sheet/draft.ts";
import { columnRange, type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";
import type { SettingSheet } from "./setting-sheet.ts";
import type { StaffLine, StaffSheet } from "./staff-data.ts";

/**
 * Left and middle of 計算_適合度: levels of people (rows) on the items in use (columns), with the requirements above them. The figures made of them stand
 * in the same rows (`fit-work.ts`): their formulas stay on one sheet, so that they are short and the file holds each once.
 */
export interface SkillSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
  readonly items: readonly ItemWork[];
  /** All levels of the first person, moving with the row; all cells of a requirement row, over the same columns. */
  readonly levels: Reference;
  readonly requirement: (row: RequirementRow) => Reference;
  /** Levels of all people on an item. */
  readonly item: (i: number) => Reference;
  /** One cell of a requirement row. */
  readonly requirementOf: (row: RequirementRow, i: number) => Reference;
}

export type RequirementRow = "literacySet" | "required" | "requiredManager" | `${"level" | "weight" | "product" | "must"}${number}`;

const FIXED = ["literacySet", "required", "requiredManager"] as const;
const ROLE_ROWS = [["level", "required"], ["weight", "weight"], ["product", "product"], ["must", "must"]] as const;
/** Rows for what concerns all people: roles, thresholds. */
export const FIT_HEAD_TOP = 4;
const TOP = FIT_HEAD_TOP + ROLE_IDS.length + 4;
const FIRST_ITEM = 4;
const ROW_NAMES: readonly RequirementRow[] = [...FIXED, ...ROLE_ROWS.flatMap(([name]) => ROLE_IDS.map((_role, r): RequirementRow => `${name}${r}`))];

export function skillSheet(input: HrWorkbookInput, settings: SettingSheet, staff: StaffSheet): SkillSheet {
  const needed = new Set(input.work.roles.flatMap(({ items }) => items.map(({ item }) => item)));
  const literacy = new Set(input.work.literacySet);
  const at = input.work.items.map((item, i) => ({ item, i })).filter(({ item }) => item.inUse && (literacy.has(item.item) || needed.has(item.item)));
  const items = at.map(({ item }) => item);
  const draft = makeDraft(SHEETS.fitWork);
  putDataTitle(draft, "スキル評価（評価者の優先順で1つに決めた値。資格による底上げを含む。空欄は未評価で、0ではありません）と、その右にリテラシー充足率、役割ごとの適合度、人材区分の計算。適合：1＝適合、2＝育成候補、3＝必須スキル不足、0＝その他。");
  const width = Math.max(1, items.length);
  ROW_NAMES.forEach((name, k) => putRequirementRow(draft, TOP + k, name, { settings, items, literacy, input }));
  const columns: readonly ColumnSpec<StaffLine>[] = [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_line, _own, i) => i + 1 },
    { id: "staffNo", label: "職員番号", width: 12, style: "text", cell: ({ work }) => work.staffNo },
    { id: "name", label: "氏名", width: 22, style: "text", cell: ({ record }) => record.name },
    ...at.map(({ item, i }): ColumnSpec<StaffLine> => ({
      id: item.item, label: `${item.item} ${item.name}`, width: 9, style: "level",
      cell: (_line, _own, person) => levelOf(input.work.levels, person, i)?.level ?? null,
    })),
    ...(items.length === 0 ? [{ id: "none", label: "（評価なし）", width: 12, cell: () => null } satisfies ColumnSpec<StaffLine>] : []),
  ];
  put(draft, [TOP - 1, 1], "項目ごとの必要レベルと重み", "caption");
  const table = placeTable(draft, [TOP + ROW_NAMES.length, 1], columns, staff.people);
  const across = (row: number): Reference => ({ sheet: draft.name, range: { top: row, left: FIRST_ITEM, bottom: row, right: FIRST_ITEM + width - 1 } });
  const rowOf = (name: RequirementRow): number => TOP + ROW_NAMES.indexOf(name);
  return {
    draft, table, items,
    levels: { ...across(table.firstRow), anchor: "column" },
    requirement: (name) => across(rowOf(name)),
    item: (i) => ({ sheet: draft.name, range: { top: table.firstRow, left: FIRST_ITEM + i, bottom: table.lastRow, right: FIRST_ITEM + i } }),
    requirementOf: (name, i) => ({ sheet: draft.name, range: { top: rowOf(name), left: FIRST_ITEM + i, bottom: rowOf(name), right: FIRST_ITEM + i } }),
  };
}

interface RowContext {
  readonly settings: SettingSheet;
  readonly items: readonly ItemWork[];
  readonly literacy: ReadonlySet<string>;
  readonly input: HrWorkbookInput;
}

const ROW_LABELS: Readonly<Record<string, string>> = {
  literacySet: "リテラシー項目（1）", required: "必要レベル（一般）", requiredManager: "必要レベル（管理職）", level: "必要レベル", weight: "重み", product: "重み×レベル", must: "必須（1）",
};

function putRequirementRow(draft: SheetDraft, row: number, name: RequirementRow, context: RowContext): void {
  const m = /^(level|weight|product|must)(\d)$/u.exec(name);
  const label = m === null ? ROW_LABELS[name] : `${ROLE_IDS[Number(m[2])]} ${ROW_LABELS[m[1] ?? ""]}`;
  put(draft, [row, 3], label ?? name, "label");
  context.items.forEach((item, i) => {
    const content = m === null ? literacyCell(name, item, context) : roleCell(ROLE_ROWS.find(([id]) => id === m[1])?.[1] ?? "", Number(m[2]) + 1, item, context.settings);
    put(draft, [row, FIRST_ITEM + i], content, "count");
  });
  if (context.items.length === 0) put(draft, [row, FIRST_ITEM], 0, "count");
}

function literacyCell(name: RequirementRow, item: ItemWork, { literacy, settings, input }: RowContext): number | Formula {
  if (!literacy.has(item.item)) return 0;
  if (name === "literacySet") return 1;
  const manager = name === "requiredManager" && input.settings.literacyManagerGroups.includes(item.group);
  return f`${settings.value(manager ? "literacyRequiredManager" : "literacyRequired")}+0`;
}

const roleCell = (column: string, roleNo: number, item: ItemWork, { requirements }: SettingSheet): Formula =>
  f`SUMIFS(${columnRange(requirements, column)},${columnRange(requirements, "roleNo")},${roleNo},${columnRange(requirements, "item")},${textLiteral(item.item)})`;
