import { concat } from "./primitives.ts";
import { numbers } from "./data-spaces.ts";

/** What the `EncryptionInfo` stream carries: salts and encrypted keys. Source: MS-OFFCRYPTO 2.3.4.10. */
export interface EncryptionInfo {
  readonly spinCount: number;
  /** Salt of the package's blocks. */
  readonly keySalt: Uint8Array;
  readonly hmacKey: Uint8Array;
  readonly hmacValue: Uint8Array;
  /** Salt of the password. */
  readonly passwordSalt: Uint8Array;
  readonly verifierInput: Uint8Array;
  readonly verifierHash: Uint8Array;
  readonly keyValue: Uint8Array;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const NAMESPACE = "http://schemas.microsoft.com/office/2006";
const KINDS = 'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"';
/** Version 4.4, "agile". */
const PREFIX = concat(Uint8Array.of(4, 0, 4, 0), numbers(0x40));

export function toBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] as number) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((word >> shift) & 63)).join("");
    out += i + 3 <= bytes.length ? four : `${four.slice(0, bytes.length - i + 1)}${"=".repeat(i + 3 - bytes.length)}`;
  }
  return out;
}

export function fromBase64(text: string): Uint8Array {
  const digits = [...text.replace(/=+$/u, "")].map((c) => ALPHABET.indexOf(c));
  const out = new Uint8Array((digits.length * 6) >> 3);
  digits.forEach((digit, i) => {
    const bit = i * 6;
    const value = digit << (10 - (bit & 7));
    const at = bit >> 3;
    if (at < out.length) out[at] = (out[at] as number) | (value >> 8);
    if (at + 1 < out.length) out[at + 1] = (out[at + 1] as number) | (value & 255);
  });
  return out;
}

export function writeInfo(info: EncryptionInfo): Uint8Array {
  const data = (name: string, bytes: Uint8Array): string => ` ${name}="${toBase64(bytes)}"`;
  const xml =
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<encryption xmlns="${NAMESPACE}/encryption" xmlns:p="${NAMESPACE}/keyEncryptor/password" xmlns:c="${NAMESPACE}/keyEncryptor/certificate">` +
    `<keyData ${KINDS}${data("saltValue", info.keySalt)}/><dataIntegrity${data("encryptedHmacKey", info.hmacKey)}${data("encryptedHmacValue", info.hmacValue)}/>` +
    `<keyEncryptors><keyEncryptor uri="${NAMESPACE}/keyEncryptor/password"><p:encryptedKey spinCount="${info.spinCount}" ${KINDS}${data("saltValue", info.passwordSalt)}` +
    `${data("encryptedVerifierHashInput", info.verifierInput)}${data("encryptedVerifierHashValue", info.verifierHash)}${data("encryptedKeyValue", info.keyValue)}/></keyEncryptor></keyEncryptors></encryption>`;
  return concat(PREFIX, Uint8Array.from(xml, (c) => c.charCodeAt(0)));
}

/** undefined = not agile AES-256 with SHA-512, or damaged: the older kinds are not read. */
export function readInfo(stream: Uint8Array): EncryptionInfo | undefined {
  if (stream[0] !== 4 || stream[2] !== 4) return undefined;
  const xml = Array.from(stream.subarray(PREFIX.length), (byte) => String.fromCharCode(byte)).join("");
  const element = (name: string): string => new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "u").exec(xml)?.[0] ?? "";
  const value = (from: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, "u").exec(from)?.[1] ?? "";
  const [key, integrity, password] = [element("keyData"), element("dataIntegrity"), element("encryptedKey")];
  const isOurs = [key, password].every((part) => value(part, "keyBits") === "256" && value(part, "hashAlgorithm") === "SHA512" && value(part, "cipherChaining") === "ChainingModeCBC");
  const bytes = (from: string, name: string): Uint8Array => fromBase64(value(from, name));
  const spinCount = Number(value(password, "spinCount"));
  if (!isOurs || !(spinCount >= 0 && spinCount <= 10_000_000)) return undefined;
  return {
    spinCount, keySalt: bytes(key, "saltValue"), hmacKey: bytes(integrity, "encryptedHmacKey"), hmacValue: bytes(integrity, "encryptedHmacValue"), passwordSalt: bytes(password, "saltValue"),
    verifierInput: bytes(password, "encryptedVerifierHashInput"), verifierHash: bytes(password, "encryptedVerifierHashValue"), keyValue: bytes(password, "encryptedKeyValue"),
  };
}
