import assert from "node:assert/strict";
import { splitTables } from "../../../src/core/exchange/split.ts";
import type { CanonicalTables } from "../../../src/core/model/canonical.ts";
import { type ProfileId, PROFILES } from "../../../src/core/model/distribution-profile.ts";
import { renderFormula } from "../../../src/core/model/formula.ts";
import { parseReturnForm, RETURN_SHEET, KEY_HEADER } from "../../../src/core/model/return-form.ts";
import type { CellModel, SheetModel, WorkbookModel } from "../../../src/core/model/workbook.ts";
import { mayShowRate } from "../../../src/core/gap/suppress.ts";
import { buildDepartmentWorkbook } from "../../../src/core/workbook/department-workbook.ts";
import { type DepartmentWorkbook, departmentFacts, type DepartmentWorkbookInput, DEPARTMENT_SHEETS } from "../../../src/core/workbook/department/department-input.ts";
import { shownItems } from "../../../src/core/workbook/department/shown-items.ts";
import type { HrWorkbookInput } from "../../../src/core/workbook/hr/hr-input.ts";
import { writeWorkbook } from "../../../src/xlsx/write/write-workbook.ts";
import { inputOf, isClose, townTables } from "./town.ts";

interface Town {
  readonly input: HrWorkbookInput;
  readonly departments: readonly { readonly input: DepartmentWorkbookInput; readonly made: DepartmentWorkbook }[];
}

function distribute(tables: CanonicalTables, by: "部" | "課", profileId: ProfileId): Town {
  const input = inputOf(tables);
  const profile = PROFILES[profileId];
  const { shares } = splitTables(tables, { by, profile, asOf: input.scores.asOf });
  const departments = shares.map((share) => {
    const own: DepartmentWorkbookInput = { ...input, profile, share, distributionId: "d1" };
    return { input: own, made: buildDepartmentWorkbook(own) };
  });
  return { input, departments };
}

const cells = (sheet: SheetModel | undefined): readonly CellModel[] => [...(sheet?.rows ?? [])].flatMap((row) => row.cells);
const sheetOf = (book: WorkbookModel, name: string): SheetModel | undefined => book.sheets.find((sheet) => sheet.name === name);

/** Every text a reader of the package could find: values, formulas, names, validations, chart caches, properties. */
const everything = (book: WorkbookModel): string => JSON.stringify({ ...book, styles: null, sheets: book.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] })) });

describe("department workbook", () => {
  const tables = townTables(150, 5);
  const town = distribute(tables, "課", "課長");

  it("has the 7 sheets in order and _daicho, which nobody sees", () => {
    const [first] = town.departments;
    assert.ok(first);
    assert.deepEqual(first.made.book.sheets.map(({ name }) => name), [...Object.values(DEPARTMENT_SHEETS), RETURN_SHEET]);
    assert.equal(first.made.book.sheets.at(-1)?.state, "veryHidden");
  });

  it("names its own people and nobody else", () => {
    const names = tables.staff.map(({ staff_no, name }) => ({ staffNo: staff_no ?? "", name: name ?? "" }));
    for (const { input, made } of town.departments) {
      const text = everything(made.book);
      const own = new Set(input.share.people);
      const ownNames = new Set(names.filter(({ staffNo }) => own.has(staffNo)).map(({ name }) => name));
      for (const { staffNo, name } of names) {
        if (own.has(staffNo)) continue;
        assert.ok(!text.includes(staffNo), `${staffNo} in ${input.share.path}`);
        assert.ok(ownNames.has(name) || !text.includes(name), `${name} in ${input.share.path}`);
      }
    }
  });

  it("shows the engine's scores by formula", () => {
    for (const { input, made } of town.departments) {
      const score = input.scores.readiness.find(({ unit }) => unit === input.share.code);
      const rows = [...(sheetOf(made.book, DEPARTMENT_SHEETS.readiness)?.rows ?? [])];
      const total = rows.find((row) => row.cells[0]?.value === "全体");
      const shown = total?.cells.find(({ column }) => column === 3);
      assert.ok(shown?.formula !== undefined && isClose(shown.value, score?.adjusted ?? "―"), `${input.share.path}: ${String(shown?.value)} for ${String(score?.adjusted)}`);
      assert.ok(isClose(total?.cells.find(({ column }) => column === 4)?.value, score?.raw ?? "―"));
      assert.ok(isClose(total?.cells.find(({ column }) => column === 5)?.value, score?.unknownRate ?? "―"));
    }
  });

  it("follows an answer entered on 回答・見直し", () => {
    const department = town.departments.find(({ input }) => input.share.tables.readiness_answers.some(({ item_id, state }) => item_id === "E05" && state === "確認済"));
    assert.ok(department);
    const cell = cells(sheetOf(department.made.book, DEPARTMENT_SHEETS.readiness)).filter(({ formula }) => formula !== undefined && renderFormula(formula).includes("回答・見直し"));
    assert.ok(cell.length >= 3, "levels read the input cells");
    for (const { value, formula } of cell) assert.match(renderFormula(formula ?? { parts: [] }), /^IF\(AND\(ISNUMBER\('回答・見直し'!\$E\$\d+\),'回答・見直し'!\$F\$\d+="確認済"\)/u, String(value));
  });

  it("shows the scores of a 部, pooled from its 課", () => {
    for (const { input, made } of distribute(tables, "部", "部長").departments) {
      const score = input.scores.readiness.find(({ unit }) => unit === input.share.code);
      const total = [...(sheetOf(made.book, DEPARTMENT_SHEETS.readiness)?.rows ?? [])].find((row) => row.cells[0]?.value === "全体");
      assert.ok(isClose(total?.cells.find(({ column }) => column === 3)?.value, score?.adjusted ?? "―"), input.share.path);
    }
  });

  it("hides rates about few people, never one alone", () => {
    let hiddenSomewhere = 0;
    for (const { input, made } of town.departments) {
      const hidden = shownItems(departmentFacts(input)).filter(({ shown }) => !shown);
      hiddenSomewhere += hidden.length;
      assert.notEqual(hidden.length, 1, input.share.path);
      const small = input.work.computed.filter((a) => a.unit === input.share.code && a.state === "value" && ["A02", "A03", "S01", "T01", "T04"].includes(a.question) && !mayShowRate(a.numerator, a.denominator, 5, true));
      for (const answer of small) {
        assert.ok(hidden.some(({ question }) => question.id === answer.question), `${input.share.path} ${answer.question}`);
        assert.ok(!cells(sheetOf(made.book, DEPARTMENT_SHEETS.readiness)).some(({ value }) => value === answer.question), `${answer.question} stands in ${input.share.path}`);
      }
    }
    assert.ok(hiddenSomewhere > 0, "the town is too large to test suppression");
  });

  it("writes only the columns of its profile: a 部長 sees no levels, training or certificates", () => {
    const skills = tables.skills.map(({ skill_name }) => skill_name ?? "").filter((name) => name !== "");
    for (const { made } of distribute(tables, "部", "部長").departments) {
      const people = JSON.stringify(cells(sheetOf(made.book, DEPARTMENT_SHEETS.people)));
      assert.ok(!people.includes("リテラシー充足率"));
      assert.ok(skills.every((name) => !people.includes(name)));
    }
    for (const { made } of town.departments) assert.ok(!/生年月日|性別|給料|人事評価の/u.test(everything(made.book).replaceAll("人事評価には使いません", "")));
  });

  it("remembers every input cell, and reads its own form back undamaged", () => {
    for (const { made } of town.departments.slice(0, 5)) {
      const stored = new Map(cells(sheetOf(made.book, RETURN_SHEET)).length > 0 ? [...(sheetOf(made.book, RETURN_SHEET)?.rows ?? [])].flatMap(({ row, cells: list }) => list.map((cell) => [`${row},${cell.column}`, cell.value] as const)) : []);
      const rowCount = [...(sheetOf(made.book, RETURN_SHEET)?.rows ?? [])].length;
      const parsed = parseReturnForm(rowCount, (row, column) => stored.get(`${row},${column}`) ?? null);
      assert.deepEqual(parsed, { form: made.form, damaged: [] });
      const answers = sheetOf(made.book, made.form.sheets[0]?.name ?? "");
      const [form] = made.form.sheets;
      assert.ok(form && answers);
      assert.equal(answers.columns[form.keyColumn - 1]?.hidden, true);
      const rows = [...answers.rows];
      const head = rows.find(({ row }) => row === form.headerRow);
      assert.equal(head?.cells.find(({ column }) => column === form.keyColumn)?.value, KEY_HEADER);
      for (const column of form.columns) assert.equal(head?.cells.find((cell) => cell.column === column.column)?.value, column.header);
      form.rows.forEach((line, i) => {
        const row = rows.find(({ row: at }) => at === form.headerRow + 1 + i);
        assert.equal(row?.cells.find(({ column }) => column === form.keyColumn)?.value, line.key);
        form.columns.forEach((column, k) => assert.equal(row?.cells.find((cell) => cell.column === column.column)?.value ?? null, line.values[k] ?? null));
      });
    }
  });

  it("is written for odd departments too: names with 𠮷 and IVS, slashes and stars, nobody in it", async () => {
    const [department] = tables.departments.filter(({ level }) => level === 2);
    assert.ok(department);
    const odd = "総務部/人事課*";
    const renamed: CanonicalTables = {
      ...tables,
      departments: tables.departments.map((d) => (d === department ? { ...d, name: odd, full_path: odd } : d)),
      staff: tables.staff.map((s, i) => (i % 9 === 0 ? { ...s, name: "𠮷田　葛󠄀子" } : s)),
    };
    const input = inputOf(renamed);
    for (const people of [tables.staff.map(({ staff_no }) => staff_no ?? ""), []]) {
      const staff = people.length === 0 ? [] : renamed.staff.filter(({ dept_code }) => dept_code === department.dept_code);
      const share = { code: department.dept_code ?? "", path: odd, people, tables: { ...renamed, staff, projects: [], project_demands: [], assignments: [], processes: [], readiness_answers: [] } };
      const { book } = buildDepartmentWorkbook({ ...input, profile: PROFILES["課長"], share, distributionId: "d1" });
      assert.ok((await writeWorkbook(book)).length > 1000);
    }
  });

  it("holds no formula that reaches another workbook", () => {
    for (const { made } of town.departments) for (const sheet of made.book.sheets) for (const { formula } of cells(sheet)) assert.ok(formula === undefined || !renderFormula(formula).includes("["));
  });
});

describe("department workbook for publication", () => {
  it("names nobody and gives no count of people below five", () => {
    const tables = townTables(150, 5);
    for (const { input, made } of distribute(tables, "課", "公表用").departments) {
      const text = everything(made.book);
      for (const { staff_no, name } of tables.staff) assert.ok(!text.includes(staff_no ?? "?") && !text.includes(name ?? "?"), `${name} in ${input.share.path}`);
      assert.ok(!cells(sheetOf(made.book, DEPARTMENT_SHEETS.people)).some(({ value }) => typeof value === "number"));
      assert.ok(text.includes("機密性1"));
    }
  });
});
