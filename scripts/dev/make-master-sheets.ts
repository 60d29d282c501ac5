// npx tsx scripts/dev/make-master-sheets.ts: writes samples/masters/*.csv, the masters a municipality may change in Excel and give back with --masters.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { masterSheets } from "../../src/core/masters/master-sheets.ts";
import { defaultMasters } from "../../src/core/masters/masters.ts";
import { toCsv } from "../../src/core/model/csv.ts";

const folder = join(import.meta.dirname, "../../samples/masters");
mkdirSync(folder, { recursive: true });
const sheets = masterSheets(defaultMasters());
for (const { name, rows } of sheets) writeFileSync(join(folder, `${name}.csv`), toCsv(rows[0] ?? [], rows.slice(1)));
// Says what the folder is, also to `daicho run`: masters are no ledgers.
const resources = sheets.map(({ name }, i) => ({ name: `master-${i + 1}`, title: name, path: `${name}.csv`, format: "csv", encoding: "utf-8" }));
writeFileSync(join(folder, "datapackage.json"), `${JSON.stringify({ name: "daicho-masters", title: "daicho マスターの初期値", resources }, null, 2)}\n`);
