import { err, ok, type Result } from "../core/model/result.ts";
import type { ExcelFault } from "./book-host.ts";

/** Excel's codes → what a clerk can do about it. Its messages are not for people (documentation of `OfficeExtension.Error`). */
const KINDS: Readonly<Record<string, ExcelFault["kind"]>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  RequestPayloadSizeLimitExceeded: "too_large",
  ResponsePayloadSizeLimitExceeded: "too_large",
  OperationCellsExceedLimit: "too_large",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  UnsupportedOperation: "unsupported",
  UnsupportedFeature: "unsupported",
  ActivityLimitReached: "busy",
  RequestAborted: "busy",
  ServiceNotAvailable: "busy",
  ItemNotFound: "gone",
  InvalidReference: "gone",
};

export const faultFor = (code: string, detail: string): ExcelFault => ({ kind: KINDS[code] ?? "unknown", code, detail });

/** What `Excel.run` threw. Anything that is no error of Office is a bug of ours and goes on. */
export function faultOf(thrown: unknown): ExcelFault {
  if (isFault(thrown)) return thrown.fault;
  if (!(thrown instanceof OfficeExtension.Error)) throw thrown;
  const { errorLocation, statement } = thrown.debugInfo ?? {};
  return faultFor(thrown.code, [thrown.message, errorLocation, statement].filter((part) => part !== undefined && part !== "").join("\n"));
}

/** Ends a batch with a fault of our own finding. */
export const stopWith = (fault: ExcelFault): never => {
  throw Object.assign(new Error(fault.code), { fault });
};
export const isFault = (thrown: unknown): thrown is Error & { readonly fault: ExcelFault } => thrown instanceof Error && "fault" in thrown;

/** One piece of work with Excel. It waits while a cell is being edited, where Excel can wait. */
export async function withExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<Result<T, ExcelFault>> {
  try {
    return ok(await Excel.run({ delayForCellEdit: true }, work));
  } catch (thrown) {
    return err(faultOf(thrown));
  }
}
