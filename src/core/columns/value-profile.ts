import type { Cell } from "../model/grid.ts";
import { cellOf, type DetectedTable, type TableColumn } from "../model/table.ts";
import { compactText } from "../table/cell-facts.ts";
import type { FieldValue } from "./fields/field.ts";

/** What the values of a column look like: shares 0-1 of the filled cells looked at. */
export interface ValueProfile {
  readonly filled: number;
  /** Filled share of the records looked at. */
  readonly density: number;
  readonly distinct: number;
  readonly date: number;
  readonly number: number;
  readonly code: number;
  readonly kana: number;
  readonly name: number;
  readonly dept: number;
  readonly post: number;
  readonly level: number;
  readonly mark: number;
  readonly era: number;
  readonly meanLength: number;
  /** Whole numbers: smallest and largest. */
  readonly least: number;
  readonly most: number;
  /** 12-digit values, and how many of them have a valid My Number check digit. */
  /** 1, 2, 3 … in the order of the rows: a row number. */
  readonly running: boolean;
  readonly twelve: number;
  readonly twelveValid: number;
}

const SAMPLE = 240;
const DATE = /^(?:(?:明治|大正|昭和|平成|令和|[MTSHR明大昭平令])\.?(?:元|\d{1,2})(?:年|[./-])|\d{4}(?:年|[./-])\d{1,2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$|[1-5]\d{6}$|(?:\d{4}|元|\d{1,2})年度?$)/u;
const NAME = /^[\p{Script=Han}々ヶケヵノ〆\u{F900}-\u{FAFF}\u{E000}-\u{F8FF}〓]{1,5}[\s　]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー\u{E000}-\u{F8FF}〓]{1,5}$/u;
const DEPT = /(?:部|局|課|室|係|班|所|センター|事務局|支所|出張所|担当|グループ|館|園|校|院|署|委員会|本庁)$/u;
const POST = /(?:部長|課長|係長|局長|所長|室長|園長|館長|次長|参事|主幹|主査|主任|主事|主事補|技師|技監|補佐|専門員|書記|保育士|保健師|リーダー|管理監|理事|参与|調査員|調理員|業務員|事務員|補助員|副主幹|副主査|主監|技術員|司書|看護師|栄養士|部付|会計年度任用職員)$/u;
const MARK = /^[○◯◎●△▲×✕レ✓✔☑☐■□〇有無可否済未要不]$|^(?:修了|受講済?|完了|未修了|未受講|合格|不合格|あり|なし|はい|いいえ|済み|対象外)$/u;

export function profileOf(table: DetectedTable, column: TableColumn): ValueProfile {
  const step = Math.max(1, Math.floor(table.records.length / SAMPLE));
  const cells: Cell[] = [];
  let looked = 0;
  for (let i = 0; i < table.records.length; i += step) {
    const record = table.records[i];
    if (record === undefined) continue;
    looked++;
    const { cell } = cellOf(table, record, column);
    if (cell.kind !== "blank" && compactText(String(cell.value)) !== "") cells.push(cell);
  }
  return { ...summarise(cells, looked, distinctOf(cells)), running: isRunning(cells, step) };
}

const distinctOf = (cells: readonly Cell[]): number => new Set(cells.map((c) => compactText(String(c.iso ?? c.value)))).size;

/** Numbers from 1 on, each next one its step further, as rows are counted; lists of sections may begin again at 1. */
function isRunning(cells: readonly Cell[], step: number): boolean {
  if (cells.length < 3) return false;
  const numbers = cells.map((c) => (/^\d{1,5}$/u.test(compactText(String(c.value))) && !/^0\d/u.test(compactText(String(c.value))) ? Number(compactText(String(c.value))) : Number.NaN));
  const steps = numbers.slice(1).filter((n, i) => n === (numbers[i] ?? 0) + step || n === 1).length;
  return numbers[0] === 1 && steps >= (numbers.length - 1) * 0.95;
}

function summarise(cells: readonly Cell[], looked: number, distinct: number): Omit<ValueProfile, "running"> {
  const texts = cells.map((c) => compactText(String(c.iso ?? c.value)));
  const raws = cells.map((c) => String(c.value).trim());
  const of = (test: (text: string, i: number) => boolean): number => (texts.length === 0 ? 0 : texts.filter(test).length / texts.length);
  const numbers = texts.map(Number).filter((n) => Number.isFinite(n));
  const twelve = texts.map((t) => t.replace(/-/gu, "")).filter((t) => /^\d{12}$/u.test(t));
  return {
    filled: texts.length,
    density: looked === 0 ? 0 : texts.length / looked,
    distinct: texts.length === 0 ? 0 : distinct / texts.length,
    date: of((t, i) => cells[i]?.kind === "date" || DATE.test(t)),
    number: of((t) => /^(?:約|およそ|概ね|週|月|年|計|延べ?)?[△▲\-]?\d[\d,]*(?:\.\d+)?(?:%|円|千円|百万円|人|名|時間|h|件|日|回|点|人工|人月)?(?:\d{1,2}分)?(?:程度|以内|以上|未満|ほど|くらい)?$/u.test(t)),
    code: of((t) => /^(?:No\.|NO\.|第(?=\d+号$))?[A-Za-z]{0,5}[-_]?\d[\dA-Za-z\-_.]*号?$/u.test(t)),
    kana: of((t) => /^[\p{Script=Katakana}\p{Script=Hiragana}ー・=]+$/u.test(t)),
    name: of((_, i) => NAME.test(raws[i] ?? "") && !DEPT.test(raws[i] ?? "") && !POST.test(raws[i] ?? "")),
    dept: of((t) => DEPT.test(t)),
    post: of((t) => POST.test(t)),
    level: of((t) => /^(?:Lv\.?|レベル)?[0-5](?:[.:].*)?$|^[A-ES]$|^[○◯◎●△▲×〇]$/u.test(t)),
    mark: of((t) => MARK.test(t)),
    era: of((t) => /^(?:明治|大正|昭和|平成|令和|[MTSHR明大昭平令]|[1-5])$/u.test(t)),
    meanLength: texts.length === 0 ? 0 : texts.reduce((sum, t) => sum + t.length, 0) / texts.length,
    least: numbers.length === 0 ? 0 : Math.min(...numbers),
    most: numbers.length === 0 ? 0 : Math.max(...numbers),
    twelve: twelve.length,
    twelveValid: twelve.filter(isMyNumber).length,
  };
}

/** Check digit of an individual number (個人番号). Source: 総務省令第85号 (2014) article 5. */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/u.test(digits)) return false;
  const body = [...digits.slice(0, 11)].reverse().map(Number);
  const sum = body.reduce((total, p, i) => total + p * (i < 6 ? i + 2 : i - 4), 0);
  const rest = sum % 11;
  return (rest <= 1 ? 0 : 11 - rest) === Number(digits[11]);
}

/** How well values fit what a field holds: +0.1 fits well … −0.6 cannot be. 0 when there is nothing to judge. */
export function fitOf(value: FieldValue, p: ValueProfile): number {
  if (p.filled === 0) return 0;
  switch (value) {
    case "date": return p.date >= 0.5 ? 0.1 : p.number >= 0.8 ? -0.05 : p.date === 0 && p.meanLength > 14 ? -0.4 : p.date < 0.1 ? -0.25 : 0;
    case "number": case "yen": return p.number >= 0.6 ? 0.1 : p.date >= 0.6 ? -0.5 : p.number < 0.1 ? -0.4 : 0;
    case "rate": return p.number >= 0.5 ? 0.1 : p.number < 0.1 ? -0.3 : 0;
    case "name": return p.name >= 0.5 ? 0.1 : p.number >= 0.5 || p.date >= 0.5 || p.code >= 0.7 ? -0.6 : p.kana >= 0.8 ? -0.3 : p.dept >= 0.6 || p.post >= 0.6 ? -0.4 : p.meanLength > 14 ? -0.4 : 0;
    case "kana": return p.kana >= 0.7 ? 0.12 : -0.5;
    case "staff_no": return p.running ? -0.6 : p.code >= 0.8 && p.meanLength >= 3 ? 0.1 : p.code >= 0.5 ? 0 : -0.5;
    case "code": return p.code >= 0.6 ? 0.1 : p.meanLength > 20 ? -0.5 : -0.1;
    case "dept": return p.dept >= 0.4 ? 0.1 : p.number >= 0.7 || p.date >= 0.5 || p.code >= 0.8 ? -0.5 : 0;
    case "post": return p.post >= 0.3 ? 0.1 : p.number >= 0.6 || p.date >= 0.5 ? -0.4 : 0;
    case "rating": return p.level >= 0.6 ? 0.1 : p.meanLength > 12 ? -0.4 : p.date >= 0.5 ? -0.4 : -0.05;
    case "mark": return p.mark >= 0.5 ? 0.1 : -0.1;
    case "list": case "text": return p.date >= 0.8 ? -0.2 : 0;
    case "answer": return p.level >= 0.5 || p.meanLength <= 6 ? 0.05 : -0.1;
  }
}
