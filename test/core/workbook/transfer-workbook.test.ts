import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import type { TransferPlan } from "../../../src/core/model/transfer.ts";
import { compareTransferPlans } from "../../../src/core/transfer-plans.ts";
import type { SheetDraft } from "../../../src/core/workbook/sheet/draft.ts";
import { isValued } from "../../../src/core/workbook/sheet/draft.ts";
import { buildTransferWorkbook, transferDrafts } from "../../../src/core/workbook/transfer-workbook.ts";
import { TRANSFER_SHEETS, type TransferWorkbookInput } from "../../../src/core/workbook/transfer/transfer-input.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { recalculate } from "../../support/recalculate.ts";
import { RUN } from "./ledger-fixture.ts";
import { evaluated, isClose, townTables } from "./town.ts";

const masters = defaultMasters();

function inputOf(tables: CanonicalTables, plans: readonly TransferPlan[], settings: Settings = defaultSettings()): TransferWorkbookInput {
  const compared = compareTransferPlans(tables, plans, { masters, settings }, { asOf: "2026-10-01" });
  assert.ok(compared.ok);
  return { comparison: compared.value, plans, source: "異動案.xlsx", tables, masters, settings, run: RUN };
}

// Large enough that a 部 has several 課: pooling must tell them apart.
const tables = townTables(240, 5);
const sections = tables.departments.filter(({ level }) => level === 2).map(({ dept_code }) => dept_code ?? "");
/** 部, 課 and 係: people may be moved anywhere. */
const anywhere = tables.departments.map(({ dept_code }) => dept_code ?? "");
const people = tables.staff.map(({ staff_no }) => staff_no ?? "");
const anyPlans = fc.array(fc.uniqueArray(fc.record({ staffNo: fc.constantFrom(...people), toDept: fc.constantFrom(...anywhere) }), { selector: (move) => move.staffNo, minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
  .map((lists) => lists.map((moves, i): TransferPlan => ({ name: `案${i + 1}`, moves })));

/** Every place where a formula, evaluated afresh, differs from what the engine said. */
function disagreements(drafts: readonly SheetDraft[]): readonly string[] {
  const value = evaluated(drafts);
  return drafts.flatMap((draft) => draft.rows.flatMap((row, r) => (row ?? []).flatMap((cell, c) =>
    cell === undefined || !isValued(cell.content) || isClose(value(draft.name, r, c), cell.content.value) ? [] : [`${draft.name} ${r},${c}: engine ${String(cell.content.value)}, formula ${String(value(draft.name, r, c))}`])));
}

/** The row of a unit and measure on 所属別の比較: values from 現状 on. */
function lineOf(drafts: readonly SheetDraft[], unit: string, measure: string): readonly unknown[] {
  const draft = drafts.find(({ name }) => name === TRANSFER_SHEETS.units);
  const value = evaluated(drafts);
  const row = draft?.rows.findIndex((cells) => cells?.[1]?.content === unit && cells[2]?.content === measure) ?? -1;
  return row === -1 ? [] : [4, 5, 6, 7].map((column) => value(TRANSFER_SHEETS.units, row, column));
}

describe("異動試算比較.xlsx", function () {
  it("stands on a town whose 部 have several 課", () => {
    const units = inputOf(tables, []).comparison.outcomes[0]?.working.units ?? [];
    assert.ok(units.some(({ unit }) => units.filter(({ isSection, division }) => isSection && division === unit).length > 1));
  });

  it("counts by formula what the engine scored, for any plans and either way of pooling", () => {
    fc.assert(fc.property(anyPlans, fc.boolean(), fc.constantFrom("ratio", "count", "both"), (plans, headcountWeighting, leaderBasis) => {
      assert.deepEqual(disagreements(transferDrafts(inputOf(tables, plans, { ...defaultSettings(), headcountWeighting, leaderBasis: leaderBasis as Settings["leaderBasis"] }))), []);
    }), { numRuns: 6 });
  });

  it("LibreOffice computes the same", async function () {
    this.timeout(120_000);
    const plans = fc.sample(anyPlans, { numRuns: 1, seed: 4 })[0] ?? [];
    const { book } = await recalculate({ book: await writeWorkbook(buildTransferWorkbook(inputOf(tables, plans))) });
    assert.ok(book.formulas > 500);
    assert.deepEqual(book.differences, []);
  });

  it("shows a leader who leaves: fewer here, more there, the word beside the number, and the sentence on the first page", () => {
    const now = inputOf(tables, []).comparison.outcomes[0]!;
    const only = new Set(now.scores.leaders.filter(({ actual }) => actual === 1).map(({ unit }) => unit));
    const leader = now.working.people.find(({ section }, i) => section !== null && only.has(section) && now.scores.staff[i]?.category === "DX推進リーダー");
    assert.ok(leader);
    const to = sections.find((code) => code !== leader.section) ?? "";
    const drafts = transferDrafts(inputOf(tables, [{ name: "A案", moves: [{ staffNo: leader.staffNo, toDept: to }] }]));
    const path = (code: string | null): string => tables.departments.find(({ dept_code }) => dept_code === code)?.full_path ?? "";
    const [from, there] = [leader.section, to].map((code) => lineOf(drafts, path(code), "DX推進リーダー（人）"));
    assert.deepEqual(from?.slice(2), [-1, "▼ 悪化"]);
    assert.deepEqual(there?.slice(2), [1, "▲ 改善"]);
    const front = drafts.find(({ name }) => name === TRANSFER_SHEETS.front);
    assert.ok(front?.rows.some((row) => row?.[2]?.content === path(leader.section) && row.some((cell) => /リーダーがいなくなります/u.test(String(cell?.content)))));
    const moved = drafts.find(({ name }) => name === TRANSFER_SHEETS.people);
    assert.deepEqual([1, 2, 4, 5].map((column) => moved?.rows[5]?.[column]?.content), ["A案", leader.staffNo, path(tables.staff[leader.index]?.dept_code ?? null), path(to)]);
  });

  it("marks departments of few people, by the limit of the settings, and calls scores of mostly unknown departments 参考値", () => {
    const plans = fc.sample(anyPlans, { numRuns: 1, seed: 2 })[0] ?? [];
    const marks = (settings: Settings): readonly unknown[] => {
      const drafts = transferDrafts(inputOf(tables, plans, settings));
      const value = evaluated(drafts);
      const sheet = drafts.find(({ name }) => name === TRANSFER_SHEETS.units)!;
      return sheet.rows.flatMap((_, row) => (row < 6 ? [] : [[value(sheet.name, row, 3), value(sheet.name, row, 7)]]));
    };
    const usual = marks({ ...defaultSettings(), smallCell: 1, referenceUnknownRate: 1 });
    const strict = marks({ ...defaultSettings(), smallCell: 1000, referenceUnknownRate: 0 });
    assert.ok(usual.length > 0 && usual.length === strict.length);
    assert.ok(usual.every((line) => (line as unknown[])[0] === "" && !String((line as unknown[])[1]).includes("参考値")));
    assert.ok(strict.every((line) => (line as unknown[])[0] === "×(少数)"));
    assert.ok(strict.some((line) => String((line as unknown[])[1]).includes("（参考値）")));
  });

  it("shows nothing as changed when a plan moves nobody anywhere, and stands without projects, skills or answers", () => {
    const [first] = tables.staff.filter(({ dept_code }) => sections.includes(dept_code ?? ""));
    const still = transferDrafts(inputOf(tables, [{ name: "据置", moves: [{ staffNo: first?.staff_no ?? "", toDept: first?.dept_code ?? "" }] }]));
    assert.equal(still.find(({ name }) => name === TRANSFER_SHEETS.units)?.rows.length, 7);
    const plans = fc.sample(anyPlans, { numRuns: 1, seed: 9 })[0] ?? [];
    for (const gone of [["projects", "project_demands", "assignments"], ["skills"], ["readiness_answers"]]) {
      const less = inputOf({ ...tables, ...Object.fromEntries(gone.map((id) => [id, []])) }, plans);
      assert.deepEqual(disagreements(transferDrafts(less)), [], gone.join());
      buildTransferWorkbook(less);
    }
  });

  it("is the same bytes each time and labelled for HR only", async () => {
    const plans = fc.sample(anyPlans, { numRuns: 1, seed: 1 })[0] ?? [];
    const book = buildTransferWorkbook(inputOf(tables, plans));
    assert.deepEqual(await writeWorkbook(book), await writeWorkbook(buildTransferWorkbook(inputOf(tables, plans))));
    for (const sheet of book.sheets) assert.match(sheet.print?.header ?? "", /機密性3B/u);
  });
});
