import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { type Manifest, type ManifestSignature, signedText } from "../../core/model/manifest.ts";
import { err, ok, type Result } from "../../core/model/result.ts";
import { EXCHANGE_TEXT } from "../../core/validate/messages/exchange-refusals.ts";
import { readTextFile } from "../read-text.ts";
import { type Refusal, refusal } from "../../core/model/refusal.ts";

export async function readSigningKey(path: string): Promise<Result<KeyObject, Refusal>> {
  const read = await readTextFile(path);
  if (!read.ok) return read;
  try {
    const key = createPrivateKey(read.value);
    return key.asymmetricKeyType === "ed25519" ? ok(key) : err(refusal(EXCHANGE_TEXT.badKey(path), path));
  } catch {
    return err(refusal(EXCHANGE_TEXT.badKey(path), path));
  }
}

export function signManifest(manifest: Manifest, key: KeyObject): Manifest {
  const signature: ManifestSignature = {
    algorithm: "Ed25519",
    publicKey: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
    value: sign(null, Buffer.from(signedText(manifest), "utf8"), key).toString("base64"),
  };
  return { ...manifest, signature };
}

/** Does the signature in the manifest fit its content? Whose key it is, a person compares. */
export function isSignatureGood(manifest: Manifest): boolean {
  if (manifest.signature === undefined) return true;
  try {
    return verify(null, Buffer.from(signedText(manifest), "utf8"), createPublicKey(manifest.signature.publicKey), Buffer.from(manifest.signature.value, "base64"));
  } catch {
    return false;
  }
}
