import { readFile } from "node:fs/promises";
import { type Refusal, refusal } from "../core/model/refusal.ts";
import { err, ok, type Result } from "../core/model/result.ts";
import { type GivenBytes, textOf } from "../output/given/given-file.ts";
import { describeSystemError } from "./system-error.ts";

/** A text file given on the command line (UTF-8 or Shift_JIS, a byte order mark dropped); refused with the reason when it cannot be read. */
export async function readTextFile(path: string): Promise<Result<string, Refusal>> {
  try {
    return ok(textOf(new Uint8Array(await readFile(path))));
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}

/** A file given on the command line, whole; `name` is what messages call it (default: as it was typed). */
export async function readGiven(path: string, name = path): Promise<Result<GivenBytes, Refusal>> {
  try {
    return ok({ name, bytes: new Uint8Array(await readFile(path)) });
  } catch (error) {
    return err(refusal(describeSystemError(error, path), path));
  }
}
