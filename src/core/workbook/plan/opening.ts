import { makeDraft, put, putWide, setWidths, type SheetDraft } from "../sheet/draft.ts";
import { classText } from "../sheet/page.ts";

/** A sheet of 配置案・育成計画.xlsx with its title, class label and, from row 2 on, what it is: the first line in full size, the others small. */
export function openSheet(name: string, widths: readonly number[], ...leads: readonly [string, ...string[]]): SheetDraft {
  const draft = makeDraft(name);
  setWidths(draft, widths);
  put(draft, [1, 1], name, "title");
  put(draft, [1, widths.length], classText("3B"), "classLabel");
  draft.heights.set(1, 30);
  leads.forEach((lead, i) => putWide(draft, { top: 2 + i, left: 1, bottom: 2 + i, right: widths.length }, lead, i === 0 ? "paragraph" : "captionWrap"));
  return draft;
}
