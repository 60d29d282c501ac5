import assert from "node:assert/strict";
import { linkTables } from "../../../src/core/link/link-tables.ts";
import { ledger, roster } from "./ledger-fixture.ts";

const codes = (linked: ReturnType<typeof linkTables>): string[] => linked.issues.map((i) => i.code);

/** Invented people. 山田太郎 twice (同姓同名), 髙橋 with an itaiji, 中村 with a former name. */
const PEOPLE = [
  ["001001", "山田　太郎", "ヤマダ タロウ", "1980-04-01", "総務部", "総務課", "庶務係", "主事"],
  ["001002", "山田　太郎", "ヤマダ タロウ", "1991-12-24", "市民部", "市民課", "窓口係", "主事"],
  ["001003", "髙橋　花子", "タカハシ ハナコ", "1985-06-15", "総務部", "人事課", "給与係", "係長"],
  ["001004", "鈴木　一郎", "スズキ イチロウ", "1970-01-31", "市民部", "税務課", "管理係", "課長"],
  ["001005", "佐藤　二葉", "サトウ フタバ", "1988-08-08", "市民部", "税務課", "管理係", "主任"],
] as const;

const training = (rows: (string | number | null)[][]) => ledger({
  file: "研修.csv", sheet: "研修", kind: "training",
  fields: ["training.staff_no", "training.person_name", "training.person_kana", "training.person_birth_date", "training.person_dept", "training.course", "training.start"], rows,
});

const linkTraining = (...rows: (string | number | null)[][]) => linkTables([roster(PEOPLE), training(rows)]);
const row = (number: string | number | null, name: string | null, more: { kana?: string; birth?: string; dept?: string } = {}): (string | number | null)[] =>
  [number, name, more.kana ?? null, more.birth ?? null, more.dept ?? null, "DX基礎研修", "R7.5.1"];

describe("linking people: what decides by itself", () => {
  const cases: readonly (readonly [string, (string | number | null)[], string])[] = [
    ["number and name", row("001004", "鈴木一郎"), "001004"],
    ["number and itaiji of the name", row("001003", "高橋 花子"), "001003"],
    ["number and birth date after a change of family name", row("001005", "伊東　二葉", { birth: "S63.8.8" }), "001005"],
    ["number alone", row("001002", null), "001002"],
    ["zeros that Excel ate, proven by the name", row(1004, "鈴木　一郎"), "001004"],
    ["name and birth date", row(null, "山田太郎", { birth: "H3.12.24" }), "001002"],
    ["name and kana that only one has", row(null, "高橋花子", { kana: "ﾀｶﾊｼ ﾊﾅｺ" }), "001003"],
    ["name and department, where one person bears the name", row(null, "鈴木 一郎", { dept: "税務課" }), "001004"],
  ];
  for (const [what, record, number] of cases) {
    it(what, () => {
      const linked = linkTraining(record);
      assert.deepEqual(linked.tables.training.map((t) => t.staff_no), [number]);
      assert.equal(linked.review.length, 0);
    });
  }
});

describe("linking people: what a clerk decides", () => {
  const cases: readonly (readonly [string, (string | number | null)[], string])[] = [
    ["the same name twice in the roster", row(null, "山田太郎"), "person_to_review"],
    ["the same name and kana twice in the roster", row(null, "山田太郎", { kana: "ヤマダタロウ" }), "person_to_review"],
    ["the same name twice in the roster, one of them in that department", row(null, "山田 太郎", { dept: "市民課" }), "person_to_review"],
    ["name and kana, but another department", row(null, "鈴木一郎", { kana: "スズキイチロウ", dept: "人事課" }), "person_to_review"],
    ["a name alone, although nobody else bears it", row(null, "鈴木一郎"), "person_to_review"],
    ["number of one, name of another", row("001004", "佐藤　二葉"), "staff_no_reused"],
    ["number of one, name and birth date of another", row("001004", "髙橋　花子", { birth: "S60.6.15" }), "staff_no_reused"],
    ["a mistyped number", row("009999", "髙橋　花子", { birth: "S60.6.15" }), "person_to_review"],
    ["nobody of that name", row(null, "架空　人物", { birth: "S40.1.1" }), "person_not_found"],
  ];
  for (const [what, record, code] of cases) {
    it(what, () => {
      const linked = linkTraining(record);
      assert.deepEqual(codes(linked), [code]);
      assert.equal(linked.tables.training.length, 0, "nothing is joined on a guess");
      assert.equal(linked.quarantine.length, 1, "nothing is lost");
      assert.equal(linked.review.length > 0, code !== "person_not_found");
    });
  }

  it("shows the evidence side by side, the best candidate first", () => {
    const { review } = linkTraining(row("009999", "髙橋　花子", { birth: "S60.6.15" }));
    assert.equal(review[0]?.right.staffNo, "001003");
    assert.deepEqual(review[0]?.compared.map((c) => [c.field, c.level]), [["職員番号", "相違"], ["姓", "一致"], ["名", "一致"], ["生年月日", "一致"]]);
    assert.ok(Math.abs((review[0]?.weight ?? 0) - (-10 + 6 + 7.6 + 10.2 - Math.log2(5))) < 1e-9, "the weight is the sum of the shown ones and the prior");
  });

  it("reads decisions back, and forgets them when they are taken out again", () => {
    const tables = [roster(PEOPLE), training([row("009999", "髙橋　花子", { birth: "S60.6.15" })])];
    const [pair] = linkTables(tables).review;
    assert.ok(pair !== undefined);
    const same = linkTables(tables, { decisions: [{ id: pair.id, verdict: "same" }] });
    assert.deepEqual(same.tables.training.map((t) => t.staff_no), ["001003"]);
    const different = linkTables(tables, { decisions: [{ id: pair.id, verdict: "different" }] });
    assert.equal(different.tables.training.length, 0);
    assert.equal(different.review.some((r) => r.id === pair.id), false);
    assert.deepEqual(linkTables(tables).review.map((r) => r.id), [pair.id]);
  });
});

describe("rosters become people", () => {
  const [first] = PEOPLE;

  it("folds a 兼務 row into the person and names the second department", () => {
    const linked = linkTables([roster([...PEOPLE, ["001001", "山田　太郎", null, null, "市民部", "税務課", null, "（兼）主事"]])]);
    assert.equal(linked.tables.staff.length, PEOPLE.length);
    const person = linked.tables.staff.find((s) => s.staff_no === "001001");
    assert.deepEqual([person?.concurrent, person?.dept_2, person?.post], ["市民部　税務課", "総務課", "主事"]);
    assert.deepEqual(linked.mergedRows.map((m) => [m.row, m.into.row, m.reason]), [[8, 3, "兼務"]]);
    assert.deepEqual(codes(linked), []);
  });

  it("reports an unmarked second row of a number in another department", () => {
    const linked = linkTables([roster([...PEOPLE, ["001001", "山田　太郎", null, null, "市民部", "税務課", null, "主事"]])]);
    assert.deepEqual(codes(linked), ["key_repeated"]);
  });

  it("folds an exact repetition", () => {
    const linked = linkTables([roster([...PEOPLE, [...first]])]);
    assert.deepEqual(linked.mergedRows.map((m) => m.reason), ["重複"]);
    assert.equal(linked.tables.staff.length, PEOPLE.length);
  });

  it("fills blanks from a second ledger and says from where", () => {
    const payroll = ledger({ file: "給与.csv", sheet: "給与", kind: "staff", fields: ["staff.staff_no", "staff.name", "staff.hire_date"], rows: [["001004", "鈴木一郎", "H4.4.1"]] });
    const linked = linkTables([roster(PEOPLE), payroll]);
    assert.equal(linked.tables.staff.find((s) => s.staff_no === "001004")?.hire_date, "1992-04-01");
    const change = [...linked.changes].find((c) => c.rule === "link.fill");
    assert.deepEqual([change?.field, change?.at.file, change?.record, change?.after], ["hire_date", "給与.csv", 4, "1992-04-01"]);
  });

  it("never makes one person of one number and two names", () => {
    const other = roster([["001001", "木村　三郎", "キムラ サブロウ", "1999-09-09", "総務部", "総務課", null, "主事"]], { file: "旧名簿.xlsx", title: "令和3年4月1日現在" });
    const linked = linkTables([roster(PEOPLE), other]);
    assert.equal(linked.tables.staff.find((s) => s.staff_no === "001001")?.name, "山田　太郎");
    assert.deepEqual(codes(linked), ["staff_no_reused"]);
    assert.equal(linked.quarantine.length, 1);
  });

  it("links 再任用 with a new number without merging", () => {
    const again = roster([...PEOPLE, ["009001", "鈴木　一郎", "スズキ イチロウ", "1970-01-31", "市民部", "税務課", "管理係", "主査"]]);
    const linked = linkTables([again]);
    assert.equal(linked.tables.staff.length, PEOPLE.length + 1);
    assert.deepEqual(codes(linked), ["person_reemployed"]);
    assert.equal(linked.review[0]?.right.staffNo, "001004");
  });

  it("keeps people without numbers under provisional ones", () => {
    const linked = linkTables([roster([[null, "田中　四郎", null, null, "総務部", "総務課", null, "主事"], [null, "田中　四郎", null, null, "総務部", "総務課", null, "主事"]])]);
    assert.deepEqual(linked.tables.staff.map((s) => s.staff_no), ["仮0001", "仮0002"]);
  });

  it("restores zeros only where another source proves them", () => {
    const bare = roster(PEOPLE.map(([n, ...rest]) => [Number(n), ...rest]), { file: "a.xlsx" });
    assert.deepEqual(linkTables([bare]).tables.staff.map((s) => s.staff_no), ["1001", "1002", "1003", "1004", "1005"], "nothing proves a width");
    const proof = training([row("001004", "鈴木一郎"), row("001003", "高橋花子"), row("001005", "佐藤二葉"), row("001001", "山田太郎", { birth: "1980-04-01" })]);
    assert.deepEqual(linkTables([bare, proof]).tables.staff.map((s) => s.staff_no), ["001001", "001002", "001003", "001004", "001005"]);
  });
});

describe("what follows from other columns", () => {
  it("職階 from 職名, 常勤換算 from hours, 在職区分 and 基準日, each on record", () => {
    const table = ledger({ kind: "staff", title: "R8.4.1現在", fields: ["staff.staff_no", "staff.name", "staff.dept_2", "staff.post", "staff.weekly_hours", "staff.retire_date"], rows: [["0001", "田中　四郎", "総務課", "課長補佐", 31, "R8.3.31"]] });
    const linked = linkTables([table]);
    const [person] = linked.tables.staff;
    assert.deepEqual([person?.rank_band, person?.fte, person?.status, person?.as_of], ["課長補佐級", 0.8, "退職", "2026-04-01"]);
    const rules = [...linked.changes].map((c) => `${c.field} ${c.rule}`);
    for (const rule of ["rank_band rank.from_post", "fte fte.from_hours", "status status.from_retirement", "as_of default.as_of"]) assert.ok(rules.includes(rule), rule);
  });
});
