import { foldHeader } from "../table/cell-facts.ts";
import type { Field } from "./fields/field.ts";

/** A header taken apart for matching. */
export interface HeaderKey {
  /** 「職員 / 番号」 for messages. */
  readonly shown: string;
  readonly full: string;
  readonly leaf: string;
  readonly bare: string;
  readonly parent: string;
  /** 「根拠・確認方法」: the words between dots and slashes. */
  readonly parts: readonly string[];
  /** Running number of a group: 資格1, 資格②, 第2資格. */
  readonly group: number | undefined;
  readonly era: string | undefined;
}

export interface HeaderMatch {
  readonly score: number;
  readonly reason: string;
}

const CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩";
const KANJI = "一二三四五六七八九";

const NUMBER = "[0-9０-９]{1,2}|[①-⑩]|[ⅠⅡⅢⅣⅤ]";
/** A running number at the end, bare or in brackets; the end of a scale 「評価（０～５）」 is none. */
const LAST = `(?:[(（](?:${NUMBER})[)）]|(?<![(（~～〜\\-－‐/／.．0-9０-９])(?:${NUMBER}))`;
const GROUP = new RegExp(`(?<last>${LAST})\\s*$|その(?<sono>[0-9０-９一二三四五六七八九])\\s*$|^第?(?<first>[0-9０-９一二三四五六七八九]{1,2})[.．、]?(?=\\D)`, "u");

function groupIn(text: string): number | undefined {
  const found = GROUP.exec(text.trim())?.groups;
  const digit = (found?.["last"] ?? found?.["sono"] ?? found?.["first"])?.replaceAll(/[()（）]/gu, "");
  if (digit === undefined) return undefined;
  const n = CIRCLED.includes(digit) ? CIRCLED.indexOf(digit) + 1 : KANJI.includes(digit) ? KANJI.indexOf(digit) + 1 : Number(digit.normalize("NFKC").replace(/^I{1,3}$/u, (s) => String(s.length)).replace("IV", "4").replace("V", "5"));
  return Number.isInteger(n) && n >= 1 && n <= 20 ? n : undefined;
}

const TRAILING = new RegExp(`(?:${LAST}|その[0-9０-９一二三四五六七八九])\\s*$`, "u");
/** Without a trailing running number or footnote mark. */
const withoutNumber = (text: string): string => text.replace(TRAILING, "").replace(/^第[0-9０-９一二三四五六七八九]{1,2}/u, "");

export function headerKey(texts: readonly string[]): HeaderKey {
  const leaf = texts.at(-1) ?? "";
  const parents = texts.slice(0, -1);
  const numbered = groupIn(leaf) ?? parents.map(groupIn).findLast((n) => n !== undefined);
  return {
    shown: texts.join(" / "),
    full: foldHeader(texts.join("")),
    leaf: foldHeader(leaf),
    bare: foldHeader(withoutNumber(leaf.replace(/[(（【\[][^)）】\]]*[)）】\]]\s*[※*]?\d*$/u, ""))),
    parent: foldHeader(withoutNumber(parents.at(-1) ?? "")),
    parts: leaf.split(/[・／/、,，]|及び|又は/u).map(foldHeader).filter((part) => part.length >= 2 && part.length < foldHeader(leaf).length),
    group: numbered,
    era: /[(（](明治|大正|昭和|平成|令和)[)）]/u.exec(texts.join(""))?.[1],
  };
}

/** 名称 is 名: 課名称, 保有資格名称. */
const asName = (text: string): string => text.replace(/(?<=.)名称$/u, "名");

const folded = new WeakMap<Field, readonly string[]>();
function aliasesOf(field: Field): readonly string[] {
  const known = folded.get(field);
  if (known !== undefined) return known;
  const made = [...new Set(field.aliases.map(foldHeader).flatMap((a) => [a, asName(a)]))];
  folded.set(field, made);
  return made;
}

/** Groups of columns that only say whose these are: 受講者 over 所属, 職員番号, 氏名. */
const ABOUT_ONE = /^(?:職員|対象職員|対象者|受講者|受講職員|本人|取得者|保有者|回答者|基本情報|職員情報|人事情報|個人情報|属性)$/u;
/** R8予算, 令和8年度当初予算, 今年度予算. */
const YEAR_BEFORE = /^(?:(?:令和|平成|r|h)\d{1,2}|20\d{2}|今|本|当)(?:年度|年)?(?=.)/u;
const PREFIX = /^(?:職員|対象職員|対象者|受講者|受講職員|本人|所属職員|現在の|現|当該|保有者|取得者|回答者|評価対象者)の?/u;

/** 0-1: how well a header names a field, with the reason in Japanese; undefined when it does not. */
export function scoreHeader(field: Field, key: HeaderKey): HeaderMatch | undefined {
  if (key.leaf === "") return undefined;
  const aliases = aliasesOf(field);
  const exact = (text: string, score: number): HeaderMatch | undefined => {
    const i = text === "" ? -1 : aliases.indexOf(text);
    return i < 0 ? undefined : { score: score - Math.min(0.06, i * 0.001), reason: `見出し「${key.shown}」に一致` };
  };
  const joined = key.parent + key.bare;
  const certain = exact(key.full, 1) ?? exact(key.parent + key.leaf, 1) ?? (key.parent !== "" ? exact(joined, 0.98) : undefined)
    ?? exact(key.leaf, key.parent === "" ? 1 : ABOUT_ONE.test(key.parent) ? 0.96 : 0.88) ?? exact(key.bare, (key.parent === "" ? 0.95 : 0.84) - (key.group !== undefined && !field.grouped ? 0.4 : 0));
  if (certain !== undefined) return certain;
  const renamed = [asName(key.full), asName(key.parent + key.bare), ...(key.parent === "" ? [asName(key.bare)] : [])].map((text) => exact(text, 0.93)).find((m) => m !== undefined);
  if (renamed !== undefined) return renamed;
  const stripped = exact(key.bare.replace(PREFIX, ""), 0.85) ?? exact(key.bare.replace(YEAR_BEFORE, ""), 0.8) ?? key.parts.map((part) => exact(part, 0.72)).find((m) => m !== undefined);
  return stripped ?? partial(aliases, key);
}

/** A spelling inside the header, or nearly the header. */
function partial(aliases: readonly string[], key: HeaderKey): HeaderMatch | undefined {
  let best: HeaderMatch | undefined;
  for (const alias of aliases) {
    const close = Math.min(alias.length, key.bare.length) * 1.4 >= Math.max(alias.length, key.bare.length);
    const score = Math.max(containment(alias, key.bare), close ? 0.85 * dice(alias, key.bare) : 0);
    if (score > (best?.score ?? 0.45)) best = { score, reason: `見出し「${key.shown}」が「${alias}」に近い` };
  }
  return best;
}

/** 前所属, 兼務所属, 異動先所属: not where somebody works now. */
const NOT_NOW = /前|旧|元|後|先|新|異動|兼|併|出向|派遣|転|希望/u;

function containment(alias: string, header: string): number {
  if (alias.length < 2 || header.length > alias.length * 3.5) return 0;
  if (alias === "所属" && header.length <= 6 && header.endsWith(alias)) return NOT_NOW.test(header) ? 0 : 0.6;
  if (header.endsWith(alias)) return alias.length >= 3 ? 0.45 + 0.4 * (alias.length / header.length) : 0.3 + 0.3 * (alias.length / header.length);
  if (header.startsWith(alias)) return alias.length >= 3 ? 0.4 + 0.35 * (alias.length / header.length) : 0;
  return alias.length >= 4 && header.includes(alias) ? 0.3 + 0.35 * (alias.length / header.length) : 0;
}

/** Share of letter pairs two texts have in common. */
function dice(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return 0;
  let common = 0;
  for (let i = 0; i + 1 < a.length; i++) if (b.includes(a.slice(i, i + 2))) common++;
  return (2 * common) / (a.length + b.length - 2);
}
