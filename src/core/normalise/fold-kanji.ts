import VARIANTS from "../../masters/name-variants.json";

/** `{ "高": "髙…" }` → variant → the form it is folded to. One hop, never a chain. */
const mapOf = (groups: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(groups).flatMap(([to, from]) => [...from].map((c) => [c, to] as const)));
const STRICT = mapOf(VARIANTS.strict);
export const SHARED = mapOf(VARIANTS.shared);
export const LOOSE = mapOf(VARIANTS.loose);

const VARIATION_SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D]/gu;
const COMPATIBILITY = /[\uF900-\uFAFF\u{2F800}-\u{2FA1F}⺀-⿟]/gu;

export const foldVariants = (text: string, map: ReadonlyMap<string, string>): string => [...text].map((c) => map.get(c) ?? c).join("");

/** Kanji of a text in matching form: variation selectors off, compatibility ideographs and variants folded (髙→高, 邉→辺, 𠮷→吉). */
export const foldKanji = (text: string): string =>
  foldVariants(text.replace(VARIATION_SELECTORS, "").replace(COMPATIBILITY, (c) => c.normalize("NFKC")), STRICT);
