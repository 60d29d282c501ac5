/**
 * SHA-512 in plain arithmetic, for where there is no synchronous one. 64-bit words are kept as two halves in Int32Arrays: high, low.
 * Source: FIPS 180-4, 5.1.2 (padding), 6.4.2 (rounds). The constants are computed as 4.2.3 and 5.3.5 define them.
 */
const ROUNDS = 80;
const BLOCK = 128;
const MASK = (1n << 64n) - 1n;

/** First 64 bits of the fractional part of the square or cube root of a prime, by integer roots. */
function fraction(prime: number, degree: 2 | 3): bigint {
  const scaled = BigInt(prime) << (64n * BigInt(degree));
  let low = 0n;
  let high = 1n << 70n;
  while (low < high) {
    const middle = (low + high + 1n) >> 1n;
    if (middle ** BigInt(degree) <= scaled) low = middle;
    else high = middle - 1n;
  }
  return low & MASK;
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function halves(words: readonly bigint[]): Int32Array {
  return Int32Array.from(words.flatMap((word) => [Number(BigInt.asIntN(32, word >> 32n)), Number(BigInt.asIntN(32, word))]));
}

const K = halves(primes(ROUNDS).map((prime) => fraction(prime, 3)));
const INITIAL = halves(primes(8).map((prime) => fraction(prime, 2)));

/** 64 bytes. */
export function sha512(message: Uint8Array): Uint8Array {
  const state = INITIAL.slice();
  const schedule = new Int32Array(ROUNDS * 2);
  const padded = pad(message);
  const view = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += BLOCK) compress(state, schedule, view, at);
  const out = new Uint8Array(64);
  const result = new DataView(out.buffer);
  state.forEach((half, i) => { result.setInt32(i * 4, half); });
  return out;
}

function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / BLOCK) * BLOCK);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0);
  return padded;
}

/** Message schedule W of one block. */
function expand(w: Int32Array, view: DataView, at: number): void {
  for (let i = 0; i < 32; i++) w[i] = view.getInt32(at + i * 4);
  for (let i = 32; i < ROUNDS * 2; i += 2) {
    const h15 = w[i - 30] as number, l15 = w[i - 29] as number, h2 = w[i - 4] as number, l2 = w[i - 3] as number;
    const s0h = ((h15 >>> 1) | (l15 << 31)) ^ ((h15 >>> 8) | (l15 << 24)) ^ (h15 >>> 7);
    const s0l = ((l15 >>> 1) | (h15 << 31)) ^ ((l15 >>> 8) | (h15 << 24)) ^ ((l15 >>> 7) | (h15 << 25));
    const s1h = ((h2 >>> 19) | (l2 << 13)) ^ ((l2 >>> 29) | (h2 << 3)) ^ (h2 >>> 6);
    const s1l = ((l2 >>> 19) | (h2 << 13)) ^ ((h2 >>> 29) | (l2 << 3)) ^ ((l2 >>> 6) | (h2 << 26));
    const low = (s0l >>> 0) + (s1l >>> 0) + ((w[i - 13] as number) >>> 0) + ((w[i - 31] as number) >>> 0);
    w[i] = (s0h + s1h + (w[i - 14] as number) + (w[i - 32] as number) + Math.floor(low / 0x1_0000_0000)) | 0;
    w[i + 1] = low | 0;
  }
}

function compress(state: Int32Array, w: Int32Array, view: DataView, at: number): void {
  expand(w, view, at);
  let [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl] = state as unknown as Sixteen;
  for (let i = 0; i < ROUNDS * 2; i += 2) {
    const s1h = ((eh >>> 14) | (el << 18)) ^ ((eh >>> 18) | (el << 14)) ^ ((el >>> 9) | (eh << 23));
    const s1l = ((el >>> 14) | (eh << 18)) ^ ((el >>> 18) | (eh << 14)) ^ ((eh >>> 9) | (el << 23));
    const low1 = (hl >>> 0) + (s1l >>> 0) + (((el & fl) ^ (~el & gl)) >>> 0) + ((K[i + 1] as number) >>> 0) + ((w[i + 1] as number) >>> 0);
    const t1h = (hh + s1h + ((eh & fh) ^ (~eh & gh)) + (K[i] as number) + (w[i] as number) + Math.floor(low1 / 0x1_0000_0000)) | 0;
    const t1l = low1 | 0;
    const s0h = ((ah >>> 28) | (al << 4)) ^ ((al >>> 2) | (ah << 30)) ^ ((al >>> 7) | (ah << 25));
    const s0l = ((al >>> 28) | (ah << 4)) ^ ((ah >>> 2) | (al << 30)) ^ ((ah >>> 7) | (al << 25));
    const low2 = (s0l >>> 0) + (((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0);
    const t2h = (s0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + Math.floor(low2 / 0x1_0000_0000)) | 0;
    const t2l = low2 | 0;
    hh = gh; hl = gl; gh = fh; gl = fl; fh = eh; fl = el;
    const lowE = (dl >>> 0) + (t1l >>> 0);
    eh = (dh + t1h + (lowE > 0xffff_ffff ? 1 : 0)) | 0;
    el = lowE | 0;
    dh = ch; dl = cl; ch = bh; cl = bl; bh = ah; bl = al;
    const lowA = (t1l >>> 0) + (t2l >>> 0);
    ah = (t1h + t2h + (lowA > 0xffff_ffff ? 1 : 0)) | 0;
    al = lowA | 0;
  }
  addTo(state, [ah, al, bh, bl, ch, cl, dh, dl, eh, el, fh, fl, gh, gl, hh, hl]);
}

type Sixteen = [number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number];

function addTo(state: Int32Array, words: Sixteen): void {
  for (let i = 0; i < 16; i += 2) {
    const low = ((state[i + 1] as number) >>> 0) + ((words[i + 1] as number) >>> 0);
    state[i] = ((state[i] as number) + (words[i] as number) + (low > 0xffff_ffff ? 1 : 0)) | 0;
    state[i + 1] = low | 0;
  }
}
