import type { CfbStream } from "./cfb-write.ts";
import { concat } from "./primitives.ts";

/** The fixed streams that say "this package is encrypted with a password". Source: MS-OFFCRYPTO 2.1, 2.2. */
const TRANSFORM_ID = "{FF9A3F03-56EF-4613-BDD5-5A41C1D07246}";

export const DATA_SPACES: readonly CfbStream[] = makeStreams();

export function utf16(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) new DataView(out.buffer).setUint16(i * 2, text.charCodeAt(i), true);
  return out;
}

export function numbers(...values: readonly number[]): Uint8Array {
  const out = new Uint8Array(values.length * 4);
  values.forEach((value, i) => { new DataView(out.buffer).setUint32(i * 4, value, true); });
  return out;
}

/** Length in bytes, UTF-16 text, filled to a multiple of four. */
function text(value: string): Uint8Array {
  const bytes = utf16(value);
  return concat(numbers(bytes.length), bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
}

function makeStreams(): readonly CfbStream[] {
  const folder = "\u0006DataSpaces";
  const version = numbers(1, 1, 1);
  const entry = concat(numbers(1, 0), text("EncryptedPackage"), text("StrongEncryptionDataSpace"));
  const id = concat(numbers(1), text(TRANSFORM_ID));
  return [
    { path: `${folder}/Version`, bytes: concat(text("Microsoft.Container.DataSpaces"), version) },
    { path: `${folder}/DataSpaceMap`, bytes: concat(numbers(8, 1), numbers(entry.length + 4), entry) },
    { path: `${folder}/DataSpaceInfo/StrongEncryptionDataSpace`, bytes: concat(numbers(8, 1), text("StrongEncryptionTransform")) },
    { path: `${folder}/TransformInfo/StrongEncryptionTransform/\u0006Primary`, bytes: concat(numbers(id.length + 4), id, text("Microsoft.Container.EncryptionTransform"), version, numbers(0, 0, 0, 4)) },
  ];
}
