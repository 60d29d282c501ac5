import { dropUnseen, foldLayout } from "./layout.ts";
import { missingKind } from "./missing.ts";
import { surnameLength } from "./split-name.ts";
import { type Detail, type NormalisedValue, missing, read } from "./normalised-value.ts";
import { foldKana } from "./kana.ts";

const MARK_BEFORE = /^(?:[※*＊○◎●△▲□■☆★◇◆・.,，．、。]|【[^】]*】|〔[^〕]*〕|\(新\)|（新）|新\)|[①-⑳])+\s*(?=\S)/u;
const MARK_AFTER = /\s*(?:[※*＊☆★◇◆]+\s*[0-9０-９]*|[※*＊][0-9０-９]+|[0-9０-９]+[)）])$/u;
const HONORIFIC = /(?:\s*様|\s+(?:殿|氏|君|さん|先生)|(?<=..)(?:さん|氏|先生))$/u;
const POSTS =
  "市長|副市長|町長|副町長|村長|副村長|区長|知事|副知事|教育長|会計管理者|局長|次長|部長|副部長|参事監?|副参事|課長|課長補佐|副課長|室長|室長補佐|所長|副所長|館長|園長|副園長|校長|教頭|係長|主任|主査|副主査|主幹|副主幹|主事|主事補|主任主事|主任技師|技師|技師補|技術員|主任保育士|保育士|保健師|班長|事務局長|事務長|センター長|リーダー|会計年度任用職員|再任用|主席|専門員|主任専門員|担当課長|担当部長|担当係長|統括監|理事|政策監|危機管理監|局次長|部次長|消防長|消防司令|書記|書記長";
const POST_AFTER = new RegExp(`\\s+((?:${POSTS})(?:[(（].*[)）])?)$`, "u");
const POST_BEFORE = new RegExp(`^((?:${POSTS}))\\s+(?=\\S)`, "u");
const BRACKET = /\s*[(（〔［[【]\s*([^)）〕］\]】]*)\s*[)）〕］\]】]/u;
const FORMER = /^(?:旧姓名?|旧氏|旧|戸籍名?|本名|通称)\s*[:：・]?\s*(.+)$/u;
/** Private-use characters and what conversions leave in their place. */
const GAIJI = /[\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}\uFFFD〓■□◆●○？?⿰-⿿]/gu;

/** A name as written, with what does not belong to it beside it. */
export interface NameParts {
  /** The name with one full-width space between its parts; no character replaced. */
  readonly name: string;
  readonly detail: Readonly<Record<string, Detail[string]>>;
  /** Characters that no font of another machine will show: ask for them, do not guess. */
  readonly gaiji: readonly string[];
}

const FORMER_BEHIND = /\s*旧姓\s*[:：]?\s*([^\s:：]+)$/u;
const POST_JOINED = /(?<=\S{3})((?:課長|部長|係長|主任|主査|主事|次長|局長|室長|所長|館長|園長)(?:補佐)?)$/u;
const BESIDE = [[FORMER_BEHIND, "formerName"], [POST_JOINED, "post"], [MARK_BEFORE, "mark"], [MARK_AFTER, "mark"], [HONORIFIC, "honorific"], [POST_AFTER, "post"], [POST_BEFORE, "post"]] as const;

/** Takes 様, ※1, titles and （旧姓：佐藤） off a name and folds its spaces. */
export function readName(raw: string): NameParts {
  const detail: Record<string, Detail[string]> = {};
  let text = takeBrackets(takeReading(foldLayout(raw), detail).replace(/\n/gu, " "), detail);
  for (let before = ""; before !== text; ) {
    before = text;
    for (const [pattern, key] of BESIDE) text = take(text, pattern, key, detail);
  }
  return { name: foldNameSpaces(raw, text), detail, gaiji: [...new Set(text.match(GAIJI) ?? [])] };
}

/** 山田　太郎 with ヤマダ タロウ on the line above or below it. */
function takeReading(text: string, detail: Record<string, Detail[string]>): string {
  const lines = text.split("\n");
  const [a = "", b = ""] = lines;
  if (lines.length !== 2 || KANA_LINE.test(a) === KANA_LINE.test(b)) return text;
  const [kana, name] = KANA_LINE.test(a) ? [a, b] : [b, a];
  if (!/\p{Script=Han}/u.test(name)) return text;
  detail["kana"] = foldKana(kana.replace(/^[（(]|[）)]$/gu, ""));
  return name;
}
const KANA_LINE = /^[（(]?[ぁ-ゖァ-ヺーｦ-ﾟ・\s]{2,}[）)]?$/u;

function take(text: string, pattern: RegExp, key: string, detail: Record<string, Detail[string]>): string {
  const m = pattern.exec(text);
  if (m === null || m[0].length === text.length) return text;
  detail[key] = `${detail[key] ?? ""}${(m[1] ?? m[0]).trim()}`;
  return text.replace(pattern, "").trim();
}

function takeBrackets(text: string, detail: Record<string, Detail[string]>): string {
  let rest = text;
  for (let m = BRACKET.exec(rest); m !== null && m[0].length < rest.length; m = BRACKET.exec(rest)) {
    const inner = (m[1] ?? "").trim();
    const former = FORMER.exec(inner);
    if (former !== null) detail[/^(?:通称)/u.test(inner) ? "commonName" : "formerName"] = (former[1] ?? "").replace(/\s+/gu, "　");
    else if (/^[ぁ-ゖァ-ヺーｦ-ﾟ・\s]+$/u.test(inner) && inner.length > 1) detail["kana"] = foldKana(inner);
    else detail["note"] = `${detail["note"] ?? ""}${inner}`;
    rest = rest.replace(BRACKET, " ").trim();
  }
  return rest;
}

/** 山　田　太　郎: every character apart is layout; the real gap is a wider one, or the one after a common surname. */
function foldNameSpaces(raw: string, text: string): string {
  const parts = text.split(/[ 　]+/u).filter((p) => p !== "");
  const apart = parts.length >= 3 && parts.every((p) => [...p].length === 1 && /\p{Script=Han}|\p{Script=Hiragana}/u.test(p));
  if (!apart) return parts.join("　");
  const joined = parts.join("");
  const cut = surnameLength(joined);
  return widestGap(raw, parts) ?? (cut === undefined ? joined : `${parts.slice(0, cut).join("")}　${parts.slice(cut).join("")}`);
}

function widestGap(raw: string, parts: readonly string[]): string | undefined {
  const source = dropUnseen(raw);
  let at = source.indexOf(parts[0] ?? "");
  const gaps: number[] = [];
  for (const [i, part] of parts.entries()) {
    const found = source.indexOf(part, at);
    if (i > 0) gaps.push([...source.slice(at, found)].reduce((sum, c) => sum + (c === "　" ? 2 : 1), 0));
    at = found + part.length;
  }
  const widest = Math.max(...gaps);
  const where = gaps.indexOf(widest);
  if (gaps.filter((g) => g === widest).length !== 1) return undefined;
  return `${parts.slice(0, where + 1).join("")}　${parts.slice(where + 1).join("")}`;
}

/** Kind `name`: as written, spaces folded to one full-width space; 外字 flagged and kept. */
export function normaliseName(raw: string): NormalisedValue<string> {
  const kind = missingKind(raw);
  if (kind !== undefined) return missing(kind);
  const { name, detail, gaiji } = readName(raw);
  const rest = missingKind(name);
  if (rest !== undefined) return missing(rest);
  return gaiji.length > 0 ? read(name, { ...detail, gaiji }, "name_gaiji") : read(name, detail);
}
