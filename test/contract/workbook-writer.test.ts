import { ok } from "node:assert/strict";
import { EXCELJS_CANNOT, writeWithExceljs } from "../../src/node/write/exceljs.ts";
import { writeWorkbook } from "../../src/xlsx/write/write-workbook.ts";
import { workbookWriterContract } from "./workbook-writer.ts";

workbookWriterContract("own", writeWorkbook, { links: true });
workbookWriterContract("exceljs", writeWithExceljs, { links: false });

describe("contract/workbook-writer: what exceljs cannot", () => {
  it("is written down", () => ok(EXCELJS_CANNOT.includes("charts")));
});
