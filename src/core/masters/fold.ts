/** Texts are compared after NFKC (full-width and half-width forms are one), without spaces at the ends. */
export const fold = (text: string | null): string => (text ?? "").normalize("NFKC").trim();

/** For organisation paths: no spaces at all (R33). */
export const foldPath = (text: string | null): string => fold(text).replaceAll(/\s+/gu, "");

/** A pure function of a text, computed once per different text: ledgers repeat the same few thousand, mostly in runs. */
export function remember<T>(compute: (text: string) => T): (text: string | null) => T {
  const known = new Map<string, { readonly made: T }>();
  let lastText: string | undefined;
  let last: { readonly made: T } | undefined;
  return (text) => {
    const key = text ?? "";
    if (last !== undefined && lastText === key) return last.made;
    last = known.get(key);
    if (last === undefined) {
      last = { made: compute(key) };
      known.set(key, last);
    }
    lastText = key;
    return last.made;
  };
}
