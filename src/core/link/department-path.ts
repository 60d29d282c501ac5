import { dropSpaces } from "../normalise/layout.ts";
import { foldText } from "../normalise/record-text.ts";

/** Gap between the names of a full path: 「総務部　人事課　管理係」. */
export const PATH_GAP = "　";

/** Matching form of a department name or path: widths folded, no spaces, no separators. */
export const departmentKey = (text: string): string =>
  dropSpaces(foldText(text)).normalize("NFKC").replaceAll(/[/／\\>＞→|｜,、・･_\-‐－―ー~〜:：]/gu, (c) => (c === "ー" ? c : "")).toLowerCase();

const LEVEL_1 = /(?:部|局|本部|消防本部|部局)$/u;
const LEVEL_3 = /(?:係|班|担当|グループ|チーム|分室|ライン|G|Ｇ)$/u;
const NOT_LEVEL_1 = /(?:事務局|支局|支部|出張所|課|室)$/u;

/** 1 部局, 2 課, 3 係, by the name's ending (`normalisation.md` 4.6); what tells nothing is a 課. */
export function levelOfName(name: string): 1 | 2 | 3 {
  if (LEVEL_3.test(name)) return 3;
  return LEVEL_1.test(name) && !NOT_LEVEL_1.test(name) ? 1 : 2;
}

/**
 * How many names at the head of a path are 部局: 健康福祉局　福祉部　福祉課 has two, 教育委員会　教育部　学校教育課 too, 総務部　総務課 one, a path that
 * begins with a 課 none. What stands above a 部 is a 部局 too, unless it ends like a 課 or 係; the 看護部 of a hospital is to it what a 課 is to a 部.
 */
export function headCount(path: readonly string[]): number {
  const [first = "", second = ""] = path;
  if (ONE_HOUSE.test(first)) return levelOfName(first) === 1 || levelOfName(second) === 1 ? 1 : 0;
  const body = path.findIndex((name, i) => levelOfName(name) !== 1 && !(i === 0 && levelOfName(second) === 1 && !/(?:課|室|係|班|担当)$/u.test(name)));
  return body === -1 ? path.length : body;
}

/** Houses whose 部 are parts of them, not 部局 of the body. */
const ONE_HOUSE = /(?:病院|医療センター|診療所|大学|短期大学|学校)$/u;

/** Modifiers that are no part of a department's name. */
const MODIFIERS = /[（(【[](?:兼務?|併任?|本務|主務|事務取扱|付|派遣|出向|駐在)[^）)】\]]*[）)】\]]|(?:兼務|併任|事務取扱)$/gu;

/** ■総務部, 【総務部】. */
const LIST_MARKS = /^[■□●○◆◇▲▼★☆◎・※【〔《〈\s]+|[】〕》〉\s]+$/gu;

/**
 * 「総務部 総務課 管理係」, 「総務部／総務課」, 「総務部総務課管理係」 → its names from the top. Separators decide where there are any;
 * otherwise endings do, the longest first, and names of known units win over endings (部落解放推進課, 総務課課税係).
 */
export function splitPath(text: string, known: ReadonlySet<string> = new Set()): readonly string[] {
  const plain = foldText(text).replace(MODIFIERS, "").replace(LIST_MARKS, "").trim();
  const parts = plain.split(/[\s/／\\>＞→|｜]+|(?<=[部局課室所])(?:[-－‐ー](?=\p{Script=Han})|・(?=[\p{Script=Han}\p{Script=Katakana}A-ZＡ-Ｚ]))/u).map((p) => p.trim()).filter((p) => p !== "");
  return parts.length > 1 ? parts.flatMap((p) => cutByEndings(p, known)) : cutByEndings(plain, known);
}

const ENDINGS = /^(?<head>.+?(?:消防本部|本部|事務局|センター|部|局|課|室|所|署|館|園))(?=.)/u;

function cutByEndings(text: string, known: ReadonlySet<string>): readonly string[] {
  if (text === "" || known.has(departmentKey(text))) return text === "" ? [] : [text];
  for (let length = text.length - 1; length >= 2; length -= 1) {
    const head = text.slice(0, length);
    if (known.has(departmentKey(head))) return [head, ...cutByEndings(text.slice(length), known)];
  }
  const head = ENDINGS.exec(text)?.groups?.["head"];
  // 部 opens a path only before a 課, 室 or 係: 部落解放推進課 and 部分林管理係 are one name.
  if (head === undefined || head.length < 2 || !/.(?:課|室|所|係|班|担当|グループ|チーム|センター|局|館|園|署|場|校)$/u.test(text.slice(head.length))) return [text];
  if (/^(?:事務局|長|付|会|員|分|屋|門|品)/u.test(text.slice(head.length))) return [text];
  // 教育委員会事務局 stands above 課 like a 部.
  if (levelOfName(head) >= levelOfName(text) && !/事務局$/u.test(head)) return [text];
  return [head, ...cutByEndings(text.slice(head.length), known)];
}

export const joinPath = (names: readonly string[]): string => names.filter((n) => n !== "").join(PATH_GAP);

/** 部課係 of a row: three columns, or one cell. */
export function readPath(columns: readonly string[], one: string): readonly string[] {
  if (columns.length === 0) return one === "" ? [] : splitPath(one);
  const own = columns.flatMap((c) => splitPath(c));
  if (one === "") return own;
  // One cell 所属 beside 係 or 部: together they are the path.
  const rest = splitPath(one).filter((name) => !own.some((o) => departmentKey(o) === departmentKey(name)));
  return [...own, ...rest].sort((a, b) => levelOfName(a) - levelOfName(b));
}

/** Reads the paths of records; equal writings are read once. `prefix` as in the names of link fields (`person_`). */
export function makePathReader(): (textOf: (field: string) => string, prefix: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (textOf, prefix) => {
    const [first, second, third, one] = [textOf(`${prefix}dept_1`), textOf(`${prefix}dept_2`), textOf(`${prefix}dept_3`), textOf(`${prefix}dept`)];
    const key = `${first}\t${second}\t${third}\t${one}`;
    const path = known.get(key) ?? readPath([first, second, third].filter((t) => t !== ""), one);
    known.set(key, path);
    return path;
  };
}
