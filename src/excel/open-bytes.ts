import { err, ok, type Result } from "../core/model/result.ts";
import type { ExcelFault, Watch } from "./book-host.ts";
import { faultFor } from "./faults.ts";

/** The largest slice office.js allows. */
const SLICE = 4 * 1024 * 1024;

/** The open workbook as it stands, as bytes of an .xlsx: so the pane reads it with the reader of the batch. Undefined when cancelled between two slices. */
export async function openBytes(watch?: Watch): Promise<Result<Uint8Array | undefined, ExcelFault>> {
  const file = await called<Office.File>((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, done));
  if (!file.ok) return file;
  try {
    return await allSlices(file.value, watch);
  } finally {
    await called<void>((done) => file.value.closeAsync(done)); // Excel holds two copies at most
  }
}

async function allSlices(file: Office.File, watch: Watch | undefined): Promise<Result<Uint8Array | undefined, ExcelFault>> {
  const whole = new Uint8Array(file.size);
  let at = 0;
  for (let i = 0; i < file.sliceCount; i++) {
    watch?.progress(i, file.sliceCount);
    if (watch?.cancelled() === true) return ok(undefined);
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
