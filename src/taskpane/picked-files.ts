import type { PickedFile } from "./actions.ts";

/** Files of an input element; of a folder, paths are relative to that folder. */
export const filesOfInput = (input: HTMLInputElement): readonly PickedFile[] =>
  [...(input.files ?? [])].map((file) => ({ path: belowFolder(file.webkitRelativePath) || file.name, body: file }));

const belowFolder = (path: string): string => path.split("/").slice(1).join("/");

/** Files and folders that were dropped. One dropped folder is the input folder: its own name is left out. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly PickedFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...transfer.files].map((file) => ({ path: file.name, body: file }));
  const found = (await Promise.all(entries.map((entry) => filesBelow(entry)))).flat();
  const oneFolder = entries.length === 1 && entries[0]?.isDirectory === true;
  return oneFolder ? found.map(({ path, body }) => ({ path: belowFolder(path), body })) : found;
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly PickedFile[]> {
  if (entry.isFile) return [{ path: entry.fullPath.replace(/^\//u, ""), body: await new Promise<File>((settle, fail) => (entry as FileSystemFileEntry).file(settle, fail)) }];
  const inside = await entriesOf((entry as FileSystemDirectoryEntry).createReader());
  return (await Promise.all(inside.map((child) => filesBelow(child)))).flat();
}

/** A reader gives at most a hundred at a time. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((settle, fail) => reader.readEntries(settle, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
