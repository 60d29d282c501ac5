import { deepEqual, equal, ok } from "node:assert/strict";
import { mergeReturns, type CellState, cellId, type Decision } from "../../../src/core/exchange/merge.ts";
import { readReturn, recogniseReturn, type ReturnedForm } from "../../../src/core/exchange/return-form.ts";
import { returnKey, type ReturnForm } from "../../../src/core/model/return-form.ts";
import { sameValue } from "../../../src/core/exchange/return-values.ts";
import { makeRandom, type Random } from "../../../src/node/demo/random.ts";
import { FIELDS, ledgerOf, makeForm, type Plain, type Rows, rowsOf, stateOf } from "./return-fixture.ts";

const FORM = makeForm("01010000", [["A04", 2, "会議録", null], ["E01", null, null, null], ["E02", 1, "業務フロー", "見直す"], ["S02", 3, null, "台帳を作る"]]);
const OTHER = makeForm("01020000", [["A04", 1, null, null], ["E01", 4, null, null]]);
const key = (item: string): string => returnKey("readiness_answers", "01010000", item);

function collect(rows: Rows, { ours = new Map() as CellState, decisions = [] as Decision[], hidden = true, file = "a.xlsx" } = {}) {
  const form = recogniseReturn(ledgerOf(file, FORM, rows, hidden), [FORM, OTHER]);
  ok("sheets" in form, JSON.stringify(form));
  return mergeReturns(stateOf([FORM, OTHER]), ours, [readReturn(ledgerOf(file, FORM, rows, hidden), form)], decisions);
}
const edited = (change: (rows: Rows) => void): Rows => {
  const rows = rowsOf(FORM).map((r) => [...r]);
  change(rows);
  return rows;
};
const cell = (rows: Rows, row: number, column: number, value: Plain): void => {
  const target = rows[row];
  ok(target);
  target[column] = value;
};
const short = (r: { changes: readonly { key: string; field: string; after: unknown }[] }) => r.changes.map((c) => [c.key.split("|")[2], c.field, c.after]);

describe("exchange/merge", () => {
  it("changes nothing when the form comes back as sent", () => deepEqual(collect(rowsOf(FORM)).changes, []));

  it("takes an answer, keeps what is blank, erases what says 削除", () => {
    const r = collect(edited((rows) => { cell(rows, 2, 2, 4); cell(rows, 2, 3, null); cell(rows, 4, 3, "削 除"); cell(rows, 4, 4, "「削除」"); }));
    deepEqual(short(r), [["A04", "level", 4], ["E02", "action", null], ["E02", "evidence", null]]);
    equal(r.merged.get(cellId(key("A04"), "evidence")), "会議録");
  });

  it("reads full-width digits and decimals, refuses what is no level", () => {
    deepEqual(short(collect(edited((rows) => { cell(rows, 3, 2, "３"); cell(rows, 4, 2, "2.5"); }))), [["E01", "level", 3], ["E02", "level", 2.5]]);
    const bad = collect(edited((rows) => { cell(rows, 3, 2, "たぶん3"); cell(rows, 4, 2, 9); }));
    deepEqual([bad.changes.length, bad.invalid.map((i) => i.answer.kind === "invalid" && i.answer.reason)], [0, ["not_a_number", "out_of_range"]]);
  });

  it("finds its rows after sorting, inserting, deleting and moving columns", () => {
    const answer = (rows: Rows): void => cell(rows, 2, 2, 5);
    const cases: readonly [string, Rows][] = [
      ["sorted", edited((rows) => { answer(rows); rows.splice(2, 4, ...rows.slice(2).reverse()); })],
      ["rows inserted above", edited((rows) => { answer(rows); rows.unshift(["部長指示"], []); })],
      ["row inserted between", edited((rows) => { answer(rows); rows.splice(3, 0, []); })],
      ["column inserted", edited((rows) => { answer(rows); rows.forEach((r) => r.splice(2, 0, null)); })],
      ["columns swapped", edited((rows) => { answer(rows); rows.slice(1).forEach((r) => r.splice(2, 3, r[4] ?? null, r[3] ?? null, r[2] ?? null)); })],
      ["other rows deleted", edited((rows) => { answer(rows); rows.splice(4, 2); })],
      ["sorted without the hidden column", edited((rows) => { answer(rows); const keys = rows.slice(2).map((r) => r[0] ?? null); rows.splice(2, 4, ...rows.slice(2).reverse()); keys.forEach((k, i) => cell(rows, 2 + i, 0, k)); })],
      ["key column deleted", edited((rows) => { answer(rows); rows.forEach((r, i) => i > 0 && r.splice(0, 1)); })],
    ];
    for (const [name, rows] of cases) deepEqual(short(collect(rows)), [["A04", "level", 5]], name);
  });

  it("knows its form by keys when the hidden sheet or the file name is gone", () => deepEqual(short(collect(edited((rows) => cell(rows, 2, 2, 5)), { hidden: false, file: "コピー ～ 最終版(2).csv" })), [["A04", "level", 5]]));

  it("lists added rows and another department's rows, and takes nothing from them", () => {
    const r = collect(edited((rows) => { rows.push([null, "X99", 5, "勝手に足した", null]); rows.push([returnKey("readiness_answers", "01020000", "A04"), "A04", 5, null, null]); }));
    deepEqual([r.changes.length, r.oddities.map((o) => o.kind)], [0, ["row_added", "row_foreign"]]);
  });

  it("takes the changed copy of a repeated row; two different ones are a conflict", () => {
    const once = collect(edited((rows) => { rows.push([...(rows[2] ?? [])]); cell(rows, 6, 2, 5); }));
    deepEqual(short(once), [["A04", "level", 5]]);
    const twice = collect(edited((rows) => { rows.push([...(rows[2] ?? [])]); cell(rows, 6, 2, 5); cell(rows, 2, 2, 4); }));
    deepEqual([twice.changes.length, twice.conflicts[0]?.kind, twice.conflicts[0]?.theirs.map((t) => t.value)], [0, "theirs_differ", [4, 5]]);
  });

  it("does not take a converted encoding for an edit", () => {
    const form = makeForm("01010000", [["A04", 2, "4月〜6月−𠮷田会議", null]]);
    for (const text of ["4月～6月－𠮷田会議", "4月?6月?𠮷田会議", "4月～6月－??田会議"]) {
      const read = readReturn(ledgerOf("a.csv", form, [["回答票"], rowsOf(form)[1] ?? [], [key("A04"), "A04", 2, text, null]], false), form);
      ok(read.cells.every((c) => c.answer.kind !== "value"), text);
    }
  });

  it("calls a form of another distribution old, and a strange file strange", () => {
    const old = makeForm("01010000", [["A04", 2, null, null]], "run0");
    deepEqual(recogniseReturn(ledgerOf("a.xlsx", old, rowsOf(old)), [FORM]), { kind: "old_version", deptCode: "01010000", distributionId: "run0" });
    deepEqual(recogniseReturn(ledgerOf("a.xlsx", FORM, [["別の資料"]], false), [FORM, OTHER]), { kind: "unknown_form" });
  });

  it("keeps HR's value in a conflict until a decision, then remembers it", () => {
    const ours: CellState = new Map([[cellId(key("A04"), "level"), 1]]);
    const rows = edited((r) => cell(r, 2, 2, 4));
    const open = collect(rows, { ours });
    const [conflict] = open.conflicts;
    ok(conflict);
    equal(open.merged.get(cellId(key("A04"), "level")), 1);
    for (const [take, expected] of [["theirs", 4], ["ours", 1], ["base", 2], ["value", 3]] as const) {
      const decision: Decision = { key: conflict.key, field: conflict.field, fingerprint: conflict.fingerprint, ours: conflict.ours, take, ...(take === "value" ? { value: 3 } : {}) };
      const decided = collect(rows, { ours, decisions: [decision] });
      deepEqual([decided.merged.get(cellId(key("A04"), "level")), decided.conflicts.length], [expected, 0], take);
      const again = collect(rows, { ours: decided.merged, decisions: [decision] });
      deepEqual([again.changes.length, again.conflicts.length, again.staleDecisions.length], [0, 0, 0], `${take} again`);
    }
    const stale = collect(edited((r) => cell(r, 2, 2, 5)), { ours, decisions: [{ key: conflict.key, field: conflict.field, fingerprint: conflict.fingerprint, ours: 1, take: "theirs" }] });
    deepEqual([stale.conflicts.length, stale.staleDecisions.length], [1, 1]);
  });

  it(`agrees with a reference model on random edit scripts`, () => {
    const scripts = Number(process.env["DAICHO_MERGE_SCRIPTS"] ?? 400);
    for (let seed = 0; seed < scripts; seed++) runScript(seed);
  });
});

const VALUES: readonly Plain[] = [0, 1, 2, 3, 4, 5];
const TEXTS: readonly Plain[] = ["会議録", "研修", "様式を直す", "担当を決める", "α"];
const draw = (random: Random, field: string): Plain => random.pick(field === "level" ? VALUES : TEXTS);

/** A random distribution, random edits by HR and by departments, random handling of the files; the model knows each edit by its cell. */
function runScript(seed: number): void {
  const random = makeRandom(seed, "merge");
  const items = ["A04", "A05", "E01", "E02", "E03", "S02"].slice(0, random.between(2, 6));
  const forms = Array.from({ length: random.between(1, 3) }, (_, d) => makeForm(`0${d + 1}010000`, items.map((item) => [item, random.chance(0.3) ? null : draw(random, "level"), random.chance(0.5) ? null : draw(random, "evidence"), null] as const)));
  const base = stateOf(forms);
  const ours = new Map([...base].filter(() => random.chance(0.15)).map(([id]) => [id, random.chance(0.2) ? null : draw(random, id.split("#")[1] ?? "")] as const));
  const wanted = new Map<string, Plain[]>();
  const returns: ReturnedForm[] = [];
  for (const form of forms) {
    const files = random.weighted([[0, 1], [1, 6], [2, 2]] as const);
    for (let n = 0; n < files; n++) returns.push(returnOne(random, form, base, wanted, `${form.deptCode}-${n}`));
  }
  const result = mergeReturns(base, ours, random.chance(0.5) ? returns : [...returns].reverse());
  for (const [id, sent] of base) {
    const now = ours.has(id) ? (ours.get(id) ?? null) : sent;
    const theirs = (wanted.get(id) ?? []).filter((v) => !sameValue(v, sent)).filter((v, i, all) => all.findIndex((w) => sameValue(v, w)) === i);
    const conflict = theirs.length > 1 || (theirs.length === 1 && !sameValue(now, sent) && !sameValue(now, theirs[0] ?? null));
    const expected = theirs.length === 1 && !conflict ? (theirs[0] ?? null) : now;
    ok(sameValue(result.merged.get(id) ?? null, expected), `seed ${seed} ${id}: ${String(result.merged.get(id))} is not ${String(expected)}`);
    equal(result.conflicts.some((c) => cellId(c.key, c.field) === id), conflict, `seed ${seed} conflict ${id}`);
  }
  equal(result.merged.size, base.size, "no invented cell");
  const again = mergeReturns(base, result.merged, returns);
  deepEqual(again.changes, [], `seed ${seed}: collecting twice changed something`);
}

function returnOne(random: Random, form: ReturnForm, base: CellState, wanted: Map<string, Plain[]>, name: string): ReturnedForm {
  let rows = rowsOf(form).map((r) => [...r]);
  const body = (): Rows => rows.slice(2);
  for (const row of body()) {
    FIELDS.forEach((field, i) => {
      if (!random.chance(0.25)) return;
      const id = cellId(String(row[0]), field);
      const value = random.weighted([["value", 6], ["erase", 1], ["blank", 2]] as const);
      if (value === "blank") row[2 + i] = null;
      else {
        const after = value === "erase" ? null : draw(random, field);
        row[2 + i] = value === "erase" ? "削除" : after;
        if (value !== "erase" || (base.get(id) ?? null) !== null) wanted.set(id, [...(wanted.get(id) ?? []), after]);
      }
    });
  }
  if (random.chance(0.3)) rows = [...rows.slice(0, 2), ...body().reverse()];
  if (random.chance(0.2)) rows.splice(random.between(2, rows.length), 0, []);
  if (random.chance(0.2)) rows.push([null, "Z01", 5, "追加", null]);
  if (random.chance(0.2)) rows.push([...(rows[random.between(2, Math.max(2, body().length + 1))] ?? [])]);
  if (random.chance(0.2)) rows.forEach((r, i) => i > 0 && r.splice(2, 0, null));
  if (random.chance(0.1)) rows.unshift(["課長確認済"]);
  return readReturn(ledgerOf(name, form, rows, random.chance(0.7)), form);
}
