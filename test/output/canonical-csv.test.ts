import { deepEqual, equal, ok as truthy } from "node:assert/strict";
import { TABLE_IDS } from "../../src/core/model/canonical.ts";
import { composeTown } from "../../src/node/demo/make-demo.ts";
import { issuesFromCsv, tablesFromCsv, tableToCsv } from "../../src/output/canonical-csv.ts";

describe("output/canonical-csv", () => {
  const { tables } = composeTown(60, 5);

  it("reads back every table it writes, unknown staying unknown", () => {
    const texts = new Map(TABLE_IDS.map((id) => [id, tableToCsv(id, tables[id])]));
    const read = tablesFromCsv((id) => texts.get(id));
    truthy(read.ok);
    for (const id of TABLE_IDS) deepEqual(read.value[id].length, tables[id].length, id);
    deepEqual(read.value.staff.map(({ staff_no, fte, former_name, birth_date }) => [staff_no, fte, former_name, birth_date]), tables.staff.map(({ staff_no, fte, former_name, birth_date }) => [staff_no, fte, former_name, birth_date]));
    deepEqual(read.value.project_demands.map(({ critical }) => critical), tables.project_demands.map(({ critical }) => critical));
  });

  it("writes a byte order mark and CRLF, and quotes only what needs it", () => {
    const text = tableToCsv("training", [{ ...tables.training[0]!, course: 'A "B", C' }]);
    truthy(text.startsWith("\ufeffstaff_no,"));
    truthy(text.includes('"A ""B"", C"'));
    equal(text.split("\r\n").length, 3);
  });

  it("refuses a table whose columns were changed, with file and remedy", () => {
    const read = tablesFromCsv((id) => (id === "staff" ? tableToCsv("staff", tables.staff).replace("name_kana", "よみ") : undefined));
    truthy(!read.ok && read.error.message.includes("tables/staff.csv") && read.error.message.includes("name_kana"));
  });

  it("reads issues back", () => {
    deepEqual(issuesFromCsv("\ufeffcode,severity,file,sheet,cell,field,found,message\r\nname_gaiji,warning,a.csv,a,B2,氏名,〓,\"あ、\nい\"\r\n").map(({ code, cell, message }) => [code, cell, message]), [["name_gaiji", "B2", "あ、\nい"]]);
  });
});
