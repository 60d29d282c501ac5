import { makeZip } from "../xlsx/write/zip.ts";
import { ownDeflater } from "../xlsx/write/deflate-own/own-deflater.ts";
import type { OutputFile } from "./output-file.ts";

/** The files of a result as one zip, in their order, names in UTF-8. The same files give the same bytes. */
export async function zipFiles(files: readonly OutputFile[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = makeZip((chunk) => void chunks.push(chunk), ownDeflater());
  for (const { path, bytes } of files) {
    const part = zip.begin(path);
    await part.write(bytes);
    await part.end();
  }
  await zip.finish();
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
