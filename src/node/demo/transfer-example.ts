import type { CanonicalTables } from "../../core/model/canonical.ts";
import type { TransferPlan } from "../../core/model/transfer.ts";
import { buildTransferForm } from "../../core/workbook/transfer-form-workbook.ts";
import { writeWorkbook } from "../../xlsx/write/write-workbook.ts";
import type { DemoFile } from "./make-demo.ts";

const RUN = { version: "0", stamp: "2026-10-01T00:00:00Z", runId: "000000000000", inputs: [], options: {} };
type Person = CanonicalTables["staff"][number];
const FIRST_DAY = "2027-04-01";

/** 異動案の例.xlsx: two plans over invented people, as a clerk would write them for `--transfer`. The package file tells `daicho run` that this is no ledger. */
export async function transferExample(tables: CanonicalTables): Promise<readonly DemoFile[]> {
  const sections = tables.departments.filter(({ level }) => level === 2);
  const sectionOf = ({ dept_1, dept_2 }: Person): string | undefined => sections.find(({ full_path }) => full_path === `${dept_1 ?? ""}　${dept_2 ?? ""}`)?.dept_code ?? undefined;
  const office = (sections.find(({ name }) => /デジタル|情報/u.test(name ?? "")) ?? sections[0])?.dept_code;
  const people = tables.staff.filter((row) => row.status === "在職" && row.job_class === "事務" && row.employment_type === "常勤" && sectionOf(row) !== undefined && sectionOf(row) !== office);
  const clerks = people.filter(({ rank_band, designation }) => rank_band === "係員" && designation === null);
  const leader = people.find(({ designation }) => (designation ?? "").includes("DX推進リーダー"));
  const other = clerks.find((row) => leader !== undefined && sectionOf(row) !== sectionOf(leader));
  const move = (row: Person | undefined, dept: string | null | undefined): TransferPlan["moves"] => (row?.staff_no == null || dept == null ? [] : [{ staffNo: row.staff_no, toDept: dept, on: FIRST_DAY }]);
  const plans: readonly TransferPlan[] = [
    { name: "A案（情報部門に3人）", moves: clerks.slice(-3).flatMap((row) => move(row, office)) },
    { name: "B案（リーダーを入れ替え）", moves: leader === undefined || other === undefined ? [] : [...move(leader, sectionOf(other)), ...move(other, sectionOf(leader))] },
  ];
  const described = { name: "example", title: "daicho 異動案の例（台帳ではありません）", resources: [{ name: "transfer-example", path: "異動案の例.xlsx" }] };
  return [
    { path: "異動案の例.xlsx", bytes: await writeWorkbook(buildTransferForm(tables, plans, RUN)) },
    { path: "datapackage.json", bytes: new TextEncoder().encode(`${JSON.stringify(described, null, 2)}\n`) },
  ];
}
