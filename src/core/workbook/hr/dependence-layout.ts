import { cellRef } from "../../model/formula.ts";
import { SHEETS } from "./hr-input.ts";

/** Row and columns of the chosen person on 担い手の集中: fixed, because 計算_配分 reads the number before the sheet is laid out. */
export const LEAVER = { row: 5, choice: 2, number: 5 } as const;
/** Number on データ_職員 of the person who is tried to be gone; 0 = nobody. */
export const LEAVER_NUMBER = cellRef(LEAVER.row, LEAVER.number, SHEETS.dependence);
