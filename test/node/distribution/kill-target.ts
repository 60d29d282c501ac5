/** Run by `kill.test.ts` and killed: `distribute FROM OUT 部|課` or `collect FROM BASE OUT OURS`. Prints a line when it starts to work. */
import { collect } from "../../../src/node/tasks/collect.ts";
import { distributeWith } from "../../../src/node/tasks/distribute.ts";
import { plainMakers, SILENT } from "./town.ts";

const [task, from = "", second = "", third = "", fourth = ""] = process.argv.slice(2);
process.stdout.write("started\n");
const done = task === "distribute"
  ? await distributeWith({ from, out: second, by: third, replace: true }, SILENT, plainMakers())
  : await collect({ from, base: second, out: third, ours: fourth, replace: true }, SILENT);
process.exit(done.ok ? 0 : 2);
