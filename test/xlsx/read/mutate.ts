/** Seeded random numbers (mulberry32): the same seed, the same file. */
export function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Pieces of markup and numbers that hurt readers. */
const DICTIONARY = ["<", ">", "</", "/>", '"', "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "&", "&#x110000;", "&amp;", "_x0000_", "<c", "<v>", "</v>", "<row", ' r="', 'r="A9999999999"', 't="s"', "<is>", "<si>", "<rPh>", "1e999", "-", "\0", "\uFEFF", "﨑", "<!DOCTYPE x>", "99999999999999999999"];

/** One of several small hurts: bytes changed, cut, doubled, swapped, or a nasty piece put in. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const pick = (n: number): number => Math.floor(random() * n);
  let out: Uint8Array = bytes.slice();
  for (let times = 1 + pick(4); times > 0; times--) out = hurt(out, pick);
  return out;
}

function hurt(bytes: Uint8Array, pick: (n: number) => number): Uint8Array {
  const at = pick(Math.max(1, bytes.length));
  const length = 1 + pick(24);
  switch (pick(7)) {
    case 0:
      return bytes.map((byte, i) => (i === at ? pick(256) : byte));
    case 1:
      return bytes.map((byte, i) => (i === at ? byte ^ (1 << pick(8)) : byte));
    case 2:
      return splice(bytes, at, length, new Uint8Array(0));
    case 3:
      return splice(bytes, at, 0, bytes.subarray(at, at + length));
    case 4:
      return bytes.slice(0, at);
    case 5:
      return splice(bytes, at, 4, Uint8Array.of(255, 255, 255, pick(256)));
    default:
      return splice(bytes, at, pick(2) * length, new TextEncoder().encode(DICTIONARY[pick(DICTIONARY.length)]));
  }
}

function splice(bytes: Uint8Array, at: number, remove: number, put: Uint8Array): Uint8Array {
  const out = new Uint8Array(at + put.length + Math.max(0, bytes.length - at - remove));
  out.set(bytes.subarray(0, at));
  out.set(put, at);
  out.set(bytes.subarray(Math.min(bytes.length, at + remove)), at + put.length);
  return out;
}
