// render FILE.xlsx OUTDIR [DPI]: the workbook as PDF and one PNG per page, to look at before a release.
import { renderPages } from "../../test/support/render.ts";

const [file, folder, dpi] = process.argv.slice(2);
if (file === undefined || folder === undefined) {
  console.error("render FILE.xlsx OUTDIR [DPI]");
  process.exit(2);
}
void renderPages(file, folder, dpi === undefined ? undefined : Number(dpi)).then((pages) => {
  for (const page of pages) console.log(page);
});
