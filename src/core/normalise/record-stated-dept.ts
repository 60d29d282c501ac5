import type { DetectedTable } from "../model/table.ts";
import { foldText } from "./record-text.ts";

const UNIT = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ーA-Za-z0-9・]{1,20}?";
const SUFFIX = "(?:事務局|委員会|センター|本部|支所|部|局|課|室|署|館|園)";
const LABELLED = /(?:所属(?:名)?|課名|部署(?:名)?|回答(?:課|所属|部署)|記入(?:課|所属)|対象(?:課|所属)|担当(?:課|部署)|部課名)[：:\s]+(?<dept>.+)$/u;
const WHOLE = new RegExp(`^(?:\\d+[_\\-. ]*)?(?<dept>${UNIT}${SUFFIX}(?:[ _　/]?${UNIT}${SUFFIX})?)(?:[_\\- 　(（].*)?$`, "u");

/**
 * The department a form or a sheet states for all its records: 「所属：総務部 総務課」 in a caption, else a sheet named after one (「総務課」),
 * else 全庁. undefined when nothing says so; file names are tried last.
 */
export function statedDept(table: DetectedTable, captions: readonly string[]): string | undefined {
  const texts = captions.map((text) => foldText(text));
  for (const text of texts) {
    const found = LABELLED.exec(text)?.groups?.["dept"]?.trim();
    if (found !== undefined && found !== "") return found;
  }
  const label = besideLabel(texts);
  if (label !== undefined) return label;
  const names = [table.grid.name, (table.file.split("/").at(-1) ?? "").replace(/\.[^.]*$/u, "")].map((name) => foldText(name));
  for (const name of names) {
    if (/全庁|全体|市全体|町全体|組織全体/u.test(name)) return "全庁";
    const found = WHOLE.exec(name)?.groups?.["dept"];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 所属 in one caption cell, its value in the next. */
function besideLabel(texts: readonly string[]): string | undefined {
  const at = texts.findIndex((text) => /^(?:所属(?:名)?|課名|部署(?:名)?|部課名|回答(?:課|所属|部署)|記入(?:課|所属)|対象(?:課|所属))[：:]?$/u.test(text.replaceAll(" ", "")));
  return at === -1 ? undefined : texts[at + 1];
}
