import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultMasters, defaultSettings, masterVersions } from "../../../src/core/masters/masters.ts";
import type { Masters } from "../../../src/core/masters/master-types.ts";
import { parseA1 } from "../../support/a1.ts";
import { type Cell, type Grid, gridFromRows, textCell } from "../../../src/core/model/grid.ts";
import { DIMENSION_IDS } from "../../../src/core/model/scores.ts";
import type { Settings } from "../../../src/core/model/settings.ts";
import { settingSheetFaultText } from "../../../src/core/validate/messages/scoring.ts";
import { layOut } from "../../../src/core/workbook/hr/layout.ts";
import { presetWeight } from "../../../src/core/workbook/hr/preset.ts";
import { isSettingSheet, readSettingSheet } from "../../../src/core/workbook/hr/read-setting-sheet.ts";
import { makeCellValues } from "../../../src/core/workbook/sheet/assemble.ts";
import { tinyTown } from "./tiny-town.ts";
import { inputOf } from "./town.ts";

const base = { masters: defaultMasters(), settings: defaultSettings() };

/** The 設定 sheet of a workbook made by these rules, as a reader of the file would give it; `changes` are what a clerk typed. */
function sheetOf(rules: { masters?: Masters; settings?: Settings }, changes: Readonly<Record<string, string | number | null>> = {}): Grid {
  const { draft } = layOut(inputOf(tinyTown(), rules)).settings;
  const value = makeCellValues([draft]);
  const rows: Cell[][] = draft.rows.map((row) => (row ?? []).map((_, c) => cellOf(value(draft.name, draft.rows.indexOf(row), c) as string | number | null)));
  const cells = rows.map((row) => Array.from(row, (cell) => cell ?? cellOf(null)).slice(1)).slice(1);
  for (const [at, typed] of Object.entries(changes)) {
    const { row, column } = parseA1(at);
    cells[row - 1]![column - 1] = cellOf(typed);
  }
  return gridFromRows("設定", Array.from(cells, (row) => row ?? []));
}

const cellOf = (value: string | number | null): Cell => (value === null ? textCell("") : typeof value === "number" ? { kind: "number", value } : textCell(value));

/** Address of the value beside a label. */
function beside(grid: Grid, label: string, column = 3): string {
  for (let row = 1; row <= grid.rowCount; row += 1) if (grid.cell(row, 2).value === label) return `${"ABCDEFGHI"[column - 1]}${row}`;
  throw new Error(`no ${label}`);
}
const rowOf = (grid: Grid, first: string, third?: string): number => {
  for (let row = 1; row <= grid.rowCount; row += 1) if (grid.cell(row, 1).value === first && (third === undefined || grid.cell(row, 3).value === third)) return row;
  throw new Error(`no ${first}`);
};
const faultsOf = (grid: Grid): readonly string[] => {
  const read = readSettingSheet(grid, base);
  return read.ok ? [] : read.error.map(settingSheetFaultText);
};

const rate = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const whole = fc.integer({ min: 1, max: 60 });
const words = fc.array(fc.constantFrom("医師", "薬剤師", "会計年度&パート", "test=certificate", "監査委員"), { maxLength: 4 });
/** Settings of any legal values, each type by its own rule. */
const anySettings: fc.Arbitrary<Settings> = fc.record({
  referenceUnknownRate: rate, literacyAttained: rate, fitQualified: rate, leaderRatio: rate, dxShareOther: rate, individualLiteracyWeight: rate, riskCoverage: rate,
  asOfWarnMonths: whole, literacyMinItems: whole, smallCell: whole, horizonHalves: fc.integer({ min: 1, max: 8 }), practiceHours: whole, leaderCount: whole,
  scopeJobOut: words, dxOffices: words, sourceOrder: words, leaderBasis: fc.constantFrom("ratio", "count", "both"), mainPreset: fc.constantFrom("推奨", "均等", "沖縄型"),
  headcountWeighting: fc.boolean(), sectionReadiness: fc.boolean(), dxOfficePattern: fc.constantFrom("デジタル|DX", "情報(政策|化)"),
}).map((some) => ({ ...defaultSettings(), ...some }) as Settings);

describe("設定 sheet given back with --settings", () => {
  it("gives the very settings and masters it was made by when nothing was typed", () => {
    const grid = sheetOf({});
    assert.ok(isSettingSheet(grid));
    const read = readSettingSheet(grid, base);
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual(read.value.settings, base.settings);
    for (const key of ["presets", "requirements", "questions"] as const) assert.equal(read.value.masters[key], base.masters[key]);
  });

  it("brings back any settings and any weights", () => {
    fc.assert(fc.property(anySettings, fc.array(fc.double({ min: 0, max: 100, noNaN: true }).map((x) => x + 0), { minLength: 6, maxLength: 6 }), (settings, weights) => {
      fc.pre(weights.some((weight) => weight > 0));
      const [first, ...rest] = base.masters.presets.presets;
      const presets = [{ id: first!.id, weights: Object.fromEntries(DIMENSION_IDS.map((id, i) => [id, weights[i]!])) }, ...rest];
      const masters = { ...base.masters, presets: { ...base.masters.presets, presets } };
      const read = readSettingSheet(sheetOf({ masters, settings }), base);
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(read.value.settings, settings);
      read.value.masters.presets.presets.forEach((preset, i) => DIMENSION_IDS.forEach((id) => {
        assert.ok(Math.abs(presetWeight(preset, id) - presetWeight(presets[i]!, id)) < 1e-9);
      }));
    }), { numRuns: 40 });
  });

  it("takes what a clerk typed: thresholds, weights, requirements, bands, lists", () => {
    const plain = sheetOf({});
    const weight = rowOf(plain, "D4");
    const pm = rowOf(plain, "P1.3.3", "PM");
    const band = rowOf(plain, "この点から");
    const read = readSettingSheet(sheetOf({}, {
      [beside(plain, "リテラシー：到達とみなす充足率")]: "７５％", [beside(plain, "使う重み（推奨・均等・沖縄型から選ぶか、下の表の数を直す）")]: "均等",
      [beside(plain, "部の準備度を課の人数で重み付けする（1＝する、0＝しない）")]: 1, [beside(plain, "DX所管課とする課（名称又はコード）")]: "総務課、企画課；0103",
      [`D${weight}`]: "40", [`E${pm}`]: 2, [`G${pm}`]: 0, [`A${band + 2}`]: 25,
    }), base);
    assert.ok(read.ok, JSON.stringify(read));
    const { settings, masters } = read.value;
    assert.deepEqual([settings.literacyAttained, settings.mainPreset, settings.headcountWeighting, settings.dxOffices], [0.75, "均等", true, ["総務課", "企画課", "0103"]]);
    assert.equal(masters.presets.presets[0]?.weights.D4, 40);
    assert.equal(masters.presets.presets[1], base.masters.presets.presets[1]);
    const changed = masters.requirements.requirements.find(({ role, item }) => role === "PM" && item === "P1.3.3");
    assert.deepEqual([changed?.required, changed?.mustHave], [2, false]);
    assert.deepEqual(masters.questions.bands.map(({ below }) => below), [25, 40, 60, 80, 101]);
  });

  it("tells changed masters by their version, and takes its own sheet again", () => {
    const plain = sheetOf({});
    const of = (weight: number): Masters => {
      const read = readSettingSheet(sheetOf({}, { [`D${rowOf(plain, "D4")}`]: weight }), base);
      assert.ok(read.ok);
      return read.value.masters;
    };
    const [forty, fifty] = [of(40), of(50)];
    assert.notEqual(forty.presets.version, base.masters.presets.version);
    assert.notEqual(forty.presets.version, fifty.presets.version);
    assert.deepEqual({ ...masterVersions(forty), "weight-presets": "" }, { ...masterVersions(base.masters), "weight-presets": "" });
    const again = readSettingSheet(sheetOf({ masters: forty }), base);
    assert.ok(again.ok, JSON.stringify(again));
    assert.deepEqual(again.value.masters.presets, forty.presets);
  });

  it("names the cell and the remedy of every value it cannot take", () => {
    const plain = sheetOf({});
    const [attained, least, share] = [beside(plain, "リテラシー：到達とみなす充足率"), beside(plain, "少数の秘匿：これ未満の人数は所属別の資料で表示しない"), beside(plain, "個人の準備度：実践の重み")];
    const weight = rowOf(plain, "D4");
    const pm = rowOf(plain, "P1.3.3", "PM");
    const faults = faultsOf(sheetOf({}, { [attained]: "八割くらい", [least]: -1, [share]: null, [`D${weight}`]: -5, [`E${weight}`]: "#REF!", [`F${pm}`]: 0, [`G${pm}`]: "はい", [`A${rowOf(plain, "この点から") + 3}`]: 10 }));
    assert.deepEqual(faults, [
      `${attained}「リテラシー：到達とみなす充足率」の値「八割くらい」は使えません。0から1まで（20％なら0.2）を入れてください。`,
      `${least}「少数の秘匿：これ未満の人数は所属別の資料で表示しない」の値「-1」は使えません。1以上の整数を入れてください。`,
      `${share}「個人の準備度：実践の重み」の値が空欄です。0から1まで（20％なら0.2）を入れてください。`,
      `D${weight}「推奨　D4」の値「-5」は使えません。0以上の数（配点）を入れてください。`,
      `E${weight}「均等　D4」の値「#REF!」は使えません。0以上の数（配点）を入れてください。`,
      `F${pm}「PM　P1.3.3の重み」の値「0」は使えません。0より大きい数（要らない項目は、必要レベルを0にします）を入れてください。`,
      `G${pm}「PM　P1.3.3の必須（1）」の値「はい」は使えません。1（必須）又は0を入れてください。`,
      `A${rowOf(plain, "この点から") + 3}「段階「部分的」」の値「10」は使えません。一つ上の段階より大きい点を入れてください。`,
    ]);
  });

  it("refuses weights that are all zero, a missing row and a renamed preset", () => {
    const plain = sheetOf({});
    const zero = Object.fromEntries(DIMENSION_IDS.map((id) => [`D${rowOf(plain, id)}`, 0]));
    assert.match(faultsOf(sheetOf({}, zero)).join(), /推奨の配点.*すべて0.*一つ以上の分野/u);
    const at = beside(plain, "リテラシー：到達とみなす充足率", 2);
    assert.match(faultsOf(sheetOf({}, { [at]: null, [at.replace("B", "A")]: null })).join(), /リテラシー到達とする割合.*行や列を消さず/u);
    assert.match(faultsOf(sheetOf({}, { [at]: "合格ライン" })).join(), /合格ライン.*この版の daicho にない設定/u);
    assert.match(faultsOf(sheetOf({}, { [`F${rowOf(plain, "分野")}`]: "本市" })).join(), /沖縄型.*行や列を消さず/u);
  });

  it("refuses a sheet of another version, and one without any", () => {
    const plain = sheetOf({});
    const version = beside(plain, base.masters.certificates.title);
    assert.deepEqual(faultsOf(sheetOf({}, { [version]: "県独自2" })), [
      `${version}「資格とレベルの対応」の版が「県独自2」ですが、今の計算に使うのは「${base.masters.certificates.version}」です。ブックを作ったときと同じマスターを --masters で指定するか、今のマスターで作り直したブックの設定シートに、直したい値を写してください。`,
    ]);
    // Masters given on purpose are another matter, unless their entries stand on the sheet.
    const given = (key: "courses" | "presets") => readSettingSheet(plain, { ...base, masters: { ...base.masters, [key]: { ...base.masters[key], version: "市独自" } } }).ok;
    assert.deepEqual([given("courses"), given("presets")], [true, false]);
    assert.match(faultsOf(sheetOf({}, { [beside(plain, "設定シートの様式")]: "99" })).join(), /版が「99」ですが、今の計算に使うのは「1」/u);
    assert.match(faultsOf(sheetOf({}, { [beside(plain, "設定シートの様式", 2)]: null })).join(), /様式の版が書かれていません/u);
    assert.equal(isSettingSheet(gridFromRows("設定", [[textCell("項目"), textCell("値")]])), false);
  });
});
