import manifest from "../../package.json" with { type: "json" };

/** daicho's own version, printed in every run.json and on every 表紙. */
export const VERSION: string = manifest.version;
