import { aesCbcDecrypt, aesCbcEncrypt } from "./aes.ts";
import { sha1 } from "./sha1.ts";
import { sha512 } from "./sha512.ts";

/**
 * The cryptography the encryption needs, synchronous: 100,000 hashes in a row cannot wait for a promise each.
 * Implementations: `PLAIN_PRIMITIVES` (anywhere), `node/crypto-port.ts` (node:crypto, some ten times faster).
 */
export interface CryptoPrimitives {
  readonly sha512: (message: Uint8Array) => Uint8Array;
  /** For opening older files only. */
  readonly sha1: (message: Uint8Array) => Uint8Array;
  /** AES-CBC without padding, by the length of the key; `data` is whole 16-byte blocks. */
  readonly aesCbcEncrypt: (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => Uint8Array;
  readonly aesCbcDecrypt: (key: Uint8Array, iv: Uint8Array, data: Uint8Array) => Uint8Array;
}

/** `count` bytes no one can guess: `crypto.getRandomValues` or node's `randomBytes`. Injected; tests give counted bytes. */
export type RandomBytes = (count: number) => Uint8Array;

export const PLAIN_PRIMITIVES: CryptoPrimitives = { sha512, sha1, aesCbcEncrypt, aesCbcDecrypt };

const BLOCK = 128;

/** HMAC-SHA-512. Source: RFC 2104. */
export function hmacSha512(hash: CryptoPrimitives["sha512"], key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(key.length > BLOCK ? hash(key) : key);
  const inner = hash(concat(block.map((byte) => byte ^ 0x36), message));
  return hash(concat(block.map((byte) => byte ^ 0x5c), inner));
}

export function concat(...pieces: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Compares without telling by its time where the first difference is. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.reduce((difference, byte, i) => difference | (byte ^ (b[i] as number)), 0) === 0;
