/** Texts are compared after NFKC (full-width and half-width forms are one), without spaces at the ends. */
export const fold = (text: string | null): string => (text ?? "").normalize("NFKC").trim();

/** For organisation paths: no spaces at all (R33). */
export const foldPath = (text: string | null): string => fold(text).replaceAll(/\s+/gu, "");

/** A pure function of a text, computed once per different text: ledgers repeat the same few thousand. */
export function remember<T>(compute: (text: string) => T): (text: string | null) => T {
  const known = new Map<string, T>();
  return (text) => {
    const key = text ?? "";
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const made = compute(key);
    known.set(key, made);
    return made;
  };
}
