import { dropSpaces } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { type OpenDraft, setValue } from "./record-draft.ts";
import { foldText } from "./record-text.ts";

const CODED = /^(?<code>[A-Za-z]{1,3}-?\d{1,3}(?:\.\d{1,2}){0,2})(?!\.?\d)(?:\s*[:：．.、)）_]\s*|\s+)(?<name>\S.*)$/u;

/** 「①」「3.」「(4)」 before a name, and the scale 「（0～4）」 or 「（5段階）」 behind it. */
const NUMBERED = /^(?:[①-⑳]|[(（]?[0-9０-９]{1,2}[.．)）、:：]|[0-9０-９]{1,2}\s)\s*(?=[^\d\s])/u;
const SCALE = /\s*[(（](?:[0-9０-９]\s*[~～〜\-－‐][\s]*[0-9０-９]|[0-9０-９]段階)(?:評価|で?記入)?[)）]$/u;

/** 「S01 業務改善」 → S01 and 業務改善. Without an id the name is the id: names are what skills are matched by (R13). */
export function refineSkill(open: OpenDraft): boolean {
  const { values, hints } = open;
  bareName(open);
  splitCode(open, "skill_name", "skill_id");
  if (values["skill_id"] === null && values["skill_name"] !== null) values["skill_id"] = values["skill_name"] ?? null;
  if (values["skill_name"] === null && values["skill_id"] !== null) values["skill_name"] = values["skill_id"] ?? null;
  if (values["source"] === null && hints.skillSource !== undefined) values["source"] = hints.skillSource;
  if (values["assessed_on"] === null && hints.asOf !== undefined && !hints.fields.has("assessed_on")) values["assessed_on"] = hints.asOf;
  return !(hints.crosstab && values["level"] === null && open.issues.length === 0);
}

function bareName(open: OpenDraft): void {
  const text = open.values["skill_name"];
  if (typeof text !== "string") return;
  const bare = text.replace(SCALE, "").replace(NUMBERED, "");
  if (bare !== text) setValue(open, { name: "skill_name", value: bare, from: "skill_name", rule: "text.code_split" });
}

function splitCode(open: OpenDraft, name: string, id: string): void {
  const text = open.values[name];
  const groups = typeof text === "string" ? CODED.exec(text)?.groups : undefined;
  if (groups === undefined) return;
  setValue(open, { name, value: groups["name"] ?? null, from: name, rule: "text.code_split" });
  if (open.values[id] === null) setValue(open, { name: id, value: groups["code"] ?? null, from: name, rule: "text.code_split" });
}

/** A survey row without a number for the one who answered is told by its row. */
export function refineSurvey(open: OpenDraft): boolean {
  const { values } = open;
  const id = values["question_id"];
  if (typeof id === "string") {
    const short = /^(?:問|設問|質問|Q|Ｑ|q)\s*(\d{1,3}(?:[-.(]\d{1,2}\)?)?)/u.exec(foldText(id))?.[1];
    if (short !== undefined && foldText(id) !== `Q${short}`) setValue(open, { name: "question_id", value: `Q${short}`, from: "question_id", rule: "text.code_split" });
  }
  return !(open.hints.crosstab && values["value"] === null && open.issues.length === 0);
}

/** 項目ID inside the item text; 確認済0; a state where the ledger has no column of it; 対象外 written where a level should stand. */
export function refineReadiness(open: OpenDraft): boolean {
  const { values, hints, places } = open;
  readItemId(open);
  const written = dropSpaces(foldText(places.get("state")?.raw ?? ""));
  if (/^確認済み?[(（]?0[)）]?$/u.test(written)) {
    open.issues = open.issues.filter((i) => i.code !== "word_unknown");
    setValue(open, { name: "state", value: "確認済", from: "state", rule: "word.list" });
    if (values["level"] === null) setValue(open, { name: "level", value: 0, from: "state", rule: "state.zero" });
  }
  if (values["state"] === null) defaultState(open);
  if (typeof values["dept_code"] === "string" && /^(?:org|全庁|全体)$/iu.test(values["dept_code"])) setValue(open, { name: "dept_code", value: "ORG", from: "dept_code", rule: "dept.organisation" });
  return !(hints.crosstab && values["level"] === null && values["state"] === null && open.issues.length === 0);
}

function readItemId(open: OpenDraft): void {
  const { values } = open;
  const id = values["item_id"];
  const text = typeof id === "string" ? id : open.link["item_name"];
  const code = text === undefined ? undefined : /^([A-Za-z])-?(\d{1,2})(?!\d)/u.exec(foldText(text));
  if (code === undefined || code === null) return;
  const value = `${(code[1] ?? "").toUpperCase()}${(code[2] ?? "").padStart(2, "0")}`;
  if (value !== id) setValue(open, { name: "item_id", value, from: typeof id === "string" ? "item_id" : "item_name", rule: "text.code_split" });
}

/** A level that is given counts as 確認済 only where the ledger does not ask for a state; 対象外 in the level cell is a state. */
function defaultState(open: OpenDraft): void {
  const raw = open.places.get("level")?.raw ?? "";
  if (open.values["level"] !== null) {
    if (!open.hints.fields.has("state")) setValue(open, { name: "state", value: "確認済", from: "level", rule: "default.state" });
    return;
  }
  const kind = raw === "" ? "blank" : missingKind(raw);
  if (kind === "notApplicable") setValue(open, { name: "state", value: "対象外", from: "level", rule: "missing.notApplicable" });
  else if (kind !== undefined && !open.hints.fields.has("state") && !open.hints.crosstab) setValue(open, { name: "state", value: "未確認", from: "level", rule: "default.state" });
}
