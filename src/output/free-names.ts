const LONGEST = 31;

/** Excel tells no capital from a small letter and, in Japanese, no wide from a narrow one. */
const sameName = (name: string): string => name.normalize("NFKC").toLowerCase();

/** Sheet names that are free beside those taken: 「要約」 becomes 「要約 (2)」, as Excel would call it; never longer than 31 characters. */
export function freeNames(wanted: readonly string[], taken: readonly string[]): readonly { readonly from: string; readonly to: string }[] {
  const used = new Set(taken.map(sameName));
  return wanted.map((from) => {
    let to = from;
    for (let n = 2; used.has(sameName(to)); n++) to = numbered(from, ` (${n})`);
    used.add(sameName(to));
    return { from, to };
  });
}

/** Cut before the number, between two characters and not within one. */
function numbered(name: string, number: string): string {
  let base = "";
  for (const character of name) if (base.length + character.length + number.length <= LONGEST) base += character;
  return base + number;
}
