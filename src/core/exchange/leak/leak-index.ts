import { foldText } from "./fold.ts";

/** A person as the gate knows them. */
export interface Identity {
  readonly staffNo: string;
  readonly name: string | null;
  readonly kana: string | null;
  readonly formerName?: string | null;
}

export type PatternKind = "name" | "kana" | "number";

/** One folded text that gives people away, and whose it is. */
export interface Pattern {
  readonly text: string;
  readonly kind: PatternKind;
  /** Everybody who has it: same names share a pattern. */
  readonly owners: readonly string[];
}

/** All patterns of all people, made for one pass over a text. Built once per distribution. */
export interface LeakIndex {
  readonly people: number;
  /** Patterns of three characters and more, by a hash of their first three. */
  readonly long: ReadonlyMap<number, readonly Pattern[]>;
  /** 2^20 bits: may a long pattern start with this hash? */
  readonly starts: Uint8Array;
  /** Names of two characters: whole words only. */
  readonly short: ReadonlyMap<string, Pattern>;
  /** Staff numbers as written. */
  readonly numbers: ReadonlyMap<string, Pattern>;
  /** Staff numbers without leading zeros, where five digits and more are left. */
  readonly values: ReadonlyMap<number, Pattern>;
  /** Folded full name → pattern, for names cut over two cells. */
  readonly names: ReadonlyMap<string, Pattern>;
}

/** Shorter kana are parts of ordinary words (ハラケイ is not). */
const KANA_LEAST = 4;
/** Shorter numbers are also row numbers, levels, years. */
const NUMBER_LEAST = 5;

/**
 * Which texts are searched, exactly:
 * names of 3 and more characters anywhere · names of 2 characters as a whole word · kana of 4 and more anywhere ·
 * staff numbers of 5 and more characters, or of 4 with a leading zero, as a whole token · as a number without its zeros, 5 digits and more.
 * `publicTokens` (department codes, project numbers) are no staff numbers even where they look the same.
 */
export function buildLeakIndex(people: readonly Identity[], publicTokens: ReadonlySet<string>): LeakIndex {
  const owners = new Map<string, { kind: PatternKind; owners: Set<string> }>();
  const add = (text: string, kind: PatternKind, owner: string): void => {
    const known = owners.get(`${kind}:${text}`);
    if (known === undefined) owners.set(`${kind}:${text}`, { kind, owners: new Set([owner]) });
    else known.owners.add(owner);
  };
  for (const person of people) {
    for (const name of [person.name, person.formerName ?? null]) {
      const text = foldText(name ?? "");
      if (text.length >= 2 && !(name === person.formerName && text.length < 3)) add(text, "name", person.staffNo);
    }
    const kana = foldText(person.kana ?? "");
    if (kana.length >= KANA_LEAST) add(kana, "kana", person.staffNo);
    const number = person.staffNo.normalize("NFKC").trim();
    if (isSearchableNumber(number) && !publicTokens.has(number)) add(number, "number", person.staffNo);
  }
  return arrange(people.length, [...owners].map(([key, { kind, owners: set }]) => ({ text: key.slice(kind.length + 1), kind, owners: [...set] })));
}

export const isSearchableNumber = (text: string): boolean => /^[0-9A-Za-z]+$/u.test(text) && /\d/u.test(text) && (text.length >= NUMBER_LEAST || /^0\d{3}$/u.test(text));

function arrange(people: number, patterns: readonly Pattern[]): LeakIndex {
  const long = new Map<number, Pattern[]>();
  const starts = new Uint8Array(1 << 17);
  const short = new Map<string, Pattern>();
  const numbers = new Map<string, Pattern>();
  const values = new Map<number, Pattern>();
  const names = new Map<string, Pattern>();
  for (const pattern of patterns) {
    if (pattern.kind === "name") names.set(pattern.text, pattern);
    if (pattern.kind === "number") {
      numbers.set(pattern.text.toUpperCase(), pattern);
      const value = /^\d+$/u.test(pattern.text) ? Number(pattern.text) : 0;
      if (value >= 10 ** (NUMBER_LEAST - 1)) values.set(value, pattern);
    } else if (pattern.text.length < 3) short.set(pattern.text, pattern);
    else {
      const hash = hash3(pattern.text, 0);
      long.set(hash, [...(long.get(hash) ?? []), pattern]);
      starts[hash >>> 3] = (starts[hash >>> 3] ?? 0) | (1 << (hash & 7));
    }
  }
  return { people, long, starts, short, numbers, values, names };
}

/** 20-bit hash of three code units. */
export const hash3 = (text: string, at: number): number =>
  (Math.imul(text.charCodeAt(at) * 0x3b + text.charCodeAt(at + 1), 0x9e3779b1) + Math.imul(text.charCodeAt(at + 2), 0x85ebca6b)) >>> 12;

/** Every long pattern in a folded text: calls `found(pattern, at)`. */
export function scanLong(index: LeakIndex, text: string, found: (pattern: Pattern, at: number) => void): void {
  const { starts, long } = index;
  for (let at = 0; at + 3 <= text.length; at++) {
    if (text.charCodeAt(at) < 0x100) continue;
    const hash = hash3(text, at);
    if (((starts[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0) continue;
    for (const pattern of long.get(hash) ?? []) if (text.startsWith(pattern.text, at)) found(pattern, at);
  }
}

/**
 * Every word of a text that kept its spaces: `found(word, at, next, near)`. `next` is the following word when only spaces stand between,
 * `near` when at most two characters of any kind do (「姓，名」).
 */
export function scanWords(text: string, found: (word: string, at: number, next: string, near: string) => void): void {
  let last = "";
  let lastAt = 0;
  let spacesOnly = false;
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0;
    const letter = isWordCode(code);
    if (letter && start < 0) start = i;
    if (!letter && start >= 0) {
      const word = text.slice(start, i);
      if (last !== "") found(last, lastAt, spacesOnly ? word : "", start - lastAt - last.length <= 2 ? word : "");
      [last, lastAt, start, spacesOnly] = [word, start, -1, true];
    }
    if (!letter && code !== 0x20 && code !== 0x3000) spacesOnly = false;
  }
  if (last !== "") found(last, lastAt, "", "");
}

/** Digits, Latin letters, kana, kanji and everything beyond the BMP. */
const isWordCode = (c: number): boolean =>
  (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x3005 || c === 0x30fc ||
  (c >= 0x3041 && c <= 0x30fa) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xd800 && c <= 0xdfff) || (c >= 0xe000 && c <= 0xfaff);
