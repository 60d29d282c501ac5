import type { BookHost } from "./book-host.ts";
import { excelHost } from "./excel-host.ts";

export type Connection =
  | { readonly kind: "excel"; readonly host: BookHost }
  /** An ordinary browser. */
  | { readonly kind: "outside" }
  /** Excel is there and does not answer. */
  | { readonly kind: "silent" }
  /** office.js itself did not load. */
  | { readonly kind: "no_office" }
  | { readonly kind: "old" };

/** Excel LTSC 2021; everything used here is within it (`scripts/dev/check-office-api.ts`). */
export const NEEDED_API = "1.14";
const PATIENCE_MS = 5000;

/** Waits for Excel, five seconds at most. */
export async function connectExcel(patience = PATIENCE_MS): Promise<Connection> {
  if (typeof Office === "undefined") return { kind: "no_office" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<"silent">((settle) => {
    timer = setTimeout(() => settle("silent"), patience);
  });
  const info = await Promise.race([Office.onReady(), tooLong]);
  clearTimeout(timer);
  if (info === "silent") return { kind: "silent" };
  if (info.host !== Office.HostType.Excel) return { kind: "outside" };
  if (!Office.context.requirements.isSetSupported("ExcelApi", NEEDED_API)) return { kind: "old" };
  return { kind: "excel", host: excelHost() };
}
