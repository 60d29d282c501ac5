/**
 * The known name nearest to what was found, for 「…のことであれば」 in messages; undefined when nothing is near.
 * Near = optimal-string-alignment distance ≤ 1 for up to 4 characters, else ≤ a third of the longer text. Ties: the earlier name.
 */
export function nearestName(found: string, known: Iterable<string>): string | undefined {
  const wanted = [...fold(found)];
  if (wanted.length === 0) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of known) {
    const letters = [...fold(name)];
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, letters.length) / 3));
    if (Math.abs(wanted.length - letters.length) > limit) continue;
    const distance = editDistance(wanted, letters);
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

const fold = (text: string): string => text.normalize("NFKC").replaceAll(/\s/gu, "").toLowerCase();

/** Edits (insert, delete, replace, swap neighbours) from `a` to `b`. */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? a.length;
}
