import { put, putWide, type SheetDraft } from "../sheet/draft.ts";

/** Title and one line that says how to read a result sheet, over its columns. */
export function putResultTitle(draft: SheetDraft, title: string, lead: string, columns: number): void {
  put(draft, [1, 1], title, "title");
  draft.heights.set(1, 28);
  putWide(draft, { top: 2, left: 1, bottom: 2, right: columns }, lead, "captionWrap");
}
