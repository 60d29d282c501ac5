import { buildDepartmentWorkbook } from "../core/workbook/department-workbook.ts";
import { buildDistributionWorkbook } from "../core/workbook/distribution-workbook.ts";
import type { BookMakers } from "./distribution-files.ts";

/** The product's own workbooks. */
export const bookMakers: BookMakers = {
  departmentBook: (input, share, profile) => buildDepartmentWorkbook({ ...input, share, profile, distributionId: input.run.runId }).book,
  distributionBook: (manifest, input) => buildDistributionWorkbook(manifest, input.run),
};
