/** R30. People and roles are places; arrays are read only. */
export interface GreedyInput {
  /** Pairs (person, role) of qualified people in R30's order: `orderPairs`. */
  readonly pairs: Pairs;
  readonly capacity: Float64Array;
  readonly demand: readonly number[];
}

export interface Pairs {
  readonly person: Int32Array;
  readonly role: Uint8Array;
}

export interface GreedyResult {
  /** Per pair: FTE against demand, and left over (surplus). */
  readonly pass1: Float64Array;
  readonly pass2: Float64Array;
  /** Per role, both passes. */
  readonly supply: readonly number[];
}

/**
 * Qualified pairs by F rounded to 9 digits descending, then role, then person (people stand in staff_no order).
 * @param fit    person-major fits.
 * @param state  1 = qualified.
 */
export function orderPairs(fit: Float64Array, state: Uint8Array, roles: number): Pairs {
  const cells: number[] = [];
  for (let at = 0; at < state.length; at += 1) if (state[at] === 1) cells.push(at);
  const key = new Float64Array(state.length);
  for (const at of cells) key[at] = Math.round((fit[at] ?? 0) * 1e9);
  cells.sort((a, b) => (key[b] ?? 0) - (key[a] ?? 0) || (a % roles) - (b % roles) || a - b);
  return { person: Int32Array.from(cells, (at) => Math.floor(at / roles)), role: Uint8Array.from(cells, (at) => at % roles) };
}

export function greedySupply({ pairs, capacity, demand }: GreedyInput): GreedyResult {
  const left = Float64Array.from(capacity);
  const wanted = Float64Array.from(demand);
  const supply = demand.map(() => 0);
  const size = pairs.person.length;
  const [pass1, pass2] = [new Float64Array(size), new Float64Array(size)];
  const give = (pair: number, pass: Float64Array, most: number): void => {
    const person = pairs.person[pair] ?? 0;
    const role = pairs.role[pair] ?? 0;
    const given = Math.min(left[person] ?? 0, most);
    if (!(given > 0)) return;
    pass[pair] = given;
    left[person] = (left[person] ?? 0) - given;
    supply[role] = (supply[role] ?? 0) + given;
  };
  for (let pair = 0; pair < size; pair += 1) {
    give(pair, pass1, wanted[pairs.role[pair] ?? 0] ?? 0);
    wanted[pairs.role[pair] ?? 0] = (wanted[pairs.role[pair] ?? 0] ?? 0) - (pass1[pair] ?? 0);
  }
  for (let pair = 0; pair < size; pair += 1) give(pair, pass2, Number.POSITIVE_INFINITY);
  return { pass1, pass2, supply };
}
