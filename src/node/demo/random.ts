/** Numbers from a seed: the same seed gives the same town on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** One of [item, weight]. */
  readonly weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** Standard normal (sum of twelve uniforms). */
  readonly normal: () => number;
}

/** sfc32 (Chris Doty-Humphrey, PractRand, public domain), seeded by a 32-bit mix of `seed` and `stream`. */
export function makeRandom(seed: number, stream: string): Random {
  const next = sfc32(seedWords(seed, stream));
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T;
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    weighted: (items) => {
      let rest = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) if ((rest -= weight) < 0) return item;
      return pick(items)[0];
    },
    normal: () => Array.from({ length: 12 }, next).reduce((sum, x) => sum + x, -6),
  };
}

function seedWords(seed: number, stream: string): readonly [number, number, number] {
  let hash = 0x811c9dc5 ^ seed;
  for (const c of stream) hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193) >>> 0;
  return [hash, Math.imul(hash, 0x9e3779b1) >>> 0, (seed ^ 0x5bf03635) >>> 0];
}

function sfc32(words: readonly [number, number, number]): () => number {
  let [a, b, c] = words;
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}
