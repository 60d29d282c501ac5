import { makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { warekiText } from "../sheet/date-cell.ts";
import { classText, dressSheet } from "../sheet/page.ts";
import { DEPARTMENT_SHEETS, type DepartmentFacts } from "./department-input.ts";
import { DEPARTMENT_TEXTS } from "./wording.ts";

/** はじめに: one page that says what the file is, is not, and what to do. */
export function departmentFrontSheet({ input, classLabel, masthead }: DepartmentFacts): SheetDraft {
  const draft = makeDraft(DEPARTMENT_SHEETS.front);
  setWidths(draft, [16, 34, 16, 34, 22]);
  put(draft, [1, 1], "DX準備度・人材の状況", "title");
  put(draft, [1, 5], classText(classLabel), "classLabel");
  draft.heights.set(1, 30);
  put(draft, [2, 1], input.share.path, "subtitle");
  const wide = (row: number, text: string): void => void putWide(draft, { top: row, left: 1, bottom: row, right: 5 }, text);
  wide(4, DEPARTMENT_TEXTS.purpose);
  const facts: readonly (readonly [string, string])[] = [
    ["基準日", warekiText(input.scores.asOf)], ["配布番号", input.distributionId], ["あて先の区分", input.profile.id], [DEPARTMENT_TEXTS.contact, input.contact ?? DEPARTMENT_TEXTS.defaultContact],
  ];
  facts.forEach(([label, value], i) => {
    put(draft, [6 + i, 1], label, "label");
    put(draft, [6 + i, 2], value, "text");
  });
  put(draft, [13, 1], "していただきたいこと", "subtitle");
  DEPARTMENT_TEXTS.steps.forEach((step, i) => wide(14 + i, `${i + 1}. ${step}`));
  const row = 15 + DEPARTMENT_TEXTS.steps.length;
  put(draft, [row, 1], "読み方と取扱い", "subtitle");
  [DEPARTMENT_TEXTS.unknown, ...(input.profile.named ? [DEPARTMENT_TEXTS.handling] : []), DEPARTMENT_TEXTS.correction].forEach((text, i) => wide(row + 1 + i, `・${text}`));
  put(draft, [5, 4], "シートの一覧", "label");
  draft.extras.hyperlinks = Object.values(DEPARTMENT_SHEETS).slice(1).map((sheet, i) => {
    put(draft, [6 + i, 4], sheet, "link");
    return { row: 6 + i, column: 4, target: { sheet, range: { top: 1, left: 1, bottom: 1, right: 1 } } };
  });
  dressSheet(draft, masthead, { label: classLabel, fitTo: { width: 1, height: 1 } });
  return draft;
}
