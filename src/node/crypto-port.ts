import { createCipheriv, createDecipheriv, createHash, hash, randomBytes } from "node:crypto";
import type { CryptOptions } from "../xlsx/crypt/agile.ts";

const cipherOf = (key: Uint8Array): string => `aes-${key.length * 8}-cbc`;

/** `hash` (Node 20.12) needs half the time of `createHash`; a key takes 100,000 of them. */
const sha512: (message: Uint8Array) => Uint8Array =
  typeof hash === "function" ? (message) => hash("sha512", message, "buffer") : (message) => createHash("sha512").update(message).digest();

/** node:crypto behind the port of `xlsx/crypt`. */
export const nodeCrypto: CryptOptions = {
  random: (count) => randomBytes(count),
  primitives: {
    sha512,
    sha1: (message) => createHash("sha1").update(message).digest(),
    aesCbcEncrypt: (key, iv, data) => {
      const cipher = createCipheriv(cipherOf(key), key, iv).setAutoPadding(false);
      return Buffer.concat([cipher.update(data), cipher.final()]);
    },
    aesCbcDecrypt: (key, iv, data) => {
      const cipher = createDecipheriv(cipherOf(key), key, iv).setAutoPadding(false);
      return Buffer.concat([cipher.update(data), cipher.final()]);
    },
  },
};
