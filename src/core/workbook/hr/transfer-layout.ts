import { cellRef, type Reference } from "../../model/formula.ts";
import { SHEETS } from "./hr-input.ts";

/** Where the people of 異動試算 stand: fixed, because 計算_配分 reads the shares before the sheet is laid out. */
export const TRANSFER_HEAD = 8;
export const TRANSFER_COLUMNS = ["staffNo", "name", "section", "band", "category", "plan1", "plan2", "plan3", "after", "share"] as const;
export type TransferColumn = (typeof TRANSFER_COLUMNS)[number];

/** Cell of person `i` (from 0) on 異動試算. */
export const transferCell = (id: TransferColumn, i: number): Reference => cellRef(TRANSFER_HEAD + 1 + i, TRANSFER_COLUMNS.indexOf(id) + 1, SHEETS.transfer);
