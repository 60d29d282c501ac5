import { deepEqual } from "node:assert/strict";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { nodeCrypto } from "../../../src/node/crypto-port.ts";
import { fromBase64, toBase64 } from "../../../src/xlsx/crypt/encryption-info.ts";
import { PLAIN_PRIMITIVES, hmacSha512 } from "../../../src/xlsx/crypt/primitives.ts";

const node = nodeCrypto.primitives ?? PLAIN_PRIMITIVES;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe("xlsx/crypt/primitives", () => {
  it("hashes as FIPS 180-4's examples do", () => {
    deepEqual(hex(PLAIN_PRIMITIVES.sha512(Buffer.from("abc"))), "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  });

  it("hashes as node:crypto does", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (message) => deepEqual(hex(PLAIN_PRIMITIVES.sha512(message)), hex(node.sha512(message)))));
  });

  it("hashes older files as node:crypto does", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (message) => deepEqual(hex(PLAIN_PRIMITIVES.sha1(message)), hex(node.sha1(message)))));
  });

  it("enciphers as FIPS 197's example C.3 does", () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    const block = Uint8Array.from({ length: 16 }, (_, i) => i * 0x11);
    deepEqual(hex(PLAIN_PRIMITIVES.aesCbcEncrypt(key, new Uint8Array(16), block)), "8ea2b7ca516745bfeafc49904b496089");
  });

  it("enciphers and deciphers as node:crypto does", () => {
    fc.assert(fc.property(fc.constantFrom(16, 24, 32).chain(bytes), bytes(16), fc.integer({ min: 0, max: 5 }).chain((blocks) => bytes(blocks * 16)), (key, iv, data) => {
      const encrypted = node.aesCbcEncrypt(key, iv, data);
      deepEqual(hex(PLAIN_PRIMITIVES.aesCbcEncrypt(key, iv, data)), hex(encrypted));
      deepEqual(hex(PLAIN_PRIMITIVES.aesCbcDecrypt(key, iv, encrypted)), hex(data));
    }));
  });

  it("makes the same HMAC, also with a key above one block", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }), (key, message) =>
      deepEqual(hex(hmacSha512(PLAIN_PRIMITIVES.sha512, key, message)), createHmac("sha512", key).update(message).digest("hex"))));
  });

  it("writes and reads base64", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 70 }), (data) => {
      deepEqual(toBase64(data), Buffer.from(data).toString("base64"));
      deepEqual(hex(fromBase64(toBase64(data))), hex(data));
    }));
  });
});
