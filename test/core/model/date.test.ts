import { deepEqual, equal } from "node:assert/strict";
import { addMonths, dateFromSerial, dayFromNumber, dayNumber, fiscalYearOf, isoDate, parseIsoDate, serialOf, type IsoDate } from "../../../src/core/model/date.ts";

const day = (text: string): IsoDate => parseIsoDate(text) ?? (() => { throw new Error(text); })();

describe("model/date", () => {
  it("knows which days exist", () => {
    equal(isoDate(2023, 2, 29), undefined);
    equal(isoDate(2024, 2, 29), "2024-02-29");
    equal(isoDate(1900, 2, 29), undefined);
  });
  it("counts days and back, against JavaScript's own calendar", () => {
    for (let n = -40_000; n <= 60_000; n += 37) {
      const text = new Date(n * 86_400_000).toISOString().slice(0, 10);
      equal(dayFromNumber(n), text);
      equal(dayNumber(day(text)), n);
    }
  });
  it("follows Excel's serial days, with the leap day that never was", () => {
    deepEqual([1, 59, 60, 61, 45383].map((n) => dateFromSerial(n)), ["1900-01-01", "1900-02-28", undefined, "1900-03-01", "2024-04-01"]);
    deepEqual(["1900-01-01", "1900-02-28", "1900-03-01", "2024-04-01"].map((d) => serialOf(day(d))), [1, 59, 61, 45383]);
    equal(dateFromSerial(0, true), "1904-01-01");
    equal(dateFromSerial(43921, true), "2024-04-01");
  });
  it("clips a month step to the month's end", () => {
    equal(addMonths(day("2024-03-31"), -1), "2024-02-29");
    equal(addMonths(day("2024-01-31"), 13), "2025-02-28");
  });
  it("starts a 年度 in April", () => {
    deepEqual([fiscalYearOf(day("2027-03-31")), fiscalYearOf(day("2027-04-01"))], [2026, 2027]);
  });
});
