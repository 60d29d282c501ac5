import { type Result, err, ok } from "../../core/model/result.ts";
import type { DecryptFault } from "./agile.ts";
import { numbers, utf16 } from "./data-spaces.ts";
import { type CryptoPrimitives, concat, sameBytes } from "./primitives.ts";

/**
 * The "standard" encryption (AES-ECB, SHA-1, 50,000 rounds), only for opening: LibreOffice makes it of our files when it saves them again.
 * Source: MS-OFFCRYPTO 2.3.4.5-2.3.4.9. It has no integrity check of its own.
 */
interface StandardInfo {
  readonly keyBytes: number;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly verifierHash: Uint8Array;
}

const ROUNDS = 50_000;
const BLOCK = 16;
const HASH = 20;

/** undefined = not this kind. Fields: version, flags, size of the header, header (key size at 16), salt size, salt, verifier, hash size, hash. */
export function readStandardInfo(stream: Uint8Array): StandardInfo | undefined {
  if (stream.length < 12 || stream[2] !== 2 || (stream[0] ?? 0) < 2 || (stream[0] ?? 0) > 4) return undefined;
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const header = view.getUint32(8, true);
  const at = 12 + header;
  if (header < 32 || at + 72 > stream.length || view.getUint32(at, true) !== BLOCK) return undefined;
  const keyBytes = view.getUint32(12 + 16, true) / 8;
  if (![16, 24, 32].includes(keyBytes)) return undefined;
  return { keyBytes, salt: stream.subarray(at + 4, at + 20), verifier: stream.subarray(at + 20, at + 36), verifierHash: stream.subarray(at + 40, at + 72) };
}

export function decryptStandard(info: StandardInfo, body: Uint8Array, password: string, primitives: CryptoPrimitives): Result<Uint8Array, DecryptFault> {
  const key = deriveKey(info, password, primitives.sha1);
  const verifier = decryptBlocks(key, info.verifier, primitives);
  if (!sameBytes(primitives.sha1(verifier), decryptBlocks(key, info.verifierHash, primitives).subarray(0, HASH))) return err({ kind: "wrong_password" });
  const whole = body.length < 8 ? 0 : Math.floor((body.length - 8) / BLOCK) * BLOCK;
  const content = decryptBlocks(key, body.subarray(8, 8 + whole), primitives);
  const size = body.length < 8 ? Number.POSITIVE_INFINITY : new DataView(body.buffer, body.byteOffset, body.byteLength).getUint32(0, true);
  return size > content.length ? err({ kind: "damaged" }) : ok(content.subarray(0, size));
}

function deriveKey({ salt, keyBytes }: StandardInfo, password: string, sha1: CryptoPrimitives["sha1"]): Uint8Array {
  let hash = sha1(concat(salt, utf16(password)));
  for (let i = 0; i < ROUNDS; i++) hash = sha1(concat(numbers(i), hash));
  const last = sha1(concat(hash, numbers(0)));
  const half = (fill: number): Uint8Array => sha1(Uint8Array.from({ length: 64 }, (_, i) => fill ^ (last[i] ?? 0)));
  return concat(half(0x36), half(0x5c)).subarray(0, keyBytes);
}

/** ECB by way of CBC: each block comes out mixed with the one before it, and is unmixed. */
function decryptBlocks(key: Uint8Array, data: Uint8Array, { aesCbcDecrypt }: CryptoPrimitives): Uint8Array {
  const mixed = aesCbcDecrypt(key, new Uint8Array(BLOCK), data);
  return mixed.map((byte, i) => (i < BLOCK ? byte : byte ^ (data[i - BLOCK] as number)));
}
