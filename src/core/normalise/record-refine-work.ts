import { dropSpaces } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { dayIn } from "./record-as-of.ts";
import { type OpenDraft, setValue } from "./record-draft.ts";
import { foldText } from "./record-text.ts";
import { normaliseValue } from "./normalise-value.ts";
import { issueOf, placeIssue } from "./record-value-issue.ts";

/** × or 未受講 in a cross-tab means that there was no training; a date there means that it took place. */
export function refineTraining(open: OpenDraft): boolean {
  const { values, hints } = open;
  const raw = open.places.get("result")?.raw ?? "";
  const text = dropSpaces(foldText(raw));
  if (values["result"] !== null && open.issues.some((i) => i.code === "word_unknown")) dateInResult(open, raw);
  if (!hints.crosstab) return true;
  if (/^(?:×|✕|x|X|未|未受講|欠|欠席|不参加|無|0|-|－|ー|―)$/u.test(text)) return false;
  return values["result"] !== null || values["start"] !== null || values["hours"] !== null;
}

function dateInResult(open: OpenDraft, raw: string): void {
  const { value } = normaliseValue("date", raw, {});
  if (typeof value !== "string") return;
  open.issues = open.issues.filter((i) => i.code !== "word_unknown");
  setValue(open, { name: "result", value: "受講", from: "result", rule: "result.date" });
  if (open.values["start"] === null) setValue(open, { name: "start", value: value.split("/")[0] ?? value, from: "result", rule: "result.date" });
}

const DATED = /^(?<name>.+?)\s*[（(](?<day>[^（()）]*\d[^（()）]*?)(?:取得|合格|登録|認定)?[）)]\s*$/u;

/** 「ITパスポート（H28.11.20取得）」 → 資格名 and 取得年月日. */
export function refineQualification(open: OpenDraft): boolean {
  // 無 under 有無: not held. A day beside it contradicts that, and a clerk should see the record.
  if (open.link["held"] === "false" && (open.values["acquired_on"] ?? null) === null) return false;
  // A blank under a certificate's name is no certificate.
  if (open.hints.crosstab && open.link["held"] !== "true" && (open.values["acquired_on"] ?? null) === null && open.issues.length === 0) return false;
  const name = open.values["name"];
  const groups = typeof name === "string" ? DATED.exec(name)?.groups : undefined;
  if (name === null && isNone(open.places.get("name")?.raw ?? "")) return false;
  const day = groups?.["day"] === undefined ? undefined : (dayIn(groups["day"]) ?? monthIn(groups["day"], open));
  if (groups === undefined || day === undefined) return true;
  setValue(open, { name: "name", value: groups["name"] ?? null, from: "name", rule: "qualification.date" });
  if (open.values["acquired_on"] === null) setValue(open, { name: "acquired_on", value: day, from: "name", rule: "qualification.date" });
  return true;
}

/** 「なし」 where 資格 are listed: the person has none, which is no record. */
const isNone = (raw: string): boolean => missingKind(raw) === "notApplicable";

/** A month, also one whose era is in doubt: that is said. */
function monthIn(text: string, open: OpenDraft): string | undefined {
  const read = normaliseValue("date", text, {});
  const { value, issue } = read;
  if (typeof value !== "string" || !/^\d{4}-\d{2}/u.test(value)) return undefined;
  const facts = issueOf(read);
  const place = open.places.get("name");
  if (facts !== undefined && place !== undefined && (issue === "date_era_underrun" || issue === "date_era_overrun")) open.issues = [...open.issues, placeIssue(facts, { at: place.at, field: "取得年月日", found: text })];
  else if (issue !== null) return undefined;
  return value;
}

/** A project without a number is known by its title; 関係課 may be joined by ・. */
export function refineProject(open: OpenDraft): boolean {
  const partners = open.values["partner_depts"];
  if (typeof partners === "string" && /[課室部局]・/u.test(partners)) {
    setValue(open, { name: "partner_depts", value: partners.split(/(?<=[課室部局所館])・/u).join(";"), from: "partner_depts", rule: "list.split" });
  }
  return true;
}

/** 部コード, 課コード and 係コード side by side: the row's own code is the deepest, the others are those of the units above it. */
function deepestCode({ values, link, places }: OpenDraft): void {
  const { code_3: own } = link;
  delete link["code_3"];
  if (typeof values["parent_code"] === "string" && link["dept_1"] !== undefined && link["dept_2"] !== undefined) link["code_1"] = values["parent_code"];
  if (own === undefined || link["dept_3"] === undefined) return;
  const place = places.get("code_3");
  if (typeof values["dept_code"] === "string") link["code_2"] = values["dept_code"];
  values["parent_code"] = values["dept_code"] ?? null;
  values["dept_code"] = own;
  if (place !== undefined) places.set("dept_code", place);
}

const LEVELS: Readonly<Record<string, number>> = { 部: 1, 局: 1, 部局: 1, 課: 2, 室: 2, 係: 3, 班: 3, 担当: 3, グループ: 3 };

/** 階層 written as 部, 課, 係. */
export function refineDepartment(open: OpenDraft): boolean {
  if (open.hints.crosstab && (open.values["name"] ?? open.link["dept_2"] ?? open.link["dept_3"] ?? null) === null) return false;
  deepestCode(open);
  const raw = dropSpaces(foldText(open.places.get("level")?.raw ?? ""));
  const level = LEVELS[raw.replace(/(?:レベル|級|等)$/u, "")];
  if (open.values["level"] === null && level !== undefined) {
    open.issues = open.issues.filter((i) => i.code !== "number_not_recognised");
    setValue(open, { name: "level", value: level, from: "level", rule: "level.word" });
  }
  return true;
}
