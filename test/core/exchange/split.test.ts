import { deepEqual, equal, ok } from "node:assert/strict";
import fc from "fast-check";
import { type CanonicalTables, emptyTables, type RecordOf } from "../../../src/core/model/canonical.ts";
import { PROFILES } from "../../../src/core/model/distribution-profile.ts";
import { splitTables } from "../../../src/core/exchange/split.ts";
import { composeTown } from "../../../src/node/demo/make-demo.ts";

const PLACE = { _file: "名簿.xlsx", _sheet: "s", _row: 1 };
const dept = (dept_code: string, level: number, parent_code: string | null, name: string, full_path = name, valid_to: string | null = null): RecordOf<"departments"> =>
  ({ dept_code, level, name, parent_code, full_path, valid_from: null, valid_to, ...PLACE });
const BLANK_STAFF = Object.fromEntries(Object.keys(composeTown(20, 1).tables.staff[0] ?? {}).map((k) => [k, null])) as unknown as RecordOf<"staff">;
const person = (staff_no: string | null, dept_code: string | null, extra: Partial<RecordOf<"staff">> = {}): RecordOf<"staff"> =>
  ({ ...BLANK_STAFF, staff_no, name: `名${staff_no ?? ""}`, dept_code, status: "在職", ...PLACE, ...extra });

const DEPARTMENTS = [dept("10", 1, null, "総務部"), dept("1010", 2, "10", "人事課", "総務部　人事課"), dept("101010", 3, "1010", "給与係", "総務部　人事課　給与係"), dept("1020", 2, "10", "財政課", "総務部　財政課"),
  dept("1090", 2, "10", "旧課", "総務部　旧課", "2020-03-31"), dept("9910", 2, "99", "迷子課", "迷子課")];
const OPTIONS = { by: "課", profile: PROFILES["課長"], asOf: "2026-10-01" } as const;
const tables = (extra: Partial<CanonicalTables>): CanonicalTables => ({ ...emptyTables(), departments: DEPARTMENTS, ...extra });

describe("exchange/split", () => {
  it("puts a person in the file of the own 課, people in doubt in none", () => {
    const split = splitTables(tables({ staff: [
      person("1", "101010"), person("2", "1010"), person("3", "1020"), person("4", "10"), person("5", null), person("6", "7777"), person("7", "1090"), person("8", "9910"),
      person("9", "1020"), person("9", "1010"), person(null, "1010"), person("10", "1010", { status: "退職" }), person("11", "1020", { concurrent: "総務部 人事課" }),
    ] }), OPTIONS);
    deepEqual(split.shares.map((s) => [s.code, s.fileName, s.people]), [["1010", "総務部_人事課.xlsx", ["1", "2"]], ["1020", "総務部_財政課.xlsx", ["11", "3"]]]);
    deepEqual(split.quarantine.map((q) => q.staffNo), ["5", "6", "7", "8", "9", "9", ""]);
    deepEqual(split.held.map((q) => [q.staffNo, q.reason.slice(0, 4)]), [["4", "部の直属"], ["10", "退職者"]]);
    equal(split.issues.length, 7);
  });

  it("shows 兼務 people at their second post only when asked", () => {
    const staff = [person("11", "1020", { concurrent: "総務部 人事課" }), person("1", "1010")];
    deepEqual(splitTables(tables({ staff }), { ...OPTIONS, concurrent: true }).shares[0]?.people, ["1", "11"]);
    deepEqual(splitTables(tables({ staff }), OPTIONS).shares[0]?.people, ["1"]);
  });

  it("splits by 部 with everybody below it", () => {
    const split = splitTables(tables({ staff: [person("1", "101010"), person("3", "1020"), person("4", "10")] }), { ...OPTIONS, by: "部" });
    deepEqual(split.shares.map((s) => [s.fileName, s.people]), [["総務部.xlsx", ["1", "3", "4"]]]);
  });

  it("writes only the columns of the profile, no reason of absence, no source", () => {
    const staff = [person("1", "1010", { status: "育休", birth_date: "1990-01-01", sex: "女", grade: "3" })];
    const [own] = splitTables(tables({ staff }), OPTIONS).shares[0]?.tables.staff ?? [];
    deepEqual([own?.status, own?.birth_date, own?.sex, own?.grade, own?._file, own?.name], ["不在", null, null, null, "", "名1"]);
    equal(splitTables(tables({ staff }), { ...OPTIONS, profile: PROFILES["人事"] }).shares[0]?.tables.staff[0]?.status, "育休");
    equal(splitTables(tables({ staff }), { ...OPTIONS, profile: PROFILES["公表用"] }).shares[0]?.tables.staff.length, 0);
  });

  it("gives a project to its owner, without figures to partners, without the numbers of other departments' people", () => {
    const project = { project_id: "P", title: "窓口", owner_dept: "総務部人事課", partner_depts: "財政課", plan_item: null, initiative_type: null, status: "要件", start: null, end: null, budget_yen: 5, priority: 1, expected_effect: "x", ...PLACE };
    const assignment = (staff_no: string): RecordOf<"assignments"> => ({ project_id: "P", role_id: "PM", staff_no, share: 0.2, from: null, to: null, ...PLACE });
    const [owner, partner] = splitTables(tables({ staff: [person("1", "1010"), person("3", "1020")], projects: [project], assignments: [assignment("1"), assignment("3")] }), OPTIONS).shares;
    deepEqual(owner?.tables.assignments.map((a) => a.staff_no), ["1", null]);
    deepEqual([partner?.tables.projects[0]?.title, partner?.tables.projects[0]?.budget_yen, partner?.tables.assignments.length], ["窓口", null, 0]);
  });

  it("takes a 課 under no 部 for a unit of its own, also by 部", () => {
    const departments = [...DEPARTMENTS, dept("8010", 2, null, "会計課")];
    for (const by of ["課", "部"] as const) {
      const split = splitTables({ ...emptyTables(), departments, staff: [person("1", "8010")] }, { ...OPTIONS, by });
      deepEqual(split.shares.filter((s) => s.people.length > 0).map((s) => [s.fileName, s.people]), [["会計課.xlsx", ["1"]]], by);
    }
  });

  it("makes file names that any system takes, one each", () => {
    const departments = [dept("10", 1, null, "総/務:部"), dept("1010", 2, "10", "人事課"), dept("1020", 2, "10", "人事課"), dept("1030", 2, "10", "  ")];
    deepEqual(splitTables({ ...emptyTables(), departments }, OPTIONS).shares.map((s) => s.fileName), ["総／務：部_人事課.xlsx", "総／務：部_人事課_1020.xlsx", "総／務：部_.xlsx"]);
  });

  it("in any organisation: everybody in exactly the files the rules say", () => {
    const organisation = fc.record({
      sections: fc.array(fc.record({ bureau: fc.integer({ min: 0, max: 3 }), closed: fc.boolean(), orphan: fc.boolean() }), { minLength: 1, maxLength: 8 }),
      people: fc.array(fc.record({ at: fc.integer({ min: -1, max: 12 }), unit: fc.boolean(), status: fc.constantFrom("在職", "育休", "退職", null), second: fc.integer({ min: 0, max: 8 }) }), { maxLength: 30 }),
      by: fc.constantFrom("部" as const, "課" as const), concurrent: fc.boolean(),
    });
    fc.assert(fc.property(organisation, ({ sections, people, by, concurrent }) => {
      const departments = [
        ...[0, 1, 2, 3].map((b) => dept(`B${b}`, 1, null, `部${b}`)),
        ...sections.flatMap((s, i) => [dept(`S${i}`, 2, s.orphan ? "gone" : `B${s.bureau}`, `課${i}`, `部${s.bureau}　課${i}`, s.closed ? "2026-03-31" : null), dept(`U${i}`, 3, `S${i}`, "係")]),
      ];
      const staff = people.map((p, i) => person(String(i).padStart(4, "0"), p.at < 0 ? null : `${p.unit ? "U" : "S"}${p.at}`, { status: p.status, concurrent: p.second < sections.length ? `部${sections[p.second]?.bureau ?? 0}　課${p.second}` : null }));
      const split = splitTables({ ...emptyTables(), departments, staff }, { by, concurrent, profile: PROFILES["課長"], asOf: "2026-10-01" });
      people.forEach((p, i) => {
        const no = String(i).padStart(4, "0");
        const section = sections[p.at];
        const resolved = section !== undefined && !section.orphan && !section.closed;
        const files = split.shares.filter((s) => s.people.includes(no)).map((s) => s.code);
        const home = resolved && p.status !== "退職" ? (by === "部" ? `B${section.bureau}` : `S${p.at}`) : undefined;
        const second = sections[p.second];
        const guest = concurrent && resolved && p.status !== "退職" && second !== undefined && !second.orphan ? (by === "部" ? `B${second.bureau}` : second.closed ? undefined : `S${p.second}`) : undefined;
        const expected = [...new Set([home, guest].filter((x) => x !== undefined))].sort();
        deepEqual(files.sort(), expected, JSON.stringify({ no, p, section }));
        equal(split.quarantine.some((q) => q.staffNo === no), !resolved);
      });
    }), { numRuns: 200, seed: 7 });
  });

  it("leaves nobody of the demo town out", () => {
    const { tables: town } = composeTown(300, 1);
    const split = splitTables(town, OPTIONS);
    equal(split.shares.reduce((n, s) => n + s.people.length, 0) + split.quarantine.length + split.held.length, town.staff.length);
    ok(split.shares.every((s) => s.tables.staff.length === s.people.length));
    equal(split.quarantine.length, 1, "the one whose department was renamed");
  });
});
