import type { RecordPlace, TableId } from "../../model/canonical.ts";
import type { LongColumn } from "../sheet/long-sheet.ts";
import type { CarriedTexts } from "./ledger-input.ts";

/** 備考 columns of one canonical table: one per header, whatever sheet it comes from. */
export function carriedColumnsOf<R extends RecordPlace>(carried: readonly CarriedTexts[], table: TableId): readonly LongColumn<R>[] {
  const own = carried.filter((column) => column.table === table);
  const headers = [...new Set(own.map(({ header }) => header))];
  return headers.map((header) => {
    const texts = textsByPlace(own.filter((column) => column.header === header));
    return { label: `備考:${header}`, width: 16, kind: "text", value: (record) => texts.get(sheetKey(record._file, record._sheet))?.get(record._row) ?? null };
  });
}

const sheetKey = (file: string, sheet: string): string => `${file}\u0000${sheet}`;

function textsByPlace(columns: readonly CarriedTexts[]): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const bySheet = new Map<string, Map<number, string>>();
  for (const { file, sheet, rows, texts } of columns) {
    const byRow = bySheet.get(sheetKey(file, sheet)) ?? new Map<number, string>();
    rows.forEach((row, i) => byRow.set(row, texts[i] ?? ""));
    bySheet.set(sheetKey(file, sheet), byRow);
  }
  return bySheet;
}
