import { put, type SheetDraft } from "../sheet/draft.ts";

/** Title of a data or working sheet: its name and what it is for. */
export function putDataTitle(draft: SheetDraft, note: string): void {
  put(draft, [1, 1], draft.name, "title");
  put(draft, [2, 1], note, "caption");
  draft.heights.set(1, 26);
}
