import type { UnitWork } from "../../model/scoring-work.ts";
import { makeDraft, type SheetDraft } from "../sheet/draft.ts";
import { type ColumnSpec, type PlacedTable, placeTable } from "../sheet/placed-table.ts";
import { putDataTitle } from "./data-title.ts";
import { type HrWorkbookInput, SHEETS } from "./hr-input.ts";

/** データ_所属 with the numbers every other sheet counts by (names repeat and may hold wildcards; numbers do not). */
export interface UnitSheet {
  readonly draft: SheetDraft;
  readonly table: PlacedTable;
  /** Row number (from 1) of a unit; 0 = none. */
  readonly numberOf: (unit: string | null) => number;
  readonly units: readonly UnitWork[];
}

export function unitSheet(input: HrWorkbookInput): UnitSheet {
  const { units } = input.work;
  const numbers = new Map(units.map(({ unit }, i) => [unit, i + 1]));
  const numberOf = (unit: string | null): number => (unit === null ? 0 : (numbers.get(unit) ?? 0));
  const draft = makeDraft(SHEETS.unitData);
  putDataTitle(draft, "所属の一覧。ほかのシートは「番号」で数えます。");
  const columns: readonly ColumnSpec<UnitWork>[] = [
    { id: "no", label: "番号", width: 7, style: "count", cell: (_unit, _own, i) => i + 1 },
    { id: "code", label: "所属コード", width: 12, style: "text", cell: ({ unit }) => unit },
    { id: "name", label: "名称", width: 22, cell: ({ name }) => name },
    { id: "path", label: "所属（全体）", width: 40, cell: ({ fullPath }) => fullPath },
    { id: "level", label: "階層", width: 7, style: "count", cell: ({ level }) => level },
    { id: "division", label: "部の番号", width: 9, style: "count", cell: ({ division }) => numberOf(division) },
    { id: "section", label: "課（1）", width: 8, style: "count", cell: ({ isSection }) => (isSection ? 1 : 0) },
    { id: "label", label: "選択用", width: 40, style: "text", cell: unitLabel },
    { id: "dxOffice", label: "DX所管課（1）", width: 10, style: "count", cell: ({ dxOffice }) => (dxOffice ? 1 : 0) },
  ];
  return { draft, table: placeTable(draft, [4, 1], columns, units), numberOf, units };
}

/** What the selectors list: unique, because the code is in it. */
export const unitLabel = ({ unit, name, fullPath }: UnitWork): string => (unit === "ORG" ? name : `${unit}　${fullPath}`);
