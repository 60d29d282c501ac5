import type { RecordOf } from "../model/canonical.ts";
import type { IsoDate } from "../model/date.ts";
import type { CertificateWork } from "../model/scoring-work.ts";
import { fold, remember } from "../masters/fold.ts";
import type { Certificate, Masters } from "../masters/master-types.ts";
import { lastDay } from "./calendar.ts";

export interface HeldCertificate extends CertificateWork {
  readonly row: Certificate | undefined;
}

/** R14: certificates of each person (by place in `staffNos`), matched to the first master row and checked for validity on asOf. */
export function heldCertificates(
  rows: readonly RecordOf<"qualifications">[], persons: ReadonlyMap<string, number>, masters: Masters, asOf: IsoDate,
): readonly (readonly HeldCertificate[])[] {
  const match = certificateMatcher(masters);
  const held: HeldCertificate[][] = Array.from({ length: persons.size }, () => []);
  rows.forEach((row, index) => {
    const person = row.staff_no === null ? undefined : persons.get(row.staff_no);
    if (person === undefined) return;
    const certificate = match(row.name);
    const acquired = lastDay(row.acquired_on);
    const until = lastDay(row.valid_until);
    const valid = (acquired === undefined || acquired <= asOf) && (until === undefined || until >= asOf);
    held[person]?.push({ index, row: certificate, certificate: certificate?.id ?? null, itss: certificate?.itss ?? 0, valid, validUntil: until ?? null });
  });
  return held;
}

export function certificateMatcher(masters: Masters): (name: string | null) => Certificate | undefined {
  const rows = masters.certificates.certificates.map((row) => ({ row, patterns: row.patterns.map(fold) }));
  return remember((name) => {
    const key = fold(name);
    return rows.find(({ patterns }) => patterns.some((pattern) => key.includes(pattern)))?.row;
  });
}
