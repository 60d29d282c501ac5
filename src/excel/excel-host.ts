import type { BookHost } from "./book-host.ts";
export function excelHost(): BookHost { throw new Error("soon"); }
