/** "C12" → row 12, column 3. */
export function parseA1(at: string): { readonly row: number; readonly column: number } {
  const [, letters = "", row = ""] = /^([A-Z]+)(\d+)$/u.exec(at) ?? [];
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
}
