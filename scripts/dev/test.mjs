// `npm test`: installs what the checks need, then runs every check. Nothing is skipped: what is missing is installed, or the run fails saying so.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.mjs";
import { build, ensureModules, ROOT, run, succeeds } from "./shell.mjs";

/** Debian packages the tests use, each with a command that proves it is there. */
const SYSTEM = [
  { name: "chromium", proof: ["chromium", ["--version"]] },
  { name: "libreoffice-calc", proof: ["soffice", ["--version"]] },
  { name: "poppler-utils", proof: ["pdftoppm", ["-v"]] },
  { name: "python3-openpyxl", proof: ["/usr/bin/python3", ["-c", "import openpyxl"]] },
  { name: "python3-uno", proof: ["/usr/bin/python3", ["-c", "import uno"]] },
  { name: "python3-lxml", proof: ["/usr/bin/python3", ["-c", "import lxml"]] },
  { name: "libxml2-utils", proof: ["xmllint", ["--version"]] },
  { name: "fontconfig", proof: ["fc-list", ["--version"]] },
  { name: "fonts-noto-cjk", proof: ["sh", ["-c", "fc-list :lang=ja | grep -q ."]] },
  { name: "openssl", proof: ["openssl", ["version"]] },
];

function ensureSystem() {
  const missing = () => SYSTEM.filter(({ proof: [command, args] }) => !succeeds(command, args)).map(({ name }) => name);
  const wanted = missing();
  if (wanted.length === 0) return;
  const asRoot = process.getuid?.() === 0 ? [] : succeeds("sudo", ["-n", "true"]) ? ["sudo", "-n"] : null;
  if (!existsSync("/usr/bin/apt-get") || asRoot === null) {
    console.error(`The tests need these programs, and they cannot be installed from here: ${wanted.join(", ")}. On Debian: apt-get install ${wanted.join(" ")}`);
    process.exit(1);
  }
  console.error(`installing ${wanted.join(", ")}`);
  const apt = (...args) => run(asRoot[0] ?? "apt-get", [...asRoot.slice(1), ...(asRoot.length > 0 ? ["apt-get"] : []), "-qq", ...args], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", ...wanted);
  const still = missing();
  if (still.length > 0) {
    console.error(`still missing after installing: ${still.join(", ")}`);
    process.exit(1);
  }
}

const node = (script, ...args) => run(process.execPath, [join(ROOT, script), ...args]);

ensureModules();
ensureSystem();
check();
build();
node("node_modules/mocha/bin/mocha.js", "--forbid-only", "--forbid-pending", "--reporter", "scripts/dev/counting-reporter.cjs", "test/**/*.test.ts");
