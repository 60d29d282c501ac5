import type { ReadFault } from "../../core/model/fault.ts";
import type { Ledger } from "../../core/model/grid.ts";
import { LIMITS } from "../../core/model/limits.ts";
import type { Result } from "../../core/model/result.ts";
import { atDoor } from "./at-door.ts";
import { sourceOfBytes } from "./byte-source.ts";
import { readCsv } from "./csv/read-csv.ts";
import { packageFormat } from "./ooxml/package-format.ts";
import { readWorkbook } from "./ooxml/read-workbook.ts";
import type { ReadOptions } from "./read-options.ts";
import { refuse } from "./refuse.ts";
import { sniff } from "./sniff.ts";
import { streamNames } from "./xls/cfb.ts";
import { fflateInflater } from "./zip/inflater.ts";
import { openZip } from "./zip/zip-part.ts";

/**
 * Reads one input file as it is: xlsx, xlsm, xls, csv or tsv, told by content, whatever its name.
 *
 * @param file   name for the ledger and for messages, relative to the input folder
 * @param bytes  the whole file; not changed
 * @returns      the ledger, or why it was refused. Never rejects for anything the bytes can cause.
 */
export async function readLedger(file: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<Result<Ledger, ReadFault>> {
  return atDoor(file, () => read(file, bytes, options));
}

async function read(file: string, bytes: Uint8Array, options: ReadOptions): Promise<Ledger> {
  limitBytes(bytes, LIMITS.inputBytes);
  const content = sniff(bytes);
  if (typeof content === "object") return refuse({ kind: "wrong_content", found: content.foreign });
  switch (content) {
    case "empty":
      return refuse({ kind: "empty_file" });
    case "zip":
      return readPackage(file, bytes, options);
    case "text":
      limitBytes(bytes, LIMITS.textBytes);
      return readCsv(file, bytes);
    case "compound":
      checkCompound(bytes);
  }
  limitBytes(bytes, LIMITS.xlsBytes);
  const { readXls } = await import("./xls/read-xls.ts"); // large: the pane loads it only for an old workbook
  return readXls(file, bytes);
}

function limitBytes(bytes: Uint8Array, allowed: number): void {
  if (bytes.length > allowed) refuse({ kind: "too_large", limit: "input_bytes", allowed });
}

async function readPackage(file: string, bytes: Uint8Array, options: ReadOptions): Promise<Ledger> {
  const zip = openZip(sourceOfBytes(bytes), options.inflate ?? fflateInflater);
  const format = await packageFormat(zip);
  const { date1904, grids, warnings } = await readWorkbook(zip);
  return { file, format, encoding: null, date1904, grids, warnings };
}

function checkCompound(bytes: Uint8Array): void {
  const names = streamNames(bytes);
  if (names === undefined) return refuse({ kind: "damaged", at: { where: "workbook_stream" } });
  if (names.includes("EncryptionInfo") || names.includes("EncryptedPackage")) refuse({ kind: "encrypted" });
  if (!names.some((name) => name === "Workbook" || name === "Book")) refuse({ kind: "wrong_content", found: "other_office" });
}
