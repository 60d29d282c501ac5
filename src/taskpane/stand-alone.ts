/** Entry of the stand-alone page: one file, no server, no Excel. The worker's code lies in the page itself. */
import { startPane } from "./start.ts";

/** Written for "<" by scripts/dev/webpack.pane.mjs. */
const LESS_THAN = "\u{f0000}";

const source = (document.getElementById("daicho-worker")?.textContent ?? "").replaceAll(LESS_THAN, "<");
const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
const root = document.getElementById("pane");
if (root !== null) startPane(root, () => new Worker(address), undefined);
