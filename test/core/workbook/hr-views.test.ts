import assert from "node:assert/strict";
import { compareYears, yearMeasures } from "../../../src/core/change.ts";
import { defaultMasters, defaultSettings } from "../../../src/core/masters/masters.ts";
import { a1 } from "../../../src/core/model/cell-address.ts";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import type { Reference } from "../../../src/core/model/formula.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import { hrDrafts } from "../../../src/core/workbook/hr-workbook.ts";
import { LEAVER } from "../../../src/core/workbook/hr/dependence-layout.ts";
import { type HrWorkbookInput, SHEETS } from "../../../src/core/workbook/hr/hr-input.ts";
import { layOut } from "../../../src/core/workbook/hr/layout.ts";
import { personLabel } from "../../../src/core/workbook/hr/staff-data.ts";
import { type Content, isFormula, type SheetDraft } from "../../../src/core/workbook/sheet/draft.ts";
import { cellIn } from "../../../src/core/workbook/sheet/placed-table.ts";
import { randomTown } from "../reference/random-town.ts";
import { disagreements, evaluated, inputOf, isClose, type Reader, townTables } from "./town.ts";

const VIEW_SHEETS = [SHEETS.byDimension, SHEETS.byStep, SHEETS.byObstacle, SHEETS.byPlanItem, SHEETS.byWeight] as const;

const sheetOf = (drafts: readonly SheetDraft[], name: string): SheetDraft => {
  const found = drafts.find((draft) => draft.name === name);
  assert.ok(found, name);
  return found;
};
/** Row of a sheet whose first column holds this text, from `below` on. */
const rowNamed = (sheet: SheetDraft, name: string, below = 0): number => sheet.rows.findIndex((row, r) => r > below && row?.[1]?.content === name);
const columnHeaded = (sheet: SheetDraft, headRow: number, text: string): number => (sheet.rows[headRow] ?? []).findIndex((cell) => cell?.content === text);
const read = (value: Reader, { sheet, range }: Reference): unknown => value(sheet ?? "", range.top, range.left);

function withContent(drafts: readonly SheetDraft[], name: string, [row, column]: readonly [number, number], content: Content): readonly SheetDraft[] {
  return drafts.map((draft) => {
    if (draft.name !== name) return draft;
    const rows = draft.rows.map((cells) => cells?.slice());
    const cell = rows[row]?.[column];
    assert.ok(cell);
    (rows[row] as (typeof cell)[])[column] = { ...cell, content };
    return { ...draft, rows } as SheetDraft;
  });
}

describe("HR workbook, closer looks", function () {
  const input = inputOf(townTables(150, 11));
  const drafts = hrDrafts(input);

  const RULES: readonly Partial<Settings>[] = [{ sectionReadiness: true }, { headcountWeighting: true }, { mainPreset: "沖縄型" }, { leaderBasis: "both", leaderCount: 2 }, { smallCell: 8, leaderSharingBelow: 9, referenceUnknownRate: 0.1 }];
  for (const rules of RULES) {
    it(`formulas agree with the engine under ${JSON.stringify(rules)}`, () => {
      const changed = inputOf(townTables(150, 3), { settings: { ...defaultSettings(), ...rules } });
      assert.deepEqual(disagreements(hrDrafts(changed)), []);
    });
  }

  it("formulas agree with the engine on towns of every odd shape", () => {
    for (let seed = 1; seed <= 16; seed += 1) {
      const settings = { ...defaultSettings(), sectionReadiness: seed % 3 === 0, headcountWeighting: seed % 4 === 0 };
      assert.deepEqual(disagreements(hrDrafts(inputOf(randomTown(seed, 20 + seed), { settings }))), [], `seed ${seed}`);
    }
  });

  it("shows 係 on every view sheet when they are scored", () => {
    const deep = inputOf(townTables(60, 3), { settings: { ...defaultSettings(), sectionReadiness: true } });
    const subsections = deep.work.units.filter(({ level }) => level === 3).length;
    assert.ok(subsections > 0);
    for (const name of VIEW_SHEETS) {
      const sheet = sheetOf(hrDrafts(deep), name);
      assert.equal(sheet.rows.filter((row) => typeof row?.[1]?.content === "string" && row[1].content.startsWith("　　")).length, subsections, name);
    }
  });

  it("shows raw, adjusted, unknown rate and the questions it stands on for every part and unit", () => {
    const sheet = sheetOf(drafts, SHEETS.byObstacle);
    const value = evaluated(drafts);
    const head = rowNamed(sheet, "所属");
    assert.deepEqual((sheet.rows[head] ?? []).slice(1, 6).map((cell) => cell?.content), ["所属", "素点", "調整後", "未確認", "設問"]);
    const { views } = input.scores.readiness.find(({ unit }) => unit === "ORG") ?? assert.fail("no ORG");
    input.masters.obstacles.obstacles.forEach(({ id, name }, p) => {
      const view = views[`obstacle:${id}`] ?? assert.fail(id);
      assert.equal(sheet.rows[head - 1]?.[2 + p * 4]?.content, name);
      const [raw, adjusted, unknown, stands] = [0, 1, 2, 3].map((k) => value(SHEETS.byObstacle, head + 1, 2 + p * 4 + k));
      assert.ok(isClose(raw, view.raw) && isClose(adjusted, view.adjusted) && isClose(unknown, view.unknownRate), id);
      assert.equal(stands, `${view.reference ? "参" : ""}${view.judged}/${view.questions}`);
    });
  });

  it("names as the body's next step a question of that part with the most points to win", () => {
    const sheet = sheetOf(drafts, SHEETS.byStep);
    const value = evaluated(drafts);
    const { items } = input.scores.readiness.find(({ unit }) => unit === "ORG") ?? assert.fail("no ORG");
    input.masters.questions.steps.forEach(({ id, name }) => {
      const own = input.masters.questions.questions.flatMap((question) => {
        const item = items[question.id];
        return question.step === id && item?.s !== null && item !== undefined ? [{ id: question.id, missed: item.weight * (1 - (item.s ?? 0)) }] : [];
      });
      const most = Math.max(...own.map(({ missed }) => missed));
      const text = String(value(SHEETS.byStep, rowNamed(sheet, `ステップ${id} ${name}`), 7));
      assert.ok(own.filter(({ missed }) => Math.abs(missed - most) < 1e-9).some((question) => text.startsWith(question.id)), text);
    });
  });

  it("tells every unit where to begin: the lowest part, never a reference value", () => {
    const town = hrDrafts(inputOf(townTables(300, 1)));
    const sheet = sheetOf(town, SHEETS.byDimension);
    const value = evaluated(town);
    const head = rowNamed(sheet, "所属");
    const [lowest, first] = [columnHeaded(sheet, head, "低い点"), columnHeaded(sheet, head, "まず取り組むところ")];
    const rows = sheet.rows.flatMap((row, r) => (r > head && row !== undefined ? [r] : []));
    let refused = 0;
    for (const r of rows) {
      const parts = [0, 1, 2, 3, 4, 5].map((p) => ({ adjusted: value(SHEETS.byDimension, r, 3 + p * 4), reference: String(value(SHEETS.byDimension, r, 5 + p * 4)).startsWith("参"), name: String(sheet.rows[head - 1]?.[2 + p * 4]?.content) }));
      const ranked = parts.flatMap((part) => (typeof part.adjusted === "number" && !part.reference ? [{ ...part, adjusted: part.adjusted }] : []));
      if (parts.some(({ adjusted, reference }) => reference && typeof adjusted === "number" && ranked.every((part) => part.adjusted > adjusted))) refused += 1;
      const least = Math.min(...ranked.map(({ adjusted }) => adjusted));
      assert.equal(value(SHEETS.byDimension, r, lowest), ranked.length === 0 ? "―" : least);
      const where = value(SHEETS.byDimension, r, first);
      assert.ok(ranked.length === 0 ? where === "回答の確認が先" : ranked.some((part) => part.adjusted === least && part.name === where), `row ${r}: ${String(where)}`);
    }
    assert.ok(rows.length > 10 && refused > 0, "a reference value that would have been lowest is met");
  });

  it("lists the items of whichever version of the plan is chosen, under their names of that version", () => {
    const sheet = sheetOf(drafts, SHEETS.byPlanItem);
    const row = rowNamed(sheet, "計画の版（選べます）");
    for (const { version, items } of defaultMasters().planItems.versions) {
      const value = evaluated(withContent(drafts, SHEETS.byPlanItem, [row, 2], version));
      const names = [1, 2, 3, 4, 5, 6, 7].map((k) => value(SHEETS.byPlanItem, row + 2 + k, 2)).filter((name) => name !== "");
      assert.deepEqual(names, items.map(({ name }) => name), version);
    }
    const first = evaluated(withContent(drafts, SHEETS.byPlanItem, [row, 2], "1.0"));
    assert.match(String(first(SHEETS.byPlanItem, row + 5, 13)), /→ 自治体フロントヤード改革の推進（点は自動で移しません）/u);
  });

  it("tries any person's leaving by formula exactly as the engine removes them", () => {
    const { staff } = layOut(input);
    const some = input.work.dependences.slice(0, 12);
    assert.ok(some.length >= 5);
    for (const { staffNo, before, after } of some) {
      const label = personLabel(staffNo, staff.people[staff.numberOf(staffNo) - 1]?.record.name ?? null);
      const value = evaluated(withContent(drafts, SHEETS.dependence, [LEAVER.row, LEAVER.choice], label));
      assert.ok(isClose(value(SHEETS.dependence, 8, 1), before), staffNo);
      assert.ok(isClose(value(SHEETS.dependence, 8, 2), after), staffNo);
    }
    const nobody = evaluated(withContent(drafts, SHEETS.dependence, [LEAVER.row, LEAVER.choice], "いない人"));
    assert.ok(isClose(nobody(SHEETS.dependence, 8, 1), nobody(SHEETS.dependence, 8, 2)));
  });

  it("computes the best possible coverage live: a stricter fit gives the engine's figure of that fit", () => {
    for (const fitQualified of [0.85, 0.95]) {
      const expected = inputOf(input.tables, { settings: { ...defaultSettings(), fitQualified } });
      const layout = layOut(input);
      const { range } = layout.settings.value("fitQualified");
      const value = evaluated(withContent(drafts, SHEETS.settings, [range.top, range.left], fitQualified));
      input.work.periods.forEach(({ label }, t) => {
        const found = read(value, cellIn(layout.gaps.periods, t, "maxCoverage"));
        assert.ok(isClose(found, expected.scores.maxCoverageByPeriod[label] ?? "該当なし"), `${fitQualified} ${label}: ${String(found)}`);
      });
    }
  });

  it("shows coverage of every department, plan item and project that owns demand, in every half", () => {
    const sheet = sheetOf(drafts, SHEETS.coverageViews);
    const kinds = sheet.rows.slice(6).map((row) => row?.[1]?.content);
    const own = (kind: string): number => new Set(input.scores.coverageViews.filter((view) => view.kind === kind).map(({ id }) => id)).size;
    assert.equal(kinds.filter((kind) => kind === "所属").length, own("department"));
    assert.equal(kinds.filter((kind) => kind === "重点取組事項").length, own("planItem"));
    assert.equal(kinds.filter((kind) => kind === "案件").length, input.scores.projects.length);
  });

  it("counts a project that a 部 owns itself for the 部 only", () => {
    const division = input.work.units.find(({ level }) => level === 1) ?? assert.fail("no 部");
    const owned = new Set(input.tables.project_demands.map(({ project_id }) => project_id));
    const first = input.tables.projects.find(({ project_id }) => owned.has(project_id)) ?? assert.fail("no project");
    const moved = inputOf({ ...input.tables, projects: input.tables.projects.map((row) => (row === first ? { ...row, owner_dept: division.fullPath } : row)) });
    assert.ok(moved.work.projects.some(({ owner, section }) => owner === division.unit && section === null));
    assert.ok(moved.scores.coverageViews.some(({ id, demand }) => id === division.unit && demand > 0));
    assert.deepEqual(disagreements(hrDrafts(moved)), []);
  });

  it("says of every certificate that ends within a year how urgent it is", () => {
    const held = input.tables.qualifications.slice(0, 2).map((row, i) => ({ ...row, acquired_on: "2024-04-01", valid_until: i === 0 ? "2026-11-30" : "2027-08-31" }));
    const ending = hrDrafts(inputOf({ ...input.tables, qualifications: held }));
    const sheet = sheetOf(ending, SHEETS.qualifications);
    const value = evaluated(ending);
    const head = sheet.rows.findIndex((row) => row?.[5]?.content === "残り日数");
    assert.deepEqual([1, 2].map((k) => [value(SHEETS.qualifications, head + k, 5), String(value(SHEETS.qualifications, head + k, 6)).slice(0, 1)]), [[60, "▲"], [334, "△"]]);
  });

  it("names every item nobody was asked about, and only these", () => {
    const sheet = sheetOf(drafts, SHEETS.quality);
    const start = rowNamed(sheet, "調査票になく、団体として分からない項目（職員の弱みではありません）");
    const named = sheet.rows.slice(start + 2).flatMap((row) => (typeof row?.[2]?.content === "string" && /^(?:L[WTHM]\d|P\d\.\d\.\d+)$/u.test(row[2].content) ? [row[2].content] : []));
    const needed = new Set(input.work.roles.flatMap(({ items }) => items.map(({ item }) => item)));
    const unknown = input.work.items.filter(({ item, inUse, framework }) => !inUse && (framework === "DSS-L" || needed.has(item))).map(({ item }) => item);
    assert.ok(unknown.length > 5);
    assert.deepEqual(named.toSorted(), unknown.toSorted());
  });

  it("gives everybody in a category their reason, and counts of all reasons add up to all people", () => {
    const value = evaluated(drafts);
    const sheet = sheetOf(drafts, SHEETS.roster);
    const end = sheet.rows.findIndex((row, r) => r > 5 && row?.[2] === undefined);
    const counts = sheet.rows.slice(6, end).map((_row, i) => Number(value(SHEETS.roster, 6 + i, 2)));
    assert.equal(counts.reduce((sum, n) => sum + n, 0), input.work.people.length);
    const people = input.scores.staff.filter(({ category }) => ["高度専門人材", "DX推進リーダー", "DX推進リーダー候補"].includes(category));
    const head = rowNamed(sheet, "人材区分", 6);
    const reason = columnHeaded(sheet, head, "区分の理由");
    const shown = sheet.rows.slice(head + 1).flatMap((row) => (row?.[reason] === undefined ? [] : [row[reason].content]));
    assert.deepEqual(shown.toSorted(), people.map(({ categoryReason }) => categoryReason).toSorted());
  });

  it("puts neither value nor formula into a hidden cell of 公開用集計, and hides again when a shown one becomes few", () => {
    const sheet = sheetOf(drafts, SHEETS.openFigures);
    const value = evaluated(drafts);
    let [hidden, shown] = [0, 0];
    sheet.rows.forEach((row, r) => row?.forEach((cell, c) => {
      if (cell === undefined || r < 6 || c < 2) return;
      if (cell.content === "×（少数）") hidden += 1;
      else if (isFormula(cell.content)) shown += 1;
      else assert.equal(cell.content, "―");
      const n = value(SHEETS.openFigures, r, c);
      if (c === 2 && typeof n === "number") assert.ok(n === 0 || n >= input.settings.smallCell, a1(r, c));
    }));
    assert.ok(hidden > 10 && shown > 10);
    const { range } = layOut(input).settings.value("smallCell");
    const stricter = evaluated(withContent(drafts, SHEETS.settings, [range.top, range.left], 50));
    assert.ok(sheet.rows.every((row, r) => {
      const n = r < 6 || row === undefined ? "" : stricter(SHEETS.openFigures, r, 2);
      return typeof n !== "number" || n === 0 || n >= 50;
    }));
  });
});

describe("前回との比較", () => {
  const after = inputOf(townTables(60, 7));
  const thin: CanonicalTables = {
    ...after.tables, staff: after.tables.staff.filter((_row, i) => i % 7 !== 0), skills: after.tables.skills.filter((_row, i) => i % 5 !== 0),
    training: after.tables.training.filter((_row, i) => i % 3 !== 0), readiness_answers: after.tables.readiness_answers.filter((_row, i) => i % 6 !== 0),
  };

  function book(before: HrWorkbookInput) {
    const years = compareYears(before, after, yearMeasures(after.scores));
    assert.ok(years.ok);
    const drafts = hrDrafts({ ...after, previous: before.scores, years: years.value });
    assert.deepEqual(disagreements(drafts), []);
    const sheet = sheetOf(drafts, SHEETS.years);
    const value = evaluated(drafts);
    const at = (label: string): readonly number[] => sheet.rows.flatMap((row, r) => (r > 6 && row !== undefined ? [Number(value(SHEETS.years, r, columnHeaded(sheet, 6, label)))] : []));
    const texts = (label: string): readonly unknown[] => sheet.rows.flatMap((row, r) => (r > 6 && row !== undefined ? [value(SHEETS.years, r, columnHeaded(sheet, 6, label))] : []));
    return { at, texts, note: String(sheet.rows[4]?.[1]?.content), previous: value(SHEETS.readiness, 6, columnHeaded(sheetOf(drafts, SHEETS.readiness), 5, "前回の調整後")) };
  }

  it("takes the change apart into parts that add up exactly", () => {
    const { at, texts, note, previous } = book(inputOf(thin));
    const [definition, people, skills, known, whole] = [at("決まりの変更"), at("人の異動"), at("学び"), at("把握の広がり"), at("前回からの差")];
    whole.forEach((sum, i) => {
      if (!Number.isNaN(sum)) assert.ok(Math.abs((definition[i] ?? 0) + (people[i] ?? 0) + (skills[i] ?? 0) + (known[i] ?? 0) - sum) < 1e-9);
    });
    assert.ok(whole.some((x) => Math.abs(x) > 0.1) && people.some((x) => Math.abs(x) > 1e-6) && skills.some((x) => Math.abs(x) > 1e-6) && known.some((x) => Math.abs(x) > 1e-6));
    assert.ok(definition.every((x) => Number.isNaN(x) || x === 0));
    assert.ok(texts("点検").every((mark) => mark === "○" || mark === "―"));
    assert.match(note, /^○/u);
    assert.equal(typeof previous, "number");
  });

  it("refuses the plain difference when settings or masters differ, and gives the one under equal rules", () => {
    const { at, texts, note, previous } = book(inputOf(thin, { settings: { ...defaultSettings(), leaderRatio: 0.5, scopeJobOut: [] } }));
    assert.ok(texts("前回からの差").every((text) => text === "比べません"));
    assert.ok(texts("点検").every((mark) => mark === "○" || mark === "―") && texts("点検").includes("○"));
    assert.ok(at("決まりの変更").some((x) => Math.abs(x) > 1e-6) && at("同じ決まりでの差").some((x) => Math.abs(x) > 1e-6));
    assert.match(note, /^× .*設定/u);
    assert.equal(previous, "―");
  });

  it("names the masters that differ as the clerk knows them", () => {
    const masters = defaultMasters();
    const { note } = book(inputOf(thin, { masters: { ...masters, presets: { ...masters.presets, version: "前年度" } } }));
    assert.ok(note.startsWith("×") && note.includes(masters.presets.title) && !note.includes("設定（"));
  });

  it("without last time says how to get it", () => {
    assert.match(String(sheetOf(hrDrafts(after), SHEETS.years).rows[4]?.[1]?.content), /--previous/u);
  });
});
