import type { Result } from "../core/model/result.ts";
import { err, ok } from "../core/model/result.ts";
import type { FileView } from "./work/messages.ts";

/** Hands bytes over as a download. The address lives until the browser has taken it. */
export function download(name: string, bytes: Uint8Array | string, type = "application/octet-stream"): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

interface FolderWindow {
  readonly showDirectoryPicker?: (options: { readonly mode: "readwrite" }) => Promise<FileSystemDirectoryHandle>;
}

export const canSaveFolder = (): boolean => (globalThis as FolderWindow).showDirectoryPicker !== undefined;

/** Writes a result into an empty folder the clerk picks; a folder that holds anything is refused, nothing is overwritten. */
export async function saveIntoFolder(files: readonly FileView[], bytesOf: (path: string) => Promise<Uint8Array>): Promise<Result<number, "not_empty" | "dismissed">> {
  const pick = (globalThis as FolderWindow).showDirectoryPicker;
  const folder = await pick?.({ mode: "readwrite" }).catch(() => undefined);
  if (folder === undefined) return err("dismissed");
  for await (const _ of (folder as unknown as { keys: () => AsyncIterable<string> }).keys()) return err("not_empty");
  for (const { path } of files) await writeInto(folder, path.split("/"), await bytesOf(path));
  return ok(files.length);
}

async function writeInto(folder: FileSystemDirectoryHandle, [head = "", ...rest]: readonly string[], bytes: Uint8Array): Promise<void> {
  if (rest.length > 0) return writeInto(await folder.getDirectoryHandle(head, { create: true }), rest, bytes);
  const stream = await (await folder.getFileHandle(head, { create: true })).createWritable();
  await stream.write(bytes as Uint8Array<ArrayBuffer>);
  await stream.close();
}
