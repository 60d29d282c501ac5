/** Huffman codes for deflate: lengths from counts, codes from lengths. Source: RFC 1951, 3.2.2. */

/** Code lengths (0 = unused symbol) of at most `limit` bits for the given counts; a single used symbol still gets one bit. */
export function codeLengths(counts: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(counts.length);
  const used = Array.from(counts.keys()).filter((symbol) => (counts[symbol] as number) > 0).sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b);
  if (used.length === 0) return lengths;
  if (used.length === 1) {
    lengths[used[0] as number] = 1;
    return lengths;
  }
  const perLength = limited(treeDepths(used.map((symbol) => counts[symbol] as number)), limit);
  // The rarest symbols get the longest codes.
  let at = 0;
  for (let length = limit; length > 0; length--) for (let n = perLength[length] as number; n > 0; n--) lengths[used[at++] as number] = length;
  return lengths;
}

/** Depth of each leaf of the Huffman tree over ascending counts, by the two-queue method. */
function treeDepths(counts: readonly number[]): readonly number[] {
  const leaves = counts.length;
  const weight = [...counts];
  const parent = new Array<number>(2 * leaves - 1).fill(0);
  let [leaf, inner] = [0, leaves];
  const lightest = (): number => (leaf < leaves && (inner >= weight.length || (weight[leaf] as number) <= (weight[inner] as number)) ? leaf++ : inner++);
  while (weight.length < 2 * leaves - 1) {
    const [a, b] = [lightest(), lightest()];
    parent[a] = parent[b] = weight.length;
    weight.push((weight[a] as number) + (weight[b] as number));
  }
  const depth = new Array<number>(2 * leaves - 1).fill(0);
  for (let node = 2 * leaves - 3; node >= 0; node--) depth[node] = (depth[parent[node] as number] as number) + 1;
  return depth.slice(0, leaves);
}

/** How many codes of each length, none above `limit`: too deep ones are lifted, and room made for them by sinking others (Kraft's sum stays 1). */
function limited(depths: readonly number[], limit: number): Uint32Array {
  const perLength = new Uint32Array(limit + 1);
  for (const depth of depths) perLength[Math.min(depth, limit)] = (perLength[Math.min(depth, limit)] as number) + 1;
  let spent = perLength.reduce((sum, n, length) => (length === 0 ? 0 : sum + n * 2 ** (limit - length)), 0);
  for (const whole = 2 ** limit; spent > whole; spent--) {
    let length = limit - 1;
    while (perLength[length] === 0) length--;
    perLength[length] = (perLength[length] as number) - 1;
    perLength[length + 1] = (perLength[length + 1] as number) + 2;
    perLength[limit] = (perLength[limit] as number) - 1;
  }
  return perLength;
}

/** Codes with their bits reversed, as deflate sends them, packed as `code << 4 | length`. */
export function reversedCodes(lengths: Uint8Array): Uint32Array {
  const next = new Uint32Array(17);
  for (const length of lengths) if (length > 0) next[length + 1] = (next[length + 1] as number) + 1;
  for (let length = 1; length < 17; length++) next[length] = ((next[length] as number) + (next[length - 1] as number)) << 1;
  return Uint32Array.from(lengths, (length) => {
    if (length === 0) return 0;
    const code = next[length] as number;
    next[length] = code + 1;
    return (reverse(code, length) << 4) | length;
  });
}

function reverse(code: number, length: number): number {
  let out = 0;
  for (let i = 0; i < length; i++) out |= ((code >>> i) & 1) << (length - 1 - i);
  return out;
}
