import { a1Range } from "../../core/model/cell-address.ts";
import type { TableModel } from "../../core/model/workbook.ts";
import { NAMESPACE, XML_HEADER, countedList, element } from "./xml.ts";

const DEFAULT_STYLE = "TableStyleLight1";

export function tableXml(table: TableModel, id: number): string {
  const ref = a1Range(table.range);
  const { style = DEFAULT_STYLE } = table;
  const styleInfo = style === null ? "" : element("tableStyleInfo", { name: style, showFirstColumn: false, showLastColumn: false, showRowStripes: true, showColumnStripes: false });
  return (
    XML_HEADER +
    element(
      "table",
      { xmlns: NAMESPACE.main, id, name: table.name, displayName: table.name, ref, totalsRowShown: false },
      element("autoFilter", { ref }) + countedList("tableColumns", table.columns.map((name, i) => element("tableColumn", { id: i + 1, name }))) + styleInfo,
    )
  );
}
