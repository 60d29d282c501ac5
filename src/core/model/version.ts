/** daicho's version, printed in every run.json and on every first sheet. Equal to package.json's (checked by a test). */
export const VERSION = "0.1.0";
