import { strict as assert } from "node:assert";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { masterSheets } from "../../src/core/masters/master-sheets.ts";
import { defaultMasters } from "../../src/core/masters/masters.ts";
import { toCsv } from "../../src/core/model/csv.ts";
import { loadRules } from "../../src/node/scoring-rules.ts";

const SAMPLES = join(import.meta.dirname, "../../samples/masters");

describe("--masters DIR with sheets", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "masters-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("the committed samples are the masters as shipped, and load as they are", async () => {
    for (const { name, rows } of masterSheets(defaultMasters())) {
      assert.equal(readFileSync(join(SAMPLES, `${name}.csv`), "utf8"), toCsv(rows[0] ?? [], rows.slice(1)), "run: npx tsx scripts/dev/make-master-sheets.ts");
    }
    const rules = await loadRules(SAMPLES, undefined);
    assert.ok(rules.ok, JSON.stringify(rules));
    assert.deepEqual(rules.value.masters, JSON.parse(JSON.stringify(defaultMasters())));
  });

  it("takes a csv as Excel saves it again", async () => {
    const name = readdirSync(SAMPLES).find((file) => file.startsWith("スキル調査票"))!;
    copyFileSync(join(SAMPLES, name), join(folder, name));
    writeFileSync(join(folder, name), `${readFileSync(join(folder, name), "utf8").replace("版,1", "版,市独自")}窓口改革,P1.4.4\r\n`);
    const rules = await loadRules(folder, undefined);
    assert.ok(rules.ok, JSON.stringify(rules));
    assert.deepEqual([rules.value.masters.surveyMapping.version, rules.value.masters.surveyMapping.mappings.at(-1)], ["市独自", { skill: "窓口改革", items: ["P1.4.4"] }]);
  });

  it("refuses with file, place and remedy", async () => {
    writeFileSync(join(folder, "資格とレベルの対応.csv"), "\ufeff版,1\r\nID,資格\r\nIP,ITパスポート\r\n");
    const rules = await loadRules(folder, undefined);
    assert.ok(!rules.ok);
    assert.match(rules.error.message, /資格とレベルの対応.*資格名に含まれる語.*必要な項目がありません/u);
    writeFileSync(join(folder, "資格とレベルの対応.csv"), "\ufeffa,b\r\n1,2\r\n");
    rmSync(join(folder, "資格とレベルの対応.csv"));
    writeFileSync(join(folder, "メモ.csv"), "\ufeffa,b\r\n1,2\r\n");
    const other = await loadRules(folder, undefined);
    assert.ok(!other.ok && /マスタのシートがありません/u.test(other.error.message));
  });
});
