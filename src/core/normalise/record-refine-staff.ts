import { dropSpaces } from "./layout.ts";
import { dayIn } from "./record-as-of.ts";
import { type OpenDraft, setValue } from "./record-draft.ts";
import { foldText, isYes } from "./record-text.ts";

/** The roster: joined names, 旧姓, 級号給 in one cell, 兼務 rows and ○ under 指名, and what the 備考 column tells. */
export function refineStaff(open: OpenDraft): boolean {
  joinName(open, { into: "name", family: "name_family", given: "name_given" });
  joinName(open, { into: "name_kana", family: "kana_family", given: "kana_given" });
  takeFormerName(open);
  splitGrade(open);
  markSecondPost(open);
  nameDesignation(open);
  readRemark(open);
  return true;
}

interface NameParts { readonly into: string; readonly family: string; readonly given: string }

function joinName(open: OpenDraft, { into, family, given }: NameParts): void {
  const { [family]: first, [given]: second } = open.link;
  delete open.link[family];
  delete open.link[given];
  if ((open.values[into] ?? null) !== null || (first === undefined && second === undefined)) return;
  const gap = into === "name_kana" ? " " : "　";
  setValue(open, { name: into, value: [first, second].filter((p) => p !== undefined).join(gap), from: family, rule: "name.join" });
}

const FORMER = /[（(【[]\s*(?:旧姓|旧氏|旧)\s*[:：]?\s*(?<name>[^）)】\]]+?)\s*[）)】\]]/u;
const PLAIN_FORMER = /^(?:旧姓|旧氏|旧)\s*[:：]\s*(?<name>.+)$/u;

/** 「山田　花子（旧姓：佐藤）」 → 氏名 and 旧姓; 「旧姓：佐藤」 in its own column → 佐藤. */
function takeFormerName(open: OpenDraft): void {
  const own = open.values["former_name"];
  if (typeof own === "string") {
    const plain = (PLAIN_FORMER.exec(own) ?? FORMER.exec(own))?.groups?.["name"]?.trim();
    if (plain !== undefined) setValue(open, { name: "former_name", value: plain, from: "former_name", rule: "name.former" });
  }
  const written = open.places.get("name")?.raw ?? "";
  const inName = FORMER.exec(written)?.groups?.["name"]?.trim();
  const name = open.values["name"];
  if (typeof name === "string" && FORMER.test(name)) setValue(open, { name: "name", value: name.replace(FORMER, "").trim(), from: "name", rule: "name.former" });
  if (inName !== undefined && (open.values["former_name"] ?? null) === null) setValue(open, { name: "former_name", value: inName, from: "name", rule: "name.former" });
}

const GRADE_STEP = /^(?<pay>.*?)[\s(（]*(?<grade>\d{1,2}|[一二三四五六七八九十]+)\s*(?:級|等級)?\s*[-‐−－ー・.の/／]?\s*(?:(?<step>\d{1,3})\s*(?:号給|号俸|号)?)?[)）]?$/u;

/** 「行(一)4-25」「4級25号給」 → 給料表, 級, 号給; 「4級」 → 4, 「25号給」 → 25. */
function splitGrade(open: OpenDraft): void {
  const { grade_step: both } = open.link;
  delete open.link["grade_step"];
  for (const name of ["grade", "step"]) {
    const value = open.values[name];
    const digits = typeof value === "string" ? /^(?:第)?(\d{1,3})\s*(?:級|等級|号給|号俸|号|号棒)$/u.exec(dropSpaces(foldText(value)))?.[1] : undefined;
    const plain = digits ?? (typeof value === "string" && /^0*\d{1,3}$/u.test(foldText(value)) ? foldText(value) : undefined);
    // Host exports write 級 and 号給 in a fixed width (06, 025).
    const number = plain?.replace(/^0+(?=\d)/u, "");
    if (number !== undefined && number !== value) setValue(open, { name, value: number, from: name, rule: "grade.number" });
  }
  if (both === undefined) return;
  const groups = GRADE_STEP.exec(foldText(both))?.groups;
  if (groups === undefined) return;
  for (const name of ["grade", "step"]) {
    if (groups[name] !== undefined && (open.values[name] ?? null) === null) setValue(open, { name, value: groups[name], from: "grade_step", rule: "grade.split" });
  }
  const pay = groups["pay"]?.trim();
  if (pay !== undefined && pay !== "" && (open.values["pay_table"] ?? null) === null) setValue(open, { name: "pay_table", value: pay, from: "grade_step", rule: "grade.split" });
}

const SECOND_POST = /^[（(【[]?(?:兼務?|併任?|兼任|事務取扱)[）)】\]]?\s*(?<post>.*)$|^(?<post2>.+?)[（(【[](?:兼務?|併任?|兼任)[）)】\]]$/u;
const SECOND_WORDS: ReadonlySet<string> = new Set(["兼", "兼務", "併", "併任", "兼任", "兼務者", "兼職", "兼務発令"]);
const FIRST_WORDS: ReadonlySet<string> = new Set(["本務", "主", "主務", "本", "専任", "本職"]);

/** Rows of a second post are marked 「（兼）」 before the 職名 or 氏名, or 兼務 in a column of their own. */
function markSecondPost(open: OpenDraft): void {
  const post = open.values["post"];
  const groups = typeof post === "string" ? SECOND_POST.exec(post)?.groups : undefined;
  if (groups !== undefined) {
    open.link["second_post"] = "1";
    const plain = groups["post"] ?? groups["post2"] ?? "";
    setValue(open, { name: "post", value: plain === "" ? null : plain, from: "post", rule: "post.second" });
  }
  if (/[（(【]\s*(?:兼務?|併任?)\s*[）)】]/u.test(open.places.get("name")?.raw ?? "")) open.link["second_post"] = "1";
  const concurrent = open.values["concurrent"];
  if (typeof concurrent !== "string") return;
  const word = dropSpaces(concurrent).replaceAll(/[（()）]/gu, "");
  if (SECOND_WORDS.has(word) || isYes(word)) open.link["second_post"] = "1";
  if (SECOND_WORDS.has(word) || isYes(word) || FIRST_WORDS.has(word)) setValue(open, { name: "concurrent", value: null, from: "concurrent", rule: "concurrent.mark" });
}

/** ○ under 「DX推進リーダー」 says that name. */
function nameDesignation(open: OpenDraft): void {
  const value = open.values["designation"];
  if (typeof value !== "string" || !isYes(value)) return;
  const header = open.hints.headerOf("designation");
  setValue(open, { name: "designation", value: header === "" || /^指名/u.test(header) ? value : header, from: "designation", rule: "designation.header" });
}

/** 「旧姓：佐藤」「R8.6.30退職」 in 備考 fill their own fields when these are empty; the remark itself is carried as it is. */
function readRemark(open: OpenDraft): void {
  const { remark } = open.hints;
  if (remark === undefined) return;
  open.places.set("remark", { at: remark.at, raw: remark.text });
  const text = foldText(remark.text);
  const former = (/(?:旧姓|旧氏)\s*[:：]?\s*(?<name>[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}々ヶ]{1,6})/u.exec(text))?.groups?.["name"];
  if (former !== undefined && open.values["former_name"] === null) setValue(open, { name: "former_name", value: former, from: "remark", rule: "remark.former_name" });
  if (open.values["retire_date"] === null && /(?:退職|離職)(?!金|手当|予定なし)/u.test(text)) {
    const day = dayIn(text);
    if (day !== undefined) setValue(open, { name: "retire_date", value: day, from: "remark", rule: "remark.retire_date" });
  }
}
