/** ε of every comparison in `precise-rules.md`. */
export const EPSILON = 1e-9;

export const atLeast = (x: number, limit: number): boolean => x >= limit - EPSILON;
export const moreThan = (x: number, limit: number): boolean => x > limit + EPSILON;
export const below = (x: number, limit: number): boolean => !atLeast(x, limit);

/** ceil that forgives a sum a hair above a whole number (R23, R31). */
export const ceilWhole = (x: number): number => Math.ceil(x - EPSILON);

/** R06: no base, no ratio. */
export const ratio = (numerator: number, denominator: number): number | null => (denominator === 0 ? null : numerator / denominator);

/** Codes and staff numbers as text, ascending by code unit; the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** R05: half away from zero at `digits` decimals, for display only. */
export function roundHalfUp(x: number, digits: number): number {
  const scale = 10 ** digits;
  return (Math.sign(x) * Math.floor(Math.abs(x) * scale + 0.5 + EPSILON)) / scale;
}
