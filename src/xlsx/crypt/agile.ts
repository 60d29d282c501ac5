import { type Result, err, ok } from "../../core/model/result.ts";
import { isCfb, readCfbStream } from "./cfb-read.ts";
import { writeCfb } from "./cfb-write.ts";
import { DATA_SPACES, numbers, utf16 } from "./data-spaces.ts";
import { type EncryptionInfo, readInfo, writeInfo } from "./encryption-info.ts";
import { decryptStandard, readStandardInfo } from "./standard.ts";
import { type CryptoPrimitives, PLAIN_PRIMITIVES, type RandomBytes, concat, hmacSha512, sameBytes } from "./primitives.ts";

export interface CryptOptions {
  /** Where salts and keys come from; never a counter outside tests. */
  readonly random: RandomBytes;
  /** Default: plain arithmetic. In Node give `nodeCrypto` (node/crypto-port.ts): a tenth of the time. */
  readonly primitives?: CryptoPrimitives;
  /** Hashes per password guess. Default 100,000, Excel's own. */
  readonly spinCount?: number;
}

export type DecryptFault =
  | { readonly kind: "not_encrypted" }
  /** Neither agile AES-256 with SHA-512 (ours, Excel 2013 and later) nor standard (LibreOffice). */
  | { readonly kind: "unsupported" }
  | { readonly kind: "wrong_password" }
  /** The password is right, the contents were changed or cut. */
  | { readonly kind: "damaged" };

const SPIN_COUNT = 100_000;
const SEGMENT = 4096;
const BLOCK = 16;
/** What each derived key is for. Source: MS-OFFCRYPTO 2.3.4.13, 2.3.4.14. */
const PURPOSE = {
  verifierInput: Uint8Array.of(0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79),
  verifierHash: Uint8Array.of(0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e),
  key: Uint8Array.of(0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6),
  hmacKey: Uint8Array.of(0x5f, 0xb2, 0xad, 0x01, 0x0c, 0xb9, 0xe1, 0xf6),
  hmacValue: Uint8Array.of(0xa0, 0x67, 0x7f, 0x02, 0xb2, 0x2c, 0x84, 0x33),
};

/**
 * An .xlsx behind a password, as Excel itself does it: ECMA-376 agile encryption, AES-256-CBC, SHA-512, 100,000 rounds, with integrity check, in a compound file.
 *
 * @param bytes     The package.
 * @param password  At most 255 characters (Excel's limit), any script. Throws when empty or longer (a bug: the caller makes or checks it).
 * @returns         The encrypted file; two calls differ by their salts. Opens in Excel 2010 and later and in LibreOffice.
 */
export function encryptPackage(bytes: Uint8Array, password: string, options: CryptOptions): Uint8Array {
  if (password === "" || password.length > 255) throw new Error(`password of ${password.length} characters`);
  const { random, primitives = PLAIN_PRIMITIVES, spinCount = SPIN_COUNT } = options;
  const { sha512, aesCbcEncrypt } = primitives;
  const [passwordSalt, keySalt, secret, verifier, macKey] = [random(16), random(16), random(32), random(16), random(64)] as const;
  const spun = spinPassword(sha512, password, passwordSalt, spinCount);
  const underPassword = (purpose: Uint8Array, data: Uint8Array): Uint8Array => aesCbcEncrypt(derive(sha512, spun, purpose), passwordSalt, data);
  const underSecret = (purpose: Uint8Array, data: Uint8Array): Uint8Array => aesCbcEncrypt(secret, blockIv(sha512, keySalt, purpose), data);
  const body = concat(sizeOf(bytes), ...segments(bytes, (segment, iv) => aesCbcEncrypt(secret, iv, padToBlock(segment)), (i) => blockIv(sha512, keySalt, numbers(i))));
  const info: EncryptionInfo = {
    spinCount, keySalt, passwordSalt,
    hmacKey: underSecret(PURPOSE.hmacKey, macKey),
    hmacValue: underSecret(PURPOSE.hmacValue, hmacSha512(sha512, macKey, body)),
    verifierInput: underPassword(PURPOSE.verifierInput, verifier),
    verifierHash: underPassword(PURPOSE.verifierHash, sha512(verifier)),
    keyValue: underPassword(PURPOSE.key, secret),
  };
  return writeCfb([...DATA_SPACES, { path: "EncryptionInfo", bytes: writeInfo(info) }, { path: "EncryptedPackage", bytes: body }]);
}

/** The package inside an encrypted file, its integrity checked (where the file has such a check); or why not. Never throws. */
export function decryptPackage(file: Uint8Array, password: string, primitives: CryptoPrimitives = PLAIN_PRIMITIVES): Result<Uint8Array, DecryptFault> {
  if (!isCfb(file)) return err({ kind: "not_encrypted" });
  const [infoStream, body] = [readCfbStream(file, "EncryptionInfo"), readCfbStream(file, "EncryptedPackage")];
  if (infoStream === undefined || body === undefined) return err({ kind: "not_encrypted" });
  const older = readStandardInfo(infoStream);
  if (older !== undefined) return decryptStandard(older, body, password, primitives);
  const info = readInfo(infoStream);
  if (info === undefined) return err({ kind: "unsupported" });
  if (!isWhole(info, body)) return err({ kind: "damaged" });
  const { sha512, aesCbcDecrypt } = primitives;
  const spun = spinPassword(sha512, password, info.passwordSalt, info.spinCount);
  const underPassword = (purpose: Uint8Array, data: Uint8Array): Uint8Array => aesCbcDecrypt(derive(sha512, spun, purpose), info.passwordSalt, data);
  const verifier = underPassword(PURPOSE.verifierInput, info.verifierInput);
  if (!sameBytes(sha512(verifier), underPassword(PURPOSE.verifierHash, info.verifierHash))) return err({ kind: "wrong_password" });
  const secret = underPassword(PURPOSE.key, info.keyValue);
  return openBody(info, secret, body, primitives);
}

/** Salts and keys of the right lengths, contents of whole blocks. */
function isWhole(info: EncryptionInfo, body: Uint8Array): boolean {
  const lengths = [info.keySalt.length, info.passwordSalt.length, info.verifierInput.length, info.keyValue.length, info.verifierHash.length, info.hmacKey.length, info.hmacValue.length];
  return lengths.join() === "16,16,16,32,64,64,64" && body.length >= 8 && (body.length - 8) % BLOCK === 0;
}

function openBody(info: EncryptionInfo, secret: Uint8Array, body: Uint8Array, { sha512, aesCbcDecrypt }: CryptoPrimitives): Result<Uint8Array, DecryptFault> {
  const underSecret = (purpose: Uint8Array, data: Uint8Array): Uint8Array => aesCbcDecrypt(secret, blockIv(sha512, info.keySalt, purpose), data);
  const macKey = underSecret(PURPOSE.hmacKey, info.hmacKey);
  if (!sameBytes(hmacSha512(sha512, macKey, body), underSecret(PURPOSE.hmacValue, info.hmacValue))) return err({ kind: "damaged" });
  const content = concat(...segments(body.subarray(8), (segment, iv) => aesCbcDecrypt(secret, iv, segment), (i) => blockIv(sha512, info.keySalt, numbers(i))));
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const size = view.getUint32(0, true) + view.getUint32(4, true) * 0x1_0000_0000;
  return size > content.length ? err({ kind: "damaged" }) : ok(content.subarray(0, size));
}

/** The password hashed `spinCount` times over, each time with the count before it. */
function spinPassword(sha512: CryptoPrimitives["sha512"], password: string, salt: Uint8Array, spinCount: number): Uint8Array {
  let hash = sha512(concat(salt, utf16(password)));
  const message = new Uint8Array(4 + 64);
  const view = new DataView(message.buffer);
  for (let i = 0; i < spinCount; i++) {
    view.setUint32(0, i, true);
    message.set(hash, 4);
    hash = sha512(message);
  }
  return hash;
}

const derive = (sha512: CryptoPrimitives["sha512"], spun: Uint8Array, purpose: Uint8Array): Uint8Array => sha512(concat(spun, purpose)).subarray(0, 32);

const blockIv = (sha512: CryptoPrimitives["sha512"], salt: Uint8Array, block: Uint8Array): Uint8Array => sha512(concat(salt, block)).subarray(0, BLOCK);

const sizeOf = (bytes: Uint8Array): Uint8Array => numbers(bytes.length % 0x1_0000_0000, Math.floor(bytes.length / 0x1_0000_0000));

/** Each 4,096 bytes are encrypted for themselves, with an IV from their number. */
const segments = (bytes: Uint8Array, each: (segment: Uint8Array, iv: Uint8Array) => Uint8Array, ivOf: (index: number) => Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / SEGMENT) }, (_, i) => each(bytes.subarray(i * SEGMENT, (i + 1) * SEGMENT), ivOf(i)));

function padToBlock(bytes: Uint8Array): Uint8Array {
  if (bytes.length % BLOCK === 0) return bytes;
  return concat(bytes, new Uint8Array(BLOCK - (bytes.length % BLOCK)));
}
