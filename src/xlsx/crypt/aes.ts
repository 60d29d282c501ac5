/** AES in CBC mode without padding, in plain arithmetic. Source: FIPS 197; tables are computed from its definitions. */
const BLOCK = 16;

const times2 = (value: number): number => ((value << 1) ^ (value & 0x80 ? 0x1b : 0)) & 0xff;
const rotateByte = (value: number, bits: number): number => ((value << bits) | (value >>> (8 - bits))) & 0xff;

/** S-box: inverse in GF(2^8) by powers of the generator 3, then the affine map of FIPS 197, 5.1.1. */
function makeBoxes(): { readonly box: Uint8Array; readonly inverse: Uint8Array } {
  const powers = new Uint8Array(255);
  const logarithms = new Uint8Array(256);
  for (let i = 0, x = 1; i < 255; i++, x ^= times2(x)) {
    powers[i] = x;
    logarithms[x] = i;
  }
  const box = new Uint8Array(256);
  const inverse = new Uint8Array(256);
  for (let value = 0; value < 256; value++) {
    const turned = value === 0 ? 0 : (powers[(255 - (logarithms[value] as number)) % 255] as number);
    box[value] = turned ^ rotateByte(turned, 1) ^ rotateByte(turned, 2) ^ rotateByte(turned, 3) ^ rotateByte(turned, 4) ^ 0x63;
    inverse[box[value] as number] = value;
  }
  return { box, inverse };
}

const { box: SBOX, inverse: INVERSE } = makeBoxes();

const multiply = (a: number, b: number): number => {
  let [product, factor] = [0, a];
  for (let rest = b; rest > 0; rest >>= 1, factor = times2(factor)) if ((rest & 1) === 1) product ^= factor;
  return product;
};

/** MixColumns as table: `value` times each of four factors, packed from the top byte. */
const column = (value: number, factors: readonly [number, number, number, number]): number =>
  factors.reduce((word, factor) => (word << 8) | multiply(value, factor), 0);

const ENCRYPT = Int32Array.from(SBOX, (value) => column(value, [2, 1, 1, 3]));
const DECRYPT = Int32Array.from(INVERSE, (value) => column(value, [14, 9, 13, 11]));
const UNMIX = Int32Array.from({ length: 256 }, (_, value) => column(value, [14, 9, 13, 11]));

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
const through = (table: Uint8Array, word: number): number =>
  ((table[word >>> 24] as number) << 24) | ((table[(word >>> 16) & 255] as number) << 16) | ((table[(word >>> 8) & 255] as number) << 8) | (table[word & 255] as number);

/** Round keys for a key of 16, 24 or 32 bytes: 10, 12 or 14 rounds. */
function expandKey(key: Uint8Array): Int32Array {
  const size = key.length / 4;
  const words = new Int32Array((size + 7) * 4);
  const view = new DataView(key.buffer, key.byteOffset, key.byteLength);
  for (let i = 0; i < size; i++) words[i] = view.getInt32(i * 4);
  for (let i = size, constant = 1; i < words.length; i++) {
    let word = words[i - 1] as number;
    if (i % size === 0) {
      word = through(SBOX, rotate(word, 24)) ^ (constant << 24);
      constant = times2(constant);
    } else if (size > 6 && i % size === 4) word = through(SBOX, word);
    words[i] = (words[i - size] as number) ^ word;
  }
  return words;
}

/** Keys of the equivalent inverse cipher: reversed rounds, the inner ones unmixed (FIPS 197, 5.3.5). */
function invertKey(words: Int32Array): Int32Array {
  const inverted = new Int32Array(words.length);
  const rounds = words.length / 4 - 1;
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < 4; i++) {
      const word = words[(rounds - round) * 4 + i] as number;
      const inner = round > 0 && round < rounds;
      inverted[round * 4 + i] = inner ? mixed(UNMIX, word >>> 24, word >>> 16, word >>> 8, word) : word;
    }
  }
  return inverted;
}

const mixed = (table: Int32Array, a: number, b: number, c: number, d: number): number =>
  (table[a & 255] as number) ^ rotate(table[b & 255] as number, 8) ^ rotate(table[c & 255] as number, 16) ^ rotate(table[d & 255] as number, 24);

interface Cipher {
  readonly keys: Int32Array;
  readonly table: Int32Array;
  readonly box: Uint8Array;
  /** Columns the rows are taken from: 1 when encrypting, 3 when decrypting (ShiftRows). */
  readonly shift: 1 | 3;
}

/** One block, in place. */
function transform({ keys, table, box, shift }: Cipher, block: Int32Array): void {
  let from = block.map((word, i) => word ^ (keys[i] as number));
  let to = new Int32Array(4);
  const rounds = keys.length / 4 - 1;
  const row = (i: number, k: number): number => from[(i + k * shift) & 3] as number;
  for (let round = 1; round < rounds; round++) {
    for (let i = 0; i < 4; i++) to[i] = mixed(table, row(i, 0) >>> 24, row(i, 1) >>> 16, row(i, 2) >>> 8, row(i, 3)) ^ (keys[round * 4 + i] as number);
    [from, to] = [to, from];
  }
  for (let i = 0; i < 4; i++) {
    const bytes = ((row(i, 0) >>> 24) << 24) | (((row(i, 1) >>> 16) & 255) << 16) | (((row(i, 2) >>> 8) & 255) << 8) | (row(i, 3) & 255);
    block[i] = through(box, bytes) ^ (keys[rounds * 4 + i] as number);
  }
}

type Step = (cipher: Cipher, block: Int32Array, previous: Int32Array) => void;

function overBlocks(cipher: Cipher, iv: Uint8Array, data: Uint8Array, step: Step): Uint8Array {
  const out = new Uint8Array(data.length);
  const [from, to] = [data, out].map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as [DataView, DataView];
  const start = new DataView(iv.buffer, iv.byteOffset, iv.byteLength);
  const previous = Int32Array.from({ length: 4 }, (_, i) => start.getInt32(i * 4));
  const block = new Int32Array(4);
  for (let at = 0; at < data.length; at += BLOCK) {
    for (let i = 0; i < 4; i++) block[i] = from.getInt32(at + i * 4);
    step(cipher, block, previous);
    for (let i = 0; i < 4; i++) to.setInt32(at + i * 4, block[i] as number);
  }
  return out;
}

export function aesCbcEncrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher: Cipher = { keys: expandKey(key), table: ENCRYPT, box: SBOX, shift: 1 };
  return overBlocks(cipher, iv, data, (with_, block, previous) => {
    for (let i = 0; i < 4; i++) block[i] = (block[i] as number) ^ (previous[i] as number);
    transform(with_, block);
    previous.set(block);
  });
}

export function aesCbcDecrypt(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher: Cipher = { keys: invertKey(expandKey(key)), table: DECRYPT, box: INVERSE, shift: 3 };
  return overBlocks(cipher, iv, data, (with_, block, previous) => {
    const encrypted = block.slice();
    transform(with_, block);
    for (let i = 0; i < 4; i++) block[i] = (block[i] as number) ^ (previous[i] as number);
    previous.set(encrypted);
  });
}
