/**
 * The most demand any distribution of people over roles could serve (最大充足率): maximum flow people → roles → demand.
 * With few roles the minimum cut is found by trying every set of roles: min over T of Σ_{r∉T} D_r + Σ capacity of people qualified for a role in T.
 * @param masks     per person, bit r = qualified for role r.
 * @param capacity  per person, FTE.
 */
export function maxServed(masks: Uint8Array, capacity: Float64Array, demand: readonly number[]): number {
  const byMask = new Float64Array(1 << demand.length);
  masks.forEach((mask, person) => {
    byMask[mask] = (byMask[mask] ?? 0) + (capacity[person] ?? 0);
  });
  let least = Number.POSITIVE_INFINITY;
  for (let kept = 0; kept < byMask.length; kept += 1) {
    let cut = demand.reduce((sum, d, r) => ((kept >> r) & 1 ? sum : sum + d), 0);
    byMask.forEach((cap, mask) => {
      if ((mask & kept) !== 0) cut += cap;
    });
    least = Math.min(least, cut);
  }
  return least;
}

/**
 * The largest share of one role's demand that some best possible distribution serves. What maximum flows serve forms the base of a
 * polymatroid, so this is min(D_r, capacity of everybody qualified for r) ÷ D_r.
 */
export function maxRoleServed(masks: Uint8Array, capacity: Float64Array, role: number, demand: number): number {
  let able = 0;
  masks.forEach((mask, person) => {
    if ((mask >> role) & 1) able += capacity[person] ?? 0;
  });
  return Math.min(demand, able);
}

/** Bit masks of the qualified roles from the state table (1 = qualified). */
export function qualifiedMasks(state: Uint8Array, roles: number): Uint8Array {
  const masks = new Uint8Array(state.length / roles);
  state.forEach((value, at) => {
    const person = Math.floor(at / roles);
    if (value === 1) masks[person] = (masks[person] ?? 0) | (1 << (at % roles));
  });
  return masks;
}
