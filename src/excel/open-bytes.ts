import { err, ok, type Result } from "../core/model/result.ts";
import type { ExcelFault } from "./book-host.ts";
import { faultFor } from "./faults.ts";

/** The largest slice office.js allows. */
const SLICE = 4 * 1024 * 1024;

/** The open workbook as it stands, as bytes of an .xlsx: so the pane reads it with the reader of the batch. */
export async function openBytes(): Promise<Result<Uint8Array, ExcelFault>> {
  const file = await called<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done));
  if (!file.ok) return file;
  try {
    return await allSlices(file.value);
  } finally {
    await called<void>((done) => file.value.closeAsync(done));
  }
}

async function allSlices(file: Office.File): Promise<Result<Uint8Array, ExcelFault>> {
  const whole = new Uint8Array(file.size);
  let at = 0;
  for (let i = 0; i < file.sliceCount; i++) {
    const slice = await called<Office.Slice>((done) => file.getSliceAsync(i, done));
    if (!slice.ok) return slice;
    const data = slice.value.data as ArrayLike<number>;
    whole.set(data, at);
    at += data.length;
  }
  return ok(whole.subarray(0, at));
}

/** A call of the older kind, with a callback. */
function called<T>(call: (done: (answer: Office.AsyncResult<T>) => void) => void): Promise<Result<T, ExcelFault>> {
  return new Promise((settle) => call((answer) => settle(answer.status === Office.AsyncResultStatus.Succeeded ? ok(answer.value) : err(faultFor(`Common${answer.error.code}`, answer.error.message)))));
}
