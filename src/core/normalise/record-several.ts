import { type OpenDraft, setValue } from "./record-draft.ts";
import { refineQualification } from "./record-refine-work.ts";
import { foldText } from "./record-text.ts";

/** One cell with several 資格 or several 担当者 makes a record of each; everything else of the row belongs to all. */
export function splitSeveral(open: OpenDraft): readonly OpenDraft[] {
  if (open.table === "qualifications") return splitBy(open, { name: "name", parts: partsOf(open.values["name"]), rule: "qualification.split" });
  if (open.table === "assignments" && open.values["staff_no"] === null) return splitPeople(open);
  return [open];
}

/** Separators outside brackets: line ends, 、 ； ; and ／ with what stands around. */
function partsOf(value: unknown): readonly string[] {
  if (typeof value !== "string") return [];
  const parts: string[] = [""];
  let depth = 0;
  for (const c of value) {
    if (/[（(「]/u.test(c)) depth += 1;
    if (/[）)」]/u.test(c)) depth = Math.max(0, depth - 1);
    if (depth === 0 && /[\n、；;，]/u.test(c)) parts.push("");
    else parts[parts.length - 1] = `${parts.at(-1) ?? ""}${c}`;
  }
  return parts.map((p) => p.trim()).filter((p) => p !== "");
}

interface Split { readonly name: string; readonly parts: readonly string[]; readonly rule: string }

function splitBy(open: OpenDraft, { name, parts, rule }: Split): readonly OpenDraft[] {
  if (parts.length < 2) return [open];
  return parts.map((part, i) => {
    const copy: OpenDraft = { ...open, values: { ...open.values }, link: { ...open.link }, changes: [...open.changes], issues: i === 0 ? open.issues : [] };
    setValue(copy, { name, value: part, from: name, rule });
    refineQualification(copy);
    return copy;
  });
}

function splitPeople(open: OpenDraft): readonly OpenDraft[] {
  const names = foldText(open.link["person_name"] ?? "").split(/[\n、，,；;]|・(?=[\p{Script=Han}]{2})/u).map((n) => n.trim()).filter((n) => n !== "");
  if (names.length < 2) return [open];
  return names.map((name, i) => ({ ...open, values: { ...open.values }, link: { ...open.link, person_name: name }, changes: [...open.changes], issues: i === 0 ? open.issues : [] }));
}
