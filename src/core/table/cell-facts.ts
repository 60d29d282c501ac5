import type { Cell } from "../model/grid.ts";
import { HEADER_SUFFIX, HEADER_WORDS, MISSING_WORDS, UNITS } from "./lexicon.ts";

/** What a cell looks like, without knowing its column. `period` is a year, month or span, which may be a header as well as a value. */
export type CellLook = "blank" | "text" | "long" | "number" | "missing" | "date" | "period" | "code" | "mark" | "unit" | "numbering";

export interface CellFacts {
  readonly look: CellLook;
  /** NFKC, all spaces and line breaks removed: for comparing. */
  readonly compact: string;
  /** 0-2: how much the text alone looks like a header. */
  readonly headerWord: number;
}

export const NO_FACTS: CellFacts = { look: "blank", compact: "", headerWord: 0 };
const NUMBER_FACTS: CellFacts = { look: "number", compact: "", headerWord: 0 };

const SPACES = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]+/gu;
/** NFKC without any space or line break. */
export const compactText = (text: string): string => text.normalize("NFKC").replace(SPACES, "");

const NUMBER = /^[△▲▼+\-−(]?¥?\d[\d,]*(?:\.\d+)?\)?(?:%|円|千円|百万円|億円|人|名|件|時間|h|日|点|回|か所|箇所|世帯|台|歳|才|級|号|人工|人月)?$/u;
/** 会計0123, 仮0001: a staff number with its group before it; 令和 and 第 are no groups. */
const KANJI_CODE = /^(?!令和|平成|昭和|第|約|計|問|設問|項目)\p{Script=Han}{1,4}[-－]?\d{3,8}$/u;
const CODE = /^(?:0\d+|[A-Za-z]{1,4}[-_]?\d{1,8}(?:[-.]\d+)*|\d{1,4}(?:-\d{1,6})+|\d{1,2}(?:\.\d{1,2}){2,}|第\d+号?)$/u;
const DATE = /^(?:(?:明治|大正|昭和|平成|令和|[MTSHR明大昭平令])\.?(?:元|\d{1,2})(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?|\d{4}(?:年|[./-])\d{1,2}(?:月|[./-])\d{1,2}日?|\d{1,2}[./]\d{1,2}[./]\d{1,2})(?:\(.\)|付け?|生)?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/u;
const PERIOD = /^(?:(?:明治|大正|昭和|平成|令和|[MTSHR])?\.?(?:元|\d{1,4})年(?:度|間)?(?:\d{1,2}月)?(?:末|分|中)?|\d{1,2}月(?:分|末|中)?|\d{1,2}月\d{1,2}日|第?[\d一二三四1-4]+四半期|(?:FY|R|H|S)\d{1,4}(?:年度?)?(?:[./]\d{1,2}(?:月)?)?)$/u;
const SPAN = /^[\d年月日度/.～〜~\-令和平成昭RHS元Q]{3,}$/u;
const MARK = /^(?:[○◯◎●△▲×✕✖☓■□☑☒✓✔レ〇]|有|無|可|否|済|未|要|不要|はい|いいえ|[A-EＳSabc]|修了|受講|受講済|完了)$/u;
const MISSING = /^(?:[-‐‑‒–—―ーｰ−－─…‥・.*]+|[xX]|#N\/A|N\/A)$/u;
const NUMBERING = /^(?:[*＊※†]+\d*|\(\d{1,3}\)|\[\d{1,3}\]|[①-⑳㉑-㊿]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\([a-zア-ン]\))$/u;
const IDENTIFIER = /^#?[A-Za-z][A-Za-z]*(?:[_ ]?[A-Za-z0-9]+)*$/u;
const BRACKETED = /^[([【〔（](.{1,12}?)[)\]】〕）]$/u;

/** Facts of one cell; repeated texts are looked up, not read again. */
export function makeCellReader(): (cell: Cell) => CellFacts {
  const seen = new Map<string, CellFacts>();
  return (cell) => {
    if (cell.kind === "blank") return NO_FACTS;
    if (cell.kind === "number") return numberFacts(Number(cell.value));
    if (cell.kind !== "text") return otherFacts(cell);
    const raw = String(cell.value);
    const known = seen.get(raw);
    if (known !== undefined) return known;
    if (seen.size > 50_000) seen.clear();
    const facts = textFacts(raw);
    seen.set(raw, facts);
    return facts;
  };
}

function numberFacts(value: number): CellFacts {
  return Number.isInteger(value) && value >= 0 && value < 10_000 ? { look: "number", compact: String(value), headerWord: 0 } : { ...NUMBER_FACTS, compact: String(value) };
}

function otherFacts(cell: Cell): CellFacts {
  const look = cell.kind === "date" ? "date" : cell.kind === "error" ? "missing" : "mark";
  return { look, compact: cell.iso ?? String(cell.value), headerWord: 0 };
}

function textFacts(raw: string): CellFacts {
  const compact = compactText(raw);
  if (compact === "") return NO_FACTS;
  return { look: lookOf(compact, raw), compact, headerWord: headerWord(compact) };
}

function lookOf(text: string, raw: string): CellLook {
  if (NUMBERING.test(text) || NUMBERING.test(raw.trim())) return "numbering";
  if (MISSING.test(text) || MISSING_WORDS.has(text)) return "missing";
  if (text.length <= 24 && isValueLook(text)) return valueLook(text);
  const unit = BRACKETED.exec(text)?.[1];
  if (unit !== undefined && unit.split(/[・、,/]/u).every((u) => UNITS.has(u))) return "unit";
  if (UNITS.has(text) && text.length <= 4) return "unit";
  if (MARK.test(text)) return "mark";
  return text.length >= 30 ? "long" : "text";
}

const isValueLook = (text: string): boolean => /\d|元年/u.test(text) && (CODE.test(text) || KANJI_CODE.test(text) || NUMBER.test(text) || DATE.test(text) || PERIOD.test(text) || SPAN.test(text));

function valueLook(text: string): CellLook {
  if (DATE.test(text)) return "date";
  if (PERIOD.test(text)) return "period";
  if (CODE.test(text) || KANJI_CODE.test(text)) return "code";
  return NUMBER.test(text) ? "number" : "period";
}

const FOLD = /[()（）「」『』【】[\]・／/:：*＊※#＃.．,，、_\-]/gu;
/** Header text without brackets, marks and running numbers: 「氏名（漢字）※1」→「氏名漢字」. */
export const foldHeader = (text: string): string => compactText(text).replace(/[※*]\d*$/u, "").replace(FOLD, "").toLowerCase();

function headerWord(compact: string): number {
  const bare = compact.replace(/[(（【[].*$/u, "").replace(/[0-9①-⑳]+$/u, "").replace(/[※*#＃]/gu, "");
  if (HEADER_WORDS.has(bare) || HEADER_WORDS.has(foldHeader(compact))) return 2;
  if (compact.length > 20) return 0;
  if (HEADER_SUFFIX.test(bare)) return 1;
  return IDENTIFIER.test(compact) && compact.length >= 3 && /[a-z][A-Z]|_|^#|^[a-z]+$/u.test(compact) ? 1 : 0;
}
