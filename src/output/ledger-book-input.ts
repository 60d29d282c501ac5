import { a1 } from "../core/model/cell-address.ts";
import type { ReviewSide } from "../core/link/link-types.ts";
import type { Converted } from "../core/pipeline.ts";
import { DECISIONS } from "../core/workbook/ledger/report-sheets.ts";
import type { CarriedTexts, ReviewLine } from "../core/workbook/ledger/ledger-input.ts";

const sideText = (side: ReviewSide): string => [side.staffNo, side.name, side.kana, side.birthDate, side.department, side.post].filter((text) => text !== "").join("／");

const VERDICTS = { same: DECISIONS[0], different: DECISIONS[1] } as const;

/** 名寄せ確認: one line per pair, the evidence side by side. */
export function reviewLines(converted: Converted): ReviewLine[] {
  return converted.review.map(({ id, left, right, compared, weight, probability, reason, verdict }) => ({
    id,
    file: left.file,
    sheet: left.sheet,
    cell: a1(left.row, 1),
    found: sideText(left),
    candidate: sideText(right),
    candidateNo: right.staffNo,
    reason: `${reason}（${compared.map(({ field, level }) => `${field}: ${level}`).join("、")}。重み ${weight.toFixed(1)}、確からしさ ${Math.round(probability * 100)}%）`,
    decision: verdict === undefined ? "" : VERDICTS[verdict],
  }));
}

/** Columns that map to nothing, beside the records of their rows. */
export function carriedTexts(converted: Converted): CarriedTexts[] {
  return converted.normalised.flatMap(({ kind, file, sheet, carried }) =>
    kind === "unknown" ? [] : carried.map(({ header, rows, texts }) => ({ table: kind, file, sheet, header, rows, texts })));
}
