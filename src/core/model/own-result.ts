/** Name of the worksheet property on result sheets that daicho added to a clerk's workbook: results are no ledgers. */
export const OWN_RESULT_MARK = "daicho";
