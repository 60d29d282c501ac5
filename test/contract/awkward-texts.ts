/** Cell texts that writers of workbooks are known to lose or break. */
export const AWKWARD_TEXTS: readonly string[] = [
  " leading and trailing ", "　全角の空白　", "line\nbreak", "tab\there", "carriage\rreturn", "crlf\r\nend\r\n",
  "bell\u0007 and escape\u001b", "null\u0000", "noncharacters \ufffe \uffff", "_x0041_", "_x005F_x0041_", "_x000D_", "_xZZZZ_", "x_x0041",
  "<tag attribute=\"1\">&amp;</tag>", "]]>", "𠮷野家 𩸽", "邉󠄀邊󠄁", "ﾊﾝｶｸ ｶﾞ", "か\u3099", "①㈱㌔Ⅲ", "\ue000外字", "👨‍👩‍👧", "\u202eright to left", "00012345", "1e5", "TRUE", "#N/A", "=1+1", "'quoted", "+81-3", "-",
  "'", '"', "字".repeat(32_767),
];
