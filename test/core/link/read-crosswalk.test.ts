import { deepEqual, equal, ok } from "node:assert/strict";
import type { Grid, Ledger } from "../../../src/core/model/grid.ts";
import { matchColumns } from "../../../src/core/columns/match-columns.ts";
import { crosswalkIn } from "../../../src/core/link/read-crosswalk.ts";
import { convertLedgers } from "../../../src/core/pipeline.ts";
import { findTables } from "../../../src/core/table/find-tables.ts";
import { sheet } from "../table/sheet.ts";

const ledger = (file: string, grid: Grid): Ledger => ({ file, format: "xlsx", encoding: null, date1904: false, grids: [grid] });
const table = (drawing: string, merges: readonly string[] = []) => {
  const [found] = findTables("表.xlsx", sheet(drawing, merges));
  if (found === undefined) throw new Error("no table");
  return found;
};

const TWO_LEVELS = `
機構改革　新旧対照表（令和8年4月1日施行）

旧組織（令和7年度）||新組織（令和8年度）||備考
部|課|部|課|
総務部|情報管理課|総務部|情報政策課|名称変更
市民部|保険年金課|市民部|国保年金課|名称変更
福祉部|福祉課|健康福祉部|福祉課|部名変更
|児童課||子育て支援課|統合
|保育課||子育て支援課|統合
|広聴室|－|－|廃止`;
const MERGES = ["A3:B3", "C3:D3", "E3:E4"];

describe("link/read-crosswalk: 新旧対照表 among the ledgers", () => {
  it("reads two levels, the day of the title, and leaves 廃止 out", () => {
    deepEqual(crosswalkIn(table(TWO_LEVELS, MERGES)), {
      on: "2026-04-01", ended: 1,
      entries: [
        { from: "総務部　情報管理課", to: "総務部　情報政策課", on: "2026-04-01" }, { from: "市民部　保険年金課", to: "市民部　国保年金課", on: "2026-04-01" },
        { from: "福祉部　福祉課", to: "健康福祉部　福祉課", on: "2026-04-01" }, { from: "福祉部　児童課", to: "健康福祉部　子育て支援課", on: "2026-04-01" },
        { from: "福祉部　保育課", to: "健康福祉部　子育て支援課", on: "2026-04-01" },
      ],
    });
  });

  it("takes the two sides by their years where the title says what it is", () => {
    const found = crosswalkIn(table(`
組織改正に伴う課名の対照
令和7年度|令和8年度
総務部␣情報管理課|総務部␣情報政策課
市民部␣保険年金課|市民部␣国保年金課
市民部␣市民課|市民部␣市民課`));
    deepEqual([found?.on, found?.entries.length], ["2026-04-01", 2]);
  });

  it("leads nobody away from a department that goes on: 総務課, of which 法務課 was taken out", () => {
    const found = crosswalkIn(table(`
新旧組織対照表
現行|改正後（令和8年4月1日）
総務部␣総務課|総務部␣総務課
|総務部␣法務課
市民部␣市民課|市民部␣市民窓口課`));
    deepEqual(found, { on: "2026-04-01", ended: 1, entries: [{ from: "市民部　市民課", to: "市民部　市民窓口課", on: "2026-04-01" }] });
  });

  it("applies nothing without a day, and says so", () => {
    const grid = sheet(`
課名新旧対照表
旧所属名|新所属名|内容
総務部␣情報管理課|総務部␣情報政策課|名称変更
市民部␣保険年金課|市民部␣国保年金課|名称変更
市民部␣広聴課|市民部␣市民課|統合`);
    const converted = convertLedgers([ledger("対照.xlsx", grid)], {});
    ok(converted.ok);
    const said = converted.value.issues.filter((i) => i.code === "table_unknown" || i.code === "crosswalk_read");
    deepEqual(said.map((i) => (i.code === "table_unknown" ? i.seenAs : i.code)), ["crosswalk"]);
  });

  it("is no list of departments, and an 異動一覧 is no crosswalk", () => {
    equal(matchColumns(table(TWO_LEVELS, MERGES)).kind, "unknown");
    const moves = table(`
人事異動一覧（令和8年4月1日付）
職員番号|氏名|新所属|新職名|旧所属|旧職名
'100137|戸田␣彩|総務課|課長|人事課|主幹
'100274|森␣大輔|人事課|主査|税務課|主任
'000923|三浦␣剛|税務課|主事|総務課|主事`);
    equal(crosswalkIn(moves), undefined);
    const converted = convertLedgers([ledger("異動.xlsx", moves.grid)], {});
    ok(converted.ok);
    deepEqual(converted.value.issues.flatMap((i) => (i.code === "table_unknown" ? [i.seenAs] : [])), ["transfers"]);
  });

  it("leads an old department in another ledger to its successor", () => {
    const roster = sheet(`
職員名簿（令和8年4月1日現在）
職員番号|氏名|フリガナ|部|課|職名
'100137|戸田␣彩|トダ アヤ|総務部|情報政策課|課長
'100274|森␣大輔|モリ ダイスケ|市民部|国保年金課|主査
'000923|三浦␣剛|ミウラ ツヨシ|健康福祉部|福祉課|主事`);
    const work = sheet(`
業務一覧
部|課|業務名|年間件数|年間時間|受付方法
総務部|情報管理課|端末管理|120|300|紙
市民部|保険年金課|資格確認|900|500|混在
福祉部|福祉課|相談|300|800|紙`);
    const run = (grids: readonly Grid[]): readonly unknown[] => {
      const converted = convertLedgers(grids.map((g, i) => ledger(`${i}.xlsx`, g)), {});
      ok(converted.ok);
      const names = new Map(converted.value.tables.departments.map((d) => [d.dept_code, d.full_path]));
      return converted.value.tables.processes.map((p) => names.get(String(p.dept_code)) ?? null);
    };
    deepEqual(run([roster, work, sheet(TWO_LEVELS, MERGES)]), ["総務部　情報政策課", "市民部　国保年金課", "健康福祉部　福祉課"]);
    equal(run([roster, work])[0], null);
  });
});
