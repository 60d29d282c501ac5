// npx tsx scripts/dev/make-master-sheets.ts: writes samples/masters/*.csv, the masters a municipality may change in Excel and give back with --masters.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { masterSheets } from "../../src/core/masters/master-sheets.ts";
import { defaultMasters } from "../../src/core/masters/masters.ts";
import { toCsv } from "../../src/core/model/csv.ts";

const folder = join(import.meta.dirname, "../../samples/masters");
mkdirSync(folder, { recursive: true });
for (const { name, rows } of masterSheets(defaultMasters())) writeFileSync(join(folder, `${name}.csv`), toCsv(rows[0] ?? [], rows.slice(1)));
